"""Lists of what was read for many products, each of which has read much that others have read too.

A part stands once in the table of a process, and in a list by its number there: a large site has millions of entries.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.law.reads import Read

_NOWHERE = -1
"""The number of a part that no product has read: no list can hold it."""


@dataclass(frozen=True)
class ReadList:
    """What was read for one product; in pieces where more than one process noted it."""

    pieces: tuple[tuple[Sequence[Read], array[int]], ...] = field(default=(), repr=False)
    """The table of a process, and numbers in it."""

    def __iter__(self) -> Iterator[Read]:
        return (parts[number] for parts, numbers in self.pieces for number in numbers)

    def __add__(self, other: ReadList) -> ReadList:
        return ReadList((*self.pieces, *other.pieces))


class ReadTable:
    """The parts that one process has noted, by their numbers; the lists made of it share it."""

    def __init__(self) -> None:
        self._parts: list[Read] = []
        self._numbers: dict[Read, int] = {}

    def pack(self, reads: Iterable[Read]) -> ReadList:
        """Return a list of parts."""
        numbers, parts = self._numbers, self._parts
        packed = array("I")
        for read in reads:
            number = numbers.get(read)
            if number is None:
                number = numbers[read] = len(parts)
                parts.append(read)
            packed.append(number)
        return ReadList(((parts, packed),)) if packed else ReadList()


def find_distinct(lists: Iterable[ReadList]) -> set[Read]:
    """Return all parts that stand in any of some lists."""
    tables: dict[int, Sequence[Read]] = {}
    used: dict[int, set[int]] = {}
    for parts, numbers in (piece for one in lists for piece in one.pieces):
        tables[id(parts)] = parts
        used.setdefault(id(parts), set()).update(numbers)
    return {tables[table][number] for table, own in used.items() for number in own}


class Renumbering:
    """Gives the parts of lists their numbers among all parts that are kept."""

    def __init__(self, numbers: Mapping[Read, int]) -> None:
        self._numbers = numbers
        self._tables: dict[int, list[int]] = {}

    def renumber(self, one: ReadList) -> array[int]:
        """Return the numbers of the parts of a list."""
        found = array("I")
        for parts, numbers in one.pieces:
            table = self._tables.get(id(parts))
            if table is None:
                table = self._tables[id(parts)] = [self._numbers.get(read, _NOWHERE) for read in parts]
            found.extend(map(table.__getitem__, numbers))
        return found
