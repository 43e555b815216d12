/* What binds two States on a day. The state is the hash alone: `#xa,xb,2026-11-22`. Phases are counted in the data. */
(function () {
  'use strict';
  const { make } = window.concordance;
  const MONTHS = 'January February March April May June July August September October November December'.split(' ');
  const tool = document.querySelector('[data-pairs]');
  const at = (name) => tool.querySelector(`[data-${name}]`);
  let data = null;

  function link(text, href, hue) {
    return make('a', { href, ...(hue ? { className: hue } : {}) }, text);
  }

  function writeDate(day) {
    const [year, month, date] = day.split('-').map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  }

  /* A day of the calendar: Date.parse takes 30 February for 2 March. */
  function isDay(text) {
    const day = /^\d{4}-\d\d-\d\d$/.test(text || '') && new Date(`${text}T00:00:00Z`);
    return Boolean(day) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  /* An address may hold a stray "%", which stands for itself. */
  function decode(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      try { return decodeURIComponent(escaped); } catch { return escaped; }
    });
  }

  function phaseOn(phases, day) {
    const [, code, words, since] = phases.filter(([start]) => start <= day).pop();
    return { code, words, since };
  }

  /* State of the tool */

  function readHash() {
    const [first, second, day] = location.hash.slice(1).split(/,|%2C/i).map(decode);
    const known = (name) => (Object.hasOwn(data.states, name || '') ? name : '');
    return { first: known(first), second: known(second), day: isDay(day) ? day : data.asOf };
  }

  function writeHash() {
    location.hash = [at('first').value, at('second').value, at('day').value || data.asOf].join(',');
  }

  /* Other pages hand the State over in the query, because a hash that names no element is a broken link. */
  function takeQuery() {
    const pair = new URLSearchParams(location.search).get('pair');
    if (pair && !location.hash) {
      const [first, second = '', day = data.asOf] = pair.split(',');
      history.replaceState(null, '', `#${[first, second, day].join(',')}`);
    }
  }

  /* What binds them */

  function bondsOf({ first, second, day }) {
    const [one, other] = [data.states[first], data.states[second]];
    const nothing = (slug) => ({ code: 'no data', words: data.instruments[slug].nothing });
    const position = (state, slug) => (state.in[slug] ? phaseOn(state.in[slug], day) : nothing(slug));
    const slugs = Object.keys(data.instruments).filter((slug) => one.in[slug] || other.in[slug]);
    const bonds = slugs.map((slug) => ({ slug, one: position(one, slug), other: position(other, slug) }));
    const binding = bonds.filter((bond) => [bond.one, bond.other].every(({ code }) => code === data.codes.bound))
      .map(({ slug }) => slug);
    const endedBy = ({ slug }) => data.instruments[slug].endedBy.find(([later]) => binding.includes(later));
    return bonds.map((bond) => ({ ...bond, endedBy: endedBy(bond) }));
  }

  function kindOf({ slug, one, other, endedBy }) {
    const { bound, unverified } = data.codes;
    if (endedBy) return 'apart';
    if (one.code === bound && other.code === bound) return 'bound';
    if ([one, other].every(({ code }) => code === bound || code === unverified)) return 'unverified';
    return data.compared.includes(slug) || one.code === bound || other.code === bound ? 'apart' : '';
  }

  function sayBond(bond, kind, { first, second }) {
    const { name, hue, href, note } = data.instruments[bond.slug];
    const since = kind === 'bound' ? `, since ${writeDate([bond.one.since, bond.other.since].sort()[1])}` : '';
    const [one, other] = [data.states[first].name, data.states[second].name];
    const item = make('li', {}, link(name, href, hue), since);
    const ended = bond.endedBy ? `; ended between them by ${bond.endedBy[1]}` : '';
    const positions = make('span', {}, ` (${one}: ${bond.one.words}; ${other}: ${bond.other.words}${ended})`);
    positions.className = 'aside';
    item.append(positions);
    if (note && kind !== 'apart') item.append(aside(note));
    return item;
  }

  function aside(...content) {
    const element = make('span', {}, ...content);
    element.className = 'aside';
    element.dataset.aside = '';
    return element;
  }

  /* Statements and authorities */

  function statementsOf({ first, second, day }, slugs, kinds) {
    return [first, second].flatMap((iso2) => data.states[iso2].statements
      .filter(({ instrument, under, kind }) => slugs.has(under || instrument) && kinds.includes(kind))
      .map((statement) => ({ ...statement, state: data.states[iso2], status: phaseOn(statement.phases, day) })));
  }

  function commas(parts) {
    return parts.flatMap((part, index) => (index ? [', ', part] : [part]));
  }

  function sayElsewhere(elsewhere) {
    return elsewhere.flatMap(([slug, units, count], index) => {
      const more = count > units.length ? ` and ${count - units.length} more` : '';
      const said = units.length ? [...commas(units.map(([text, href]) => link(text, href))), more] : ['no counterpart'];
      return [index ? '; ' : '', `${data.instruments[slug].label}: `, ...said];
    });
  }

  function sayTouch(statement) {
    const { state, name, instrument, through, affects, status, effect, elsewhere, href } = statement;
    const over = through ? `, carried over by ${through}` : '';
    const units = commas(affects.map(([text, to]) => link(text, to)));
    const item = make('li', {}, `${state.name}, `, link(name, href), ` on ${data.instruments[instrument].label} `, ...units);
    item.append(`${over} (${status.words}): ${effect}`);
    if (elsewhere.length) {
      const more = make('span', {}, ' Same subject elsewhere: ', ...sayElsewhere(elsewhere), '.');
      more.className = 'aside';
      item.append(more);
    }
    return item;
  }

  function sayAuthority({ state, role, instrument, authority, status, href }) {
    const label = data.instruments[instrument].label;
    return make('li', {}, `${state.name}, ${role} under ${label}: `, link(authority, href), ` (${status.words})`);
  }

  function unseenOf({ first, second }, slugs) {
    return [first, second].map((iso2) => data.states[iso2]).flatMap((state) => state.unseen
      .filter(([slug]) => slugs.has(slug))
      .map(([slug, words]) => make('li', {}, link(state.name, state.href), `, ${data.instruments[slug].label}: ${words}`)));
  }

  /* Those made under an instrument come before those carried over to it. */
  function inOrder(statements) {
    return [...statements.filter(({ through }) => !through), ...statements.filter(({ through }) => through)];
  }

  /* Writing */

  function section(key, items) {
    if (!items.length) return [];
    const list = make('ul', {}, ...items);
    list.dataset.section = key;
    return [make('h3', {}, data.heads[key]), list];
  }

  function verdictOf(groups) {
    if (groups.bound.length) return [];
    const line = make('p', {}, groups.unverified.length ? data.verdicts.unverified : data.verdicts.none);
    line.className = 'verdict-line';
    return [line];
  }

  function reportOn(pair) {
    const groups = { bound: [], unverified: [], apart: [], '': [] };
    for (const bond of bondsOf(pair)) groups[kindOf(bond)].push(bond);
    const slugs = new Set([...groups.bound, ...groups.unverified].map(({ slug }) => slug));
    const made = inOrder(statementsOf(pair, slugs, data.touchingKinds));
    const withCode = (list, ...codes) => list.filter(({ status }) => codes.includes(status.code));
    const { touching, loose } = data.codes;
    const bonds = (kind) => groups[kind].map((bond) => sayBond(bond, kind, pair));
    return [
      make('h2', {}, `${data.states[pair.first].name} and ${data.states[pair.second].name} on ${writeDate(pair.day)}`),
      ...verdictOf(groups),
      ...section('bound', bonds('bound')),
      ...section('unverified', bonds('unverified')),
      ...section('touches', withCode(made, ...touching).map(sayTouch)),
      ...section('unseen', unseenOf(pair, slugs)),
      ...section('unrecorded', withCode(made, loose).map(sayTouch)),
      ...section('authorities', withCode(statementsOf(pair, slugs, ['designation']), ...touching, loose).map(sayAuthority)),
      ...section('apart', bonds('apart')),
    ];
  }

  function show() {
    const pair = readHash();
    at('first').value = pair.first;
    at('second').value = pair.second;
    at('day').value = pair.day;
    const report = contentOf(pair);
    at('result').replaceChildren(...report);
    at('result').dataset.shown = [pair.first, pair.second, pair.day].join(',');
    at('said').textContent = report.slice(0, 2).map((element) => element.textContent).join('. ');
  }

  function contentOf(pair) {
    if (!pair.first || !pair.second) return [];
    if (pair.first === pair.second) return [make('p', {}, data.verdicts.same)];
    return reportOn(pair);
  }

  function swap() {
    const [first, second] = [at('first'), at('second')];
    [first.value, second.value] = [second.value, first.value];
    writeHash();
  }

  function start() {
    data = window.concordance.pairs;
    tool.inert = false;
    takeQuery();
    for (const name of ['first', 'second', 'day']) at(name).addEventListener('change', writeHash);
    at('swap').addEventListener('click', swap);
    tool.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', show);
    show();
  }

  function load() {
    const script = document.createElement('script');
    script.src = tool.dataset.pairs;
    script.addEventListener('load', start);
    document.head.append(script);
  }

  load();
})();
