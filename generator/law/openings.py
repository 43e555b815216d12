"""Words with which many units begin alike, so that they do not tell one unit from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.law.corpus import Corpus

_SHORTEST = 10
"""Words that an opening has at least: a shorter one may be all that is said."""
_MANY = 5
"""Units that begin alike."""
_TELLING = 4
"""Words that have to follow."""


def find_openings(corpus: Corpus) -> Mapping[str, int]:
    """Return how many letters of a unit's own words stand before those that tell it apart, by id; most have none."""
    texts = {str(unit.id): unit.own.text for unit in corpus.units.values() if unit.own}
    words = {name: tuple(word.rstrip(",;:") for word in text.split(" ")) for name, text in texts.items()}
    alike = Counter(text[:length] for text in words.values() for length in range(_SHORTEST, len(text) + 1))
    whole = Counter(words.values())
    found = {}
    for name, text in words.items():
        branches = (
            length
            for length in range(_SHORTEST, len(text) - _TELLING + 1)
            if _MANY <= alike[text[:length]] > alike[text[: length + 1]]
        )
        if whole[text] < _MANY and (longest := max(branches, default=0)):
            found[name] = len(" ".join(texts[name].split(" ")[:longest])) + 1
    return found


def telling_words(text: str, opening: int) -> str:
    """Return a text without its opening."""
    return f"… {text[opening:]}" if opening else text
