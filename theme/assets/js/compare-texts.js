/* Texts for the comparison tool: loads each from a classic script on need, finds units in it, draws them as elements. */
(function () {
  'use strict';
  const LEAD_LENGTH = 70;
  const { load, plain } = window.concordanceReader;
  const given = new Set();

  const loadText = (slug) => load(`texts/${slug}.js`);

  /* Splits `treaty:22(1)(d)` into the text, the article and the steps below it. */
  function splitId(id) {
    const [slug, path = ''] = id.split(':');
    const head = path.split('(')[0];
    return { slug, head, article: head ? `${slug}:${head}` : '' };
  }

  function isWithin(inner, outer) {
    if (inner === outer) return true;
    return inner.startsWith(outer.includes(':') ? `${outer}(` : `${outer}:`) || isPartOf(inner, outer);
  }

  function isPartOf(inner, outer) {
    return !outer.includes(':') && inner.split(':')[0] === outer;
  }

  function children(unit) {
    return [...(unit.items || []), ...(unit.more || [])];
  }

  /* Gives the units from the article down to the one wanted, or none where there is no such unit. */
  function pathTo(unit, id) {
    if (unit.id === id) return [unit];
    const child = children(unit).find((each) => isWithin(id, each.id));
    const below = child ? pathTo(child, id) : [];
    return below.length ? [unit, ...below] : [];
  }

  /* Finds an id in a loaded text: its parts where it is a whole text, else its part and the way to the unit, or nothing. */
  function find(id) {
    const { slug, article } = splitId(id);
    const parts = window.concordanceTexts[slug];
    if (!article) return { parts, part: null, path: [] };
    const part = parts.find((entry) => entry.unit.id === article) || null;
    const path = part ? pathTo(part.unit, id) : [];
    return path.length ? { parts: [part], part, path } : { parts: [], part: null, path };
  }

  function nameOf(id) {
    const { part, path } = find(id);
    if (!part) return 'the whole text';
    return part.name + path[path.length - 1].label.slice(part.unit.label.length);
  }

  /* Gives what the index says of the text that an id belongs to. */
  function textOf(id) {
    return window.concordanceIndex.texts.find((text) => text.slug === splitId(id).slug);
  }

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  function makeLink(text, href, className) {
    const link = make('a', className, text);
    link.href = href;
    return link;
  }

  function drawWords(segments) {
    return segments.map((segment) => (typeof segment === 'string' ? segment : makeLink(segment[0], segment[1], 'ref')));
  }

  /* Notes whose words a paragraph shows, for what marks them. */
  function noteWords(paragraph, unit, place) {
    paragraph.dataset.words = `${unit.id}/${place}`;
    return paragraph;
  }

  function drawTable({ caption, columns, rows }) {
    const line = (cells, kind) => make('tr', '', ...cells.map((cell) => make(kind, '', cell)));
    return make('table', 'in-law', make('caption', '', caption), line(columns, 'th'), ...rows.map((row) => line(row, 'td')));
  }

  function drawInside(unit) {
    const nodes = [];
    if (unit.own) nodes.push(noteWords(make('p', 'w', ...drawWords(unit.own)), unit, 'own'));
    if (unit.table) nodes.push(drawTable(unit.table));
    nodes.push(...(unit.items || []).map(drawUnit));
    if (unit.closing) nodes.push(noteWords(make('p', 'w after', ...drawWords(unit.closing)), unit, 'closing'));
    nodes.push(...(unit.more || []).map(drawUnit));
    for (const note of unit.notes || []) nodes.push(make('p', 'note', note));
    if (unit.note) nodes.push(make('p', 'note', `Our note: ${unit.note}`));
    return nodes;
  }

  /* Notes which unit an element shows, for what finds units on a page. */
  function mark(element, id) {
    element.dataset.id = id;
    return element;
  }

  function drawUnit(unit) {
    const number = make('span', unit.no ? 'no' : 'no mark', unit.no || '');
    return mark(make('div', `unit ${unit.kind}`, number, make('div', 'words', ...drawInside(unit))), unit.id);
  }

  function placeOf(id) {
    const { slug, head: written } = splitId(id);
    const [head, version] = written.split('@');
    const special = { preamble: 'preamble', conclusions: 'closing' };
    return `${document.querySelector('[data-root]').dataset.root}${slug}/${special[head] || (/^[0-9]/.test(head) ? `article-${head}` : head)}.html${version && /^(?:until|from)-/.test(version) ? `#${version}` : ''}`;
  }

  function startTable() {
    given.clear();
  }

  function cutShort(segments) {
    const text = plain(segments);
    if (text.length <= LEAD_LENGTH) return [text];
    return [`${text.slice(0, text.lastIndexOf(' ', LEAD_LENGTH)).replace(/[,;: ]+$/, '')} …`];
  }

  /* Outer words are given in full once in a table, then cut short. */
  function drawLead(unit, segments, place) {
    const seen = given.has(`${unit.id}/${place}`);
    given.add(`${unit.id}/${place}`);
    return make('p', 'lead-in', make('b', '', unit.label), ' ', ...drawWords(seen ? cutShort(segments) : segments));
  }

  /* Words of the units above a list item, without which it is no sentence. */
  function outerWords(path) {
    const outer = [];
    for (let index = path.length - 2; index >= 0; index -= 1) {
      if (!(path[index].items || []).includes(path[index + 1])) break;
      outer.unshift(path[index]);
    }
    return {
      lead: outer.filter((unit) => unit.own).map((unit) => drawLead(unit, unit.own, 'own')),
      tail: outer.reverse().filter((unit) => unit.closing && unit.kind !== 'preamble')
        .map((unit) => drawLead(unit, unit.closing, 'closing')),
    };
  }

  function drawProvision(id, hue) {
    const { part, path } = find(id);
    const { lead, tail } = outerWords(path);
    const label = make('p', 'at', makeLink(nameOf(id), placeOf(id), hue));
    if (part.heading) label.append(' ', make('span', '', part.heading));
    const drawn = make('div', 'law unit-root', label, ...lead, ...drawInside(path[path.length - 1]), ...tail);
    if (part.lang) Object.assign(drawn, { lang: part.lang, dir: part.dir });
    return [mark(drawn, id)];
  }

  /* Draws an id as elements: one provision, or all parts of a text one after the other. */
  function draw(id, hue) {
    const { part, parts } = find(id);
    if (part) return drawProvision(id, hue);
    const own = parts.filter((entry) => !entry.unit.id.includes('@')); // no texts of other days, nor in other languages
    return own.flatMap((entry) => drawProvision(entry.unit.id, hue));
  }

  window.concordanceDraw = { loadText, splitId, isWithin, find, nameOf, placeOf, textOf, make, makeLink, startTable, draw };
})();
