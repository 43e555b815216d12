/*
 * Search in static script files (generator/search/ writes them), which are read by need, and citations, whose units are read
 * likewise. generator/finding.py joins this script with those that it needs and with the start of the index.
 *
 * concordance.search.open(root) gives an engine; `root` leads to the site's root. engine.find(text, {kind, instrument, limit})
 * gives a promise of {text, rows, total, kinds, instruments, suggestions, closest, holds}: rows are {id, kind, instrument, label,
 * title, within, text, url, law, score, held}, where `held` is the share of typed words found; `kinds` and `instruments` count
 * the entries that hold as many words as the first; `suggestions` are [typed, taken instead]; `closest` are words that
 * exist, where there are no rows; `holds(words)` says whether words are among those looked for, and should be marked.
 * engine.start() gives a promise of what the index holds; engine.cite(text, prefer) one of what concordance.citation reads.
 */
(function () {
  'use strict';

  const LIMIT = 12;
  const OF_A_KIND = 6; // the box shows four: words that stand together choose; each row may be a further file
  const MOST_VARIANTS = 40;
  const MOST_WORDS = 20;
  const LONGEST_PHRASE = 7;
  const INFLECTED = 0.7;
  const BEGUN = 0.75;
  const NEAR = 0.5;
  const MOST_ROUNDS = 4; // a range asks for its ends first, then for what lies between

  const fileOf = (prefix, beginning) => `${prefix}-${beginning.replace(/[^a-z0-9]/gi, (char) => `_${char.codePointAt(0).toString(16)}`)}`;

  /* A function of a text that works each one out once: passages repeat their words. */
  function remember(work) {
    const known = new Map();
    return (text) => {
      if (!known.has(text)) known.set(text, work(text));
      return known.get(text);
    };
  }

  /* The engine. */

  function open(root) {
    let started = null;
    const start = () => {
      if (!started) {
        started = concordance.search.load(root, 'start').then((index) => {
          if (!index) started = null;
          return index && prepare(index);
        });
      }
      return started;
    };
    const version = (index) => (location.protocol === 'file:' ? '' : index.version);
    const get = (index, name) => concordance.search.load(root, name, version(index));

    function prepare(index) {
      const beginnings = new Set(index.beginnings.split(' ').map((beginning) => beginning.replaceAll('_', ' ')));
      const rangeAt = new Uint16Array(index.room);
      index.ranges.forEach(([, , first], at) => rangeAt.fill(at, first));
      return { ...index, beginnings, rangeAt, words: concordance.words.prepare(index.rules) };
    }

    /* The shard of a whole word, or null where no word begins so. */
    function shardOf(index, word) {
      const padded = `${word}$`;
      for (let length = 1; length <= Math.min(4, padded.length); length += 1) {
        if (index.beginnings.has(padded.slice(0, length))) return padded.slice(0, length);
      }
      return null;
    }

    function shardsBegunBy(index, beginning) {
      const own = shardOf(index, beginning);
      const longer = beginning.length < 3 ? [] : [...index.beginnings].filter((each) => each.startsWith(beginning));
      return [...new Set([own, ...longer].filter(Boolean))].slice(0, 10);
    }

    async function readShards(index, names) {
      const shards = await Promise.all([...new Set(names)].map((name) => get(index, fileOf('w', name))));
      return new Map([...new Set(names)].map((name, at) => [name, shards[at] || {}]));
    }

    /* What a typed word stands for: words of the index, each with its weight. */
    async function variantsOf(index, token, begun) {
      const { root: rootOf } = index.words;
      const names = begun ? shardsBegunBy(index, token.word) : [shardOf(index, token.word)].filter(Boolean);
      const shards = await readShards(index, names);
      const found = new Map();
      // A number has no other forms: 22.1.a is not 22.1.e.
      const [stemRoot, head] = [rootOf(token.word), /\d/.test(token.word) ? '' : token.word.slice(0, 4)];
      const beginning = token.raw && token.raw.length < token.word.length ? token.raw : token.word;
      const weightOf = (word) => {
        if (word === token.word) return 1;
        if (head.length === 4 && word.startsWith(head) && rootOf(word) === stemRoot) return INFLECTED;
        return begun && beginning.length > 1 && word.startsWith(beginning) ? BEGUN : 0;
      };
      for (const shard of shards.values()) {
        for (const word of Object.keys(shard)) {
          const weight = word.endsWith('.') ? 0 : weightOf(word);
          if (weight) found.set(word, { postings: shard[word], weight });
        }
      }
      return limit(found);
    }

    function limit(found) {
      if (found.size <= MOST_VARIANTS) return found;
      const rank = ([, { postings, weight }]) => weight * 1e6 + (Array.isArray(postings) ? postings.length : 1);
      return new Map([...found].sort((one, other) => rank(other) - rank(one)).slice(0, MOST_VARIANTS));
    }

    async function vocabularyOf(index, word) {
      const words = index.letters.includes(word[0]) ? await get(index, fileOf('v', word[0])) : '';
      return (words || '').split(' ');
    }

    async function nearVariants(index, token) {
      const words = concordance.words.nearest(token.word, await vocabularyOf(index, token.word));
      const shards = await readShards(index, words.map((word) => shardOf(index, word)).filter(Boolean));
      const found = new Map();
      for (const word of words) {
        const shard = shards.get(shardOf(index, word));
        if (shard && shard[word] !== undefined) found.set(word, { postings: shard[word], weight: NEAR });
      }
      return limit(found);
    }

    /* Typed words with their variants: a compound that is unknown as a whole counts by its parts. */
    async function understand(index, text) {
      const all = index.words.split(text);
      const kept = all.filter(({ stopped }) => !stopped);
      const tokens = kept.length ? kept : all;
      const open_ = /[\p{L}\p{N}]$/u.test(text);
      const understood = await Promise.all(tokens.map(async (token, at) => {
        const begun = open_ && at === tokens.length - 1 && token === all[all.length - 1];
        let variants = await variantsOf(index, token, begun);
        if (!variants.size && token.parts.length) {
          const parts = await Promise.all(token.parts.map((word) => variantsOf(index, { word }, begun)));
          return token.parts.map((word, part) => ({ word, variants: parts[part] }));
        }
        const near = !variants.size;
        if (near) variants = await nearVariants(index, token);
        return [{ raw: token.raw, word: token.word, variants, near }];
      }));
      return understood.flat();
    }

    /* Phrases: whole titles, labels and synonyms among the typed words, the longest first. */
    async function phrasesIn(index, tokens) {
      const words = tokens.map(({ word, near, variants }) => (near && variants.size ? [...variants.keys()][0] : word));
      const spans = [];
      for (let from = 0; from < words.length; from += 1) {
        for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to += 1) {
          spans.push({ from, to, key: `${words.slice(from, to).join(' ')}.` });
        }
      }
      const shards = await readShards(index, spans.map(({ key }) => shardOf(index, key)).filter(Boolean));
      const found = spans.map((span) => ({ ...span, postings: (shards.get(shardOf(index, span.key)) || {})[span.key] }))
        .filter(({ postings }) => postings !== undefined);
      const longer = (span, other) => other !== span && other.from <= span.from && span.to <= other.to;
      return found.filter((span) => !found.some((other) => longer(span, other)));
    }

    async function read(index, rows) {
      const blocks = await Promise.all(rows.map(({ number }) => get(index, `e-${Math.floor(number / index.block)}`)));
      return rows.map((row, at) => {
        const [id, label, title, within, text, url, law, opening = 0] = (blocks[at] || [])[row.number % index.block] || [];
        return { ...row, id, label, title, within, text, url, law: Boolean(law), opening };
      }).filter(({ id }) => id);
    }

    const wordsRead = new Map();
    function wordsOf(index, { number, label, title, within, text }) {
      if (!wordsRead.has(number)) {
        const words = index.words.split(`${label} ${title} ${within} . ${text}`);
        wordsRead.set(number, words.filter(({ stopped }) => !stopped).map(({ word }) => word));
      }
      return wordsRead.get(number);
    }

    /* The postings of whole phrases, in their order. */
    async function readPhrases(index, keys) {
      const shards = await readShards(index, keys.map((key) => shardOf(index, key)).filter(Boolean));
      return keys.map((key) => (shards.get(shardOf(index, key)) || {})[key]);
    }

    async function rowsOf(index, numbers) {
      const rows = numbers.map((number) => {
        const [kind, instrument] = index.ranges[index.rangeAt[number]];
        return { number, kind, instrument, score: 0, held: 1 };
      });
      return read(index, rows);
    }

    /* The States that a question names, the words left of it, and the question with each State by its own name. */
    async function nameStates(index, text) {
      const words = index.words.split(text).filter(({ stopped }) => !stopped).slice(0, MOST_WORDS);
      const names = await concordance.ways.namesIn(index, text, words, (keys) => readPhrases(index, keys));
      const states = await rowsOf(index, names.map(({ number }) => number));
      const titles = new Map(states.map(({ number, title }) => [number, title]));
      const isSame = !names.length || names.some(({ number }) => !titles.has(number));
      const renamed = isSame ? text : concordance.ways.rename(words, names, (number) => titles.get(number));
      const left = words.filter((_, at) => !names.some(({ from, to }) => from <= at && at < to));
      return { text: renamed === words.map(({ raw }) => raw).join(' ') ? text : renamed, states, words: left, count: words.length };
    }

    /* What a phrase of the question names: a topic by the whole of it, a page of the register by most of it. */
    async function nameWays(index, phrases, { tokens, states }) {
      const numbers = [];
      const treaties = concordance.ways.wordsOfTreaties(index);
      const isOfTreaty = ({ word, raw }) => treaties.has(word) || treaties.has(raw);
      // "leave the convention": the names of texts held are no part of what is asked, unless nothing else is.
      const isElsewhere = phrases.some(({ postings }) => bestPage(index, postings).some((number) => !index.ranges[index.rangeAt[number]][1]));
      const count = (isElsewhere ? 0 : tokens.filter((token) => !isOfTreaty(token)).length) || tokens.length;
      for (const { from, to, postings } of phrases) {
        if (count < tokens.length && tokens.slice(from, to).every(isOfTreaty)) continue;
        const topics = concordance.ways.numbersOf(index, postings, 'topic');
        const isMost = !states.length && (to - from === count || (to - from > 1 && (to - from) * 2 >= count));
        if (topics.length === 1 && isMost) numbers.push(...topics);
        if (!states.length && (to - from > 1 || to - from === count)) numbers.push(...bestPage(index, postings));
      }
      return rowsOf(index, numbers);
    }

    const bestPage = (index, postings) => concordance.ways.numbersOf(index, postings, 'page').filter((number) => index.ways.answers.includes(number)).slice(0, 1);

    async function closestTo(index, word) {
      return concordance.words.closest(word, await vocabularyOf(index, word));
    }

    /* The word that was taken, as the rows that hold it write it: the index keeps stems. */
    function written(index, rows, variants) {
      const found = index.words.split(rows.map(({ title, within, text }) => `${title} ${within} ${text}`).join(' '));
      const [taken] = variants.keys();
      return (found.find(({ word }) => word === taken) || found.find(({ word }) => variants.has(word)) || { raw: taken }).raw;
    }

    /** Find entries. Only the newest question matters to a caller, who drops older answers. */
    async function find(text, { kind = '', instrument = '', limit: most = LIMIT } = {}) {
      const index = await start();
      const answer = { text, rows: [], total: 0, kinds: {}, instruments: {}, suggestions: [], closest: [], holds: () => false };
      const question = index ? await nameStates(index, text) : null;
      const tokens = index ? (await understand(index, question.text)).slice(0, MOST_WORDS) : [];
      if (!tokens.length) return answer;
      const phrases = await phrasesIn(index, tokens);
      const tally = concordance.rank.tally(index, tokens, phrases);
      const { rows, ...counts } = concordance.rank.select(index, tally, { kind, instrument }, most, instrument ? most : OF_A_KIND);
      Object.assign(answer, counts);
      const ranked = concordance.rank.rerank(await read(index, rows), tokens, (row) => wordsOf(index, row));
      const isOpen = !kind && !instrument;
      const named = isOpen ? await nameWays(index, phrases, { ...question, tokens }) : [];
      answer.rows = (isOpen ? concordance.ways.lead(index, ranked, { ...question, named }) : ranked).slice(0, most);
      if (!tally.numbers.length) answer.closest = await closestTo(index, tokens[tokens.length - 1].word);
      answer.holds = remember((words) => index.words.split(words).some(({ word }) => tokens.some(({ variants }) => variants.has(word))));
      const corrected = tokens.filter(({ near, variants }) => near && variants.size);
      answer.suggestions = corrected.map(({ raw, word, variants }) => [raw || word, written(index, answer.rows, variants), [...variants.keys()][0]]);
      return answer;
    }

    let units = null;

    /** Read a text as a citation; rows of the instrument `prefer` come first. What could not be read answers nothing. */
    async function cite(text, prefer) {
      const index = await start();
      const names = index && await get(index, 'units');
      if (!names) return { kind: 'none', rows: [] };
      units = units || concordance.citation.table(names);
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const reading = concordance.citation.read(text, units, prefer);
        if (!reading.wanted.length) return reading;
        const found = await Promise.all(reading.wanted.map((head) => get(index, fileOf('u', head))));
        if (found.includes(null)) return { kind: 'none', rows: [] };
        reading.wanted.forEach((head, at) => concordance.citation.add(units, head, found[at]));
      }
      return { kind: 'none', rows: [] };
    }

    /** Read a running text with `reading(text, units)`, which says what articles it lacks, until it lacks none. */
    async function readText(text, reading) {
      const index = await start();
      const names = index && await get(index, 'units');
      if (!names) return null;
      units = units || concordance.citation.table(names);
      for (;;) {
        const answer = reading(text, units);
        const found = await Promise.all(answer.wanted.map((head) => get(index, fileOf('u', head))));
        if (found.includes(null)) return null;
        if (!found.length) return answer;
        answer.wanted.forEach((head, at) => concordance.citation.add(units, head, found[at]));
      }
    }

    return { start, find, cite, readText };
  }

  concordance.search.open = open;
})();
