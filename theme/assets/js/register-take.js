/* Takes the rows of a table that are shown: into the clipboard as a table, or as a file of comma-separated values. */
(function () {
  'use strict';
  const { make } = window.concordance;

  /* The cells as text: the heads first, then the rows that are shown. */
  function cellsOf(table) {
    const rows = [...table.querySelectorAll('[data-row]')].filter((row) => !row.hidden);
    return [table.tHead.rows[0], ...rows].map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
  }

  function asTable(cells) {
    const [heads, ...rows] = cells;
    const line = (tag, texts) => make('tr', {}, ...texts.map((text) => make(tag, {}, text)));
    return make('table', {}, make('thead', {}, line('th', heads)), make('tbody', {}, ...rows.map((row) => line('td', row))));
  }

  /* A spreadsheet takes a cell that starts so for a formula. */
  function disarm(text) {
    return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  }

  function asValues(cells) {
    const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return `\ufeff${cells.map((row) => row.map((text) => quote(disarm(text))).join(',')).join('\r\n')}\r\n`;
  }

  function copyTable(table) {
    const cells = cellsOf(table);
    const put = (event) => {
      event.clipboardData.setData('text/html', asTable(cells).outerHTML);
      event.clipboardData.setData('text/plain', cells.map((row) => row.join('\t')).join('\n'));
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', put, { once: true, capture: true });
    const isDone = document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    const count = cells.length - 1;
    window.concordance.reader.say(isDone ? `Copied as a table: ${count} ${count === 1 ? 'row' : 'rows'}` : 'Your browser refuses to copy.');
  }

  function saveTable(table, name) {
    window.concordance.reader.save(asValues(cellsOf(table)), 'text/csv', `${name}.csv`);
  }

  for (const line of document.querySelectorAll('[data-take]')) {
    const table = document.getElementById(line.dataset.take);
    line.hidden = false;
    line.querySelector('[data-copy-table]').addEventListener('click', () => copyTable(table));
    line.querySelector('[data-save-table]').addEventListener('click', () => saveTable(table, line.dataset.file));
  }
})();
