"""What somebody may have meant: the known words nearest to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def find_near(word: str, known: Iterable[str], *, least: float = 0.6) -> str | None:
    """Return the known word that is most like `word`; None where none is like it at all.

    `least` is how like it must be, from 0 to 1, as difflib counts.
    """
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=least)), None)
