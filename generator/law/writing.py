"""Small words about text: plain dates, lists, counts and hashes, as the pages and exports write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.files.hashes import hash_bytes

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@cache
def write_date(day: str) -> str:
    """Write an ISO date, month or year for readers: `23 November 2001`, `October 2002`, `2002`."""
    parts = day.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def write_when(day: str) -> str:
    """Write when something happened: `on 23 November 2001`, `in October 2002`, `in 2002`."""
    return f"{'on' if len(day) == 10 else 'in'} {write_date(day)}"


def write_short_date(day: str) -> str:
    """Write a date for a narrow cell: `23 Nov 2001`, `Oct 2002`, `2002`."""
    words = write_date(day).split(" ")
    return " ".join(word if word.isdigit() else word[:3] for word in words)


def write_count(number: int, singular: str, plural: str | None = None) -> str:
    """Write a count with its noun: `1 reservation`, `3 reservations`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def write_list(words: Sequence[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def hash_text(lines: Sequence[str]) -> str:
    """Return the SHA-256 of a text: its wordings and numbers joined by newlines, in UTF-8."""
    return hash_bytes("\n".join(lines).encode())


def first_words(text: str, limit: int = 90) -> str:
    """Cut a text at a word's end, with an ellipsis where something is left out."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit)].rstrip(",;: ") + " …"


def write_size(count: int) -> str:
    """Write a number of bytes for readers: `640 bytes`, `12 kB`, `1.3 MB`."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
