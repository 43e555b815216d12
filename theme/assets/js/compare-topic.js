/*
 * The walk through a comparison: only the rows that differ, the next of them, one at a time; and words and rows lit
 * together. Without it all rows stand, and values and words lead to each other by plain links. What is chosen stands in the
 * address: `?show=differs`, `?show=one`.
 */
(function () {
  'use strict';
  const table = document.querySelector('.topic .points');
  const bar = document.querySelector('[data-walk]');
  if (!table || !bar) return;
  const said = document.querySelector('[data-walked]');
  const count = bar.querySelector('[data-count]');
  const only = bar.querySelector('[data-only]');
  const one = bar.querySelector('[data-one]');
  const rows = [...table.tBodies[0].rows];
  const isPhone = matchMedia('(max-width: 832px)').matches;
  const differing = rows.filter((row) => row.classList.contains('differs'));
  const walked = () => (differing.length ? differing : rows);
  let current = null;

  function light(row) {
    for (const lit of document.querySelectorAll('.topic .on')) lit.classList.remove('on');
    current = row;
    if (!row) return;
    row.classList.add('on');
    for (const link of document.querySelectorAll('.topic .p')) {
      const own = link.dataset.rows ? link.dataset.rows.split(' ') : [link.hash.slice(1)];
      link.classList.toggle('on', own.includes(row.id));
    }
    for (const mark of document.querySelectorAll('.strip a')) {
      if (mark.hash === `#${row.id}`) mark.setAttribute('aria-current', 'true'); else mark.removeAttribute('aria-current');
    }
  }

  function write() {
    const query = new URLSearchParams(location.search);
    query.delete('show');
    if (table.classList.contains('one')) query.set('show', 'one');
    else if (only.checked) query.set('show', 'differs');
    const text = query.toString();
    try { history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`); } catch { /* kept for this page alone */ }
  }

  function tell(row) {
    const place = walked().indexOf(row);
    const words = [...row.cells].slice(1).map(({ childNodes }) => [...childNodes].map((node) => node.textContent.trim()).join(' ')).join('; ');
    count.textContent = place < 0 ? '' : `${place + 1} of ${walked().length}`;
    said.textContent = `${row.cells[0].textContent}: ${words}`;
  }

  function go(row) {
    light(row);
    tell(row);
    if (table.classList.contains('one')) return;
    row.scrollIntoView({ block: 'nearest' });
    const value = row.querySelector('.v');
    if (value) value.focus({ preventScroll: true });
  }

  function step(by) {
    const list = walked();
    const at = list.indexOf(current);
    const from = at < 0 && current ? list.findIndex((row) => rows.indexOf(row) > rows.indexOf(current)) - (by > 0 ? 1 : 0) : at;
    go(list[(from + by + list.length + (at < 0 && !current && by < 0 ? 1 : 0)) % list.length]);
  }

  function showOnly() {
    table.classList.toggle('only-differs', only.checked && differing.length > 0);
    count.textContent = only.checked ? `${differing.length} of ${rows.length} rows shown` : '';
  }

  function showOne(isOn) {
    table.classList.toggle('one', isOn);
    one.setAttribute('aria-pressed', String(isOn));
    one.textContent = isOn ? 'all rows' : 'one at a time';
    only.disabled = isOn;
    if (isOn) { light(current || walked()[0]); tell(current); } else count.textContent = '';
  }

  only.addEventListener('change', () => { showOnly(); write(); });
  one.addEventListener('click', () => { showOne(!table.classList.contains('one')); write(); });
  for (const button of bar.querySelectorAll('[data-step]')) button.addEventListener('click', () => step(Number(button.dataset.step)));

  /* A row that the address or a link names is lit, and shown where it was left out. */
  function follow() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const row = target.closest('.points tr') || document.getElementById(target.matches('.p') ? rowOf(target) : '');
    if (!row) return;
    if (only.checked && !row.classList.contains('differs')) { only.checked = false; showOnly(); write(); }
    light(row);
    if (table.classList.contains('one')) tell(row);
  }

  /* Words may carry several rows: those that were followed last come first. */
  function rowOf(mark) {
    const own = mark.dataset.rows ? mark.dataset.rows.split(' ') : [mark.hash.slice(1)];
    return current && own.includes(current.id) ? current.id : own[0];
  }

  table.addEventListener('click', (event) => {
    const row = event.target.closest('tbody tr');
    if (row && event.target.closest('.v')) light(row);
  });
  addEventListener('hashchange', follow);

  /* `d` and `D` walk through the differences: `n` and `p` turn topics. */
  document.addEventListener('keydown', (event) => {
    if (!'dD'.includes(event.key) || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    if (!window.concordance.reader.areKeysOn() || event.target.closest('input, textarea, select') || document.querySelector('dialog[open], [role="dialog"]:not([hidden])')) return;
    event.preventDefault();
    step(event.key === 'd' ? 1 : -1);
  });

  bar.hidden = false;
  const show = new URLSearchParams(location.search).get('show');
  only.checked = show === 'differs';
  if (only.checked) showOnly();
  if (show === 'one' || (isPhone && !show && !location.hash && differing.length)) showOne(true);
  follow();
})();
