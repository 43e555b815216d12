/*
 * The words of the index, in the browser: the same as generator/search/words.py, by the same rules, which the index brings;
 * and words that are near a mistyped one.
 *
 * concordance.words.prepare(rules) gives {split, root}; concordance.words.nearest(word, vocabulary) and closest(word, vocabulary) give
 * words.
 */
(function () {
  'use strict';

  /** Return split(text), the words of a text in order, and root(word), what inflected forms of a word share. */
  function prepare(rules) {
    const token = new RegExp(`(?<provision>${rules.provision})|${rules.word}`, 'g');
    const stems = rules.stems.map(([pattern, add, cut]) => [new RegExp(pattern), add, cut]);
    const spellings = rules.spellings.map(([pattern, spelt]) => [new RegExp(pattern), spelt]);
    const stopwords = new Set(rules.stopwords);
    const endings = [...rules.endings].sort((one, other) => other.length - one.length);
    const letters = new RegExp(`[${Object.keys(rules.letters).join('')}]`, 'g');

    function fold(text) {
      if (!/[^\u0000-\u007f]/.test(text)) return text.toLowerCase();
      return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/([a-z])[\u0300-\u036f]+/g, '$1')
        .normalize('NFC').replace(letters, (letter) => rules.letters[letter]);
    }

    function stem(word) {
      if (word.length < rules.shortest_stemmed || !/^[a-z]+$/.test(word)) return word;
      const rule = stems.find(([pattern]) => pattern.test(word));
      const bare = rule ? word.slice(0, word.length - rule[2]) + rule[1] : word;
      return spellings.reduce((spelt, [pattern, other]) => spelt.replace(pattern, other), bare);
    }

    const strip = (word) => word.replace(/'s$/, '').replaceAll("'", '');

    /* The words of a text in order: {raw, word, parts, stopped}. */
    function split(text) {
      return [...fold(text).matchAll(token)].map((match) => {
        const raw = match[0];
        if (match.groups.provision) return { raw, word: raw.replace(/[().]+/g, '.').replace(/^\.|\.$/g, ''), parts: [] };
        const parts = raw.split('-').map(strip);
        const word = stem(parts.join(''));
        return { raw, word, parts: parts.length > 1 ? parts.map(stem) : [], stopped: stopwords.has(word) };
      });
    }

    /* What inflected forms of a word share: it without its ending. */
    function root(word) {
      const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= rules.shortest_root);
      const bare = ending ? word.slice(0, -ending.length) : word;
      return bare.length > rules.shortest_root && bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare;
    }

    return { split, root };
  }

  /* Near misses: one letter wrong, missing, added or two swapped; two such slips in a long word. */

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [older, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const same = one[row - 1] === other[column - 1];
        next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        if (swapped) next[column] = Math.min(next[column], older[column - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [older, last] = [last, next];
    }
    return last[other.length];
  }

  function shared(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return at;
  }

  const sorted = (word) => [...word].sort().join('');

  /* Slips between two words; a name of a State (with a star) is near only where two of its letters are swapped. */
  function slipsTo(word, other, most) {
    if (!other.endsWith('*')) return { word: other, slips: distance(word, other, most) };
    const name = other.slice(0, -1);
    const isSwapped = name.length === word.length && sorted(name) === sorted(word);
    return { word: name, slips: isSwapped ? distance(word, name, 1) : most + 1 };
  }

  /** Return the words of a vocabulary that are nearest to an unknown one: one slip away, two in a word over eight letters. */
  function nearest(word, vocabulary) {
    if (word.length < 5 || /\d/.test(word)) return [];
    const most = word.length > 8 ? 2 : 1;
    const found = vocabulary.map((other) => slipsTo(word, other, most)).filter(({ slips }) => slips <= most);
    const least = Math.min(...found.map(({ slips }) => slips));
    return found.filter(({ slips }) => slips === least).map(({ word: other }) => other);
  }

  /** Return a few words that begin like one that nothing was found for. */
  function closest(word, vocabulary) {
    const alike = vocabulary.filter((other) => !other.endsWith('*') && shared(word, other) >= 3);
    const rank = (other) => distance(word, other, 9) - shared(word, other);
    return alike.sort((one, other) => rank(one) - rank(other)).slice(0, 4);
  }

  globalThis.concordance.words = { prepare, nearest, closest };
})();
