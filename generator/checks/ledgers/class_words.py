"""Compare what words allow, demand, deny and limit: our words with the law that they are about, class by class."""

from __future__ import annotations

import re
from collections import Counter

CLASSES = {
    "duty": r"must|shall|(?:is|are|be) to|ha(?:s|ve) to|oblig\w+|duty|duties|requir\w+|undertakes?|ensures?",
    "choice": r"may|might|can|could|options?|allow\w*|permit\w*|possib\w+|free to|right to|reserves?|discretion",
    "denial": r"not|no|nor|never|none|neither|without|cannot|nothing|refus\w+",
    "limit": (
        r"only|unless|except\w*|save|provided that|solely|alone|at least|at most|subject to|where|if|insofar"
        r"|to the extent"
    ),
}
"""Words of each class, as patterns; the classes that change what the law allows and forbids."""
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in CLASSES.items()}


def count_classes(text: str) -> dict[str, Counter[str]]:
    """Return, for every class, its words in a text and how often each stands there."""
    return {name: Counter(found.casefold() for found in pattern.findall(text)) for name, pattern in _PATTERNS.items()}


def compare_classes(ours: str, law: str) -> list[str]:
    """Return a line for every class of words that stands on one side only: what is there, and that it is not here."""
    held, known = count_classes(ours), count_classes(law)
    lines = []
    for name in CLASSES:
        if held[name] and not known[name]:
            lines.append(f"{name}: our words have {_list(held[name])}; the text has no word of {name}")
        elif known[name] and not held[name]:
            lines.append(f"{name}: the text has {_list(known[name])}; our words have no word of {name}")
    return lines


def _list(words: Counter[str]) -> str:
    return ", ".join(f"{word} ({count})" if count > 1 else word for word, count in sorted(words.items()))
