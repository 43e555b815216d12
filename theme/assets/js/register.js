/* Filters the tables of the register, the tile map with them, and shows each status on a chosen day. */
(function () {
  'use strict';

  function readFields(form) {
    const fields = [...form.querySelectorAll('[data-field]')].filter((select) => select.value);
    return fields.map((select) => [select.dataset.field, select.value]);
  }

  function readWords(form) {
    const field = form.querySelector('[data-words]');
    return field ? field.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
  }

  function wordsOf(row) {
    if (!row.dataset.words) row.dataset.words = row.textContent.toLowerCase();
    return row.dataset.words;
  }

  /* Values of several words are compared word by word; a provision is found with what stands in it, and in what holds it. */
  function has(row, name, value) {
    const own = (row.dataset[name] || '').split(' ');
    if (name !== 'unit') return own.includes(value);
    return own.some((unit) => unit === value || unit.startsWith(`${value}(`) || value.startsWith(`${unit}(`));
  }

  /* A typed number such as 6(3) is that provision or what stands in it; it is no part of 16(3). */
  function isAt(row, word) {
    const paths = row.dataset.unit.split(' ').map((unit) => unit.slice(unit.indexOf(':') + 1));
    return paths.some((path) => path === word || path.startsWith(`${word}(`));
  }

  const isUnit = (row, word) => Boolean(row.dataset.unit) && /^\d+[a-z]?(?:\(\w+\))+$/.test(word);

  function says(row, word) {
    return isUnit(row, word) ? isAt(row, word) : wordsOf(row).includes(word);
  }

  function fits(row, fields, words, part, named) {
    return fields.every(([name, value]) => has(row, name, value))
      && (words.every((word) => says(row, word)) || (named.length > 0 && window.concordance.states.fits(row, named, wordsOf)
        && words.every((word) => !isUnit(row, word) || isAt(row, word))))
      && (!part || isPart(row, part));
  }

  /* States that the words name in any language, once their names are there. */
  function statesNamed(form) {
    const field = form.querySelector('[data-words]');
    return field && window.concordance.states ? window.concordance.states.called(field.value) : [];
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
    const [fields, words, named] = [readFields(form), readWords(form), statesNamed(form)];
    for (const row of rows) row.hidden = !fits(row, fields, words, part, named);
    markTiles(part, rows);
    say(form, rows);
  }

  const learnNames = () => window.concordance.reader.load('js/state-names.js').then(() => window.concordance.states.ready());

  function start(form) {
    const place = form.dataset.sift;
    const scope = place === 'states' ? document.getElementById('table') : document.getElementById(place);
    const rows = [...scope.querySelectorAll('[data-row]')];
    form.inert = false;
    const { read, write } = window.concordance.formState;
    read(form); // a link may open the register with filters set: `?kind=reservation&state=xa`
    form.addEventListener('input', () => { apply(form, rows); write(form); });
    const field = form.querySelector('[data-words]');
    if (field && rows.some((row) => row.dataset.state)) {
      const learn = () => learnNames().then(() => apply(form, rows)).catch(() => {});
      field.addEventListener('focus', learn, { once: true });
      if (field.value) learn();
    }
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => { apply(form, rows); write(form); }));
    apply(form, rows);
  }

  document.querySelectorAll('form[data-sift]').forEach(start);
})();
