/*
 * Shows in a preview what nobody accepted yet: a bar that names it, and marks where it stands on the page. What it is
 * stands in a script of its own, globalThis.concordance.unaccepted, so that no page changes with it.
 */
(function () {
  'use strict';
  const { summary, rows } = globalThis.concordance.unaccepted || { summary: '', rows: [] };
  const make = window.concordance.make;
  const root = new URL(document.querySelector('[data-root]').dataset.root || './', location.href).href;
  if (!rows.length) return;
  const here = decodeURI(location.href.split('#')[0]).slice(decodeURI(root).length) || 'index.html';

  function name(row) {
    const words = row.id;
    return row.place ? make('a', { href: root + row.place, textContent: words }) : make('b', { textContent: words });
  }

  function item(row) {
    const lines = make('pre', { textContent: row.lines.join('\n') });
    return make('li', {}, name(row), ` ${row.said}, `, make('code', { textContent: row.file }), lines);
  }

  function mark(row) {
    const [page, anchor] = row.place.split('#');
    if (page !== here) return;
    const shown = (anchor && document.getElementById(anchor)) || document.querySelector('#content');
    shown.classList.add('unaccepted');
    if (!shown.querySelector(':scope > .unaccepted-note')) {
      shown.prepend(make('p.unaccepted-note', { textContent: `Not yet accepted: ${row.id}` }));
    }
  }

  const bar = make('details.preview-bar', {}, make('summary', { textContent: `Preview. ${summary}` }), make('ul', {}, ...rows.map(item)));
  document.body.prepend(make('aside', { ariaLabel: 'Not yet accepted' }, bar));
  rows.filter((row) => row.place).forEach(mark);
})();
