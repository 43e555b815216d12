/* Texts for the comparison tool: loads each from a classic script on need, finds units in it, draws them as elements. */
(function () {
  'use strict';
  const { make } = window.concordance;
  const LEAD_LENGTH = 70;
  const { load, plain, pageOf, cut } = window.concordance.reader;
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
    const parts = window.concordance.texts[slug];
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
    return window.concordance.index.texts.find((text) => text.slug === splitId(id).slug);
  }

  function makeLink(text, href, className) {
    return make('a', { className, href }, text);
  }

  function drawWords(segments) {
    return segments.map((segment) => (typeof segment === 'string' ? segment : makeLink(segment[0], segment[1], 'ref')));
  }

  /* Notes whose words the paragraph shows, for what marks them. */
  function write(segments, className, unit, place) {
    return make('p', { className, 'data-words': `${unit.id}/${place}` }, ...drawWords(segments));
  }

  function drawTable({ caption, columns, rows }) {
    const line = (cells, kind) => make('tr', {}, ...cells.map((cell) => make(kind, {}, cell)));
    return make('table.in-law', {}, make('caption', {}, caption), line(columns, 'th'), ...rows.map((row) => line(row, 'td')));
  }

  /* The inside of a unit as elements; `writer` makes a paragraph of words as `write` does, or null where it shows none. */
  function drawInside(unit, writer = write) {
    const below = (units) => (units || []).map((inner) => drawUnit(inner, writer));
    return [
      unit.under ? make('p.inside-heading', {}, unit.under) : null,
      unit.own ? writer(unit.own, 'w', unit, 'own') : null, unit.table ? drawTable(unit.table) : null, ...below(unit.items),
      unit.closing ? writer(unit.closing, 'w after', unit, 'closing') : null, ...below(unit.more),
      ...(unit.notes || []).map((note) => writer([note], 'note', unit, 'note')),
      unit.note ? writer([`Our note: ${unit.note}`], 'note', unit, 'note') : null,
    ].filter(Boolean);
  }

  function drawUnit(unit, writer) {
    const inside = drawInside(unit, writer);
    const [shown, heard] = [make('span', { 'aria-hidden': 'true' }, unit.no), make('span.hidden', {}, unit.spoken)];
    const number = make('span', { className: unit.no ? 'no' : 'no mark' }, shown, heard);
    const properties = { className: `unit ${unit.kind}`, 'data-id': unit.id }; // for what finds units on a page
    return inside.length ? make('div', properties, number, make('div.words', {}, ...inside)) : null;
  }

  /* Where a unit is shown, from the root of the site: on the page of its part, a text of other days by its own mark. */
  function pathOf(id) {
    const { slug, head: written } = splitId(id);
    const [head, version] = written.split('@');
    return pageOf(slug, head) + (version && /^(?:until|from)-/.test(version) ? `#${version}` : '');
  }

  const placeOf = (id) => document.querySelector('[data-root]').dataset.root + pathOf(id);

  function startTable() {
    given.clear();
  }

  /* Outer words are given in full once in a table, then cut short. */
  function drawLead(unit, segments, place) {
    const seen = given.has(`${unit.id}/${place}`);
    given.add(`${unit.id}/${place}`);
    return make('p.lead-in', {}, make('b', {}, unit.label), ' ', ...(seen ? [cut(plain(segments), LEAD_LENGTH)] : drawWords(segments)));
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
    const label = make('p.at', {}, makeLink(nameOf(id), placeOf(id), hue));
    if (part.heading) label.append(' ', make('span', {}, part.heading));
    const properties = { lang: part.lang, dir: part.dir, 'data-id': id };
    return [make('div.law.unit-root', properties, label, ...lead, ...drawInside(path[path.length - 1]), ...tail)];
  }

  /* Draws an id as elements: one provision, or all parts of a text one after the other. */
  function draw(id, hue) {
    const { part, parts } = find(id);
    if (part) return drawProvision(id, hue);
    const own = parts.filter((entry) => !entry.unit.id.includes('@')); // no texts of other days, nor in other languages
    return own.flatMap((entry) => drawProvision(entry.unit.id, hue));
  }

  window.concordance.draw = { loadText, splitId, isWithin, find, nameOf, pathOf, placeOf, textOf, makeLink, startTable, drawInside, draw };
})();
