"""What stands in the place of a corpus, its mappings, its linked things and its records while reads are noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.law.corpus import Corpus
from generator.law.fields import Record

if TYPE_CHECKING:
    from generator.law.reads import Reads

_IDENTITY = {"id", "slug", "iso2", "file", "day", "state", "instrument"}
"""What follows from the path of a thing's file, which whoever found the thing has noted."""


class NotedMapping(Mapping[Any, Any]):
    """A mapping of the corpus that notes which keys are asked for."""

    __slots__ = ("_field", "_held", "_name", "_reads")

    def __init__(self, held: Mapping[Any, Any], reads: Reads, name: str, field: str) -> None:
        self._held, self._reads, self._name, self._field = held, reads, name, field

    def __getitem__(self, key: object) -> Any:
        self._reads.note_key(self._name, self._field, key)
        return self._held[key]

    def get(self, key: object, default: Any = None) -> Any:
        """Return the value of a key, and note that."""
        self._reads.note_key(self._name, self._field, key)
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.note_key(self._name, self._field, key)
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        self._reads.note_key(self._name, self._field, None)
        return iter(self._held)

    def items(self) -> Any:
        """Return all entries, and note that."""
        self._reads.note_key(self._name, self._field, None)
        return self._held.items()

    def values(self) -> Any:
        """Return all values, and note that."""
        self._reads.note_key(self._name, self._field, None)
        return self._held.values()

    def __len__(self) -> int:
        self._reads.note_key(self._name, self._field, None)
        return len(self._held)


def watched_kind(kind: Any, reads: Reads) -> type:
    """Return a class that is `kind`, and `reads` notes what is read of it.

    Each field is a property, so that nothing but fields is slower to read.
    """
    own: dict[str, object] = {"__module__": kind.__module__, "__slots__": ()}
    held_in = next(vars(base)["__dict__"] for base in kind.__mro__ if "__dict__" in vars(base))
    if issubclass(kind, Record):
        own |= {name: reads.field_of(name, held_in) for name in kind.model_fields}
        own["__dict__"] = property(lambda thing: reads.take(thing, "__dict__", held_in), held_in.__set__)
    else:
        listed = {field.name for field in fields(kind)}
        own |= {name: reads.field_of(name, held_in) for name in listed - _IDENTITY}
        own |= {
            name: reads.work_of(name, held) for name, held in vars(kind).items() if isinstance(held, cached_property)
        }
        own |= {"id": reads.free_work(vars(kind)["id"])} if "id" in vars(kind).keys() - listed else {}
    if kind is Corpus:
        own["once"] = lambda _, make, *key: reads.once(make, key)
    # Not by calling the metaclass of records, which would build a validator that nobody asks.
    watched: type = type.__new__(type(kind), kind.__name__, (kind,), own)
    return watched
