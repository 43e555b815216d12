/*
 * Citations in a running text: the same steps as runs.py and citations.py in generator/search/checked/.
 *
 * concordance.checked.citations(text, units) gives {found, wanted}: found are {start, end, text, fate, units, isOpen}, where fate is
 * found | missing | unclear | outside; `wanted` are articles that have to be put in before it is asked again.
 */
(function () {
  'use strict';

  // The readers of citations come with the find box, which is loaded when somebody checks a text.
  const lexing = () => globalThis.concordance.lexer;
  const refs = () => globalThis.concordance.refs;
  const STRANGE = ['foreign', 'capitals', 'kind'];
  const DIVISIONS = ['book', 'part', 'chapter', 'section', 'title'];
  const OPENS = /[(\[{]/;
  const SENTENCE = /[.!?]['"»”)\]]*\s/;
  const JOINS = /[-.,;/&(\[«"'„“]|(?<![a-z])(?:and|or|to|through|et|und|bis|un|oder)(?![a-z])|(?<![\u0400-\u04ff])та(?![\u0400-\u04ff])/;
  const WORDY = /(?:^|[^a-z])(?!(?:no|nos|nr|n)(?:[^a-z]|$))[a-z]+/;
  const ORDINAL = /^(?:st|nd|rd|th)(?![a-z])/;
  const LISTED = /^[)\]\s]*[,;&-]?\s*(?:and|or|to|through|et|und|y|e|и|та|un|bis|a)?\s*[(\[]$/;
  const RANGE = /^[\s)]*(?:-|to|through|bis|по|lidz)[\s(]*$/;
  const APART = /[:;?!]|\)\s*[()]|\n|\.\s+[a-z]|(?<![a-z])(?:under|in|on|for)(?![a-z])/;
  const HARD = /\n\s*\n|[!?]\s|[|]/;
  const PUNCTUATION = /[,;:()[\]|\n]/;
  const FAR = /[;:|\n]|\)\s*\(/;
  const SAME = /^[)\]]*\s+of (?:the same|that|the said) ?(?!(?:article|paragraph))/i;
  const SAME_ARTICLE = /^[)\]]*\s+of (?:the same|that|the said|this) article/i;
  const AGAIN = ['ibid', 'ibidem'];
  const OWN = /^[)\]]*\s+(?:above|below)(?![a-z])/i;
  const CUT = /[;|\n]|(?<![a-z])(?:and|or|et|und)(?![a-z])|(?<![\u0400-\u04ff])(?:и|та)(?![\u0400-\u04ff])/;
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const isCapital = (text) => /^\p{Lu}/u.test(text);
  const isNumeral = (text) => /^[0-9]/.test(text);

  /* Clauses and runs. */

  function isBreak(item, before) {
    if (HARD.test(item.gap) || (item.gap.includes(';') && item.kind === 'name')) return true;
    const isYear = before.kind === 'name' && isNumeral(item.written) && /\.\s+[a-z]{2}/.test(item.gap);
    const begins = isYear || (isCapital(item.written) && (before.kind !== 'level' || before.behind));
    return SENTENCE.test(item.gap) && begins;
  }

  function cutClauses(items) {
    const clauses = [];
    items.forEach((item, at) => {
      if (!at || isBreak(item, items[at - 1])) clauses.push([]);
      clauses[clauses.length - 1].push(item);
    });
    return clauses;
  }

  function findRuns(clause) {
    const found = [];
    for (let at = 0; at < clause.length;) {
      const start = starts(clause, at);
      if (start === null) {
        at += 1;
        continue;
      }
      const end = extend(clause, at, start);
      const last = found[found.length - 1];
      if (last && last[1] === at && isNear(clause[at])) last[1] = end;
      else found.push([at, end]);
      at = end;
    }
    return found;
  }

  /* Where what begins a reference ends: level and value, value and level, a head, or "22(1)". */
  function starts(clause, at) {
    const [item, following, after] = clause.slice(at, at + 3);
    if (item.kind === 'head') return at + 1;
    if (item.kind === 'level' && following) {
      if (following.kind === 'value' && !isWord(clause, at + 1) && !WORDY.test(following.gap)) return at + 2;
      return following.kind === 'level' && after && after.kind === 'value' ? at + 3 : null;
    }
    if (item.kind !== 'value' || !following) return null;
    if (following.kind === 'level' && !following.gap.includes(',')) {
      const inWords = isDigits(item.value) && !isNumeral(item.written);
      const isBehind = following.behind || (inWords && !following.plural && !item.behind) || ORDINAL.test(following.gap);
      return isBehind && !(after && after.kind === 'value' && !following.behind) ? at + 2 : null;
    }
    const isNumber = /^\d+$/.test(item.written) && item.value.length < 3;
    return isNumber && following.kind === 'value' && following.gap === '(' && !item.gap.includes('/') ? at + 2 : null;
  }

  /* A lone letter that is a word of the sentence: "paragraph a State". */
  function isWord(clause, at) {
    const [item, following] = clause.slice(at, at + 2);
    if (item.value !== 'a' || OPENS.test(item.gap)) return false;
    return Boolean(following) && following.gap === ' ' && ['unknown', 'capitals', 'neutral'].includes(following.kind);
  }

  function extend(clause, first, from) {
    let [end, many] = [from, clause.slice(first, from).some((item) => item.plural)];
    while (end < clause.length) {
      const [item, before] = [clause[end], clause[end - 1]];
      const start = ['level', 'head', 'value'].includes(item.kind) ? starts(clause, end) : null;
      if (item.kind === 'following' || (item.kind === 'value' && joinsValue(item, before, clause, end, many))) end += 1;
      else if (start !== null && isNear(item)) {
        many = many || item.plural;
        end = start;
      } else if (item.kind === 'level' && item.behind && before.kind === 'value' && !item.gap.replace(/[ ."'»)”]/g, '')) end += 1;
      else break;
    }
    return end;
  }

  const isNear = (item) => !(item.kind === 'level' && item.gap.includes('(')) && !APART.test(item.gap) && item.gap.length < 24;

  /* Whether a value belongs to the reference before it, and is no number or letter of the sentence. */
  function joinsValue(item, before, clause, at, many) {
    const isDigit = isDigits(item.value);
    if (['(', '[', ' (', ''].includes(item.gap) || before.kind === 'level') return item.gap !== '' || !isDigit;
    if (isDigit && !isNumeral(item.written) && !isUpper(item.written)) return false; // a number in words
    if (/^(?:\.|-|\/|\.? ?\()$/.test(item.gap) || ['bis', 'ter'].includes(item.value)) return before.kind === 'value';
    if (/[;:?!\n]/.test(item.gap) || !JOINS.test(item.gap) || !['value', 'level', 'following'].includes(before.kind)) return false;
    if (OPENS.test(item.gap)) return LISTED.test(item.gap);
    if (item.gap.length > 14 || /\.\s/.test(item.gap)) return false;
    if (isDigit) return many || RANGE.test(item.gap) || beforeArticle(clause, at);
    return !isDigits(before.value) && !isWord(clause, at) && item.value.length < 4;
  }

  const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();

  /* "paragraphs 1 and 2 of Article 8" */
  function beforeArticle(clause, at) {
    const following = clause[at + 1];
    return Boolean(following) && following.kind === 'level' && !/[,;:.]/.test(following.gap);
  }

  /* Citations. */

  function citations(text, units) {
    units.wanted.clear();
    const bare = units.lexer.withoutFillers(units.lexer.fold(text));
    const items = plain(lexing().understand(units.lexer.split(bare, text, false), bare, units, false));
    const context = { units, text, instruments: [], steps: [], single: [], last: null, of: null, wasOutside: false };
    const found = [];
    for (const clause of cutClauses(items)) {
      const runs = findRuns(clause);
      let at = 0;
      runs.forEach(([start, end], number) => {
        noteNames(clause.slice(at, start), context);
        found.push(...repeat(clause.slice(at, Math.max(at, start - 1)), context));
        found.push(...readRun(clause, [start, end], [at, number + 1 < runs.length ? runs[number + 1][0] : clause.length], context));
        context.last = found[found.length - 1] || null;
        at = end;
      });
      noteNames(clause.slice(at), context);
      found.push(...repeat(clause.slice(at), context));
    }
    return { found, wanted: [...units.wanted] };
  }

  /* What "ibid." repeats, where no reference follows it. */
  function repeat(items, { last }) {
    const again = items.filter(({ kind, written }) => kind === 'neutral' && AGAIN.includes(written.toLowerCase()));
    return last ? again.map(({ start, end, written }) => ({ ...last, start, end, text: written })) : [];
  }

  /* The name of a State, and "law", are words: in a text they name no instrument, but beside its year. */
  function plain(items) {
    return items.map((item, at) => {
      const following = items[at + 1];
      const years = [...item.instruments].flatMap((entry) => entry.years);
      const isDated = following && following.kind === 'date' && years.includes(following.value);
      return item.kind === 'name' && item.value === 'loose' && !isDated ? { ...item, kind: 'unknown' } : item;
    });
  }

  const isHeld = (instruments) => Boolean(instruments) && [...instruments].some((entry) => entry.heads.length);
  const keyOf = (instruments) => [...instruments].map(({ slug }) => slug).sort().join(' ');

  function noteNames(items, context) {
    for (const item of items) if (item.kind === 'name' && isHeld(item.instruments)) name(item.instruments, context);
  }

  function name(instruments, context) {
    context.instruments = [instruments, ...context.instruments.filter((other) => keyOf(other) !== keyOf(instruments))];
  }

  function readRun(clause, [start, end], room, context) {
    let { named, place } = nameOf(clause, [start, end], room);
    if (!named && context.wasOutside && SAME.test(context.text.slice(clause[end - 1].end))) [named, place] = ['outside', [start, end]];
    context.wasOutside = named === 'outside';
    if (named === 'outside') return [outside(clause, Math.min(start, place[0]), Math.max(end, place[1]), context)];
    const isOrdinal = clause[start].kind === 'value' && !isNumeral(clause[start].written);
    const rest = context.text.slice(clause[end - 1].end);
    const above = context.single.length && SAME_ARTICLE.test(rest) ? context.single : context.steps;
    const made = refs().build(clause.slice(start, end), context.units)
      .filter((ref) => !isOrdinal || isWhole(ref))
      .map((ref) => complete(ref, above, context, named, OWN.test(rest))).filter(Boolean);
    const isHead = clause.slice(start, end).every((item) => item.kind === 'head');
    if (!made.length || (isHead && !(named && place[0] === start)) || (!named && isHeading(made[0]))) return [];
    return [resolve(made, named, { start: clause[start].start, end: closed(clause[start].start, clause[end - 1].end, context) }, context)];
  }

  function outside(clause, first, last, { text }) {
    const [start, end] = [clause[first].start, clause[last - 1].end];
    return { start, end, text: text.slice(start, end), fate: 'outside', units: [], isOpen: false };
  }

  /* The end of a citation with the bracket that closes it. */
  function closed(start, end, { text }) {
    const words = text.slice(start, end);
    return end + (text[end] === ')' && words.split('(').length > words.split(')').length ? 1 : 0);
  }

  const isWhole = (ref) => Boolean(globalThis.concordance.citation.layOut(ref.steps));

  /* "Chapter 2" may be one of the text itself. */
  function isHeading({ steps }) {
    return DIVISIONS.includes(steps[0].level) && (steps.length === 1 || !steps.every(({ level }) => DIVISIONS.includes(level)));
  }

  /* The article before "paragraph 5", where one was named before. */
  function complete(ref, above, context, named, isOwn) {
    if (isWhole(ref)) return ref;
    if (isOwn) return null;
    const { ranks } = context.units;
    const rank = ranks[ref.steps[0].level] || 9;
    if (!above.length || rank <= 4 || (named && (!context.of || keyOf(named) !== keyOf(context.of)))) return null;
    const kept = above.filter((step, at) => (ranks[step.level] || 4 + at) < rank);
    return kept.length ? { ...ref, steps: [...kept, ...ref.steps] } : null;
  }

  function resolve(made, named, { start, end }, context) {
    const choices = named ? [named] : context.instruments.length ? context.instruments : [null];
    const tried = choices.map((chosen) => [chosen, targetsOf(made, chosen, context.units)]);
    const isFound = (targets) => targets.length > 0 && !targets.some(({ isMissing }) => isMissing);
    const [chosen, targets] = tried.find(([, each]) => isFound(each)) || tried[0];
    if (chosen) {
      context.of = chosen;
      name(chosen, context);
    }
    context.steps = made[made.length - 1].steps;
    // "that article" is none of "Articles 29 and 30".
    if (new Set(made.map(({ steps }) => steps[0].value)).size === 1) context.single = context.steps;
    return tell({ start, end, text: context.text.slice(start, end) }, targets, made, Boolean(chosen));
  }

  function targetsOf(made, chosen, units) {
    const entries = units.entries.filter((entry) => entry.heads.length && (!chosen || chosen.has(entry)));
    return globalThis.concordance.citation.findTargets(made, entries, units) || [];
  }

  function tell(found, targets, made, isSure) {
    const { idOf } = globalThis.concordance.citation;
    const isOpen = made.some((ref) => ref.isOpen);
    if (!targets.length || targets.some(({ isMissing }) => isMissing)) {
      const near = targets.filter(({ isMissing }) => isMissing).flatMap(({ places }) => places.map(idOf));
      return { ...found, fate: 'missing', units: near, isOpen };
    }
    const units = [...new Set(targets.flatMap(({ places }) => places.map(idOf)))];
    const isChoice = targets.length === 1 && targets[0].places.length > 1 && targets[0].isChoice;
    return { ...found, fate: !isSure && (isChoice || targets.length > 1) ? 'unclear' : 'found', units, isOpen };
  }

  /* The instruments beside a reference, or 'outside', and from where to where the words go. */
  function nameOf(clause, [start, end], [from, until]) {
    const behind = lookBehind(clause, end, until);
    const after = behind.found.length ? { named: judge(behind.found), place: [start, behind.end] } : null;
    if (after && !PUNCTUATION.test(clause[end].gap.replace(/^[)\] ]+/, ''))) return after;
    const before = lookBefore(clause, start, from);
    if (before.found.length) return { named: judge(before.found), place: [before.first, end] };
    return after || { named: null, place: [start, end] };
  }

  function judge(items) {
    if (items.some((item) => STRANGE.includes(item.kind))) return 'outside';
    const named = refs().combine(items);
    if (!named) return null;
    return isHeld(named) ? named : named.size ? 'outside' : null;
  }

  /* The names right behind a reference; words in capitals beside them belong to them. */
  function lookBehind(clause, at, until) {
    const found = [];
    let [end, waiting] = [at, 0];
    for (let place = at; place < until; place += 1) {
      const item = clause[place];
      // "that Convention (XTS No. 24)"
      const isNumber = item.gap === ' (' && ['name', 'foreign'].includes(item.kind) && isUpper(item.written);
      if (FAR.test(item.gap) || (place > at && item.gap.includes(',') && found.length) || (item.gap.includes('(') && found.length && !isNumber)) break;
      if (item.kind === 'name' || STRANGE.includes(item.kind) || (item.kind === 'date' && found.length)) {
        found.push(item);
        end = place + 1;
      } else if (item.kind === 'unknown' && isCapital(item.written) && place === at + waiting && waiting < 6) waiting += 1;
      else if (!['neutral', 'additional'].includes(item.kind) || place > at + 3) break;
    }
    if (waiting && !found.some((item) => STRANGE.includes(item.kind))) return { found: [], end: at };
    return { found, end };
  }

  /* The names right before a reference, and where they begin. */
  function lookBefore(clause, at, until) {
    const found = [];
    let first = at;
    for (let place = at - 1; place >= until; place -= 1) {
      const [item, following] = [clause[place], clause[place + 1]];
      const isStrange = STRANGE.includes(item.kind);
      if (CUT.test(following.gap) || (isStrange && /[a-z:(]/.test(following.gap))) break;
      if (item.kind === 'name' || item.kind === 'date' || (isStrange && isCapital(item.written))) {
        found.unshift(item);
        first = place;
      } else if (!(item.kind === 'unknown' && isCapital(item.written) && at - place < 8) && !['neutral', 'additional'].includes(item.kind)) break;
    }
    return found.every((item) => item.kind === 'date') ? { found: [], first: at } : { found, first };
  }

  globalThis.concordance.checked = { citations };
})();
