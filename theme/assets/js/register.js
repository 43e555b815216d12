/* Filters the tables of the register, the tile map with them, and shows each status on a chosen day. */
(function () {
  'use strict';

  const names = {};
  /* States by their codes: every name, in small letters without accents. */

  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  function readFields(form) {
    const fields = [...form.querySelectorAll('[data-field]')].filter((select) => select.value);
    return fields.map((select) => [select.dataset.field, select.value]);
  }

  function readWords(form) {
    const field = form.querySelector('[data-words]');
    return field ? fold(field.value).split(/\s+/).filter(Boolean) : [];
  }

  function wordsOf(row) {
    if (!row.words) row.words = fold(row.dataset.words || row.textContent);
    return row.words;
  }

  /* Values of several words are compared word by word; a provision is found with what stands in it, and in what holds it. */
  function has(row, name, value) {
    if (name !== 'unit') return (row.dataset[name] || '').split(' ').includes(value);
    return row.dataset.units.split(' ').some((own) => own === value || own.startsWith(`${value}(`) || value.startsWith(`${own}(`));
  }

  /* A typed number such as 6(3) is that unit or stands in it; it is no part of 16(3). */
  function saysUnit(row, word) {
    return row.dataset.units.split(' ').some((own) => {
      const path = own.slice(own.indexOf(':') + 1);
      return path === word || path.startsWith(`${word}(`);
    });
  }

  function isCalled(row, word) {
    return word.length > 2 && (names[row.dataset.state] || []).some((name) => ` ${name}`.includes(` ${word}`));
  }

  function saysWord(row, word) {
    if (row.dataset.units && /^\d+[a-z]?(\(\w+\))+$/.test(word)) return saysUnit(row, word);
    return wordsOf(row).includes(word) || isCalled(row, word);
  }

  /* Which States a typed name may mean: the one of that very name or code, else each with a name that begins so. */
  function statesFor(form) {
    const field = form.querySelector('[data-state]');
    const typed = field ? fold(field.value.trim()) : '';
    if (!typed) return null;
    const options = [...field.list.options].map((option) => [option.dataset.code, fold(option.value)]);
    const same = options.find(([code, name]) => code === typed || name === typed);
    if (same) return [same[0]];
    return options.filter(([code, name]) => [name, ...(names[code] || [])].some((one) => ` ${one}`.includes(` ${typed}`)))
      .map(([code]) => code);
  }

  function fits(row, { fields, words, part, states }) {
    return fields.every(([name, value]) => has(row, name, value))
      && words.every((word) => saysWord(row, word))
      && (!states || states.includes(row.dataset.state))
      && (!part || isPart(row, part));
  }

  function isPart(element, part) {
    return (element.dataset.in || '').split(' ').some((mark) => mark.startsWith(`${part}:`));
  }

  /* The phase that holds on a day is the last one that has started. */
  function statusOn(row, day) {
    const phases = row.dataset.phases.split(';').map((phase) => phase.split('|'));
    return phases.filter(([start]) => start <= day).pop()[1];
  }

  function showStatus(row, day, first, names) {
    const cell = row.querySelector('[data-status-words]');
    if (!cell.dataset.first) cell.dataset.first = cell.textContent;
    const code = statusOn(row, day);
    row.dataset.status = code;
    row.classList.toggle('gone', ['withdrawn', 'no-deposit', 'effected', 'not-made'].includes(code));
    cell.className = `state-of s-${code}`;
    cell.textContent = day === first ? cell.dataset.first : names[code];
  }

  function nameStatuses(form) {
    const options = [...form.querySelectorAll('[data-field="status"] option')];
    return Object.fromEntries(options.map((option) => [option.value, option.textContent]));
  }

  function showDay(form, rows) {
    const field = form.querySelector('[data-day]');
    if (!field || !field.value) return;
    const names = nameStatuses(form);
    for (const row of rows) showStatus(row, field.value, field.defaultValue, names);
  }

  function markTiles(part, rows) {
    const shown = new Set(rows.filter((row) => !row.hidden).map((row) => row.querySelector('a').getAttribute('href')));
    for (const tile of document.querySelectorAll('[data-tiles] .tile')) {
      const on = shown.has(tile.getAttribute('href'));
      tile.classList.toggle('off', !on);
      tile.classList.toggle('on', on && Boolean(part));
    }
  }

  function say(form, rows) {
    const left = rows.filter((row) => !row.hidden).length;
    form.querySelector('[data-count]').textContent = left === rows.length ? `${left} shown` : `${left} of ${rows.length} shown`;
    const nothing = document.querySelector('[data-nothing]');
    if (nothing) nothing.hidden = left > 0;
  }

  function apply(form, rows) {
    showDay(form, rows);
    const field = form.querySelector('[data-part]');
    const part = field ? field.value : '';
    const asked = { fields: readFields(form), words: readWords(form), states: statesFor(form), part };
    for (const row of rows) row.hidden = !fits(row, asked);
    markTiles(part, rows);
    say(form, rows);
  }

  /* The filters stand in the address: `?kind=reservation&state=xa&day=2012-01-01`. */
  function fieldsOf(form) {
    const named = ['part', 'state', 'day', 'words'].map((name) => [name, form.querySelector(`[data-${name}]`)]);
    return [...[...form.querySelectorAll('[data-field]')].map((select) => [select.dataset.field, select]), ...named.filter(([, field]) => field)];
  }

  function readQuery(form) {
    const asked = new URLSearchParams(location.search);
    for (const [name, field] of fieldsOf(form).filter(([key]) => asked.get(key))) {
      const option = [...(field.list?.options || [])].find(({ dataset }) => dataset.code === asked.get(name));
      field.value = option ? option.value : asked.get(name);
    }
  }

  function writeQuery(form) {
    const query = new URLSearchParams();
    for (const [name, field] of fieldsOf(form).filter(([, { value, defaultValue }]) => value && value !== defaultValue)) {
      const option = [...(field.list?.options || [])].find(({ value }) => value === field.value);
      query.set(name, option ? option.dataset.code : field.value);
    }
    const text = String(query).replace(/%3A/g, ':').replace(/%28/g, '(').replace(/%29/g, ')');
    history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  }

  function loadNames(form, after) {
    const script = window.concordance.make('script', { src: form.dataset.names });
    script.addEventListener('load', () => {
      for (const [code, all] of Object.entries(window.concordance.stateNames)) names[code] = all.map(fold);
      after();
    });
    document.head.append(script);
  }

  function start(form) {
    const place = form.dataset.sift;
    const scope = place === 'states' ? document.getElementById('table') : document.getElementById(place);
    const rows = [...scope.querySelectorAll('[data-row]')];
    form.inert = false;
    readQuery(form);
    const change = () => { apply(form, rows); writeQuery(form); };
    form.addEventListener('input', change);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(change));
    apply(form, rows);
    if (!form.dataset.names) return;
    const again = () => loadNames(form, () => apply(form, rows));
    if (location.search) again(); else form.addEventListener('focusin', again, { once: true });
  }

  document.querySelectorAll('form[data-sift]').forEach(start);
})();
