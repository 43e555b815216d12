"""Words of a text for comparison: case, quotes, brackets and punctuation put aside, known compounds kept whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_APOSTROPHES = re.compile("['’‘`´]")
_PIECE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DOT_HYPHEN = re.compile(r"\.-(?=\w)")


@dataclass(frozen=True)
class Word:
    """A word as written, its form for comparison, and the unit it stands in ("" in a received copy)."""

    text: str
    key: str
    where: str = ""


def _smoothen(text: str) -> str:
    return _DOT_HYPHEN.sub("-", _APOSTROPHES.sub("", text))


def join_keys(texts: Iterable[str]) -> str:
    """Return the forms for comparison of all words of texts, in order and parted by spaces, compounds kept whole."""
    return " ".join(piece for text in texts for piece in _PIECE.findall(_smoothen(text))).casefold()


def split_words(text: str, *, where: str = "", compounds: Collection[str] | None = None) -> Iterator[Word]:
    """Yield the words of `text` in order. Numbers and letters that number units are words too.

    A hyphenated word is one word; where `compounds` is given, only if one of them begins so, because a damaged copy
    cuts endings ("co-ordinat") and joins words with stray hyphens ("shall-adop").
    """
    for match in _PIECE.finditer(_smoothen(text)):
        key = match[0].casefold()
        if "-" not in key or compounds is None or any(compound.startswith(key) for compound in compounds):
            yield Word(match[0], key, where)
            continue
        for piece in match[0].split("-"):
            yield Word(piece, piece.casefold(), where)
