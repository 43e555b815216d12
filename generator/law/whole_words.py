"""Find a run of words in a text where it stands whole, not inside longer words.

The same as a pattern with `(?<!\\w)` and `(?!\\w)` around the run; a thousand runs that are looked for once each would
be a thousand patterns to compile.
"""

from __future__ import annotations

from collections.abc import Iterator


def find_whole(run: str, text: str) -> Iterator[int]:
    """Yield where a run begins each time that it stands whole; what follows one is looked for behind it."""
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        is_whole = not _is_letter(text[start - 1 : start]) and not _is_letter(text[end : end + 1])
        if is_whole:
            yield start
        start = text.find(run, end if is_whole and run else start + 1)


def stands_whole(run: str, text: str) -> bool:
    """Return whether a run stands whole somewhere in a text."""
    return next(find_whole(run, text), None) is not None


def _is_letter(char: str) -> bool:
    """Return whether a sign is part of a word: a letter, a digit or the low line, as patterns see it."""
    return char.isalnum() or char == "_"
