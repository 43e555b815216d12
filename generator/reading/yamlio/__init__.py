"""Read YAML files into plain data with the place of every key and value.

What data files have no use for is refused: duplicate keys, anchors and aliases, merge keys, tags, invisible characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.reading.problems import Location, Problem, first_of
from generator.reading.textfile import Unreadable, find_cut_end, need_text, unreadable
from generator.reading.yamlio.reader import EventReader, Path_, Plain
from generator.reading.yamlio.syntax_faults import explain_syntax, starts_earlier

__all__ = ["Document", "Path_", "Plain", "parse_document", "read_document", "step_into", "walk_leaves"]


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data (`str`, `None`, lists and dicts) and where each key and value stands."""

    path: str
    data: Plain
    content: str = field(repr=False, compare=False)
    refused: frozenset[Path_] = frozenset()
    """Where something stands that data files do not use, such as an alias: reported, and good for nothing else."""

    @cached_property
    def _reader(self) -> EventReader:
        reader = EventReader(self.content, self.path)
        reader.read()
        return reader

    @property
    def places(self) -> dict[Path_, Location]:
        """Return the place of every value. Worked out when first asked for: a file without faults is never asked."""
        return self._reader.places

    @property
    def key_places(self) -> dict[Path_, Location]:
        """Return the place of every key, by where its value stands."""
        return self._reader.key_places

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return the first and the last line of every text that stands on several, in their order."""
        return self._reader.spans

    def place_of(self, where: Path_) -> Location:
        """Return the place of the value at `where`, or of the nearest thing that holds it."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.places:
                return self.places[where[:length]]
        return Location(self.path)

    def place_of_key(self, where: Path_) -> Location:
        """Return the place of the key whose value stands at `where`; of the value where it is a list item."""
        return self.key_places.get(where) or self.place_of(where)

    def value_at(self, where: Path_) -> Plain:
        """Return the value at `where`; None where there is nothing."""
        value: Plain = self.data
        for step in where:
            stands, value = step_into(value, step)
            if not stands:
                return None
        return value


def step_into(value: Plain, step: str | int) -> tuple[bool, Plain]:
    """Return whether a mapping has the key `step`, or a list that many items, and what stands there."""
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        return True, value[step]
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return True, value[step]
    return False, None


def walk_leaves(value: Plain, where: Path_ = ()) -> Iterator[tuple[Path_, str | None]]:
    """Yield every text of some data, and what is empty, with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk_leaves(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk_leaves(inner, (*where, index))
    else:
        yield where, value


def read_document(file: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read one file; return the document (None where it cannot be read at all) and what is wrong with its YAML."""
    try:
        return parse_document(need_text(file, shown), shown)
    except Unreadable as fault:
        return None, [fault.problem]


def parse_document(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """Do what `read_document` does with the text of a file that was read before."""
    try:
        document, problems = _parse(content, shown)
        return document, problems + find_cut_end(content, shown)
    except Unreadable as fault:
        return None, [fault.problem]


def _parse(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
    reader = EventReader(content, shown)
    try:
        data = reader.read()
    except MarkedYAMLError as fault:
        said, context = fault.problem or "", fault.context or ""
        mark = (fault.context_mark if starts_earlier(said) else None) or fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = content.split("\n")
        source = lines[line - 1] if line <= len(lines) else ""
        what, fix = explain_syntax(context, said, before=source[: column - 1], after=source[column - 1 :])
        raise unreadable(shown, line, column, what, fix) from None
    except YAMLError:
        raise unreadable(shown, 1, 1, *explain_syntax("", "", before="", after="")) from None
    return Document(shown, data, content, frozenset(reader.refused)), first_of(reader.problems)
