/*
 * Go to a provision: reads a citation typed any usual way. The same steps as generator/search/typed/, with the same
 * grammar and table of units; tests/citations/inputs.json holds both to one set of answers.
 *
 * concordance.citation.table(data) prepares grammar and names of instruments once. read(text, table, prefer) gives
 * {kind, rows, said, wanted}, where kind is exact | several | list | near | instrument | outside | none and a row is
 * {id, slug, label, heading, words, url, note}; `wanted` are the articles that it lacks, as 22: add(table, head, units)
 * puts in that article of every instrument, and read is asked again.
 */
(function () {
  'use strict';

  const OWN_SCRIPT = '*'; // instruments with an alphabet of their own, where none is preferred
  const lexing = globalThis.concordance.lexer;
  const refs = globalThis.concordance.refs;
  const MOST_GUESSES = 3;
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const LONGEST_HEADED = 400;
  const STRANGE = ['foreign', 'capitals', 'unknown'];
  const DIVISIONS = ['book', 'part', 'chapter', 'section', 'title'];
  const UNIT_WORDS = ['section', 'rule', 'regulation', 'clause'];
  const ATTACHED = ['schedule', 'annex', 'appendix'];
  const INSIDE = /^(part|subpart|chapter|section|title)(?: |$)/; // a division of a schedule
  const UNIT_HEAD = /^(?:(?:section|rule|regulation|clause)-)?[0-9]/;
  const HEADED = /^(.{1,80}?)(?:\s+[-\u2010-\u2015]|:)\s+(.{3,200}?)\s*(\([^()]{1,80}\))?\s*$/;
  const MARKS = { l: '1', i: '1', o: '0' };
  const SMALL_ROMAN = { 1: 'i', 11: 'ii', 111: 'iii', l: 'i' };
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const isLetters = (text) => /^\p{L}+$/u.test(text);
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /* The table: phrases by their words, and the numbers of the heads of each instrument. */

  function table(data) {
    const { grammar, instruments } = data;
    const lexer = lexing.make(grammar);
    const prepared = {
      grammar, lexer, entries: instruments.map(readEntry), phrases: new Map(), kinds: new Map(), series: new Map(), longest: new Map(),
      value: new RegExp(grammar.value), not: grammar.not.map((pattern) => new RegExp(pattern)),
      dates: grammar.dates.map((pattern) => new RegExp(pattern, 'y')), range: new RegExp(grammar.range), conj: new RegExp(grammar.conj),
      ranks: Object.fromEntries(grammar.levels.map(({ level, rank }) => [level, rank])), wanted: new Set(),
    };
    addPhrases(prepared);
    for (const [series, names] of Object.entries(grammar.series)) for (const words of names) prepared.series.set(lexer.words(words), series);
    return prepared;
  }

  function addPhrases(units) {
    const { grammar, lexer } = units;
    const add = (key, meaning) => {
      if (!key || units.phrases.has(key)) return;
      units.phrases.set(key, meaning);
      const [first, ...others] = key.split(' ');
      units.longest.set(first, Math.max(units.longest.get(first) || 0, others.length + 1));
    };
    for (const level of grammar.levels) {
      for (const key of ['before', 'plural', 'behind']) {
        for (const words of level[key]) add(lexer.words(words), { kind: 'level', value: level.level, behind: key === 'behind', plural: key === 'plural' });
      }
    }
    for (const [head, names] of Object.entries(grammar.heads)) for (const words of names) add(lexer.words(words), { kind: 'head', value: head });
    for (const kind of ['numbers', 'ordinals']) {
      for (const [words, number] of Object.entries(grammar[kind])) add(lexer.words(words), { kind, value: String(number) });
    }
    for (const [kind, names] of Object.entries(grammar.kinds)) for (const words of names) units.kinds.set(lexer.words(words), kind);
    const loose = new Set(units.entries.flatMap((entry) => entry.loose));
    const valueOf = (name) => (units.kinds.has(name) ? 'generic' : loose.has(name) ? 'loose' : '');
    for (const [name, holders] of namesOf(units.entries)) add(name, { kind: 'name', value: valueOf(name), instruments: holders });
    for (const [name, kind] of units.kinds) {
      const own = units.phrases.get(kind);
      add(name, own && own.kind === 'name' ? own : { kind: 'kind', value: kind });
    }
    for (const kind of ['foreign', 'neutral', 'additional']) for (const words of grammar[kind]) add(lexer.words(words), { kind });
    for (const { place } of units.entries) add(place, { kind: 'neutral' });
  }

  /* Names are written as the words that are compared. */
  function namesOf(entries) {
    const found = new Map();
    for (const entry of entries) {
      for (const name of entry.names) {
        if (!found.has(name)) found.set(name, new Set());
        found.get(name).add(entry);
      }
    }
    return found;
  }

  function readEntry(data) {
    return { ...data, heads: data.units ? data.units.split(' ') : [], byHead: new Map() };
  }

  /** Put in a head of every instrument that has it, by slug. */
  function add(units, head, held) {
    for (const entry of units.entries) if (Object.hasOwn(held, entry.slug)) entry.byHead.set(head, readHead(held[entry.slug]));
  }

  function readHead([step, name, heading, page, anchor, words, kids, own, parts = []]) {
    const label = own || (/^[0-9]/.test(step) ? step : name.toLowerCase());
    return { node: { step, suffix: '', anchor, words, kids: kids.map(readNode) }, name, heading, page, label, parts: parts.map(readPart) };
  }

  /* A Part of a schedule whose paragraphs are numbered through, with the last steps of those that stand in it. */
  function readPart([kind, no, heading, anchor, steps]) {
    return { kind, no, heading, anchor, steps, name: `${kind[0].toUpperCase()}${kind.slice(1)} ${no}` };
  }

  function readNode([step, suffix, anchor, words, kids]) {
    return { step, suffix, anchor, words, kids: kids.map(readNode) };
  }

  /* Reading. */

  /** Read a text as a citation; rows of the instrument whose slug is `prefer` come first. */
  function read(text, units, prefer = '') {
    units.wanted.clear();
    const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, decode);
    const first = prefer || (/[\u0400-\u04ff]/.test(decoded) ? OWN_SCRIPT : '');
    const reading = readPlain(decoded, units, first);
    const found = reading.rows.length ? reading : readHeaded(decoded, units, first) || reading;
    return { said: '', ...found, wanted: [...units.wanted] };
  }

  function decode(encoded) {
    const bytes = Uint8Array.from(encoded.slice(1).split('%'), (byte) => parseInt(byte, 16));
    return new TextDecoder().decode(bytes);
  }

  /* "Article 22 – Lending": a citation, a dash or colon, and the heading of its article. */
  function readHeaded(text, units, prefer) {
    const match = text.length < LONGEST_HEADED ? HEADED.exec(text) : null;
    if (!match) return null;
    const { rows } = readPlain(`${match[1]} ${match[3] || ''}`, units, prefer);
    const { words } = units.lexer;
    const headed = rows.filter(({ heading }) => heading && words(heading) === words(match[2]));
    return headed.length ? { kind: headed.length === 1 ? 'exact' : 'several', rows: headed } : null;
  }

  function readPlain(text, units, prefer) {
    const items = itemsOf(text, units);
    if (!items.length) return { kind: 'none', rows: [] };
    const outside = nameOutside(items, text, units);
    if (outside) return { kind: 'outside', rows: [], said: fill(units.grammar.says.outside, { name: outside }) };
    const groups = outside === '' ? null : refs.cut(items);
    if (!groups || !groups.length) return { kind: 'none', rows: [] };
    if (!groups.some((group) => group.items.length)) return nameInstruments(groups[0].instruments, units, prefer);
    return readGroups(groups, units, prefer);
  }

  function itemsOf(text, units) {
    const folded = units.lexer.fold(text);
    if (units.not.some((pattern) => pattern.test(folded.text))) return [];
    const bare = units.lexer.withoutFillers(folded);
    const tokens = units.lexer.split(bare, text, true);
    return tokens && tokens.length ? lexing.understand(tokens, bare, units, true) : [];
  }

  const isGeneric = (item) => item.kind === 'kind' || (item.kind === 'name' && item.value === 'generic');

  /* Whether a place that other treaties are called by is where one that is named here was concluded. */
  function isOwnPlace(item, all, { lexer }) {
    if (item.kind !== 'foreign') return false;
    const named = all.filter(({ kind, value }) => kind === 'name' && !value);
    const place = lexer.words(item.written);
    return Boolean(place) && named.some(({ instruments }) => [...instruments].some((entry) => entry.place === place));
  }

  /* What another instrument is called; '' where words make it no citation; null where all is understood. */
  function nameOutside(all, text, units) {
    const items = all.filter((item) => item.kind !== 'neutral' && !isOwnPlace(item, all, units));
    const isStrange = (item) => Boolean(item) && STRANGE.includes(item.kind);
    const strange = items.map((_, at) => at).filter((at) => isStrange(items[at]));
    if (!strange.length) return null;
    const refers = items.some(({ kind }) => kind === 'value' || kind === 'head');
    const isExplicit = items.some(({ kind }) => kind === 'level' || kind === 'head');
    const isNumbered = items.some(({ kind, value }) => kind === 'foreign' && value);
    const beside = strange.flatMap((at) => [items[at - 1], items[at], items[at + 1]]).filter(Boolean);
    const namesOne = isNumbered || beside.some((item) => item.kind === 'foreign' || (item.kind === 'capitals' && isExplicit) || isGeneric(item));
    if (!namesOne || !(refers || isNumbered)) return '';
    let [first, last] = [strange[0], strange[strange.length - 1]];
    while (first && (isStrange(items[first - 1]) || isGeneric(items[first - 1]))) first -= 1;
    while (last + 1 < items.length && (isStrange(items[last + 1]) || ['kind', 'name', 'date'].includes(items[last + 1].kind))) last += 1;
    return text.slice(items[first].start, items[last].end);
  }

  function sorted(named, units, prefer) {
    const entries = units.entries.filter((entry) => (named ? named.has(entry) : entry.heads.length));
    const isLater = (entry) => (prefer === OWN_SCRIPT ? !entry.alphabet : entry.slug !== prefer);
    return entries.sort((one, other) => isLater(one) - isLater(other));
  }

  function nameInstruments(named, units, prefer) {
    return named ? instrumentsOnly(sorted(named, units, prefer), units) : { kind: 'none', rows: [] };
  }

  function instrumentsOnly(entries, { grammar: { says } }) {
    const note = (entry) => (entry.heads.length ? '' : fill(says.facts, { name: entry.label }));
    return { kind: 'instrument', rows: entries.map((entry) => instrumentRow(entry, note(entry))) };
  }

  function instrumentRow(entry, note) {
    return { id: entry.slug, slug: entry.slug, label: entry.label, heading: '', words: '', url: entry.url, note };
  }

  function readGroups(groups, units, prefer) {
    const found = [];
    for (const { items, instruments } of groups) {
      const entries = sorted(instruments, units, prefer);
      const held = entries.filter((entry) => entry.heads.length);
      const made = refs.build(items, units);
      if (!made.length) continue;
      if (!held.length) return instrumentsOnly(entries, units);
      const targets = findTargets(made, held, units);
      if (!targets) return { kind: 'none', rows: [] };
      found.push(...targets);
    }
    if (!found.length) return nameInstruments(groups[0].instruments, units, prefer);
    const missing = found.filter((target) => target.isMissing);
    if (missing.length) return { kind: 'near', rows: once(missing.flatMap(({ places, held }) => nearRows(places, held, units.grammar))) };
    const rows = once(found.flatMap(({ places, offered }) => [...offered, ...places.map((place) => rowOf(place))]));
    if (rows.length === 1) return { kind: 'exact', rows };
    return { kind: found.length === 1 && found[0].isChoice ? 'several' : 'list', rows };
  }

  const once = (rows) => [...new Map(rows.map((row) => [`${row.id} ${row.note}`, row])).values()];

  /* Targets: {held, places, offered, isMissing, isChoice}. A list is read in one instrument. */

  const target = (held, places, more = {}) => ({ held, places, offered: [], isMissing: false, isChoice: false, ...more });

  function findTargets(made, held, units) {
    if (made.some(({ steps }) => !layOut(steps))) return null;
    if (made.length === 1 && !made[0].hasNext) {
      const found = findOne(made[0], held, units);
      return (found.isMissing && findDashed(made[0], held, units)) || [found];
    }
    const tried = held.map((entry) => findIn(made, entry, units));
    return tried.find((found) => !found.some(({ isMissing }) => isMissing)) || tried[0];
  }

  /* "2-6" is a range of articles, where Article 2 has no paragraph 6. */
  function findDashed(ref, held, units) {
    if (!ref.isDashed || ref.steps.length !== 2) return null;
    const ends = [{ ...ref, steps: ref.steps.slice(0, 1) }, { ...ref, steps: ref.steps.slice(1), isRange: true }];
    return held.map((entry) => findIn(ends, entry, units)).find((found) => !found.some(({ isMissing }) => isMissing)) || null;
  }

  function layOut(steps) {
    const [first, ...below] = steps;
    if (first.level === 'section' && below.length && ['', 'subsection', 'paragraph'].includes(below[0].level)) {
      return isDigits(first.value) ? { head: `section-${Number(first.value)}`, steps: below } : null; // a division has no paragraphs
    }
    if (DIVISIONS.includes(first.level)) {
      const inner = steps.filter(({ level }) => !DIVISIONS.includes(level));
      return inner.length ? layOut(inner) : { head: '', steps };
    }
    if (first.level === 'head') return { head: first.value, steps: below };
    if (first.level === 'recital') return { head: 'preamble', steps };
    if (ATTACHED.includes(first.level)) return { head: [first.level, first.value].filter(Boolean).join('-'), steps: below };
    if (UNIT_WORDS.includes(first.level) && isDigits(first.value)) return { head: `${first.level}-${Number(first.value)}`, steps: below };
    if (['', 'article'].includes(first.level) && isDigits(first.value)) return { head: String(Number(first.value)), steps: below };
    return null;
  }

  /* A unit of an article whose number has a hyphen: "121-3", "121-3(2)". */
  function findJoined({ steps: [first, second, ...rest] }, held, units) {
    if (!second || !['', 'article'].includes(first.level) || second.level || !isDigits(first.value)) return null;
    const number = `${Number(first.value)}-${Number(second.value)}`;
    const places = held.filter(({ heads }) => heads.includes(number)).map((entry) => walk(entry, number, rest, units));
    const found = places.filter((place) => place && !place.rest.length);
    return found.length ? target(held, found, { isChoice: true }) : null;
  }

  function findOne(ref, held, units) {
    const joined = ref.isDashed && findJoined(ref, held, units);
    if (joined) return joined;
    const { head, steps } = layOut(ref.steps);
    const ofSections = held.filter(({ heads }) => heads.some((step) => step.startsWith('section-')));
    if (!head && ofSections.length && ref.steps[0].level === 'section') {
      return findOne({ ...ref, steps: [{ value: ref.steps[0].value, level: 'article' }] }, ofSections, units);
    }
    if (!head) return findDivision(ref, held, units);
    const ofArticles = held.filter(({ heads }) => heads.some((step) => /^[0-9]/.test(step)));
    if (ref.steps[0].level === 'article' && ofArticles.length) return findHere(ofArticles, head, steps, units);
    return findHere(held, head, steps, units);
  }

  function findHere(held, head, steps, units) {
    const places = held.map((entry) => walk(entry, head, steps, units)).filter(Boolean);
    const exact = places.filter((place) => !place.rest.length);
    // "4(1)" means a paragraph numbered 1 where there is one, and an unnumbered part only where there is none.
    const literal = exact.filter((place) => isLiteral(place, steps));
    if (exact.length) return target(held, literal.length ? literal : exact, { isChoice: true });
    return target(held, places, { isMissing: true });
  }

  function findDivision(ref, held, units) {
    const entry = held.find(({ divisions }) => divisions.length);
    if (!entry || entry !== held[0]) {
      const [first, ...below] = ref.steps;
      if (first.level === 'section') return findOne({ ...ref, steps: [{ value: first.value, level: 'article' }, ...below] }, held, units);
      return target(held, [], { isMissing: true });
    }
    const found = divisionsOf(entry, ref.steps);
    if (found.length > 1) return target(held, [], { isChoice: true, offered: found.map((division) => divisionRow(entry, division)) });
    if (!found.length) return target([entry], [], { isMissing: true });
    return target(held, articlesOf(found[0]).map((head) => headOf(entry, head, units)).filter(Boolean).map((head) => placeAt(entry, head)));
  }

  const numberOf = (no) => (isDigits(no) ? Number(no) : lexing.roman(no.toLowerCase()));
  const allInside = (divisions) => divisions.flatMap((division) => [division, ...allInside(division[7])]);
  const articlesOf = (division) => [...division[6], ...division[7].flatMap(articlesOf)];

  /* A division is [id, kind, no, label, heading, anchor, articles, divisions]. */
  function divisionsOf(entry, steps) {
    return steps.reduce((found, { level, value }, at) => {
      const pool = at === 0 ? allInside(found) : found.flatMap((division) => allInside(division[7]));
      return pool.filter(([, kind, no]) => kind === level && numberOf(no) === numberOf(value));
    }, entry.divisions);
  }

  function divisionRow(entry, [id, , , label, heading, anchor]) {
    return { id, slug: entry.slug, label, heading, words: '', url: `${entry.slug}/full.html#${anchor}`, note: '' };
  }

  function findIn(made, entry, units) {
    const targets = [];
    for (const ref of made) {
      let found = findOne(ref, [entry], units);
      const before = targets[targets.length - 1];
      if (ref.isRange && before && before.places.length) {
        const isWhole = !before.isMissing && !found.isMissing;
        found = shortened(before, ref, entry, units) || (isWhole ? fillRange(before, found, entry, units) : found);
      }
      if (ref.hasNext && !found.isMissing) found = withNext(found, entry, units);
      targets.push(found);
    }
    return targets;
  }

  const isPart = ({ part, way }) => Boolean(part) && !way.length;
  const idOf = (place) => {
    const head = `${place.entry.slug}:${place.head.node.step}`;
    return isPart(place) ? `${head}, ${place.part.kind} ${place.part.no}` : head + place.way.map((node) => `(${node.step})`).join('');
  };
  const lastOf = (list) => list[list.length - 1];

  /* All from the one after the first to the last; a range that runs backwards is missing. */
  function fillRange(first, last, entry, units) {
    const [one, other] = [lastOf(first.places), lastOf(last.places)];
    if (!one.way.length && !other.way.length && !isPart(one)) return fillArticles(one, other, last, entry, units);
    const beside = siblings(one);
    const ids = beside.map(idOf);
    const [start, end] = [ids.indexOf(idOf(one)), ids.indexOf(idOf(other))];
    if (end < 0) return last;
    return end < start ? target([entry], last.places, { isMissing: true }) : target([entry], beside.slice(start + 1, end + 1));
  }

  function fillArticles(one, other, last, entry, units) {
    const numbers = entry.heads.filter((head) => UNIT_HEAD.test(head));
    const [start, end] = [numbers.indexOf(one.head.node.step), numbers.indexOf(other.head.node.step)];
    if (start < 0 || end < 0) return last;
    if (end < start) return target([entry], last.places, { isMissing: true });
    const between = numbers.slice(start + 1, end + 1).map((head) => headOf(entry, head, units)).filter(Boolean);
    return target([entry], between.map((head) => placeAt(entry, head)));
  }

  function siblings(place) {
    if (isPart(place)) return place.head.parts.map((part) => ({ ...place, part }));
    const above = { ...place, way: place.way.slice(0, -1), rest: [] };
    return kidsOf(above).map((kid) => down(above, [kid]));
  }

  /* "20-1" is 20 to 21. */
  function shortened(before, ref, entry, units) {
    const { head, way } = lastOf(before.places);
    const [first, last] = [head.node.step, ref.steps[0].value];
    if (way.length || last.length >= first.length || !isDigits(first)) return null;
    const whole = { ...ref, steps: [{ value: first.slice(0, -last.length) + last, level: 'article' }, ...ref.steps.slice(1)] };
    const found = findOne(whole, [entry], units);
    return found.isMissing ? null : fillRange(before, found, entry, units);
  }

  function withNext(found, entry, units) {
    const last = lastOf(found.places);
    if (!last.way.length && !isPart(last)) {
      const numbers = entry.heads.filter((head) => UNIT_HEAD.test(head));
      const next = headOf(entry, numbers[numbers.indexOf(last.head.node.step) + 1], units);
      return target([entry], [...found.places, ...(next ? [placeAt(entry, next)] : [])]);
    }
    const beside = siblings(last);
    const at = beside.map(idOf).indexOf(idOf(last));
    return target([entry], [...found.places, ...beside.slice(at + 1, at + 2)]);
  }

  /* Places: {entry, head, way, rest}. */

  const placeAt = (entry, head) => ({ entry, head, way: [], rest: [], part: null });
  const nodeOf = (place) => (place.way.length ? lastOf(place.way) : place.head.node);
  /* The units inside a place: where a Part was named, those of the schedule that stand in it. */
  const kidsOf = (place) => nodeOf(place).kids.filter((kid) => !isPart(place) || place.part.steps.includes(kid.step));
  const down = (place, nodes, rest = []) => ({ ...place, way: [...place.way, ...nodes], rest });
  function labelOf(place) {
    const { head, way, part } = place;
    if (isPart(place)) return `${head.name}, ${part.name}`;
    return way.length ? head.label + way.map((node) => node.suffix).join('') : head.name;
  }

  function rowOf(place, note = '') {
    const { entry, head, way, part } = place;
    const own = { id: idOf(place), slug: entry.slug, label: labelOf(place), note };
    if (isPart(place)) return { ...own, heading: part.heading, words: '', url: `${head.page}#${part.anchor}` };
    const anchor = [head.node.anchor, ...way.map((node) => node.anchor)].join('__');
    return { ...own, heading: head.heading, words: nodeOf(place).words, url: way.length ? `${head.page}#${anchor}` : head.page };
  }

  /* A head, where it was put in; one that exists and was not is wanted. */
  function headOf(entry, number, units) {
    const alone = () => entry.heads.find((head) => UNIT_HEAD.test(head) && splitHead(head)[1] === number);
    const name = entry.heads.includes(number) ? number : alone() || number; // a section is found by its number alone
    if (entry.heads.includes(name) && !entry.byHead.has(name)) units.wanted.add(name);
    return entry.byHead.get(name) || null;
  }

  /* Whether every unnumbered part on the way was asked for by its word. */
  function isLiteral({ way }, steps) {
    const asked = steps.filter(({ level }) => ['indent', 'sub-paragraph', 'line'].includes(level)).length;
    return way.filter((node) => node.step.includes(' ') && !INSIDE.test(node.step)).length <= asked;
  }

  /* The word of a head and its number: `section` and `12a`, nothing and `121-3`. */
  function splitHead(head) {
    const [, word, number] = /^(?:([a-z]+)-?)?(.*)$/.exec(head);
    return [word || '', number];
  }

  /* Whether an article has this number, or one that goes on from it: `121-3`, `121-3-1`. */
  const begins = ({ heads }, number) => heads.some((head) => `${splitHead(head)[1]}-`.startsWith(`${number}-`));

  function walk(entry, head, steps, units) {
    const own = steps.length && isLetters(steps[0].value) && !steps[0].isApart ? headOf(entry, head + steps[0].value, units) : null;
    if (own) return descend(placeAt(entry, own), steps.slice(1), units.grammar); // "12 bis", "12a" are heads of their own
    if (steps.length && isDigits(steps[0].value) && !entry.heads.includes(head) && begins(entry, `${head}-${Number(steps[0].value)}`)) {
      return walk(entry, `${head}-${Number(steps[0].value)}`, steps.slice(1), units); // "121-3"
    }
    const [word, number] = splitHead(head);
    if (number && entry.heads.includes(word) && !entry.heads.includes(head)) { // "annex(1)" of the only annex
      const only = headOf(entry, word, units);
      return only && descend(placeAt(entry, only), [{ value: number, level: '' }, ...steps], units.grammar);
    }
    const found = headOf(entry, head, units);
    return found && descend(placeAt(entry, found), steps, units.grammar);
  }

  function descend(from, steps, grammar) {
    let place = from;
    let joined = false;
    for (let at = 0; at < steps.length; at += 1) {
      const part = findPart(place, steps[at]);
      if (part) {
        place = { ...place, part };
        continue;
      }
      const skipped = joined || (steps[at].level === 'line' && steps[at].value === '1'); // the first line of a unit is its own words
      const inserted = skipped ? null : findInserted(place, steps[at], steps[at + 1]);
      joined = Boolean(inserted);
      if (skipped) continue;
      const nodes = inserted || findStep(place, steps[at], grammar);
      const next = nodes ? down(place, nodes) : findSplit(place, steps[at], grammar);
      if (!next) return { ...place, rest: steps.slice(at) };
      place = next;
    }
    return { ...place, rest: [] };
  }

  /* Whether a step names a division, by its number in any numerals: "Part II", "part 2". */
  function isDivision(kind, no, { level, value }) {
    const numberOf = (text) => (isDigits(text) ? Number(text) : lexing.roman(text.toLowerCase()) || text.toLowerCase());
    return kind === level && numberOf(no) === numberOf(value);
  }

  function findPart(place, step) {
    if (place.way.length || place.part || !INSIDE.test(step.level)) return null;
    return place.head.parts.find(({ kind, no }) => isDivision(kind, no, step)) || null;
  }

  /* "1A" and "b1" are two signs each, and one unit that was inserted. */
  function findInserted(place, step, next) {
    if (!next || next.level || next.isApart || isDigits(step.value) === isDigits(next.value)) return null;
    const kid = kidsOf(place).find((node) => node.step === step.value + next.value);
    return kid ? [kid] : null;
  }

  /* "aii" is a, ii. */
  function findSplit(place, { value, level }, grammar) {
    if (value.length < 2 || isDigits(value)) return null;
    const outer = findStep(place, { value: value[0], level }, grammar);
    const inner = outer && findStep(down(place, outer), { value: value.slice(1), level: '' }, grammar);
    return inner ? down(place, [...outer, ...inner]) : null;
  }

  /* The way to the part that a step names; a lone unnumbered part is stepped through. */
  function findStep(place, step, grammar) {
    const kids = kidsOf(place);
    if (INSIDE.test(step.level)) {
      const kid = kids.find(({ step: own }) => own.includes(' ') && isDivision(...own.split(' '), step));
      return kid ? [kid] : null;
    }
    for (const name of namesOfStep(place, step, grammar)) {
      const kid = kids.find((node) => node.step === name);
      if (kid) return [kid];
    }
    if (kids.length !== 1 || !kids[0].step.includes(' ')) return null;
    const inner = findStep(down(place, [kids[0]]), step, grammar);
    return inner && [kids[0], ...inner];
  }

  function namesOfStep(place, { value, level }, grammar) {
    if (isDigits(value)) {
      const plain = String(Number(value));
      const [further, indent] = [`subpara ${plain}`, `indent ${plain}`];
      if (level === 'line') return [`indent ${Number(value) - 1}`, further];
      const own = { indent: [indent, further, plain], 'sub-paragraph': [further, plain, indent] }[level] || [plain, further, indent];
      return [...own, ...(level === 'point' ? [`part ${plain}`] : []), ...slips(place, value)]; // "Pt 2"
    }
    const rank = place.entry.alphabet.indexOf(value);
    if (rank >= 0) {
      const lettered = kidsOf(place).map((kid) => kid.step).filter((name) => name.length === 1 && isLetters(name));
      return lettered.slice(rank, rank + 1);
    }
    return [grammar.alike[value] || value, ...slips(place, value)];
  }

  /* What a look-alike sign can stand for: l for 1, and 1 for i where the parts have Roman numbers. */
  function slips(place, value) {
    const steps = kidsOf(place).map((kid) => kid.step);
    const found = steps.includes('1') && MARKS[value] ? [MARKS[value]] : [];
    return steps.includes('i') && !steps.includes('a') && SMALL_ROMAN[value] ? [...found, SMALL_ROMAN[value]] : found;
  }

  function nearRows(places, held, grammar) {
    if (!places.length) return held.map((entry) => instrumentRow(entry, tellArticles(entry, grammar)));
    const deepest = Math.max(...places.map((place) => place.way.length));
    const nearest = places.filter((place) => place.way.length === deepest);
    const guesses = nearest.map((place) => guess(place, grammar)).filter((found) => found.length <= MOST_GUESSES);
    return [...guesses.flat().map((found) => rowOf(found)), ...nearest.map((place) => rowOf(place, tellParts(place, grammar)))];
  }

  /* Units further down that the missing steps lead to when a level was skipped: 22(d) for 22(1)(d). */
  function guess(place, grammar) {
    return kidsOf(place).flatMap((kid) => {
      const below = down(place, [kid]);
      const inner = descend(below, place.rest, grammar);
      return inner.rest.length ? guess({ ...below, rest: place.rest }, grammar) : [inner];
    });
  }

  /* Words about what a unit has. */

  function tellParts(place, { says }) {
    const kids = kidsOf(place);
    const numbered = kids.map((kid) => kid.step).filter((step) => !step.includes(' '));
    const listed = kids.filter(({ step }) => step.includes(' ') && INSIDE.test(step)).map(({ step }) => step[0].toUpperCase() + step.slice(1));
    if (numbered.length) {
      const parts = join(runs(numbered, says), says);
      listed.push(place.head.node.step === 'preamble' ? fill(says.recitals, { parts }) : parts);
    }
    for (const [kind, sentence] of [['indent ', says.indents], ['subpara ', says.further]]) {
      const n = kids.filter((kid) => kid.step.startsWith(kind)).length;
      if (n) listed.push(fill(n === 1 ? sentence.one : sentence.many, { n }));
    }
    const label = labelOf(place);
    return listed.length ? fill(says.parts, { label, parts: join(listed, says) }) : fill(says.leaf, { label });
  }

  function tellArticles(entry, { says }) {
    const steps = entry.heads.filter((step) => UNIT_HEAD.test(step));
    const numbers = steps.map((step) => splitHead(step)[1]);
    const said = fill(numbers.length > 1 ? says.articles : says.article, { name: entry.label, parts: join(runs(numbers, says), says) });
    const word = steps.length ? splitHead(steps[0])[0] : '';
    return word ? said.replace('Article', word[0].toUpperCase() + word.slice(1)) : said;
  }

  function runs(steps, says) {
    const ranks = steps.map((step) => rank(step, steps[0] === 'i'));
    const listed = [];
    let start = 0;
    for (let at = 1; at <= steps.length; at += 1) {
      if (at < steps.length && ranks[at] === ranks[at - 1] + 1) continue;
      if (at - start >= 3) listed.push(fill(says.range, { first: steps[start], last: steps[at - 1] }));
      else listed.push(...steps.slice(start, at));
      start = at;
    }
    return listed;
  }

  function rank(step, roman) {
    if (isDigits(step)) return Number(step);
    return roman && /^[ivxlc]+$/.test(step) ? readRoman(step) : step.charCodeAt(0);
  }

  function readRoman(step) {
    const values = Array.from(step, (letter) => ROMAN[letter]);
    return values.reduce((sum, value, at) => sum + (value < Math.max(...values.slice(at)) ? -value : value), 0);
  }

  function join(parts, says) {
    return parts.length < 2 ? parts.join('') : parts.slice(0, -1).join(', ') + says.and + parts[parts.length - 1];
  }

  globalThis.concordance.citation = { table, add, read, findTargets, layOut, idOf };
})();
