/*
 * Tokens of a citation: the same steps as generator/search/typed/lexer.py and understand.py, by the same grammar.
 *
 * concordance.lexer.make(grammar) gives {fold, withoutFillers, split, words}; concordance.lexer.understand(tokens, folded, units, loosely)
 * gives items; roman(word) reads a Roman number, 0 where it is none.
 */
(function () {
  'use strict';

  const BRACKET = '\u207d';
  const MARKED_NUMBER = /(?:^|[\s.(])(?:no|nos|nr|n)(?![a-z])|№|[°º#]/;
  const ATTACHED = ['schedule', 'annex', 'appendix'];
  const ORDINAL_GAP = /^(?:st|nd|rd|th|er|re|e|eme)(?![a-z])|^-?(?:го|й|я|м|му|ая)(?![\u0400-\u04ff])/;
  const NUMBER_OF_NAME = /^(?:st|nd|rd|th|er)?[\s.-]*(?:gada)?[\s.]*$/;
  const CAPITALS = /[A-Z\u0400-\u042f].*[A-Z\u0400-\u042f]/s;
  const LETTER_RUN = /[a-z\u0400-\u04ff]+/g;
  const MIXED = /[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]/;
  const ROMAN = /^(?:l?x{0,4}(?:ix|iv|v?i{0,3})|x[lc]?(?:ix|iv|v?i{0,3}))$/;
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const sticky = (pattern) => new RegExp(pattern, 'y');

  function make(grammar) {
    const [hidden, dashes, raised] = [grammar.hidden, grammar.dashes, grammar.raised].map((pattern) => new RegExp(pattern));
    const next = sticky(`(${grammar.token})|${grammar.separators}`);
    const slips = grammar.slips.map(([pattern, spelt]) => [new RegExp(pattern, 'g'), spelt]);
    const fillers = grammar.fillers.map((pattern) => new RegExp(pattern, 'g'));
    const passedOver = new Set(grammar.passed_over);
    const lettersOf = (text) => [...text].map((sign) => grammar.letters[sign] || sign).join('');

    function foldSign(cluster, before) {
      const sign = String.fromCodePoint(cluster.codePointAt(0));
      if (/^[a-z0-9 ]$/.test(cluster)) return cluster;
      if (hidden.test(sign)) return '';
      if (dashes.test(sign)) return '-';
      if (raised.test(sign) && before !== BRACKET) return ' ';
      const plain = cluster.normalize('NFKC').toLowerCase();
      const parts = plain.normalize('NFD');
      return lettersOf(/^[a-z]/.test(parts) ? parts.replace(/\p{M}+/gu, '') : plain) || ' ';
    }

    function oneScript(word) {
      if (!MIXED.test(word)) return word;
      const latin = [...word].map((sign) => grammar.alike[sign] || sign).join('');
      return /^[a-z]+$/.test(latin) ? latin : word;
    }

    /* A text in lower case without marks, and for each of its signs the place in the text that it comes from. */
    function fold(text) {
      if (/^[\0-\u007f]*$/.test(text)) return mend(text.toLowerCase(), Array.from({ length: text.length + 1 }, (_, at) => at));
      const [signs, places] = [[], []];
      for (const { 0: cluster, index } of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
        for (const sign of foldSign(cluster, text[index - 1])) {
          for (const unit of sign.split('')) {
            signs.push(unit);
            places.push(index);
          }
        }
      }
      places.push(text.length);
      return mend(signs.join('').replace(LETTER_RUN, oneScript), places);
    }

    const mend = (folded, places) => ({ text: slips.reduce((spelt, [pattern, other]) => spelt.replace(pattern, other), folded), places });

    const blank = (match) => ' '.repeat(match.length);
    const withoutFillers = ({ text, places }) => ({ text: fillers.reduce((left, pattern) => left.replace(pattern, blank), text), places });

    /* The tokens of a folded text; a sign that no citation has ends it where strict, and splits it else. */
    function split(folded, text, strict) {
      const found = [];
      let gapFrom = 0;
      for (let at = 0; at < folded.text.length;) {
        next.lastIndex = at;
        const match = next.exec(folded.text);
        if (!match && strict) return null;
        at = match ? next.lastIndex : at + 1;
        const word = match && match[1];
        if (!word || passedOver.has(word)) continue;
        const [start, end] = [folded.places[match.index], folded.places[at - 1] + 1];
        found.push({ text: word, start, end, gap: folded.text.slice(gapFrom, match.index), written: text.slice(start, end), at: match.index });
        gapFrom = at;
      }
      return found;
    }

    const SIMPLE = /^[a-z]+$|^[\u0400-\u044f]+$/;
    const words = (text) => (SIMPLE.test(text) ? passedOver.has(text) ? '' : text : wordsOf(text));
    const wordsOf = (text) => split(withoutFillers(fold(text)), text, false).map((token) => token.text).join(' ');
    return { fold, withoutFillers, split, words };
  }

  /* Items: what each run of tokens means. */

  function understand(tokens, folded, units, loosely) {
    const items = [];
    for (let at = 0; at < tokens.length;) {
      const [length, meaning] = readNext(tokens, at, folded, units, items, loosely);
      const [first, last] = [tokens[at], tokens[at + length - 1]];
      if (meaning.kind !== 'link') {
        items.push({ value: '', behind: false, plural: false, instruments: new Set(), ...meaning, start: first.start, end: last.end, gap: first.gap, written: first.written });
      } else if (at + length < tokens.length) {
        const following = tokens[at + length];
        following.gap = `${first.gap}${meaning.value}${following.gap}`;
      }
      at += length;
    }
    return items.map((item, at) => (isAlone(item, items[at + 1], units) ? { ...item, kind: 'head' } : item));
  }

  function readNext(tokens, at, folded, units, items, loosely) {
    const numbered = readNumbered(tokens, at, units);
    const phrase = readPhrase(tokens, at, units);
    if (phrase && !(numbered && (numbered[0] > phrase[0] || numbered[1].value === '+'))) return phrase;
    if (numbered) return numbered;
    const dated = readDate(tokens, at, folded, units);
    if (dated) return dated;
    const joined = readLink(tokens, at, units, items) || readFollowing(tokens, at, units, items);
    if (joined) return [1, joined];
    const token = tokens[at];
    if (units.value.test(token.text)) return [1, { kind: 'value', value: token.text }];
    const begun = loosely && token.text.length > 2 ? instrumentsBegun(token.text, units) : new Set();
    if (begun.size === 1) return [1, { kind: 'name', instruments: begun }];
    return [1, { kind: CAPITALS.test(token.written) ? 'capitals' : 'unknown' }];
  }

  /* The longest phrase that begins here. A lone letter is short for a level only before a number or letter. */
  function readPhrase(tokens, at, units) {
    for (let length = Math.min(units.longest.get(tokens[at].text) || 0, tokens.length - at); length > 0; length -= 1) {
      const meaning = units.phrases.get(wordsAt(tokens, at, length));
      if (!meaning || (length === 1 && tokens[at].text.length === 1 && !isShortLevel(tokens, at, units))) continue;
      if (length > 1 && meaning.kind === 'name' && isArticle(tokens, at, units)) continue;
      return [length, ['numbers', 'ordinals'].includes(meaning.kind) ? { kind: 'value', value: meaning.value, behind: meaning.kind === 'numbers' } : meaning];
    }
    return null;
  }

  /* Whether "Pact 2" is an article of the Pact, not the second one: nothing marks its number. */
  function isArticle(tokens, at, units) {
    if (isDigits(tokens[at].text)) return !NUMBER_OF_NAME.test(tokens[at + 1].gap); // "Article 3 of the Supplementary Pact"
    const [kind, number] = [units.phrases.get(tokens[at].text), tokens[at + 1].text];
    if (!kind || kind.value !== 'generic' || !isDigits(number) || isMarked(tokens, at + 1, units)) return false;
    return [...kind.instruments].some((entry) => entry.heads.includes(number));
  }

  const wordsAt = (tokens, at, length) => tokens.slice(at, at + length).map((token) => token.text).join(' ');

  function isShortLevel(tokens, at, units) {
    if (at + 1 === tokens.length || !units.value.test(tokens[at + 1].text) || tokens[at + 1].gap.includes(')')) return false;
    return tokens[at].text !== 's' || (isDigits(tokens[at + 1].text) && !tokens[at + 1].gap.includes('('));
  }

  /* "Pact No. 12", "Second Supplementary Pact", "XTS 185": a number beside a treaty says which it is. */
  function readNumbered(tokens, at, units) {
    for (let length = 5; length > 0; length -= 1) {
      const series = at + length < tokens.length && isDigits(tokens[at + length].text) && units.series.get(wordsAt(tokens, at, length));
      if (!series || (units.kinds.has(wordsAt(tokens, at, length)) && !isMarked(tokens, at + length, units))) continue;
      return [length + 1, nameOrForeign(`${series} ${Number(tokens[at + length].text)}`, units)];
    }
    const kind = units.kinds.get(tokens[at].text);
    const number = kind && at + 1 < tokens.length ? numberOf(tokens[at + 1].text) : 0;
    if (number && tokens[at + 2] && tokens[at + 2].gap.startsWith('+')) return [2, { kind: 'foreign', value: '+' }];
    if (number && isMarked(tokens, at + 1, units)) return [2, nameOrForeign(`${kind} ${number}`, units)];
    return readOrdinal(tokens, at, units);
  }

  function readOrdinal(tokens, at, units) {
    const number = ordinalOf(tokens, at, units);
    const isAdditional = (token) => Boolean(token) && (units.phrases.get(token.text) || {}).kind === 'additional';
    let after = at + 1;
    while (isAdditional(tokens[after])) after += 1;
    const kind = number && tokens[after] && units.kinds.get(tokens[after].text);
    if (!kind || tokens[after].gap.replace(/[ \-ndrsthe]/g, '')) return null;
    return [after - at + 1 + isAdditional(tokens[after + 1]), nameOrForeign(`${number} ${kind}`, units)];
  }

  function nameOrForeign(key, units) {
    const meaning = units.phrases.get(key);
    return meaning && meaning.kind === 'name' ? meaning : { kind: 'foreign', value: key };
  }

  const numberOf = (word) => (isDigits(word) ? Number(word) : word.length < 5 ? roman(word) : 0);

  function ordinalOf(tokens, at, units) {
    const meaning = units.phrases.get(tokens[at].text);
    if (meaning && meaning.kind === 'ordinals') return Number(meaning.value);
    const isOrdinal = at + 1 < tokens.length && ORDINAL_GAP.test(tokens[at + 1].gap);
    return isDigits(tokens[at].text) && isOrdinal ? Number(tokens[at].text) : 0;
  }

  /* Whether a number belongs to what stands before it: by "No.", or because an article follows. */
  function isMarked(tokens, at, units) {
    if (MARKED_NUMBER.test(tokens[at].gap)) return true;
    const following = tokens[at + 1];
    const meaning = following && units.phrases.get(following.text);
    if (!meaning) return false;
    if (meaning.kind === 'level') return meaning.value === 'article' && following.text.length > 1 && !meaning.behind;
    return meaning.kind === 'name' && isDigits(tokens[at].text) && tokens[at].text.length > 1;
  }

  /* An annex without a number is the head that it is, where an instrument has but one. */
  function isAlone(item, following, { entries }) {
    if (item.kind !== 'level' || !ATTACHED.includes(item.value) || (following && following.kind === 'value')) return false;
    return entries.some((entry) => entry.heads.includes(item.value));
  }

  function readDate(tokens, at, folded, units) {
    for (const pattern of units.dates) {
      pattern.lastIndex = tokens[at].at;
      const match = pattern.exec(folded.text);
      if (!match) continue;
      const end = pattern.lastIndex;
      const year = /(?:1[89]|20)[0-9]{2}/.exec(match[0]);
      return [tokens.slice(at, at + 8).filter((token) => token.at < end).length, { kind: 'date', value: year ? year[0] : '' }];
    }
    return null;
  }

  /* A lone letter that joins numbers: "16 и 17", "16 y 17", "2 a 5". */
  function readLink(tokens, at, { grammar }, items) {
    const [token, following, last] = [tokens[at], tokens[at + 1], items[items.length - 1]];
    if (!following || !last || last.kind !== 'value' || !token.gap.endsWith(' ') || !following.gap.startsWith(' ')) return null;
    if (grammar.link_letters.includes(token.text)) return { kind: 'link', value: ' and ' };
    const both = [last.value, following.text];
    const isBetween = both.every(isDigits) || (token.written === 'à' && both.every((word) => word.length === 1));
    const isMany = items.some((item) => item.plural) || token.written !== token.text;
    const isRange = grammar.range_letters.includes(token.text) && isBetween && (isMany || token.text.length > 1);
    return isRange ? { kind: 'link', value: ' to ' } : null;
  }

  /* "ff." and "seq." behind a number, and "f.", which means one more. */
  function readFollowing(tokens, at, units, items) {
    const [token, following, last] = [tokens[at], tokens[at + 1], items[items.length - 1]];
    const words = units.grammar.following;
    if (!last || last.kind !== 'value' || !isDigits(last.value) || !token.gap.startsWith(' ')) return null;
    if (words.open.includes(token.text)) return { kind: 'following', value: 'open' };
    const isOne = words.one.includes(token.text) && following && !units.value.test(following.text) && following.gap.startsWith('.');
    return isOne ? { kind: 'following', value: 'one' } : null;
  }

  function instrumentsBegun(word, units) {
    const found = new Set();
    for (const [words, meaning] of units.phrases) {
      if (meaning.kind !== 'name' || words.includes(' ') || !words.startsWith(word)) continue;
      for (const entry of meaning.instruments) if (entry.heads.length) found.add(entry);
    }
    return found;
  }

  function roman(word) {
    if (!word || !ROMAN.test(word)) return 0;
    const numbers = [...word].map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter] || 0);
    return numbers.reduce((sum, one, at) => sum + (one < (numbers[at + 1] || 0) ? -one : one), 0);
  }

  globalThis.concordance.lexer = { make, understand, roman };
})();
