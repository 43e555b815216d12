/*
 * Go to a provision: reads a citation typed any usual way. The same steps as generator/typed_citation/, with the same
 * grammar and table of units; tests/citations/inputs.json holds both to one set of answers.
 *
 * concordanceCitation.table(data) prepares grammar and names of instruments once. heads(text, table) names the articles that
 * a text can mean, as 22; add(table, head, units) puts in that article of every instrument, and
 * read(text, table, prefer) gives {kind, rows}, where kind is exact | several | near | instrument | none and a row is
 * {id, slug, label, heading, words, url, note}.
 */
(function () {
  'use strict';

  const MOST_GUESSES = 3;
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const isLetters = (text) => /^\p{L}+$/u.test(text);
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /* Words: from text to tokens, and the phrases that have a meaning. */

  /* What splits a text, made from the grammar once. */
  function makeLexer({ letters, not, token, separators, passed_over: passedOver }) {
    return {
      letters: Object.entries(letters),
      not: not.map((pattern) => new RegExp(pattern)),
      next: new RegExp(`(${token})|${separators}`, 'y'),
      passedOver: new Set(passedOver),
    };
  }

  function fold(text, { letters }) {
    let folded = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/([a-z])[\u0300-\u036f]+/g, '$1').normalize('NFC');
    for (const [letter, plain] of letters) folded = folded.replaceAll(letter, plain);
    return folded.trim();
  }

  function tokens(text, lexer) {
    const folded = fold(text, lexer);
    if (lexer.not.some((pattern) => pattern.test(folded))) return null;
    const found = [];
    lexer.next.lastIndex = 0;
    while (lexer.next.lastIndex < folded.length) {
      const match = lexer.next.exec(folded);
      if (!match) return null;
      if (match[1] && !lexer.passedOver.has(match[1])) found.push(match[1]);
    }
    return found;
  }

  /** Prepare {grammar, instruments}: phrases by their words, and the numbers of the heads of each instrument. */
  function table(data) {
    const { grammar, instruments } = data;
    const lexer = makeLexer(grammar);
    const prepared = { grammar, lexer, entries: instruments.map(readEntry), phrases: new Map(), longest: 1, value: new RegExp(grammar.value) };
    const add = (words, meaning) => {
      const key = (words || []).join(' ');
      if (!key || prepared.phrases.has(key)) return;
      prepared.phrases.set(key, meaning);
      prepared.longest = Math.max(prepared.longest, words.length);
    };
    for (const { level, before, behind } of grammar.levels) {
      for (const words of before) add(tokens(words, lexer), { kind: 'level', value: level, behind: false });
      for (const words of behind) add(tokens(words, lexer), { kind: 'level', value: level, behind: true });
    }
    for (const [head, names] of Object.entries(grammar.heads)) {
      for (const words of names) add(tokens(words, lexer), { kind: 'head', value: head });
    }
    for (const [name, holders] of namesOf(prepared.entries)) add(name.split(' '), { kind: 'name', instruments: holders });
    return prepared;
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

  /** Name the heads that a text can mean and that some instrument has: one, or two for "12 bis". */
  function heads(text, units) {
    const { head, steps } = scan(text, units) || { head: '', steps: [] };
    return headsMeant(head, steps).filter((name) => units.entries.some((entry) => entry.heads.includes(name)));
  }

  function headsMeant(head, steps) {
    return steps.length && isLetters(steps[0].value) ? [head + steps[0].value, head] : [head];
  }

  /** Put in a head of every instrument that has it, by slug. */
  function add(units, head, held) {
    for (const entry of units.entries) if (Object.hasOwn(held, entry.slug)) entry.byHead.set(head, readHead(held[entry.slug]));
  }

  function readHead([step, name, heading, page, anchor, words, kids]) {
    const label = /^[0-9]/.test(step) ? step : name.toLowerCase();
    return { node: { step, suffix: '', anchor, words, kids: kids.map(readNode) }, name, heading, page, label };
  }

  function readNode([step, suffix, anchor, words, kids]) {
    return { step, suffix, anchor, words, kids: kids.map(readNode) };
  }

  /* Scan: from tokens to instruments, head and steps. */

  function scan(text, units) {
    const found = tokens(text, units.lexer);
    const items = found && found.length ? understand(found, units) : null;
    if (!items) return null;
    let named = null;
    for (const { instruments } of items.filter((item) => item.kind === 'name')) {
      named = named ? new Set([...named].filter((entry) => instruments.has(entry))) : instruments;
    }
    if (named && !named.size) return null;
    return layOut(named, putOutermostFirst(cutIntoChunks(items)));
  }

  function understand(words, units) {
    const items = [];
    for (let at = 0; at < words.length;) {
      const [length, item] = understandNext(words, at, units);
      if (!item) return null;
      items.push(item);
      at += length;
    }
    return items;
  }

  function understandNext(words, at, units) {
    const isValue = (word) => word !== undefined && units.value.test(word);
    for (let length = Math.min(units.longest, words.length - at); length > 0; length -= 1) {
      const meaning = units.phrases.get(words.slice(at, at + length).join(' '));
      // A lone letter is short for a level only where a number or letter follows; otherwise it is a point.
      if (meaning && (length > 1 || words[at].length > 1 || isValue(words[at + 1]))) return [length, meaning];
    }
    if (isValue(words[at])) return [1, { kind: 'value', value: words[at] }];
    const begun = words[at].length > 2 ? instrumentsBegun(words[at], units) : new Set();
    return [1, begun.size === 1 ? { kind: 'name', instruments: begun } : null];
  }

  function instrumentsBegun(word, units) {
    const found = new Set();
    for (const [words, meaning] of units.phrases) {
      if (meaning.kind !== 'name' || words.includes(' ') || !words.startsWith(word)) continue;
      for (const entry of meaning.instruments) if (entry.heads.length) found.add(entry);
    }
    return found;
  }

  function cutIntoChunks(items) {
    let last = { level: '', head: '', values: [] };
    const chunks = [last];
    const open = (chunk) => chunks.push(last = { level: '', head: '', values: [], ...chunk });
    items.forEach((item, at) => {
      if (item.kind === 'value') last.values.push(item.value);
      else if (item.kind === 'head') open({ head: item.value });
      else if (item.kind === 'level') {
        const opens = !item.behind && at + 1 < items.length && items[at + 1].kind === 'value';
        if (!opens && last.values.length && !last.level && !last.head) {
          last.level = item.value;
          open({});
        } else open({ level: item.value });
      }
    });
    return chunks.filter((chunk) => chunk.values.length || chunk.head);
  }

  function putOutermostFirst(chunks) {
    const outer = Math.max(0, chunks.findIndex((chunk) => chunk.head || chunk.level === 'article'));
    if (outer && outer === chunks.length - 1) return chunks.reverse();
    return outer ? [chunks[outer], ...chunks.filter((_, at) => at !== outer)] : chunks;
  }

  function layOut(named, chunks) {
    if (!chunks.length) return named ? { named, head: '', steps: [] } : null;
    const first = chunks[0];
    const steps = chunks.flatMap((chunk) => chunk.values.map((value) => ({ value, level: chunk === first ? '' : chunk.level })));
    if (first.head) return { named, head: first.head, steps };
    if (first.level === 'recital') return { named, head: 'preamble', steps };
    if ((!first.level || first.level === 'article') && isDigits(steps[0].value)) {
      return { named, head: steps[0].value, steps: steps.slice(1) };
    }
    return null;
  }

  /* Find: from steps to units. A place is {entry, head, way, rest}. */

  const nodeOf = (place) => (place.way.length ? place.way[place.way.length - 1] : place.head.node);
  const down = (place, nodes, rest = []) => ({ ...place, way: [...place.way, ...nodes], rest });
  const labelOf = ({ head, way }) => (way.length ? head.label + way.map((node) => node.suffix).join('') : head.name);

  function rowOf(place, note = '') {
    const { entry, head, way } = place;
    const anchor = [head.node.anchor, ...way.map((node) => node.anchor)].join('__');
    return {
      id: `${entry.slug}:${head.node.step}${way.map((node) => `(${node.step})`).join('')}`,
      slug: entry.slug, label: labelOf(place), heading: head.heading, words: nodeOf(place).words,
      url: way.length ? `${head.page}#${anchor}` : head.page, note,
    };
  }

  function instrumentRow(entry, note) {
    return { id: entry.slug, slug: entry.slug, label: entry.label, heading: '', words: '', url: entry.url, note };
  }

  /** Read a text as a citation; rows of the instrument whose slug is `prefer` come first. */
  function read(text, units, prefer = '') {
    const typed = scan(text, units);
    if (!typed) return { kind: 'none', rows: [] };
    const { says } = units.grammar;
    const entries = units.entries.filter((entry) => (typed.named ? typed.named.has(entry) : entry.heads.length));
    entries.sort((one, other) => (one.slug !== prefer) - (other.slug !== prefer));
    const held = entries.filter((entry) => entry.heads.length);
    if (!typed.head || !held.length) {
      const note = (entry) => (entry.heads.length ? '' : fill(says.facts, { name: entry.label }));
      return { kind: 'instrument', rows: entries.map((entry) => instrumentRow(entry, note(entry))) };
    }
    const places = held.map((entry) => walk(entry, typed, units.grammar)).filter(Boolean);
    const exact = places.filter((place) => !place.rest.length);
    // "4(1)" means a paragraph numbered 1 where there is one, and an unnumbered part only where there is none.
    const literal = exact.filter((place) => isLiteral(place, typed));
    const rows = (literal.length ? literal : exact).map((place) => rowOf(place));
    if (rows.length) return { kind: rows.length === 1 ? 'exact' : 'several', rows };
    return { kind: 'near', rows: nearRows(places, held, units.grammar) };
  }

  /* Whether every unnumbered part on the way was asked for by its word. */
  function isLiteral({ way }, { steps }) {
    const asked = steps.filter(({ level }) => level === 'indent' || level === 'sub-paragraph').length;
    return way.filter((node) => node.step.includes(' ')).length <= asked;
  }

  function walk(entry, { head, steps }, grammar) {
    const meant = headsMeant(head, steps).find((name) => entry.byHead.has(name));
    if (meant === undefined) return null;
    const from = { entry, head: entry.byHead.get(meant), way: [], rest: [] };
    return descend(from, meant === head ? steps : steps.slice(1), grammar); // "12 bis", "12a" are heads of their own
  }

  function descend(from, steps, grammar) {
    let place = from;
    for (let at = 0; at < steps.length; at += 1) {
      const nodes = findStep(place, steps[at], grammar);
      const next = nodes ? down(place, nodes) : findSplit(place, steps[at], grammar);
      if (!next) return { ...place, rest: steps.slice(at) };
      place = next;
    }
    return { ...place, rest: [] };
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
    const { kids } = nodeOf(place);
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
      if (level === 'indent') return [indent, further, plain];
      return level === 'sub-paragraph' ? [further, plain, indent] : [plain, further, indent];
    }
    const rank = place.entry.alphabet.indexOf(value);
    if (rank >= 0) {
      const lettered = nodeOf(place).kids.map((kid) => kid.step).filter((name) => name.length === 1 && isLetters(name));
      return lettered.slice(rank, rank + 1);
    }
    return [grammar.alike[value] || value];
  }

  function nearRows(places, held, grammar) {
    if (!places.length) return held.map((entry) => instrumentRow(entry, tellArticles(entry, grammar)));
    const deepest = Math.max(...places.map((place) => place.way.length));
    return places.filter((place) => place.way.length === deepest).flatMap((place) => {
      const guesses = guess(place, grammar);
      const offered = guesses.length <= MOST_GUESSES ? guesses : [];
      return [...offered.map((found) => rowOf(found)), rowOf(place, tellParts(place, grammar))];
    });
  }

  /* Units further down that the missing steps lead to when a level was skipped: 22(d) for 22(1)(d). */
  function guess(place, grammar) {
    return nodeOf(place).kids.flatMap((kid) => {
      const below = down(place, [kid]);
      const inner = descend(below, place.rest, grammar);
      return inner.rest.length ? guess({ ...below, rest: place.rest }, grammar) : [inner];
    });
  }

  /* Words about what a unit has. */

  function tellParts(place, { says }) {
    const { kids } = nodeOf(place);
    const numbered = kids.map((kid) => kid.step).filter((step) => !step.includes(' '));
    const told = [];
    if (numbered.length) {
      const parts = join(runs(numbered, says), says);
      told.push(place.head.node.step === 'preamble' ? fill(says.recitals, { parts }) : parts);
    }
    for (const [kind, sentence] of [['indent ', says.indents], ['subpara ', says.further]]) {
      const n = kids.filter((kid) => kid.step.startsWith(kind)).length;
      if (n) told.push(fill(n === 1 ? sentence.one : sentence.many, { n }));
    }
    const label = labelOf(place);
    return told.length ? fill(says.parts, { label, parts: join(told, says) }) : fill(says.leaf, { label });
  }

  function tellArticles(entry, { says }) {
    const numbers = entry.heads.filter((step) => /^[0-9]/.test(step));
    return fill(numbers.length > 1 ? says.articles : says.article, { name: entry.label, parts: join(runs(numbers, says), says) });
  }

  function runs(steps, says) {
    const ranks = steps.map((step) => rank(step, steps[0] === 'i'));
    const told = [];
    let start = 0;
    for (let at = 1; at <= steps.length; at += 1) {
      if (at < steps.length && ranks[at] === ranks[at - 1] + 1) continue;
      if (at - start >= 3) told.push(fill(says.range, { first: steps[start], last: steps[at - 1] }));
      else told.push(...steps.slice(start, at));
      start = at;
    }
    return told;
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

  globalThis.concordanceCitation = { table, heads, add, read };
})();
