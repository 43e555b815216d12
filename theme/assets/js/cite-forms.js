/*
 * The forms of citation, as cite.js describes them: fills the templates of assets/texts/cite.js, which Python wrote.
 * Nothing is put together here but what stands in those templates; the pinpoint follows from their rules.
 */
(function () {
  'use strict';
  const data = window.concordance.citeData;
  const { load, home, pageOf, anchorOf, plain } = window.concordance.reader;
  const root = data.address || (location.protocol.startsWith('http') ? home.href : '');

  /* Ids and places */

  function split(id) {
    const [kind, ...rest] = id.split(':');
    return { kind, own: rest.join(':') };
  }

  const isPage = ({ kind, own }) => Boolean(own && data.pages[kind] && data[kind][own]);

  function knows(id) {
    const parts = split(id);
    const instrument = data.instruments[parts.kind];
    return isPage(parts) || Boolean(instrument && (!id.includes(':') || (parts.own && instrument.part)));
  }

  function pathOf(id) {
    const parts = split(id);
    if (isPage(parts)) return data[parts.kind][parts.own][1];
    if (!parts.own) return `${parts.kind}/index.html`;
    return pageOf(parts.kind, parts.own.split('(')[0]) + anchorOf(parts.own);
  }

  const place = (id) => root + pathOf(id);
  const href = (id) => (root || home.href) + pathOf(id);

  /* Templates and what fills them */

  function pinpoint(id, style) {
    const { kind, own } = split(id);
    const instrument = data.instruments[kind];
    const rules = [...(instrument.rules ? instrument.rules[style] : []), ...data.rules[style]];
    return rules.reduce((text, [pattern, words]) => text.replace(new RegExp(pattern, 'g'), words), own);
  }

  function template(id, name) {
    const parts = split(id);
    if (isPage(parts)) return data.pages[parts.kind][name];
    const { whole, part } = data.instruments[parts.kind];
    return (parts.own && part[name]) || whole[name];
  }

  const key = (id) => id.replace(/[^0-9a-z]+/g, '-').replace(/^-|-$/g, '');

  function valuesOf(id) {
    const parts = split(id);
    const values = { key: key(id), place: place(id), url: place(id) };
    if (isPage(parts)) return { ...values, title: data[parts.kind][parts.own][0] };
    if (!parts.own) return values;
    const name = pinpoint(id, 'plain');
    const { days } = data.instruments[parts.kind];
    if (days) values.days = days[parts.own.split('(')[0]] || days[''];
    return { ...values, name, pin: pinpoint(id, 'oscola') };
  }

  function fill(text, values) {
    return text.replace(/\[\[([a-z]+)\]\]/g, (mark, name) => (Object.hasOwn(values, name) ? values[name] : mark));
  }

  const ESCAPES = {
    biblatex: (text, name) => (name === 'url' || name === 'key' ? text : text.replace(/[&%$#_{}]/g, '\\$&')),
    csl: (text) => JSON.stringify(text).slice(1, -1),
    ris: (text) => text,
  };

  function entry(id, format) {
    const values = Object.entries(valuesOf(id)).map(([name, text]) => [name, ESCAPES[format](text, name)]);
    return fill(template(id, format), Object.fromEntries(values));
  }

  /* A form cut at its italics: every second piece is set in them. */
  function runs(id, style) {
    const pin = split(id).own && !isPage(split(id)) ? pinpoint(id, style) : '';
    return fill(template(id, style), { ...valuesOf(id), pin }).split(/\[\[\/?i\]\]/);
  }

  /** Return the provisions of a topic, each as runs: an instrument once in full with its short title, then by that alone. */
  function together(id, style) {
    const parts = split(id);
    const units = (isPage(parts) && data[parts.kind][parts.own][2]) || [];
    const named = new Set();
    return units.map((unit) => {
      const { kind } = split(unit);
      const short = data.instruments[kind].name;
      if (named.has(kind)) return [`${short}, ${pinpoint(unit, style)}`];
      named.add(kind);
      const own = runs(unit, style);
      return own.some((piece) => piece.includes(short)) ? own : [...own.slice(0, -1), `${own[own.length - 1]} (${short})`];
    });
  }

  const form = (id, style) => runs(id, style).join('');
  const forms = (id) => Object.fromEntries(data.styles.map(([style]) => [style, form(id, style)]));
  const source = (id) => fill(template(id, 'source'), valuesOf(id));

  function name(id) {
    const parts = split(id);
    if (isPage(parts)) return data[parts.kind][parts.own][0];
    return [parts.own ? pinpoint(id, 'plain') : '', data.instruments[parts.kind].name].filter(Boolean).join(', ');
  }

  /* Files */

  const biblatex = (id) => entry(id, 'biblatex');
  const ris = (id) => entry(id, 'ris');
  const csl = (id) => JSON.parse(entry(id, 'csl'));

  /** Return the file of one entry, the same as the one below data/citations/. */
  function file(id, format) {
    return format === 'csl' ? `[\n${entry(id, 'csl')}\n]\n` : entry(id, format);
  }

  /* Words */

  function lines(unit, indent) {
    const number = unit.no ? `${unit.no} ` : '';
    const inner = unit.no || unit.kind === 'indent' ? `${indent}  ` : indent;
    const own = unit.own ? [`${indent}${number}${plain(unit.own)}`] : number ? [indent + number.trim()] : [];
    const closing = unit.closing ? [indent + plain(unit.closing)] : [];
    return [
      ...own, ...(unit.items || []).flatMap((item) => lines(item, inner)), ...closing,
      ...(unit.more || []).flatMap((further) => lines(further, inner)),
    ];
  }

  function findUnit(unit, id) {
    if (unit.id === id) return unit;
    return [...(unit.items || []), ...(unit.more || [])].map((child) => findUnit(child, id)).find(Boolean);
  }

  async function text(id) {
    const { kind, own } = split(id);
    if (!own || !data.instruments[kind] || !data.instruments[kind].part) return '';
    await load(`texts/${kind}.js`);
    const unit = window.concordance.texts[kind].map((part) => findUnit(part.unit, id)).find(Boolean);
    return unit ? lines(unit, '').join('\n') : '';
  }

  window.concordance.citeForms = {
    knows, key, name, forms, runs, together, source, place, href, biblatex, ris, csl, file, text,
    styles: data.styles, formats: data.formats,
  };
})();
