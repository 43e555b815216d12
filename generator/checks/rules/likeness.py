"""Say how much a few words of ours sound like a provision, compared with the provisions around it.

Words are cut to their first letters, so that "lend" meets "lending", and weigh the more the fewer provisions
use them. The measure is the cosine of two such lists: 0 where they share nothing, 1 where they are the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

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
    def _vectors(self) -> dict[str, Vector]:
        return {name: self._weigh(count) for name, count in self._counts.items()}

    def _weigh(self, count: Counter[str]) -> Vector:
        unknown = math.log((len(self._counts) + 1) / 0.5)
        vector = {word: (1 + math.log(times)) * self._weights.get(word, unknown) for word, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {word: weight / length for word, weight in vector.items()}

    def scores(self, words: str) -> dict[str, float]:
        """Return the likeness of some words to every text."""
        asked = self._weigh(_count(words))
        return {
            name: sum(weight * vector[word] for word, weight in asked.items() if word in vector)
            for name, vector in self._vectors.items()
        }

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


_COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})[ -](?:hours?|days?|months?|years?|consents?|member states|instruments?)\b", re.IGNORECASE
)


def find_periods(text: str) -> frozenset[int]:
    """Return the numbers with which a text counts hours, days, months, years, consents or States."""
    return frozenset(read_number(found["number"]) for found in _COUNTED.finditer(text))
