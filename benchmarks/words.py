"""Invented words and names, the same in every run: a scaled corpus must not repeat the words of the real one."""

from __future__ import annotations

import random
import re

_STARTS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea")
_ENDS = ("", "l", "m", "n", "r", "s", "t", "nd", "rt", "st")
_CONTINUED = re.compile(r"^ +[^\W\d][^:]*$")
_WORD = re.compile(r"\b[a-z]{6,}\b")
VOCABULARY = 6000
SHARE = 0.08
"""How many of the longer words of a copied text are replaced."""
# Words that the grammar of references reads; without them a copied reference would point elsewhere.
_KEPT = frozenset(
    re.findall(
        r"\w+",
        "article articles paragraph paragraphs subparagraph subparagraphs section sections chapter chapters title "
        "titles "
        "protocol convention agreement present preamble point points letter through above preceding following "
        "established accordance pursuant referred annex",
    )
)


def _make_word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(_STARTS) + dice.choice(_VOWELS) + dice.choice(_ENDS) for _ in range(syllables))


def make_vocabulary() -> tuple[str, ...]:
    """Return the invented words, the most used first."""
    dice = random.Random(1)
    return tuple(dict.fromkeys(_make_word(dice, dice.choice((2, 2, 3))) for _ in range(VOCABULARY)))


def make_names(count: int) -> list[str]:
    """Return invented names of places, all different."""
    dice = random.Random(2)
    names: dict[str, None] = {}
    while len(names) < count:
        names[_make_word(dice, 3).capitalize()] = None
    return list(names)


class Rewriter:
    """Replaces some words in the folded lines of a YAML file; frequent words come back often, as in any language."""

    def __init__(self, *, kept: str = "") -> None:
        self._words = make_vocabulary()
        self._kept = _KEPT | set(_WORD.findall(kept.lower()))

    def rewrite(self, text: str, *, seed: str, kept: str = "") -> str:
        """Return the file with other words; those in `kept` stay, and so does every line that holds a key.

        A word has the same stand-in throughout the file: what is said of a text must sound like it.
        """
        dice = random.Random(seed)
        protected = self._kept | set(_WORD.findall(kept.lower()))
        swapped: dict[str, str] = {}

        def swap(found: re.Match[str]) -> str:
            word = found[0]
            if word not in protected and word not in swapped:
                swapped[word] = self._invent(dice, swapped) if dice.random() < SHARE else word
            return swapped.get(word, word)

        return "".join(
            _WORD.sub(swap, line) if _CONTINUED.match(line) else line for line in text.splitlines(keepends=True)
        )

    def _invent(self, dice: random.Random, taken: dict[str, str]) -> str:
        chosen = int(len(self._words) ** dice.random()) - 1
        while self._words[chosen] in taken.values():
            chosen += 1
        return self._words[chosen]
