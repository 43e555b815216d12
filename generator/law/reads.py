"""Note what of a corpus is read while something is made, each part with a fingerprint.

A part is a field of a file's record, what was linked to it, or what follows from several files, by its key where it has
keys. Whatever can be reached from the corpus is reached through one of these, so that the notes are complete: a value
that is handed out is covered by its fingerprint as deep as it goes, down to the next record or linked thing, whose own
fields are noted when they are read.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar, cast

from generator.law.corpus import Corpus
from generator.law.read_lists import ReadTable
from generator.law.watched import CORPUS, Printer, find_things
from generator.law.watched_kinds import NotedMapping, watched_kind

T = TypeVar("T")

Read = tuple[str, str, str]
"""The thing, what of it was read, and the key where that has keys; written `file: field` and `file: field[key]`."""
GONE = ""
"""The fingerprint of what is not there."""
_NOTHING = object()
"""Stands for a part that is not there."""
_WHOLE = "\0"
"""Stands for all keys."""
_SIZE = 12


class Reads:
    """Watches a corpus; `corpus` is the one to make things from."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = replace(corpus)
        self.table = ReadTable()
        self._noted: set[Read] | None = None
        self._names: dict[int, str] = {}
        self._things: dict[str, object] = {}
        self._kinds: dict[type, type] = {}
        self._prints: dict[Read, str] = {}
        self._known: Mapping[Read, str] = {}
        self._same: frozenset[str] = frozenset()
        self._once: dict[tuple[Callable[..., object], tuple[object, ...]], tuple[object, frozenset[Read] | None]] = {}
        self._by_key: dict[tuple[str, str], dict[str, object]] = {}
        self._shared: dict[int, tuple[object, str]] = {}
        for name, thing in find_things(self.corpus):
            self._watch(name, thing)

    @contextmanager
    def noting(self, *, apart: bool = False) -> Iterator[set[Read]]:
        """Note what is read until the end, also what the same reads noted within, unless that was noted `apart`."""
        outer, noted = self._noted, set[Read]()
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = outer
            if outer is not None and not apart:
                outer |= noted

    def fingerprint(self, read: Read) -> str:
        """Return the fingerprint of a part as it is now; that of nothing where there is no such part."""
        print_ = self._prints.get(read)
        if print_ is None:
            known = self._known.get(read) if read[0] in self._same else None
            print_ = self._prints[read] = self._make_print(*read) if known is None else known
        return print_

    def rely_on(self, prints: Mapping[Read, str], same: frozenset[str]) -> None:
        """Take known fingerprints for those of all parts of things that are the same."""
        self._known, self._same = prints, same

    def trust(self, read: Read, print_: str) -> None:
        """Take the fingerprint of a part as known."""
        self._prints[read] = print_

    def is_watched(self, thing: object) -> bool:
        """Return whether what is read of a thing is noted."""
        return id(thing) in self._names

    def _make_print(self, name: str, field: str, key: str) -> str:
        noted, self._noted = self._noted, None
        try:
            value = self._find(name, field, key)
            return GONE if value is _NOTHING else self._names.get(id(value)) or self.print_of(value)
        finally:
            self._noted = noted

    def _find(self, name: str, field: str, key: str) -> object:
        """Return a part as it is now."""
        value = getattr(self._things[name], field, _NOTHING) if name in self._things else _NOTHING
        if value is _NOTHING or key in ("", _WHOLE):
            return value
        keyed = self._by_key.get((name, field))
        if keyed is None:
            held = cast("Mapping[object, object]", value)
            keyed = self._by_key[name, field] = {str(own): one for own, one in held.items()}
        return keyed.get(key, _NOTHING)

    def print_of(self, value: object) -> str:
        """Return the fingerprint of a value: the same in every process for the same value."""
        noted, self._noted = self._noted, None
        try:
            written = io.BytesIO()
            Printer(written, self._names, self._print_shared).dump(value)
        finally:
            self._noted = noted
        return hashlib.blake2b(written.getvalue(), digest_size=_SIZE).hexdigest()

    def _print_shared(self, value: object, make: Callable[[], Any]) -> str:
        """Return the fingerprint of what is part of many values; `make` gives what it is made from."""
        known = self._shared.get(id(value))
        if known is None:
            known = self._shared[id(value)] = (value, self.print_of(make()))
        return known[1]

    def _watch(self, name: str, thing: object) -> None:
        kind = type(thing)
        if kind not in self._kinds:
            self._kinds[kind] = watched_kind(kind, self)
        self._names[id(thing)] = name
        self._things[name] = thing
        object.__setattr__(thing, "__class__", self._kinds[kind])

    def take(self, thing: object, field: str, held: Any) -> Any:
        """Return what a descriptor holds for a thing, and note it under the name of a field."""
        noted = self._noted
        if noted is None:
            return held.__get__(thing)
        self._noted = None  # What a value is worked out from is covered by the value.
        try:
            value = held.__get__(thing)
        finally:
            self._noted = noted
        return self._hand_out(value, self._names[id(thing)], field, noted)

    def _hand_out(self, value: object, name: str, field: str, noted: set[Read]) -> object:
        if name == CORPUS and isinstance(value, Mapping):
            return NotedMapping(value, self, name, field)
        noted.add((name, field, ""))
        return value

    def field_of(self, field: str, held_in: Any) -> property:
        """Return the property of a field, which stands in the mapping of a thing; asked for a million times a build."""
        names, fields_of = self._names, held_in.__get__

        def read(thing: object) -> object:
            value = fields_of(thing)[field]
            noted = self._noted
            if noted is not None:
                name = names[id(thing)]
                if name == CORPUS:
                    return self._hand_out(value, name, field, noted)
                noted.add((name, field, ""))
            return value

        def write(thing: object, value: object) -> None:
            fields_of(thing)[field] = value

        return property(read, write)

    def work_of(self, field: str, held: Any) -> property:
        """Return the property of what is worked out once for a thing."""
        return property(lambda thing: self.take(thing, field, held))

    def free_work(self, held: Any) -> property:
        """Return the property of what follows from the path of a thing: nothing needs to be noted."""

        def read(thing: object) -> object:
            noted, self._noted = self._noted, None
            try:
                return held.__get__(thing)
            finally:
                self._noted = noted

        return property(read)

    def note(self, reads: Iterable[Read]) -> None:
        """Note what was read when something was made that is used again."""
        if self._noted is not None:
            self._noted.update(reads)

    def note_key(self, name: str, field: str, key: object) -> None:
        """Note one key of a mapping, or with no key all of them."""
        if self._noted is not None:
            self._noted.add((name, field, _WHOLE if key is None else str(key)))

    def once(self, make: Callable[..., T], key: tuple[object, ...]) -> T:
        """Return what `make` gives for a key, worked out once; whoever takes it has read what it was made from."""
        known = self._once.get((make, key))
        if known is None or (known[1] is None and self._noted is not None):
            if self._noted is None:
                known = (make(self.corpus, *key), None)
            else:
                with self.noting() as inner:
                    value = make(self.corpus, *key)
                known = (value, frozenset(inner))
            self._once[make, key] = known
        elif self._noted is not None and known[1]:
            self._noted |= known[1]
        return cast("T", known[0])
