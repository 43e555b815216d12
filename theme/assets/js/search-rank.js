/*
 * How entries are ranked: those that hold all typed words first, by the weight of their words times the words' rarity; whole
 * titles and synonyms add to it, and words that stand together.
 *
 * concordanceRank.tally(index, tokens, phrases) weighs all entries at once; select(index, tally, wanted, most) gives the best
 * of them with counts; rerank(rows, tokens, wordsOf) puts rows whose words were read in their final order.
 */
(function () {
  'use strict';

  const PHRASE = 2.2; // what a whole title, label or synonym earns beside its words
  const ADJACENT = 0.35; // what words that stand together earn
  const SAME_PAGE = 0.88; // each further result on a page counts less
  const ENOUGH = 4; // with so many entries that hold all words, those that do not are left out

  const sizeOf = (postings) => (Array.isArray(postings) ? postings.length : 1);
  const rarity = (index, postings) => Math.log(1 + index.entries / sizeOf(postings));

  /* Postings hold the distance from the entry before, times steps + 1, plus the weight. */
  function visit(postings, steps, use) {
    let number = 0;
    for (const packed of Array.isArray(postings) ? postings : [postings]) {
      const share = packed % (steps + 1);
      number += (packed - share) / (steps + 1);
      use(number, share);
    }
  }

  /** Weigh all entries that hold a typed word: {numbers, scores, held, most}, `held` being how many words each one holds. */
  function tally(index, tokens, phrases) {
    const [scores, best, masks] = [new Float64Array(index.entries), new Float64Array(index.entries), new Uint32Array(index.entries)];
    const numbers = [];
    const note = (number, score, mask) => {
      if (!masks[number]) numbers.push(number);
      scores[number] += score;
      masks[number] |= mask;
    };
    tokens.forEach(({ variants }, at) => {
      const seen = [];
      for (const { postings, weight } of variants.values()) {
        const worth = (weight * rarity(index, postings)) / index.steps;
        visit(postings, index.steps, (number, share) => {
          if (!best[number]) seen.push(number);
          best[number] = Math.max(best[number], worth * share);
        });
      }
      for (const number of seen) {
        note(number, best[number], 1 << at);
        best[number] = 0;
      }
    });
    for (const { from, to, postings } of phrases) {
      const worth = (PHRASE * rarity(index, postings) * (to - from)) / tokens.length / index.steps;
      const mask = ((1 << (to - from)) - 1) << from;
      visit(postings, index.steps, (number, share) => note(number, worth * share, mask));
    }
    const held = new Uint8Array(index.entries);
    let most = 0;
    for (const number of numbers) {
      held[number] = bits(masks[number]);
      scores[number] *= held[number] / tokens.length;
      most = Math.max(most, held[number]);
    }
    return { numbers, scores, held, most, words: tokens.length };
  }

  function bits(mask) {
    let [left, found] = [mask, 0];
    for (; left; left &= left - 1) found += 1;
    return found;
  }

  /** Give the best `limit` rows of a kind and an instrument ("": any), the number that hold most, and counts for filters. */
  function select(index, { numbers, scores, held, most, words }, { kind, instrument }, limit) {
    const counts = { total: 0, kinds: {}, instruments: {} };
    const wanted = [];
    for (const number of numbers) {
      const [itsKind, itsInstrument] = index.ranges[index.rangeAt[number]];
      const [isKind, isInstrument] = [!kind || itsKind === kind, !instrument || itsInstrument === instrument];
      const isFull = held[number] === most;
      if (isFull && isInstrument) counts.kinds[itsKind] = (counts.kinds[itsKind] || 0) + 1;
      if (isFull && isKind) counts.instruments[itsInstrument] = (counts.instruments[itsInstrument] || 0) + 1;
      if (!isKind || !isInstrument) continue;
      wanted.push(number);
      counts.total += isFull ? 1 : 0;
    }
    const isEnough = most === words && counts.total >= ENOUGH;
    const ahead = (one, other) => held[other] - held[one] || scores[other] - scores[one] || one - other;
    const rows = best(isEnough ? wanted.filter((number) => held[number] === most) : wanted, limit, ahead);
    return { ...counts, rows: rows.map((number) => row(index, number, scores[number], held[number] / words)) };
  }

  function row(index, number, score, held) {
    const [kind, instrument] = index.ranges[index.rangeAt[number]];
    return { number, kind, instrument, score, held };
  }

  /* The first `limit` of many in order, without sorting them all. */
  function best(numbers, limit, ahead) {
    const kept = [];
    for (const number of numbers) {
      if (kept.length === limit && ahead(number, kept[limit - 1]) > 0) continue;
      let at = kept.length;
      while (at > 0 && ahead(number, kept[at - 1]) < 0) at -= 1;
      kept.splice(at, 0, number);
      if (kept.length > limit) kept.pop();
    }
    return kept;
  }

  /** Words that stand together count more; a page's further results count less. */
  function rerank(rows, tokens, wordsOf) {
    const ahead = (one, other) => other.held - one.held || other.score - one.score || one.number - other.number;
    if (tokens.length > 1) for (const each of rows) each.score *= 1 + ADJACENT * adjacent(wordsOf(each), tokens);
    rows.sort(ahead);
    const pages = new Map();
    for (const each of rows) {
      const page = each.url.split('#')[0];
      const seen = pages.get(page) || 0;
      pages.set(page, seen + 1);
      each.score *= SAME_PAGE ** seen;
    }
    return rows.sort(ahead);
  }

  function adjacent(words, tokens) {
    const holds = (token, word) => word === token.word || token.variants.has(word);
    let most = 0;
    for (let at = 0; at < words.length; at += 1) {
      let run = 0;
      while (run < tokens.length && at + run < words.length && holds(tokens[run], words[at + run])) run += 1;
      most = Math.max(most, run);
    }
    return most > 1 ? most / tokens.length : 0;
  }

  globalThis.concordanceRank = { tally, select, rerank };
})();
