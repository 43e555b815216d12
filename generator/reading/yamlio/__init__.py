"""Read YAML files into plain data with the place of every key and value.

An ordinary file is read by the C composer (`yamlplain`), and its places only when somebody asks for one. Careful
reading uses the events of PyYAML's C parser: still ten times faster than ruamel's round-trip loader, and, unlike the
composers, it meets anchors, aliases, tags and depth one by one, before anything is expanded. Every plain scalar is
taken as text (YAML 1.1 would read `NO` as false and `1:30` as 90); the records say what type a value has. What data
files have no use for is refused: duplicate keys, anchors and aliases, merge keys, tags, invisible characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from generator.reading.problems import Location, Problem
from generator.reading.textfile import FORBIDDEN, Unreadable, find_cut_end, need_text, say_character, unreadable
from generator.reading.yamlio.plain import DEEPEST, NULLS, read_plainly
from generator.reading.yamlio.plain import Plain as Plain
from generator.reading.yamlio.syntax_faults import explain_syntax, starts_earlier

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data (`str`, `None`, lists and dicts) and where each key and value stands."""

    path: str
    data: Plain
    content: str = field(repr=False, compare=False)
    refused: frozenset[Path_] = frozenset()
    """Where something stands that data files do not use, such as an alias: reported, and good for nothing else."""

    @cached_property
    def _reader(self) -> _Reader:
        reader = _Reader(self.content, self.path)
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
            if not holds(value, step):
                return None
            value = value[step]  # type: ignore[index]
        return value


def holds(value: Plain, step: str | int) -> bool:
    """Return whether a value is a mapping with the key `step`, or a list with that many items."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def read_document(file: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read one file; give the document (None where it cannot be read at all) and what is wrong with its YAML."""
    try:
        return parse_document(need_text(file, shown), shown)
    except Unreadable as fault:
        return None, [fault.problem]


