/*
 * Marks the words in which two texts of one lineage differ, where they stand: what the later struck in the earlier column,
 * what it put in in the later one. Runs are matched with the letters of the units, spaces left out.
 */
(function () {
  'use strict';
  const { plain } = window.concordance.reader;
  const SAYS = { deleted: ['del', 'struck'], inserted: ['ins', 'put in'] };
  const letters = (text) => text.replace(/\s+/g, '');

  /* The wordings of a unit and of all inside it, in the order of reading. */
  function wordings(unit) {
    return [
      ...(unit.own ? [[`${unit.id}/own`, plain(unit.own)]] : []),
      ...(unit.items || []).flatMap(wordings),
      ...(unit.closing ? [[`${unit.id}/closing`, plain(unit.closing)]] : []),
      ...(unit.more || []).flatMap(wordings),
    ];
  }

  /* Where the letters of a kind of run stand: for each wording the stretches [start, end] of its text. */
  function stretches(unit, runs, kind) {
    const own = runs.filter(([each]) => each === 'same' || each === kind);
    const flags = own.flatMap(([each, text]) => new Array(letters(text).length).fill(each === kind));
    const found = new Map();
    let reached = 0;
    for (const [name, text] of wordings(unit)) {
      const spans = [];
      [...text].reduce((at, sign) => {
        if (sign.trim()) {
          const last = spans[spans.length - 1];
          if (flags[reached]) {
            if (last && !text.slice(last[1], at).trim()) last[1] = at + sign.length; else spans.push([at, at + sign.length]);
          }
          reached += letters(sign).length;
        }
        return at + sign.length;
      }, 0);
      found.set(name, spans);
    }
    return found;
  }

  function wrap(node, kind) {
    const [tag, word] = SAYS[kind];
    const { make } = window.concordance;
    const element = make(tag);
    node.replaceWith(element);
    element.append(make('span.hidden', {}, `[${word}: `), node, make('span.hidden', {}, ']'));
  }

  function markParagraph(paragraph, spans, kind) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let reached = 0;
    for (const node of nodes) {
      const end = reached + node.length;
      const inside = spans.filter(([from, to]) => from < end && to > reached).reverse();
      for (const [from, to] of inside) {
        const piece = node.splitText(Math.max(from - reached, 0));
        if (to < end) piece.splitText(to - Math.max(from, reached));
        wrap(piece, kind);
      }
      reached = end;
    }
  }

  /** Mark a pair in a table, where both of its sides stand; give how many stretches were marked. */
  function mark(table, pair, unitOf) {
    let count = 0;
    for (const [id, kind] of [[pair.earlier, 'deleted'], [pair.later, 'inserted']]) {
      const unit = unitOf(id);
      for (const [name, spans] of unit ? stretches(unit, pair.runs, kind) : []) {
        for (const paragraph of spans.length ? table.querySelectorAll(`[data-words="${CSS.escape(name)}"]`) : []) {
          if (!paragraph.querySelector('del, ins')) markParagraph(paragraph, spans, kind);
          count += spans.length;
        }
      }
    }
    return count;
  }

  window.concordance.marks = { mark };
})();
