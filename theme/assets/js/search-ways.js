/*
 * Answers that come before entries which merely hold all words: a State under any of its names, two States, a question to the
 * register, a topic by its name.
 *
 * concordance.ways.namesIn(words, read) finds the States that typed words name: a promise of [{from, to, number}], where `read`
 * gives the postings of a phrase; rename(text, words, names, titleOf) writes each State as the index does;
 * lead(rows, question) puts first what answers.
 */
(function () {
  'use strict';

  const LONGEST = 7;
  const BEST = 4; // rows among which a State has to stand, or its page comes first
  const SHORT = 3; // so short a name is one where it is written in capitals, or alone
  const listOf = (postings) => (Array.isArray(postings) ? postings : [postings]);

  /** Return the entries of a posting list that are of a kind: their numbers. */
  function numbersOf(index, postings, kind) {
    const base = index.steps + 1;
    let number = 0;
    const found = [];
    for (const packed of listOf(postings)) {
      number += (packed - (packed % base)) / base;
      if (index.ranges[index.rangeAt[number]][0] === kind) found.push(number);
    }
    return found;
  }

  function spansOf(words) {
    const spans = [];
    for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        spans.push({ from, to: from + length, key: `${words.slice(from, from + length).map(({ word }) => word).join(' ')}.` });
      }
    }
    return spans;
  }

  function isName({ from, to }, words, text) {
    const { raw } = words[from];
    return to - from > 1 || words.length === 1 || raw.length > SHORT || text.includes(raw.toUpperCase());
  }

  async function namesIn(index, text, words, read) {
    const spans = spansOf(words).filter((span) => isName(span, words, text));
    const postings = await read(spans.map(({ key }) => key));
    const taken = [];
    spans.forEach((span, at) => {
      if (postings[at] === undefined || taken.some((other) => span.from < other.to && other.from < span.to)) return;
      const [number, ...others] = numbersOf(index, postings[at], 'state');
      if (number !== undefined && !others.length) taken.push({ ...span, number });
    });
    return taken.sort((one, other) => one.from - other.from);
  }

  /** Write the words with each State by its own name. */
  function rename(words, names, titleOf) {
    const written = [];
    words.forEach(({ raw }, at) => {
      const name = names.find(({ from, to }) => from <= at && at < to);
      if (!name) written.push(raw);
      else if (name.from === at) written.push(titleOf(name.number));
    });
    return written.join(' ');
  }

  /* What leads: each a test of a row. */

  function pairRow(index, states) {
    if (states.length !== 2 || !index.ways.pair) return [];
    const [one, other] = states;
    const codes = states.map(({ id }) => id.split(':')[1]).join(',');
    const [url, within] = index.ways.pair;
    return [{
      id: `page:${url.replace('.html', '')}`, kind: 'page', instrument: '', label: '', title: `${one.title} and ${other.title}`, within,
      text: '', url: `${url}?pair=${codes}`, law: false, score: 0, held: 1,
    }];
  }

  const wordsOfTreaties = (index) => new Set([
    ...index.rules.words_of_treaties, ...Object.values(index.instruments).flatMap(([label]) => label.toLowerCase().split(' ')),
  ]);

  /* Whether the best rows are of the State: a statement or an authority of its own, or its page. */
  function isAnswered(rows, { id }) {
    const [, code] = id.split(':');
    return rows.slice(0, BEST).some((row) => row.id === id || row.id.split(':')[1] === code);
  }

  /**
   * Put first what answers: two States, a State whose part in a treaty is asked, and what a phrase of the question names
   * (`named`: rows read for it, the best first).
   */
  function lead(index, rows, { states, words, named }) {
    const asked = new Set(index.rules.asked_of_states);
    const treaties = wordsOfTreaties(index);
    const isOfTreaty = words.length > 0 && words.every(({ word }) => asked.has(word) || treaties.has(word));
    const isAsked = states.length === 1 && (isOfTreaty || words.some(({ word }) => asked.has(word)));
    const isState = isAsked || states.some(({ id }) => id.startsWith('state:-')) || (states.length === 1 && words.length > 0 && !isAnswered(rows, states[0]));
    const first = [...pairRow(index, states), ...(isState ? states : []), ...named];
    const ids = new Set(first.map(({ id }) => id));
    return [...new Map(first.map((row) => [row.id, row])).values(), ...rows.filter(({ id }) => !ids.has(id))];
  }

  globalThis.concordance.ways = { namesIn, rename, lead, numbersOf, wordsOfTreaties };
})();
