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

  function fits(row, fields, words, part) {
    const own = (name) => (row.dataset[name] || '').split(' ');
    return fields.every(([name, value]) => own(name).includes(value))
      && words.every((word) => wordsOf(row).includes(word))
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
    const [fields, words] = [readFields(form), readWords(form)];
    for (const row of rows) row.hidden = !fits(row, fields, words, part);
    markTiles(part, rows);
    say(form, rows);
  }

  /* A link may open the register with filters set: `?kind=reservation&state=xa`. */
  function readQuery(form) {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
      if (field) field.value = value;
    }
  }

  function start(form) {
    const place = form.dataset.sift;
    const scope = place === 'states' ? document.getElementById('table') : document.getElementById(place);
    const rows = [...scope.querySelectorAll('[data-row]')];
    form.inert = false;
    readQuery(form);
    form.addEventListener('input', () => apply(form, rows));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => apply(form, rows)));
    apply(form, rows);
  }

  document.querySelectorAll('form[data-sift]').forEach(start);
})();
