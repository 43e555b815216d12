"""Weigh each word of each entry, once and for all: BM25F without the inverse document frequency.

A posting's weight says how much the entry is about the word: its frequency in each field, times the field's boost,
divided by the field's length, saturated. The browser multiplies it by the rarity of the word. Whole titles, labels and
synonyms are kept as phrases too, so that a query which is one of them finds its entry first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, sqrt

from generator.search.entry import SearchEntry
from generator.search.words import split_phrase, split_words

STEPS = 63
"""Weights are whole numbers from 1 to this."""
_TOP = 1.6
"""The weight that stands for STEPS; entries are boosted by less."""
_SATURATION = 1.2
_LENGTH_MATTERS = 0.6
_MOST_POSTINGS = 4000
"""A word in more entries than this says little; only the entries that it says most about are kept."""
_LONGEST_PHRASE = 7
_FIELDS = {"label": 2.0, "title": 4.5, "within": 0.7, "text": 1.0, "more": 0.5}
_SYNONYM = 3.0
_LABEL_PHRASE = 0.9
_LABELLED_APART = ("provision", "page")
"""Kinds whose label sets an entry apart from others; that of an authority is its role."""

Postings = dict[str, list[tuple[int, int]]]
"""By word or phrase: the numbers of entries in order, each with its weight."""


@dataclass(frozen=True)
class _Counted:
    """An entry's words by field, and about how many there are."""

    fields: dict[str, Counter[str]]
    lengths: dict[str, float]


def weigh_entries(entries: Sequence[SearchEntry], numbers: Sequence[int]) -> Postings:
    """Return the postings of every word and phrase of the entries, by their numbers."""
    counted = [_count(entry) for entry in entries]
    average = {
        name: _round_length(
            sum(entry.lengths[name] for entry in counted) / max(1, sum(entry.lengths[name] > 0 for entry in counted))
        )
        for name in _FIELDS
    }
    postings: Postings = {}
    for number, entry, words in zip(numbers, entries, counted, strict=True):
        for word, frequency in _frequencies(entry, words, average).items():
            weight = _whole(entry.boost * frequency / (_SATURATION + frequency))
            postings.setdefault(word, []).append((number, weight))
        for phrase, share in _phrases(entry).items():
            postings.setdefault(phrase, []).append((number, _whole(entry.boost * share)))
    return {word: _keep_best(rows) for word, rows in postings.items()}


def _count(entry: SearchEntry) -> _Counted:
    words = {name: split_words(getattr(entry, name)) for name in _FIELDS}
    counted = {name: Counter(found) for name, found in words.items() if found}
    return _Counted(counted, {name: _round_length(len(found)) for name, found in words.items()})


def _round_length(length: float) -> float:
    """Return a length as one of four between any number and its double.

    So one word more seldom changes the weights of all others, and with them the files that hold those.
    """
    return 2 ** (round(4 * log2(length)) / 4) if length > 0 else 0.0


def _frequencies(entry: SearchEntry, counted: _Counted, average: dict[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, counts in counted.fields.items():
        share = _FIELDS[name] / (1 + _LENGTH_MATTERS * (counted.lengths[name] / average[name] - 1))
        for word, count in counts.items():
            total[word] = total.get(word, 0) + share * count
    best: dict[str, float] = {}
    for synonym in entry.also:
        words, _key = split_phrase(synonym.phrase)
        share = synonym.weight / sqrt(len(words) or 1)
        for word in words:
            if share > best.get(word, 0):
                best[word] = share
    for word, weight in best.items():
        total[word] = total.get(word, 0) + _SYNONYM * weight
    return total


def _phrases(entry: SearchEntry) -> dict[str, float]:
    """Return each whole phrase of an entry with the share of its boost that it earns."""
    shares: dict[str, float] = {}
    written = [(entry.title, 1.0), *((synonym.phrase, synonym.weight) for synonym in entry.also)]
    if entry.kind in _LABELLED_APART:
        written.append((entry.label, _LABEL_PHRASE))
    for text, share in written:
        _words, key = split_phrase(text)
        if key and key.count(" ") < _LONGEST_PHRASE:
            shares[key] = max(shares.get(key, 0), share)
    return shares


def _whole(weight: float) -> int:
    return min(STEPS, int(weight * (STEPS / _TOP) + 0.5) or 1)


def _keep_best(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(rows) <= _MOST_POSTINGS:
        return rows
    best = sorted(rows, key=lambda row: (-row[1], row[0]))[:_MOST_POSTINGS]
    return sorted(best)
