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

from generator.law.numerals import NUMBER, read_number

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
        for name, count in self._counts.items():
            for word, weight in self._weigh(count).items():
                used.setdefault(word, []).append((name, weight))
        return used

    def _weigh(self, count: Counter[str]) -> Vector:
        unknown = math.log((len(self._counts) + 1) / 0.5)
        vector = {word: (1 + math.log(times)) * self._weights.get(word, unknown) for word, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {word: weight / length for word, weight in vector.items()}

    def scores(self, words: str) -> dict[str, float]:
        """Return the likeness of some words to every text."""
        asked = self._weigh(_count(words))
        scores = dict.fromkeys(self._counts, 0.0)
        for word, weight in asked.items():
            for name, own in self._used.get(word, ()):
                scores[name] += weight * own
        return scores

    def share(self, words: str, own: Iterable[str]) -> tuple[float, str]:
        """Return how near the best of `own` comes to the best of all, from 0 to 1, and the name of that best.

        1 where nothing is much like the words, so that no judgement is possible.
        """
        scores = self.scores(words)
        best = max(scores, key=lambda name: scores[name], default="")
        if not best or scores[best] < _FAINT:
            return 1.0, best
        return max((scores[name] for name in own if name in scores), default=0.0) / scores[best], best


def _count(text: str) -> Counter[str]:
    return Counter(word[:_STEM] for word in _WORD.findall(text.casefold()))


_UNIT = re.compile("[ -](?:hour|day|month|year|consent|member state|instrument)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})[ -](?:hours?|days?|months?|years?|consents?|member states|instruments?)\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def find_periods(text: str) -> frozenset[int]:
    """Return the numbers with which a text counts hours, days, months, years, consents or States."""
    if not _UNIT.search(text):  # The pattern of numbers takes long.
        return frozenset()
    return frozenset(read_number(found["number"]) for found in _COUNTED.finditer(text))
