"""How far a word of a damaged copy may be the damaged form of a word: truncated, extended, cut inside, misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Collection

STRUCTURAL = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "such", "all", "any", "no", "not", "one", "only", "also"),
        *("other", "others", "than", "then", "there", "here", "it", "its", "he", "him", "his", "her", "they", "them"),
        *("their", "who", "which", "when", "where", "if", "as", "and", "or", "but", "at", "by", "for", "from", "in"),
        *("into", "of", "on", "to", "under", "up", "upon", "with", "within", "am", "are", "be", "been", "being", "is"),
        *("was", "were", "do", "does", "had", "has", "have", "can", "cannot", "may", "shall", "should", "will"),
        "would",
    )
)
"""Words that hold sentences together: too frequent to be evidence by themselves."""

_NEAR_FORMS = ({"a", "an"}, {"being", "beings"}, {"it", "its"}, {"other", "others"}, {"on", "one"})
_LIKELY = 0.72
_LONGEST_ENDING = 4


class WordLikeness:
    """Judges likeness, remembering each pair. `vocabulary` holds the words that the sound text uses."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._known: dict[tuple[str, str], float] = {}

    def of(self, sound: str, received: str) -> float:
        """Return 1.0 for the same word, at least 0.7 where `received` may be a damaged form of `sound`, else 0.0.

        A word that the sound text uses itself ("those") is no misspelling of another ("these"); it may only be the
        same word with an ending more or less ("provision", "provisions").
        """
        if sound == received:
            return 1.0
        pair = (sound, received)
        if pair not in self._known:
            self._known[pair] = self._judge(sound, received)
        return self._known[pair]

    def of_pieces(self, sound: str, first: str, second: str) -> float:
        """Return the likeness of a word to two words of the copy that it was split into: "tele phone", "ex plici"."""
        if sound == first + second:
            return 1.0
        pieces = {first, second}
        if len(sound) < 6 or sound in pieces or pieces & STRUCTURAL or pieces <= self._vocabulary:
            return 0.0
        return 0.9 * self.of(sound, first + second)

    def _judge(self, sound: str, received: str) -> float:
        if not (sound.isalpha() or "-" in sound) or not (received.isalpha() or "-" in received):
            return 0.0
        if sound in STRUCTURAL or received in STRUCTURAL:
            return 0.75 if {sound, received} in _NEAR_FORMS else 0.0
        if len(received) < 3 or len(sound) < 3:
            return 0.0
        if sound.startswith(received) or received.startswith(sound):
            return 0.95 if abs(len(sound) - len(received)) <= _LONGEST_ENDING else 0.0
        if len(received) >= 5 and sound.endswith(received):
            return 0.9
        if len(received) >= 5 and received in sound and len(received) >= 0.6 * len(sound):
            return 0.85
        stem = _common_start(sound, received)
        if stem >= 4 and max(len(sound), len(received)) - stem <= 3:
            return 0.85
        if received in self._vocabulary:
            return 0.0
        ratio = difflib.SequenceMatcher(None, sound, received, autojunk=False).ratio()
        return ratio if ratio >= _LIKELY else 0.0


def weigh(word: str) -> float:
    """Return how much it means that a word is found: little for structural words, more for longer ones."""
    return 0.5 if word in STRUCTURAL else 1 + min(len(word), 10) / 20


def _common_start(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