def parse_document(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """Do what `read_document` does with the text of a file that was read before."""
    try:
        data = read_plainly(content)
        document, problems = _parse(content, shown) if data is None else (Document(shown, data, content), [])
        return document, problems + find_cut_end(content, shown)
    except Unreadable as fault:
        return None, [fault.problem]


def _parse(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
    reader = _Reader(content, shown)
    try:
        data = reader.read()
    except yaml.MarkedYAMLError as fault:
        said, context = fault.problem or "", fault.context or ""
        mark = (fault.context_mark if starts_earlier(said) else None) or fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = content.split("\n")
        source = lines[line - 1] if line <= len(lines) else ""
        what, fix = explain_syntax(context, said, before=source[: column - 1], after=source[column - 1 :])
        raise unreadable(shown, line, column, what, fix) from None
    except yaml.YAMLError:
        raise unreadable(shown, 1, 1, *explain_syntax("", "", before="", after="")) from None
    return Document(shown, data, content, frozenset(reader.refused)), reader.problems


class _Reader:
    """Turns parser events into plain data, noting places and refusing what data files may not use."""

    def __init__(self, content: str, shown: str) -> None:
        self.shown = shown
        self.places: dict[Path_, Location] = {}
        self.key_places: dict[Path_, Location] = {}
        self.problems: list[Problem] = []
        self.refused: set[Path_] = set()
        self._aliases: set[str | None] = set()
        self._lines = content.split("\n")
        self._events: Iterator[yaml.Event] = yaml.parse(content, Loader=yaml.CSafeLoader)

    def read(self) -> Plain:
        """Read the one document of the file."""
        next(self._events)
        start = next(self._events)
        if not isinstance(start, yaml.DocumentStartEvent):
            raise unreadable(self.shown, 1, 1, "the file is empty", "write its record, or remove the file")
        if start.tags or start.version:
            self._refuse(self._place(start), "the file has a YAML directive", "remove the line that starts with %")
        data = self._read_value(next(self._events), ())
        next(self._events)
        rest = next(self._events)
        if isinstance(rest, yaml.DocumentStartEvent):
            self._refuse(self._place(rest), "the file holds a second document", "write each record in its own file")
        return data

    def _read_value(self, event: yaml.Event, where: Path_) -> Plain:
        place = self.places[where] = self._place(event)
        if len(where) > DEEPEST:
            what = f"the value is nested more than {DEEPEST} levels deep"
            raise unreadable(
                self.shown, place.line, place.column, what, "records are at most a few levels deep: flatten it"
            )
        if self._refuse_extras(event, place):
            self.refused.add(where)
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_list(where)
        return self._read_scalar(event, place) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_extras(self, event: yaml.Event, place: Location) -> bool:
        """Report an alias (once for each name), an anchor or a tag; say whether the value is lost by it."""
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._aliases:
                what = f"the value is the alias *{event.anchor}"
                self._refuse(place, what, "write the value out: data files have no aliases")
            self._aliases.add(event.anchor)
            return True
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._refuse(
                place, f"the value has the anchor &{anchor}", "remove it, and write the value out where it is used"
            )
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            what = f"the value has the tag {shown}"
            self._refuse(place, what, "remove the tag: data files hold text, lists and mappings")
        return tag is not None

    def _read_list(self, where: Path_) -> list[Plain]:
        built: list[Plain] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            built.append(self._read_value(event, (*where, len(built))))
        self._check_comma(event)
        return built

    def _read_mapping(self, where: Path_) -> dict[str, Plain]:
        built: dict[str, Plain] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            place = self._place(event)
            # What stands under a refused key is read all the same, so that its own faults are reported too.
            spare = (*where, f"\0{place.line}:{place.column}")
            key = self._read_key(event, place, spare)
            if key is not None and key in built:
                self._report_double(key, place, self.key_places[(*where, key)])
                key = None
            if key is None:
                self._read_value(next(self._events), spare)
                continue
            self.key_places[(*where, key)] = place
            built[key] = self._read_value(next(self._events), (*where, key))
        self._check_comma(event)
        return built

    def _check_comma(self, end: yaml.Event) -> None:
        """Report a comma before a closing bracket: in `{text: by drum,}` YAML takes it for its own."""
        place = self._place(end)
        line = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        before = line[: place.column - 1].rstrip()
        if line[place.column - 1 : place.column] in ("]", "}") and before.endswith(","):
            comma = Location(self.shown, place.line, len(before))
            what = "a comma stands before the closing bracket"
            fix = "remove it, or put the text in quotes if it belongs to it"
            self.problems.append(Problem(comma, "yaml", what, "the text that it may belong to would lose it", fix))

    def _read_key(self, event: yaml.Event, place: Location, spare: Path_) -> str | None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse_extras(event, place)
            return None
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(place, "the key is not a word", "write a plain word before the colon")
            self._read_value(event, spare)
            return None
        if event.value == "<<":
            self._refuse(place, "the key is a merge key (<<)", "write the keys out: data files have no merge keys")
            return None
        self._refuse_extras(event, place)
        return self._read_scalar(event, place) or ""

    def _read_scalar(self, event: yaml.ScalarEvent, place: Location) -> str | None:
        text: str = event.value
        # Only what YAML 1.2 calls null is nothing; an empty quoted string stays a string.
        if event.implicit[0] and text in NULLS:
            return None
        bad = None if text.isascii() and text.isprintable() else FORBIDDEN.search(text)
        if bad:
            self._refuse(place, say_character(bad[0]), "remove it, or retype the word")
        return text

    def _report_double(self, key: str, place: Location, first: Location) -> None:
        what = f'key "{key}" is written twice; first at line {first.line}, column {first.column}'
        why = "the second value would silently replace the first"
        self.problems.append(Problem(place, "duplicate-key", what, why, "keep one of them"))

    def _place(self, event: yaml.Event) -> Location:
        mark, end = event.start_mark, event.end_mark
        assert mark is not None
        assert end is not None
        width = end.column - mark.column if end.line == mark.line else 1
        return Location(self.shown, mark.line + 1, mark.column + 1, max(1, width))

    def _refuse(self, place: Location, what: str, fix: str) -> None:
        self.problems.append(Problem(place, "yaml", what, "it would hide from readers what the file says", fix))
