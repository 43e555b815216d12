/*
 * How entries are ranked: those that hold all typed words first, by the weight of their words times the words' rarity; whole
 * titles and synonyms add to it, and words that stand together.
 *
 * concordance.rank.tally(index, tokens, phrases) weighs all entries at once; select(index, tally, wanted, most) gives the best
 * of them with counts; rerank(rows, tokens, wordsOf) puts rows whose words were read in their final order.
 */
(function () {
  'use strict';

  const PHRASE = 2.2; // what a whole title, label or synonym earns beside its words
  const ADJACENT = 0.35; // what words that stand together earn
  const SAME_PAGE = 0.88; // each further result on a page counts less
  const ENOUGH = 4; // with so many entries that hold all words, those that do not are left out

  const listOf = (postings) => (Array.isArray(postings) ? postings : [postings]);
  const rarity = (index, postings) => Math.log(1 + index.entries / listOf(postings).length);

  /* Room for one question, cleared for the next: in a large index it is a megabyte. */
  let room = { size: -1 };

  function clearRoom(size) {
    if (room.size !== size) {
      const [scores, best] = [new Float64Array(size), new Float64Array(size)];
      room = { size, scores, best, masks: new Uint32Array(size), held: new Uint8Array(size), numbers: [] };
    }
    for (const number of room.numbers) {
      room.scores[number] = 0;
      room.masks[number] = 0;
    }
    room.numbers = [];
    return room;
  }

  /* Postings hold the distance from the entry before, times steps + 1, plus the weight. An entry counts the best variant. */
  function weigh(index, variants, mask, { scores, best, masks, numbers }) {
    const [base, seen] = [index.steps + 1, []];
    for (const { postings, worth } of variants) {
      let number = 0;
      for (const packed of listOf(postings)) {
        const share = packed % base;
        number += (packed - share) / base;
        const score = worth * share;
        if (!best[number]) seen.push(number);
        if (score > best[number]) best[number] = score;
      }
    }
    for (const number of seen) {
      if (!masks[number]) numbers.push(number);
      masks[number] |= mask;
      scores[number] += best[number];
      best[number] = 0;
    }
  }

  /**
   * Weigh all entries that hold a typed word: {numbers, scores, held, most}, `held` being how many words each one holds.
   * What it gives holds until the next call.
   */
  function tally(index, tokens, phrases) {
    const own = clearRoom(index.room);
    const { numbers, scores, masks, held } = own;
    tokens.forEach(({ variants }, at) => {
      const worth = ({ postings, weight }) => ({ postings, worth: (weight * rarity(index, postings)) / index.steps });
      weigh(index, [...variants.values()].map(worth), 1 << at, own);
    });
    for (const { from, to, postings } of phrases) {
      const worth = (PHRASE * rarity(index, postings) * (to - from)) / tokens.length / index.steps;
      weigh(index, [{ postings, worth }], ((1 << (to - from)) - 1) << from, own);
    }
    let most = 0;
    for (const number of numbers) {
      const words = bits(masks[number]);
      held[number] = words;
      scores[number] *= words / tokens.length;
      if (words > most) most = words;
    }
    return { numbers, scores, held, most, words: tokens.length };
  }

  function bits(mask) {
    let [left, found] = [mask, 0];
    for (; left; left &= left - 1) found += 1;
    return found;
  }

  /**
   * Return the best `limit` rows of a kind and an instrument ("": any), the number that hold most, and counts for filters. Where
   * the kind is open, no more than `ofKind` of each.
   */
  function select(index, { numbers, scores, held, most, words }, { kind, instrument }, limit, ofKind) {
    const full = new Uint32Array(index.ranges.length);
    for (const number of numbers) if (held[number] === most) full[index.rangeAt[number]] += 1;
    const counts = countRanges(index, full, { kind, instrument });
    const isEnough = most === words && counts.total >= ENOUGH;
    const fits = index.ranges.map(([itsKind, itsInstrument]) => (!kind || itsKind === kind) && (!instrument || itsInstrument === instrument));
    const wanted = numbers.filter((number) => fits[index.rangeAt[number]] && (!isEnough || held[number] === most));
    const ahead = (one, other) => held[other] - held[one] || scores[other] - scores[one] || one - other;
    const chosen = best(wanted, limit, ahead);
    const rows = chosen.map((number) => row(index, number, scores[number], held[number] / words));
    return { ...counts, rows: kind ? rows : atMost(ofKind, rows) };
  }

  /* A kind counts what is of the instrument, an instrument what is of the kind; the total is of both. */
  function countRanges(index, full, { kind, instrument }) {
    const counts = { total: 0, kinds: {}, instruments: {} };
    index.ranges.forEach(([itsKind, itsInstrument], at) => {
      if (!full[at]) return;
      const [isKind, isInstrument] = [!kind || itsKind === kind, !instrument || itsInstrument === instrument];
      if (isInstrument) counts.kinds[itsKind] = (counts.kinds[itsKind] || 0) + full[at];
      if (isKind) counts.instruments[itsInstrument] = (counts.instruments[itsInstrument] || 0) + full[at];
      if (isKind && isInstrument) counts.total += full[at];
    });
    return counts;
  }

  function row(index, number, score, held) {
    const [kind, instrument] = index.ranges[index.rangeAt[number]];
    return { number, kind, instrument, score, held };
  }

  function atMost(ofKind, rows) {
    const taken = {};
    return rows.filter((each) => (taken[each.kind] = (taken[each.kind] || 0) + 1) <= ofKind);
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

  globalThis.concordance.rank = { tally, select, rerank };
})();
