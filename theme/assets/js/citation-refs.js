/*
 * References in a citation: "22(1)(a)-(d) and paragraph 3 of Article 24" is a list of paths. The same steps as refs.py and names.py in
 * generator/search/typed/.
 *
 * concordance.refs.build(items, units) gives refs {steps, start, end, inherited, isRange, isOpen, hasNext}; concordance.refs.cut(items)
 * gives [{items, instruments}], each run of references with the instruments that are named for it, or null where they contradict.
 */
(function () {
  'use strict';

  const { roman } = globalThis.concordance.lexer;
  const ARTICLE = 'article';
  const ATTACHED = ['schedule', 'annex', 'appendix'];
  const PARTS = ['part', 'chapter', 'title']; // divisions that people name inside a schedule
  const isDigits = (text) => /^[0-9]+$/.test(text);

  /* Atoms: a value with its level and what stands before it. */

  function makeAtoms(items, grammar) {
    const atoms = [];
    let waiting = null;
    items.forEach((item, at) => {
      const following = items[at + 1];
      if (item.kind === 'level') {
        if (standsBehind(item, atoms, following, waiting)) nameBehind(item, atoms);
        else waiting = waiting ? { ...item, gap: `${waiting.gap} ${item.gap}`, start: waiting.start } : item;
      } else if (item.kind === 'head') {
        atoms.push({ step: { value: item.value, level: 'head' }, glue: glueOf(item.gap, grammar), start: item.start, end: item.end, isExplicit: true });
        waiting = null;
      } else if (item.kind === 'following' && atoms.length) {
        Object.assign(atoms[atoms.length - 1], { isOpen: item.value === 'open', hasNext: item.value === 'one', end: item.end });
      } else if (item.kind === 'value') {
        atoms.push(makeAtom(item, waiting, grammar));
        waiting = null;
      }
    });
    return atoms;
  }

  function standsBehind(item, atoms, following, waiting) {
    if (waiting || !atoms.length || atoms[atoms.length - 1].isExplicit) return false;
    return item.behind || !following || following.kind !== 'value';
  }

  /* A level that stands behind its number is that number's, and of those listed with it. */
  function nameBehind(item, atoms) {
    for (let back = 0; back < atoms.length; back += 1) {
      const atom = atoms[atoms.length - 1 - back];
      const isListed = !back || (['and', 'range', 'comma'].includes(atoms[atoms.length - back].glue) && !atom.isBracketed);
      if (atom.isExplicit || !isListed) return;
      atom.step = { value: atom.step.value, level: item.value };
      atom.isExplicit = true;
      [atom.start, atom.end] = [Math.min(atom.start, item.start), Math.max(atom.end, item.end)];
    }
  }

  function makeAtom(item, level, grammar) {
    const name = level ? level.value : '';
    const isRoman = name === ARTICLE || ATTACHED.includes(name) || (!level && item.value.length > 1 && isUpper(item.written) && !item.gap.includes('('));
    const number = isRoman ? roman(item.value) : 0;
    const isPoint = name === 'paragraph' && /^(?![lio])\p{L}$/u.test(item.value); // "paragraphe 1, alinéa a"
    return {
      step: { value: number ? String(number) : item.value, level: isPoint ? 'point' : name, isApart: Boolean((level ? level.gap : item.gap).trim()) },
      glue: glueOf(level ? level.gap : item.gap, grammar),
      start: level ? level.start : item.start, end: item.end,
      isBracketed: /[([{]/.test(item.gap), isExplicit: Boolean(level), isPlural: Boolean(level && level.plural),
    };
  }

  const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();

  /* How a value hangs on the one before it. */
  function glueOf(gap, { conj, range }) {
    if (conj.test(gap)) return 'and';
    if (/[,;]/.test(gap)) return 'comma';
    if (range.test(gap)) return gap === '-' ? 'dash' : 'range';
    return gap.includes('/') ? 'slash' : 'of';
  }

  /* The builder. */

  function build(items, units) {
    const builder = { ranks: units.ranks, refs: [], plural: '', explicit: '', isCommas: true, group: 0, prepended: 0 };
    for (const atom of makeAtoms(items, units)) take(atom, builder);
    return builder.refs.filter((ref) => ref.steps.length);
  }

  const rankOf = (step, at, { ranks }) => (step.level ? ranks[step.level] || (at === 0 ? 4 : 4 + at) : 4 + at);
  const lastOf = (list) => list[list.length - 1];

  function take(atom, builder) {
    builder.isCommas = builder.isCommas && !atom.isBracketed;
    if (atom.isExplicit) builder.prepended = 0;
    if (!builder.refs.length) startRef(atom, builder, []);
    else if (atom.isExplicit) takeExplicit(atom, builder);
    else takePlain(atom, builder);
    if (atom.isExplicit) builder.explicit = atom.step.level;
    if (atom.isPlural) builder.plural = atom.step.level;
    else if (atom.isExplicit && [ARTICLE, 'head'].includes(atom.step.level) && atom.glue !== 'of') builder.plural = '';
    const last = lastOf(builder.refs);
    last.isOpen = last.isOpen || Boolean(atom.isOpen);
    last.hasNext = last.hasNext || Boolean(atom.hasNext);
  }

  function startRef(atom, builder, before, step = atom.step) {
    builder.refs.push({
      steps: [...before, step], start: atom.start, end: atom.end, inherited: before.length,
      isRange: ['range', 'dash'].includes(atom.glue), isOpen: false, hasNext: false, group: builder.group,
    });
  }

  function extend(atom, ref) {
    ref.steps.push(atom.step);
    ref.end = Math.max(ref.end, atom.end);
  }

  const isAttached = ({ level, value }) => ATTACHED.includes(level) || (level === 'head' && ATTACHED.includes(value));

  /* A Part of a schedule, from either side: "Schedule 1, Part 2" and "paragraph 3 of Part 2 of Schedule 1". */
  function takePart(atom, builder) {
    const last = lastOf(builder.refs);
    const [first, ...inner] = last.steps;
    const joins = ['of', 'comma'].includes(atom.glue);
    if (isAttached(atom.step) && joins && PARTS.includes(first.level)) {
      if (!inner.every((step, at) => rankOf(step, at + 1, builder) > 4)) return false;
      prepend(atom, builder);
      return true;
    }
    if (!PARTS.includes(atom.step.level) || !isAttached(first)) return false;
    if (!inner.length && joins) extend(atom, last);
    else if (inner.length && inner[0].level === atom.step.level && atom.glue !== 'of') startRef(atom, builder, [first]);
    else return false;
    return true;
  }

  function takeExplicit(atom, builder) {
    if (takePart(atom, builder)) return undefined;
    const last = lastOf(builder.refs);
    let rank = builder.ranks[atom.step.level] || 4;
    const innermost = rankOf(lastOf(last.steps), last.steps.length - 1, builder);
    const outermost = rankOf(last.steps[last.inherited], last.inherited, builder);
    const isHeadless = rankOf(last.steps[0], 0, builder) > 4;
    if (atom.step.level === 'chapter' && !isHeadless && last.steps.length > 1 && atom.glue === 'of') {
      atom.step = { value: atom.step.value, level: 'sub-paragraph' }; // "ch. ii" for "chiffre ii"
      rank = innermost + 1;
    }
    const isWithin = atom.glue === 'of' && rank > 4 && !isHeadless && last.inherited === 0;
    if (isWithin || (rank > innermost && !['and', 'range', 'dash'].includes(atom.glue))) return extend(atom, last);
    if (rank < outermost && (atom.glue === 'of' || (isHeadless && atom.glue === 'comma'))) return prepend(atom, builder);
    if (rank === 4 && last.steps.length === 1 && last.steps[0].value === atom.step.value && atom.glue === 'of') return undefined;
    let kept = last.steps.filter((step, at) => rankOf(step, at, builder) < rank);
    if (rank <= 4) kept = kept.filter((step) => atom.glue === 'of' && ['chapter', 'section'].includes(step.level));
    if (atom.glue !== 'range') builder.group += 1;
    return startRef(atom, builder, kept);
  }

  /* An outer step before all references that wait for it: "points a and b of paragraph 1". */
  function prepend(atom, builder) {
    for (const ref of builder.refs.filter(({ group }) => group === builder.group)) {
      ref.steps = [atom.step, ...ref.steps.slice(ref.inherited)];
      ref.inherited = 0;
      ref.end = Math.max(ref.end, atom.end);
    }
    builder.prepended = 1;
  }

  function takePlain(atom, builder) {
    const last = lastOf(builder.refs);
    if (goesDeeper(atom, last, builder)) {
      // "22-1" is a paragraph where there is one, else a range.
      const isSecond = last.steps.length === 1 || builder.prepended === 1;
      last.isDashed = last.isDashed || (atom.glue === 'dash' && isSecond && isDigits(atom.step.value));
      return goDeeper(atom, last, builder);
    }
    const at = placeOf(atom, last, builder);
    if (at === null) return extend(atom, last);
    return startRef(atom, builder, last.steps.slice(0, at), { ...atom.step, level: last.steps[at].level });
  }

  /* A step at the end, or behind an outer step that came last: "point d of Article 22(1)". */
  function goDeeper(atom, last, builder) {
    if (!builder.prepended) return extend(atom, last);
    for (const ref of builder.refs.filter(({ group }) => group === builder.group)) {
      ref.steps.splice(builder.prepended, 0, atom.step);
      ref.end = Math.max(ref.end, atom.end);
    }
    builder.prepended += 1;
    return undefined;
  }

  function goesDeeper(atom, last, builder) {
    if (atom.glue === 'of') return true;
    const isNumber = isDigits(atom.step.value);
    const many = builder.plural !== '' && isNumber && !atom.isBracketed;
    if (atom.glue === 'slash') return !many;
    if (atom.glue === 'dash') {
      const same = areAlike(lastOf(last.steps).value, atom.step.value);
      return !(many || (atom.isBracketed && same) || (same && !isNumber));
    }
    if (atom.glue === 'comma') return builder.isCommas && !builder.plural && ['', ARTICLE].includes(builder.explicit);
    builder.isCommas = false;
    return false;
  }

  /* The depth at which a listed value stands beside one of the reference before. */
  function placeOf(atom, last, builder) {
    if (isDigits(atom.step.value) && !atom.isBracketed) {
      const level = builder.plural || builder.explicit;
      return Math.max(0, last.steps.findIndex((step) => level && step.level === level));
    }
    const least = last.steps.length > 1 && rankOf(last.steps[0], 0, builder) <= 4 ? 1 : 0;
    for (let at = last.steps.length - 1; at >= least; at -= 1) if (areAlike(last.steps[at].value, atom.step.value)) return at;
    return null;
  }

  /* A number, a letter, a Roman number, or what may be two of them. */
  function kindsOf(value) {
    if (isDigits(value)) return ['number'];
    return [...(value.length === 1 ? ['letter'] : []), ...(roman(value) ? ['roman'] : [])];
  }

  const areAlike = (one, other) => kindsOf(one).some((kind) => kindsOf(other).includes(kind));

  /* Names: which instrument each run of references belongs to. */

  const CUT = /[,;:()[\].]/;
  const REFERRING = ['value', 'level', 'head', 'following'];
  const OUTER = [ARTICLE, 'section', 'rule', 'regulation', 'clause', ...ATTACHED, 'recital', 'chapter', 'title', 'part', 'book'];

  function cut(items) {
    if (contradictsDates(items)) return null;
    const runs = [];
    for (const item of items) {
      const isName = ['name', 'date'].includes(item.kind);
      if (!isName && !REFERRING.includes(item.kind)) continue;
      if (!runs.length || lastOf(runs).isName !== isName) runs.push({ isName, held: [] });
      lastOf(runs).held.push(item);
    }
    const joined = joinRuns(runs);
    const named = joined.map(({ isName, held }) => (isName ? combine(held) : null));
    return named.some((found) => found && !found.size) ? null : distribute(joined, named);
  }

  /* A year right behind a name that has nothing to do with it: "the Protocol of 2022". */
  function contradictsDates(items) {
    return items.some((other, at) => {
      const one = items[at - 1];
      if (!one || one.kind !== 'name' || other.kind !== 'date' || CUT.test(other.gap)) return false;
      const years = [...one.instruments].flatMap((entry) => entry.years);
      return years.length > 0 && !years.includes(other.value);
    });
  }

  function joinRuns(runs) {
    const joined = [];
    for (const { isName, held } of runs) {
      if (isName ? held.every(({ kind }) => kind === 'date') : !held.some(({ kind }) => kind === 'value' || kind === 'head')) continue;
      if (joined.length && lastOf(joined).isName === isName) lastOf(joined).held.push(...held);
      else joined.push({ isName, held: [...held] });
    }
    return joined;
  }

  /* The instruments that all names together mean; one that is not held wins over those that are. */
  function combine(items) {
    let found = null;
    for (const { kind, instruments } of items) {
      if (kind !== 'name') continue;
      let both = found ? new Set([...found].filter((entry) => instruments.has(entry))) : instruments;
      if (found && !both.size) both = [found, instruments].find((each) => each.size && ![...each].some((entry) => entry.heads.length)) || new Set();
      if (!both.size) return both;
      found = both;
    }
    return found && narrow(found, items);
  }

  /* Among instruments of one name the years that are given choose. */
  function narrow(found, items) {
    const years = items.filter(({ kind }) => kind === 'date').map(({ value }) => value);
    const chosen = [...found].filter((entry) => entry.years.some((year) => years.includes(year)));
    return found.size > 1 && chosen.length ? new Set(chosen) : found;
  }

  function distribute(runs, named) {
    const groups = [];
    const beginsWithRefs = runs.length > 0 && !runs[0].isName;
    for (let at = 0; at < runs.length; at += 1) {
      const { isName, held } = runs[at];
      if (isName) continue;
      const [before, after] = [named[at - 1] || null, named[at + 1] || null];
      let chosen = beginsWithRefs ? after || before : before;
      if (!beginsWithRefs && at + 2 === runs.length && after && before) {
        chosen = new Set([...before].filter((entry) => after.has(entry)));
        if (!chosen.size) return null;
      }
      const isPart = groups.length > 0 && !after && beginsWithPart(held, lastOf(groups).items);
      if (groups.length && (isPart || beginsInside(held))) lastOf(groups).items.push(...held); // "Article 6(3) of the Agreement, point g"
      else groups.push({ items: [...held], instruments: chosen });
    }
    if (!groups.length && named.length) groups.push({ items: [], instruments: named[0] });
    return groups;
  }

  /* Whether "Part 2" begins what follows "Schedule 1 to the Act": it is the Part of the schedule. */
  function beginsWithPart([first], before) {
    const isAttachment = ({ kind, value }) => (kind === 'level' || kind === 'head') && ATTACHED.includes(value);
    return first.kind === 'level' && PARTS.includes(first.value) && before.some(isAttachment);
  }

  function beginsInside(items) {
    const levels = items.filter(({ kind }) => kind === 'level').map(({ value }) => value);
    return levels.length > 0 && items[0].kind === 'level' && !levels.some((level) => OUTER.includes(level));
  }

  globalThis.concordance.refs = { build, cut, combine };
})();
