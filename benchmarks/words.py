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
    """Give the invented words, the most used first."""
    dice = random.Random(1)
    return tuple(dict.fromkeys(_make_word(dice, dice.choice((2, 2, 3))) for _ in range(VOCABULARY)))


def make_names(count: int) -> list[str]:
    """Give invented names of places, all different."""
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
        """Give the file with other words; those in `kept` stay, and so does every line that holds a key."""
        dice = random.Random(seed)
        protected = self._kept | set(_WORD.findall(kept.lower()))
        last = -1

        def swap(found: re.Match[str]) -> str:
            nonlocal last
            if found[0] in protected or dice.random() > SHARE:
                return found[0]
            chosen = int(len(self._words) ** dice.random()) - 1
            last = chosen if chosen != last else chosen + 1  # the same word twice in a row is a fault of a text
            return self._words[last]

        return "".join(
            _WORD.sub(swap, line) if _CONTINUED.match(line) else line for line in text.splitlines(keepends=True)
        )
