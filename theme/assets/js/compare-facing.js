/* The table of the comparison tool: chosen provisions as columns, as they stand or topic by topic, and word differences. */
(function () {
  'use strict';
  const { splitId, isWithin, nameOf, textOf, make, makeLink, startTable, draw } = window.concordanceDraw;

  function drawHead(ids) {
    return make('thead', '', make('tr', '', ...ids.map((id) => {
      const text = textOf(id);
      const head = make('th', text.hue, `${text.name}, ${nameOf(id)}`, ' ', make('small', '', text.status));
      head.scope = 'col';
      return head;
    })));
  }

  function drawCell(column, units) {
    const text = textOf(column);
    const whose = make('p', 'whose', text.name);
    whose.setAttribute('aria-hidden', 'true');
    if (!units.length) return make('td', `gap ${text.hue}`, whose, make('p', 'none', make('span', '', 'no counterpart')));
    const cell = make('td', text.hue, whose, ...units.flatMap((id) => draw(id, text.hue)));
    cell.lang = text.lang;
    return cell;
  }

  /* The part of a topic's provision that a column holds: the narrower of the two, or nothing. */
  function narrow(column, units) {
    const held = units.map((id) => (isWithin(id, column) ? id : isWithin(column, id) ? column : ''));
    return [...new Set(held.filter(Boolean))];
  }

  function rowsOf(topic, ids) {
    const rows = topic.rows.map((row) => ids.map((column) => narrow(column, row[splitId(column).slug] || [])));
    return rows.filter((row) => row.some((cell) => cell.length));
  }

  function drawTopic({ topic, rows }, ids) {
    const head = make('th', '', makeLink(topic.title, topic.href));
    head.scope = 'rowgroup';
    head.colSpan = ids.length;
    const lines = rows.map((row) => make('tr', '', ...row.map((cell, index) => drawCell(ids[index], cell))));
    return make('tbody', '', make('tr', 'topic-row', head), ...lines);
  }

  function drawBand(words, ids) {
    const head = make('th', '', words);
    head.scope = 'rowgroup';
    head.colSpan = ids.length;
    return make('tbody', '', make('tr', 'band', head));
  }

  /* Topics that two columns share stand before those that one has alone. */
  function drawByTopic(ids) {
    const entries = window.concordanceIndex.topics.map((topic) => ({ topic, rows: rowsOf(topic, ids) }));
    const columns = ({ rows }) => ids.filter((_, index) => rows.some((row) => row[index].length)).length;
    const shared = entries.filter((entry) => columns(entry) > 1);
    const alone = entries.filter((entry) => columns(entry) === 1);
    const words = `${shared.length} topics in common, ${alone.length} in one alone`;
    return [drawBand(words, ids), ...[...shared, ...alone].map((entry) => drawTopic(entry, ids))];
  }

  /* Gives the table of the chosen ids, or nothing where there are none. */
  function drawTable(ids, byTopic) {
    if (!ids.length) return [];
    startTable();
    const caption = make('caption', 'hidden', 'The chosen provisions side by side');
    const plain = () => [make('tbody', '', make('tr', '', ...ids.map((id) => drawCell(id, [id]))))];
    const bodies = byTopic && ids.length > 1 ? drawByTopic(ids) : plain();
    return [make('table', 'facing', caption, drawHead(ids), ...bodies)];
  }

  /* Word differences, for texts of one lineage only */

  const MARKS = { deleted: ['del', '−'], inserted: ['ins', '+'] };

  function drawRun([kind, words]) {
    if (kind === 'same') return [words];
    const text = words.trimStart();
    const [tag, sign] = MARKS[kind];
    return [`${words.slice(0, words.length - text.length)}[${sign}`, make(tag, '', text), ']'];
  }

  function drawDifference(pair) {
    const name = (id) => make('span', '', `${textOf(id).label}, ${nameOf(id)}`);
    const head = make('h3', '', name(pair.earlier), make('span', 'to', ' and '), name(pair.later));
    return make('section', 'difference', head, make('p', 'law', ...pair.runs.flatMap(drawRun)));
  }

  /* Gives the differences of every pair that the chosen ids hold. */
  function drawDifferences(ids) {
    const holds = (id) => ids.some((column) => isWithin(id, column) || isWithin(column, id));
    const pairs = window.concordanceIndex.differences.filter((pair) => holds(pair.earlier) && holds(pair.later));
    return pairs.map(drawDifference);
  }

  window.concordanceFacing = { drawTable, drawDifferences };
})();
