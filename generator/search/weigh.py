"""Weigh each word of each entry, once and for all: BM25F without the inverse document frequency.

A posting's weight says how much the entry is about the word: its frequency in each field, times the field's boost,
divided by the field's length, saturated. The browser multiplies it by the rarity of the word. Whole titles, labels and
synonyms are kept as phrases too, so that a query which is one of them finds its entry first.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt
from pathlib import Path

from generator.files.cache import key_of, read_kept, version_of_code, write_kept
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
_WEIGHTS = key_of(b"weights")
_LABELLED_APART = ("provision", "page")
"""Kinds whose label sets an entry apart from others; that of an authority is its role."""

Postings = dict[str, list[tuple[int, int]]]
"""By word or phrase: the numbers of entries in order, each with its weight."""


@dataclass(frozen=True)
class _Counted:
    """An entry's words by field, and about how many there are."""

    fields: dict[str, Counter[str]]
    lengths: tuple[float, ...]


class KnownWeights:
    """What was weighed in earlier builds: most entries are what they were, and weigh the same.

    `file` keeps it for the next build; without one, everything is weighed.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._version = version_of_code() if file else b""
        kept = read_kept(file, version=self._version).get(_WEIGHTS) if file else None
        self._averages, self._known = marshal.loads(kept) if kept else ((), {})
        self._fresh: dict[bytes, tuple[tuple[float, ...], str, bytes]] = {}

    def lengths_of(self, key: bytes) -> tuple[float, ...] | None:
        """Return about how many words each field of an entry has."""
        return self._known[key][0] if key in self._known else None

    def weights_of(self, key: bytes, averages: tuple[float, ...]) -> list[tuple[str, int]] | None:
        """Return the weights of an entry's words and phrases, where the fields have the same average lengths."""
        if averages != self._averages or key not in self._known:
            return None
        self._fresh[key] = known = self._known[key]
        return list(zip(known[1].split("\n"), known[2], strict=True)) if known[1] else []

    def note(self, key: bytes, lengths: tuple[float, ...], weights: Sequence[tuple[str, int]]) -> None:
        """Note what an entry weighs."""
        self._fresh[key] = (lengths, "\n".join(word for word, _ in weights), bytes(weight for _, weight in weights))

    def keep(self, averages: tuple[float, ...]) -> None:
        """Keep what was weighed for the next build."""
        if self._file and (averages, self._fresh.keys()) != (self._averages, self._known.keys()):
            write_kept(self._file, {_WEIGHTS: marshal.dumps((averages, self._fresh))}, version=self._version)


def weigh_entries(
    entries: Sequence[SearchEntry], numbers: Sequence[int], known: KnownWeights | None = None
) -> Postings:
    """Return the postings of every word and phrase of the entries, by their numbers."""
    known = known or KnownWeights()
    keys = [_key(entry) for entry in entries]
    lengths = [known.lengths_of(key) or _count(entry).lengths for key, entry in zip(keys, entries, strict=True)]
    averages = tuple(map(_average, zip(*lengths, strict=True)))
    postings: Postings = {}
    for number, key, entry, length in zip(numbers, keys, entries, lengths, strict=True):
        weights = known.weights_of(key, averages)
        if weights is None:
            weights = list(_weigh(entry, dict(zip(_FIELDS, averages, strict=True))))
            known.note(key, length, weights)
        for word, weight in weights:
            postings.setdefault(word, []).append((number, weight))
    known.keep(averages)
    return {word: _keep_best(rows) for word, rows in postings.items()}


def _key(entry: SearchEntry) -> bytes:
    """Return what an entry's weights depend on, besides the average lengths of the fields."""
    also = [part for synonym in entry.also for part in (synonym.phrase, repr(synonym.weight))]
    fields = [getattr(entry, name) for name in _FIELDS]
    return key_of("\0".join([entry.kind, repr(entry.boost), *fields, *also]).encode())


def _average(lengths: Sequence[float]) -> float:
    """Return the average length of a field where it has words."""
    return _round_length(sum(lengths) / max(1, sum(length > 0 for length in lengths)))


def _weigh(entry: SearchEntry, average: Mapping[str, float]) -> Iterator[tuple[str, int]]:
    for word, frequency in _frequencies(entry, _count(entry), average).items():
        yield word, _whole(entry.boost * frequency / (_SATURATION + frequency))
    for phrase, share in _phrases(entry).items():
        yield phrase, _whole(entry.boost * share)


def _count(entry: SearchEntry) -> _Counted:
    words = {name: split_words(getattr(entry, name)) for name in _FIELDS}
    counted = {name: Counter(found) for name, found in words.items() if found}
    return _Counted(counted, tuple(_round_length(len(found)) for found in words.values()))


def _round_length(length: float) -> float:
    """Return a length as one of four between any number and its double.

    So one word more seldom changes the weights of all others, and with them the files that hold those.
    """
    return 2 ** (round(4 * log2(length)) / 4) if length > 0 else 0.0


def _frequencies(entry: SearchEntry, counted: _Counted, average: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    lengths = dict(zip(_FIELDS, counted.lengths, strict=True))
    for name, counts in counted.fields.items():
        share = _FIELDS[name] / (1 + _LENGTH_MATTERS * (lengths[name] / average[name] - 1))
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
