/* Reads a typed citation against the index of texts: `22(1)(d)`, `Art. 22 para 1 d`, `treaty 3 1 a`, or a whole text. */
(function () {
  'use strict';
  const NOISE = new Set([
    'article', 'articles', 'art', 'arts', 'paragraph', 'paragraphs', 'para', 'par', 'point', 'sub', 'subparagraph',
    'indent', 'subpara', 'recital', 'of', 'the', 'no',
  ]);

  function readTokens(text) {
    return (text.toLowerCase().match(/\d+|\p{L}+/gu) || []).filter((token) => !NOISE.has(token));
  }

  function sameStart(tokens, start) {
    return start.length <= tokens.length && start.every((token, index) => token === tokens[index]);
  }

  /* Gives the texts whose name the tokens begin or end with, and the tokens left; the longest name wins. */
  function splitText(tokens, texts) {
    const found = texts.flatMap((text) => text.names.flatMap((name) => {
      const words = readTokens(name);
      if (sameStart(tokens, words)) return [{ text, rest: tokens.slice(words.length), length: words.length }];
      const end = tokens.slice(tokens.length - words.length);
      if (words.length < tokens.length && sameStart(end, words)) {
        return [{ text, rest: tokens.slice(0, tokens.length - words.length), length: words.length }];
      }
      return [];
    }));
    return found.sort((one, other) => other.length - one.length)[0] || null;
  }

  function keysOf(text) {
    if (!text.keys) {
      text.keys = new Map();
      for (const path of text.units) {
        const key = readTokens(path).join(' ');
        if (!text.keys.has(key)) text.keys.set(key, `${text.slug}:${path}`);
      }
    }
    return text.keys;
  }

  /* Gives the longest beginning of the tokens that is a unit of the text, so that headings after a number do no harm. */
  function findUnit(text, tokens, exact) {
    for (let length = tokens.length; length > 0; length -= 1) {
      const id = keysOf(text).get(tokens.slice(0, length).join(' '));
      const rest = tokens.slice(length);
      if (id && (!rest.length || (!exact && rest.every((token) => !/^\d+$/.test(token) && token.length > 2)))) return id;
    }
    return '';
  }

  /* Gives the ids that a citation may mean: none, one, or one in each text that has it. */
  function read(typed, texts) {
    const tokens = readTokens(typed);
    if (!tokens.length) return [];
    const named = splitText(tokens, texts);
    if (named) {
      if (!named.rest.length) return [named.text.slug];
      const id = findUnit(named.text, named.rest, false);
      return id ? [id] : [];
    }
    return texts.map((text) => findUnit(text, tokens, true)).filter(Boolean);
  }

  window.concordanceCitation = window.concordanceCitation || { read };
})();
