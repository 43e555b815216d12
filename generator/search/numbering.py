"""The numbers of entries in the index: one entry more moves few others, so that few files change.

Entries of a kind stand together, those of each instrument in a row. A row begins where a block does, with room behind
it for a few more. States stand by their codes, a place for each; what is of a State begins a block of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.search.entry import SearchEntry

_OF_STATES = ("statement", "authority")
_STEP = 64
"""Rows begin at multiples of this, so that what is behind a row stays where it is while that grows a little."""
_LETTERS = 26
_CODES = _LETTERS * _LETTERS


@dataclass(frozen=True)
class PlacedEntries:
    """Entries in their order with their numbers, and the runs of one kind and instrument."""

    entries: tuple[SearchEntry, ...]
    numbers: tuple[int, ...]
    room: int
    """No number is as great as this."""
    ranges: tuple[tuple[str, str, int], ...]
    """Kind, instrument, first number of each run."""

    def blocks(self, size: int) -> Iterator[tuple[int, list[SearchEntry | None]]]:
        """Yield the blocks that hold an entry, each with its number; nothing stands where there is none."""
        placed = zip(self.numbers, self.entries, strict=True)
        for block, held in groupby(placed, key=lambda one: one[0] // size):
            rows = {number % size: entry for number, entry in held}
            yield block, [rows.get(at) for at in range(max(rows) + 1)]


def place_entries(entries: Sequence[SearchEntry], *, block: int) -> PlacedEntries:
    """Return entries, which are sorted by kind and instrument, with their numbers."""
    ordered: list[SearchEntry] = []
    numbers: list[int] = []
    ranges: list[tuple[str, str, int]] = []
    start = 0
    for (kind, instrument), held in groupby(entries, key=lambda one: (one.kind, one.instrument)):
        run = list(held)
        ranges.append((kind, instrument, start))
        if kind == "state":
            run.sort(key=_share)
        own = list(_place(run, block))
        ordered += run
        numbers += (start + number for number in own)
        start += -(-(own[-1] + 1 + block) // _STEP) * _STEP
    return PlacedEntries(tuple(ordered), tuple(numbers), start, tuple(ranges))


def _place(run: Sequence[SearchEntry], block: int) -> Iterator[int]:
    """Yield the numbers of the entries of one kind and instrument, from 0."""
    number, before = -1, ""
    for entry in run:
        number += 1
        if entry.kind == "state":
            number = max(number, _share(entry))
        elif entry.kind in _OF_STATES and (own := _code(entry)) != before:
            number, before = -(-number // block) * block, own
        yield number


def _code(entry: SearchEntry) -> str:
    return entry.id.partition(":")[2].partition(":")[0]


def _share(entry: SearchEntry) -> int:
    """Return the place of a State's code among all codes of two letters; what has none stands behind them."""
    code = _code(entry)
    if len(code) != 2 or not (code.isascii() and code.isalpha() and code.islower()):
        return _CODES
    first, second = (ord(letter) - ord("a") for letter in code)
    return first * _LETTERS + second


def describe_numbers(placed: PlacedEntries) -> list[Any]:
    """Return what must be the same for files of two indexes to fit together: which entry has which number."""
    return [[entry.id for entry in placed.entries], placed.numbers]
