"""Compare quoted words with the texts: exact, altered at a word, found elsewhere, not found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

QuoteFate = Literal["exact", "altered", "elsewhere", "not found"]
_MARKS = (("“", "”"), ("„", "“”"), ("«", "»"), ("‘", "’"), ('"', '"'))
_SHORTEST = 3
_LONGEST = 1500
_ALIKE = 0.5
"""The share of words that a quotation must have in common with a text to be an altered one."""
_TRIED = 8
"""Places that are compared word by word."""
_GAP = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.(?:\s?\.)?")
_CHANGED = re.compile(r"(?<=\w)\[(\w{1,3})\]|\[(\w{1,2})\](?=\w)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class FoundQuote:
    """Quoted words, where they stand, and what became of them."""

    start: int
    end: int
    text: str
    fate: QuoteFate
    unit: str = ""
    """The unit that they were compared with, or that holds them."""
    altered_at: str = ""
    """The first word that differs."""


class QuoteIndex:
    """The words of all units, for quotations to be looked up in."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.words = {unit: words_of(text) for unit, text in texts.items()}
        self._joined = {unit: f" {' '.join(words)} " for unit, words in self.words.items()}
        self._places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        for unit, words in self.words.items():
            for at in range(len(words) - 1):
                self._places.setdefault(tuple(words[at : at + 2]), []).append((unit, at))

    def stands(self, pieces: Sequence[str], unit: str) -> bool:
        """Return whether all pieces stand in a unit word for word, in their order."""
        at = 0
        for piece in pieces:
            at = self._joined[unit].find(f" {piece} ", at)
            if at < 0:
                return False
            at += len(piece) + 1
        return True

    def holders(self, pieces: Sequence[str]) -> Iterator[str]:
        """Yield the units that hold all pieces, in the order of the texts."""
        return (unit for unit in self._joined if self.stands(pieces, unit))

    def nearest(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """Return the units, and the places in them, that most pairs of words point to."""
        votes: Counter[tuple[str, int]] = Counter()
        for at in range(len(words) - 1):
            for unit, place in self._places.get(tuple(words[at : at + 2]), ()):
                votes[unit, place - at] += 1
        best = sorted(votes.items(), key=lambda vote: (-vote[1], len(self.words[vote[0][0]])))
        return [place for place, _ in best[:_TRIED]]


def level(text: str) -> str:
    """Return a text with one case and one kind of quotation mark."""
    return re.sub("[’‘`´ʼ]", "'", text).lower()


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(level(text))


def pieces_of(quoted: str) -> list[str]:
    """Return what stands between ellipses and bracketed words; "[t]he" is "the"."""
    plain = _CHANGED.sub(lambda match: match[1] or match[2], quoted)
    return [" ".join(words) for piece in _GAP.split(plain) if (words := words_of(piece))]


def find_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quoted words stand, without their marks; fewer than three words are no quotation."""
    for opening, closing in _MARKS:
        inside = f"[^{re.escape(opening + closing)}\\n]" if opening != "‘" else "(?:[^‘’\\n]|’(?=\\w))"
        before = r"(?<!\w)" if opening in '"‘' else ""
        after = r"(?!\w)" if opening in '"‘' else ""
        pattern = f"{before}{re.escape(opening)}({inside}{{8,{_LONGEST}}}?)[{re.escape(closing)}]{after}"
        for match in re.finditer(pattern, text):
            if len(words_of(match[1])) >= _SHORTEST:
                yield match.start(1), match.end(1)


def judge_quote(place: tuple[int, int], text: str, ascribed: Sequence[str], index: QuoteIndex) -> FoundQuote:
    """Say what became of quoted words that are ascribed to units, or to none."""
    start, end = place
    quoted = text[start:end]
    pieces = pieces_of(quoted)
    own = next((unit for unit in ascribed if unit in index.words and index.stands(pieces, unit)), "")
    if own:
        return FoundQuote(start, end, quoted, "exact", own)
    held = min(index.holders(pieces), key=lambda unit: len(index.words[unit]), default="")
    if held:
        return FoundQuote(start, end, quoted, "elsewhere" if ascribed else "exact", held)
    return _judge_altered(FoundQuote(start, end, quoted, "not found"), pieces, index)


def _judge_altered(found: FoundQuote, pieces: Sequence[str], index: QuoteIndex) -> FoundQuote:
    words = [word for piece in pieces for word in piece.split()]
    unit, common = "", list[tuple[int, int]]()
    for near, at in index.nearest(words):
        shared = _common(words, index.words[near][max(0, at - 1) : max(0, at - 1) + len(words) + 12])
        if len(shared) > len(common):
            unit, common = near, shared
    if not common or len(common) < _ALIKE * len(words):
        return found
    matched = {one for one, _ in common}
    first = next((place for place in range(len(words)) if place not in matched), len(words) - 1)
    return FoundQuote(found.start, found.end, found.text, "altered", unit, words[first])


def _common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest run of words that both have in the same order: their places in both."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row in range(len(one) - 1, -1, -1):
        for column in range(len(other) - 1, -1, -1):
            same = one[row] == other[column]
            further = max(lengths[row + 1][column], lengths[row][column + 1])
            lengths[row][column] = lengths[row + 1][column + 1] + 1 if same else further
    found, row, column = [], 0, 0
    while row < len(one) and column < len(other):
        if one[row] == other[column]:
            found.append((row, column))
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return found
