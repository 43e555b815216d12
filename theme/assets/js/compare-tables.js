/* Filters and sorts long tables. Without it the tables stand whole and in their order. */
(function () {
  'use strict';

  function readMarks(form) {
    return [...form.querySelectorAll('[data-mark]')].map((select) => select.value).filter(Boolean);
  }

  function fits(row, words, marks) {
    const text = row.dataset.words || (row.dataset.words = row.textContent.toLowerCase());
    const own = row.dataset.marks.split(' ');
    return words.every((word) => text.includes(word)) && marks.every((mark) => own.includes(mark));
  }

  function apply(form, table) {
    const words = form.querySelector('[data-words]').value.toLowerCase().split(/\s+/).filter(Boolean);
    const marks = readMarks(form);
    const rows = [...table.querySelectorAll('[data-row]')];
    for (const row of rows) row.hidden = !fits(row, words, marks);
    for (const body of table.tBodies) body.hidden = ![...body.querySelectorAll('[data-row]')].some((row) => !row.hidden);
    const left = rows.filter((row) => !row.hidden).length;
    form.querySelector('[data-count]').textContent = left === rows.length ? `${left} shown` : `${left} of ${rows.length} shown`;
  }

  function startFilters(form) {
    const table = document.getElementById(form.dataset.filters);
    const { read, write } = window.concordance.formState;
    form.inert = false;
    read(form);
    form.addEventListener('input', () => { apply(form, table); write(form); });
    form.addEventListener('submit', (event) => event.preventDefault());
    apply(form, table);
  }

  function sortBy(table, index, down) {
    const body = table.tBodies[0];
    const order = new Intl.Collator('en', { numeric: true });
    const text = (row) => row.cells[index].innerText.trim();
    const keyed = [...body.rows].map((row) => [text(row), row]);
    keyed.sort((one, other) => order.compare(one[0], other[0]) * (down ? -1 : 1));
    body.append(...keyed.map(([, row]) => row));
  }

  function startSort(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, index) => {
      const button = window.concordance.make('button.sort', { type: 'button' }, ...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sortBy(table, index, down);
      });
    });
  }

  document.querySelectorAll('form[data-filters]').forEach(startFilters);
  document.querySelectorAll('table[data-sortable]').forEach(startSort);
})();
