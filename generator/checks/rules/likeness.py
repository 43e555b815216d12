"""Say how much a few words of ours sound like a provision, compared with the provisions around it.

Words are cut to their first letters, so that "lend" meets "lending", and weigh the more the fewer provisions
use them. The measure is the cosine of two such lists: 0 where they share nothing, 1 where they are the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from generator.law.numerals import NUMBER, holds_number, read_number

_WORD = re.compile(r"[a-z]{3,}")
_STEM = 6
_FAINT = 0.06
"""Below this, even the text that is most like some words has next to nothing in common with them."""

Vector = dict[str, float]


class SummaryLikeness:
    """Texts by name, with which others are compared."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._counts = {name: _count(text) for name, text in texts.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        total = len(self._counts) + 1
        used = Counter(word for count in self._counts.values() for word in count)
        return {word: math.log(total / (times + 0.5)) for word, times in used.items()}

    @cached_property
    def _used(self) -> dict[str, list[tuple[str, float]]]:
        """By word: the texts that have it, each with its weight there."""
        used: dict[str, list[tuple[str, float]]] = {}
        for name, vector in self._vectors.items():
            for word, weight in vector.items():
                used.setdefault(word, []).append((name, weight))
        return used

    @cached_property
    def _vectors(self) -> dict[str, Vector]:
        return {name: self._weigh(count) for name, count in self._counts.items()}

    @cached_property
    def _heaviest(self) -> dict[str, float]:
        """By word: the most that it weighs in any text."""
        return {word: max(weight for _, weight in used) for word, used in self._used.items()}

    def _weigh(self, count: Counter[str]) -> Vector:
        unknown = math.log((len(self._counts) + 1) / 0.5)
        vector = {word: (1 + math.log(times)) * self._weights.get(word, unknown) for word, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {word: weight / length for word, weight in vector.items()}

    def scores(self, words: str) -> dict[str, float]:
        """Return the likeness of some words to every text."""
        return self._score(self._weigh(_count(words)))

    def _score(self, asked: Vector) -> dict[str, float]:
        scores = dict.fromkeys(self._counts, 0.0)
        for word, weight in asked.items():
            for name, own in self._used.get(word, ()):
                scores[name] += weight * own
        return scores

    def find_nearer(self, words: str, own: Iterable[str], *, least: float) -> str | None:
        """Return the text that words are most like, where the best of `own` has less than `least` of that likeness.

        None where nothing is much like the words, so that no judgement is possible. Most words are near enough to their
        own texts that no other could be so much nearer: then the others are not looked at.
        """
        asked = self._weigh(_count(words))
        nearest = max((_dot(asked, self._vectors[name]) for name in own if name in self._vectors), default=0.0)
        most = sum(weight * self._heaviest.get(word, 0.0) for word, weight in asked.items())
        if nearest >= least * min(most, 1.0):
            return None
        scores = self._score(asked)
        best = max(scores, key=lambda name: scores[name], default="")
        return best if best and scores[best] >= _FAINT and nearest < least * scores[best] else None


def _dot(one: Vector, other: Vector) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _count(text: str) -> Counter[str]:
    return Counter(word[:_STEM] for word in _WORD.findall(text.casefold()))


_UNIT = re.compile("[ -](?:hour|day|month|year|consent|member state|instrument)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})[ -](?:hours?|days?|months?|years?|consents?|member states|instruments?)\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def find_periods(text: str) -> frozenset[int]:
    """Return the numbers with which a text counts hours, days, months, years, consents or States."""
    if not _UNIT.search(text) or not holds_number(text):  # The pattern of numbers takes long.
        return frozenset()
    return frozenset(read_number(found["number"]) for found in _COUNTED.finditer(text))
