"""A mutation: one wrong change of the real data, and what the kinds of mutations share."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.reading.load import Records

Data = Any
"""What a file holds as plain data: text, lists and mappings."""
Key = str | tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """New plain data for one file; None where the file is lost."""

    collection: str
    key: Key
    data: Data


@dataclass(frozen=True)
class Mutation:
    """One wrong change: its kind, what it does in words, and the files as they then stand."""

    kind: str
    what: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class File:
    """A file of the data as the makers of mutations see it."""

    collection: str
    key: Key
    data: Data

    @property
    def name(self) -> str:
        """Return the file's id in words."""
        return self.key if isinstance(self.key, str) else "/".join(self.key)


@dataclass(frozen=True)
class Real:
    """The real data, read once."""

    loaded: Records

    def files(self, collection: str) -> Iterator[File]:
        """Yield the files of a collection in the order of their ids."""
        held = getattr(self.loaded, collection)
        for key in sorted(held, key=str) if isinstance(held, dict) else ():
            yield File(collection, key, held[key].document.data)
        if held and not isinstance(held, dict):
            yield File(collection, (), held.document.data)


Maker = Callable[[Real], Iterator[tuple[str, tuple[Change, ...]]]]
"""Yields every change of its kind that the data admits: what it does, and the files."""

KINDS: dict[str, Maker] = {}


def kind(name: str) -> Callable[[Maker], Maker]:
    """Register a maker of mutations under the name of their kind."""

    def register(maker: Maker) -> Maker:
        KINDS[name] = maker
        return maker

    return register


def edited(file: File, path: tuple[str | int, ...], value: Data) -> Change:
    """Return the file with another value at `path`; a value of None takes the key or item away."""
    data = copy.deepcopy(file.data)
    held = data
    for step in path[:-1]:
        held = held[step]
    if value is None:
        del held[path[-1]]
    else:
        held[path[-1]] = value
    return Change(file.collection, file.key, data)


def swapped(file: File, one: tuple[str | int, ...], other: tuple[str | int, ...]) -> Change:
    """Return the file with two values exchanged."""
    first = edited(file, one, value_at(file.data, other))
    return edited(File(file.collection, file.key, first.data), other, value_at(file.data, one))


def value_at(data: Data, path: tuple[str | int, ...]) -> Data:
    """Return the value at a path; None where there is nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def walk_units(units: Data, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Data]]:
    """Yield every unit of a text with its path, parents first."""
    for index, unit in enumerate(units or ()):
        yield (*path, index), unit
        yield from walk_units(unit.get("items"), (*path, index, "items"))
        yield from walk_units(unit.get("more"), (*path, index, "more"))


def shift_month(day: str, by: int) -> str:
    """Move a date by months, keeping its form: `2004-01-31` and 1 give `2004-02-28`."""
    if len(day) < 7:
        return str(int(day) + (1 if by > 0 else -1))
    months = int(day[:4]) * 12 + int(day[5:7]) - 1 + by
    moved = f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{moved}-{min(int(day[8:]), 28):02d}" if len(day) == 10 else moved


def shift_year(day: str, by: int) -> str:
    """Move a date by years."""
    moved = f"{int(day[:4]) + by:04d}{day[4:]}"
    return moved.replace("-02-29", "-02-28")
