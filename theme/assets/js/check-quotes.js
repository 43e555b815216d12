/*
 * Quoted words against the texts: the same steps as quotes.py and check.py in generator/search/checked/.
 *
 * concordance.quotes.index(texts) prepares the words of units by id; quotes(text, citations, index) gives
 * {start, end, text, fate, unit, alteredAt, insteadOf}, where fate is exact | altered | elsewhere | not found.
 */
(function () {
  'use strict';

  const MARKS = [['“', '”'], ['„', '“”'], ['«', '»'], ['‘', '’'], ['"', '"']];
  const SHORTEST = 3;
  const LONGEST = 1500;
  const ALIKE = 0.5;
  const TRIED = 8;
  const NEAR = 240;
  const FAR = 1000;
  const GAP = /\[[^\]]*\]|…|\.\s?\.\s?\.(?:\s?\.)?/;
  const CHANGED = /(?<=[\p{L}\p{N}_])\[([\p{L}\p{N}_]{1,3})\]|\[([\p{L}\p{N}_]{1,2})\](?=[\p{L}\p{N}_])/gu;
  const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
  const CLAUSE = /[.!?]['"»”’)\]]*\s+(?=['"«“‘„([]*[A-ZА-Я])|;|\n\s*\n/;
  const BRACKET = /^['"»”’.,]*\s?[([][^()[\]]{0,40}$/;

  const level = (text) => text.replace(/[’‘\u0060´ʼ]/g, "'").toLowerCase();
  const wordsOf = (text) => level(text).match(WORD) || [];

  /** Prepare the words of all units, for quotations to be looked up in. */
  function index(texts) {
    const [words, joined, places] = [new Map(), new Map(), new Map()];
    for (const [unit, text] of texts) {
      const own = wordsOf(text);
      words.set(unit, own);
      joined.set(unit, ` ${own.join(' ')} `);
      for (let at = 0; at + 1 < own.length; at += 1) {
        const pair = `${own[at]} ${own[at + 1]}`;
        if (!places.has(pair)) places.set(pair, []);
        places.get(pair).push([unit, at]);
      }
    }
    return { words, joined, places };
  }

  function stands(pieces, unit, { joined }) {
    let at = 0;
    return pieces.every((piece) => {
      at = joined.get(unit).indexOf(` ${piece} `, at);
      if (at < 0) return false;
      at += piece.length + 1;
      return true;
    });
  }

  /* What stands between ellipses and bracketed words; "[t]he" is "the". */
  function piecesOf(quoted) {
    const plain = quoted.replace(CHANGED, (_, one, other) => one || other);
    return plain.split(GAP).map((piece) => wordsOf(piece).join(' ')).filter(Boolean);
  }

  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

  /* Where quoted words stand, without their marks; fewer than three words are no quotation. */
  function findQuoted(text) {
    const found = [];
    for (const [opening, closing] of MARKS) {
      const isPlain = opening === '"' || opening === '‘';
      const inside = opening === '‘' ? '(?:[^‘’\\n]|’(?=[\\p{L}\\p{N}_]))' : `[^${escape(opening + closing)}\\n]`;
      const [before, after] = isPlain ? ['(?<![\\p{L}\\p{N}_])', '(?![\\p{L}\\p{N}_])'] : ['', ''];
      const pattern = new RegExp(`${before}${opening}(${inside}{8,${LONGEST}}?)[${escape(closing)}]${after}`, 'gu');
      for (const match of text.matchAll(pattern)) {
        if (wordsOf(match[1]).length >= SHORTEST) found.push([match.index + 1, match.index + 1 + match[1].length]);
      }
    }
    return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  }

  function judge([start, end], text, ascribed, held) {
    const quoted = text.slice(start, end);
    const found = { start, end, text: quoted, fate: 'not found', unit: '', alteredAt: '', insteadOf: '' };
    const pieces = piecesOf(quoted);
    const own = ascribed.find((unit) => held.words.has(unit) && stands(pieces, unit, held));
    if (own) return { ...found, fate: 'exact', unit: own };
    let best = '';
    for (const unit of held.words.keys()) {
      if (stands(pieces, unit, held) && (!best || held.words.get(unit).length < held.words.get(best).length)) best = unit;
    }
    if (best) return { ...found, fate: ascribed.length ? 'elsewhere' : 'exact', unit: best };
    return judgeAltered(found, pieces, held);
  }

  function judgeAltered(found, pieces, held) {
    const words = pieces.flatMap((piece) => piece.split(' '));
    let best = { unit: '', beside: [], common: [] };
    for (const [unit, at] of nearest(words, held)) {
      const from = Math.max(0, at - 1);
      const beside = held.words.get(unit).slice(from, from + words.length + 12);
      const common = inCommon(words, beside);
      if (common.length > best.common.length) best = { unit, beside, common };
    }
    const { unit, beside, common } = best;
    if (!common.length || common.length < ALIKE * words.length) return found;
    const matched = new Set(common.map(([one]) => one));
    const free = words.findIndex((_, at) => !matched.has(at));
    const first = free < 0 ? words.length - 1 : free;
    const before = Math.max(...common.filter(([one]) => one < first).map(([, other]) => other), -Infinity);
    const at = before === -Infinity ? common[0][1] - 1 : before + 1;
    return { ...found, fate: 'altered', unit, alteredAt: words[first], insteadOf: beside[at] || '' };
  }

  /* The places that most pairs of words point to. */
  function nearest(words, { places, words: held }) {
    const votes = new Map();
    for (let at = 0; at + 1 < words.length; at += 1) {
      for (const [unit, place] of places.get(`${words[at]} ${words[at + 1]}`) || []) {
        const key = `${unit}|${place - at}`;
        votes.set(key, (votes.get(key) || 0) + 1);
      }
    }
    const lengthOf = (key) => held.get(key.split('|')[0]).length;
    const best = [...votes].sort((one, other) => other[1] - one[1] || lengthOf(one[0]) - lengthOf(other[0])).slice(0, TRIED);
    return best.map(([key]) => [key.split('|')[0], Number(key.split('|')[1])]);
  }

  /* The longest run of words that both have in the same order: their places in both. */
  function inCommon(one, other) {
    const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
    for (let row = one.length - 1; row >= 0; row -= 1) {
      for (let column = other.length - 1; column >= 0; column -= 1) {
        lengths[row][column] = one[row] === other[column]
          ? lengths[row + 1][column + 1] + 1 : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
      }
    }
    const found = [];
    for (let [row, column] = [0, 0]; row < one.length && column < other.length;) {
      if (one[row] === other[column]) {
        found.push([row, column]);
        row += 1;
        column += 1;
      } else if (lengths[row + 1][column] >= lengths[row][column + 1]) row += 1;
      else column += 1;
    }
    return found;
  }

  /*
   * The units of the citations that stand nearest: first that in a bracket right behind the words, then those before them in
   * the clause; where there are none, those after them in the clause and those before in the paragraph.
   */
  function ascribedTo([start, end], text, citations) {
    const found = citations.filter((each) => each.fate === 'found' && !(start <= each.start && each.start < end));
    const before = found.filter((each) => each.start < start).map((each) => [each, text.slice(each.end, start + 1)]);
    const after = found.filter((each) => each.start >= end).map((each) => [each, text.slice(end, each.start)]);
    const isNear = ([, between]) => between.length <= NEAR && !CLAUSE.test(between);
    const near = [after.filter(([, between]) => BRACKET.test(between)), before.filter(isNear)].find((chosen) => chosen.length);
    const paragraph = before.filter(([, between]) => between.length < FAR && !between.includes('\n\n'));
    return (near || [...after.filter(isNear), ...paragraph]).flatMap(([{ units }]) => units);
  }

  function quotes(text, citations, held) {
    return findQuoted(text).map((place) => judge(place, text, ascribedTo(place, text, citations), held));
  }

  globalThis.concordance.quotes = { index, quotes };
})();
