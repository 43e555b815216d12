"""From the events of a YAML file to plain data, with the place of every key and value.

ruamel's C parser gives the events; unlike a composer, they meet anchors, aliases, tags and depth one by one, before
anything is expanded. Every plain scalar is taken as text (YAML 1.1 would read `NO` as false and `1:30` as 90); the
records say what type a value has.
"""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml import events
from ruamel.yaml.cyaml import CBaseLoader

from generator.reading.problems import Location, Problem
from generator.reading.textfile import FORBIDDEN, say_character, unreadable

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Path_ = tuple[str | int, ...]

DEEPEST = 60
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""What YAML 1.2 calls null, where it stands without quotation marks."""


def _parse_events(content: str) -> Iterator[events.Event]:
    """Yield what the parser meets, in order; its errors pass through."""
    parser = CBaseLoader(content)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.__dict__.clear()  # A loader holds itself, and so 60 kB of buffers until garbage is collected.


class EventReader:
    """Turns parser events into plain data, noting places and refusing what data files may not use."""

    def __init__(self, content: str, shown: str) -> None:
        self.shown = shown
        self.places: dict[Path_, Location] = {}
        self.key_places: dict[Path_, Location] = {}
        self.problems: list[Problem] = []
        self.refused: set[Path_] = set()
        self.spans: list[tuple[int, int]] = []
        self._aliases: set[str | None] = set()
        self._lines = content.split("\n")
        self._events: Iterator[events.Event] = _parse_events(content)

    def read(self) -> Plain:
        """Read the one document of the file."""
        next(self._events)
        start = next(self._events)
        if not isinstance(start, events.DocumentStartEvent):
            raise unreadable(self.shown, 1, 1, "the file is empty", "write its record, or remove the file")
        if start.tags or start.version:
            self._refuse(self._place(start), "the file has a YAML directive", "remove the line that starts with %")
        data = self._read_value(next(self._events), ())
        next(self._events)
        rest = next(self._events)
        if isinstance(rest, events.DocumentStartEvent):
            self._refuse(self._place(rest), "the file holds a second document", "write each record in its own file")
        return data

    def _read_value(self, event: events.Event, where: Path_) -> Plain:
        place = self.places[where] = self._place(event)
        if len(where) > DEEPEST:
            what = f"the value is nested more than {DEEPEST} levels deep"
            raise unreadable(
                self.shown, place.line, place.column, what, "records are at most a few levels deep: flatten it"
            )
        if self._refuse_extras(event, place):
            self.refused.add(where)
        if isinstance(event, events.MappingStartEvent):
            return self._read_mapping(where)
        if isinstance(event, events.SequenceStartEvent):
            return self._read_list(where)
        return self._read_scalar(event, place) if isinstance(event, events.ScalarEvent) else None

    def _refuse_extras(self, event: events.Event, place: Location) -> bool:
        """Report an alias (once for each name), an anchor or a tag; say whether the value is lost by it."""
        if isinstance(event, events.AliasEvent):
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
        while not isinstance(event := next(self._events), events.SequenceEndEvent):
            built.append(self._read_value(event, (*where, len(built))))
        self._check_comma(event)
        return built

    def _read_mapping(self, where: Path_) -> dict[str, Plain]:
        built: dict[str, Plain] = {}
        while not isinstance(event := next(self._events), events.MappingEndEvent):
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

    def _check_comma(self, end: events.Event) -> None:
        """Report a comma before a closing bracket: in `{text: by drum,}` YAML takes it for its own."""
        place = self._place(end)
        line = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        before = line[: place.column - 1].rstrip()
        if line[place.column - 1 : place.column] in ("]", "}") and before.endswith(","):
            comma = Location(self.shown, place.line, len(before))
            what = "a comma stands before the closing bracket"
            fix = "remove it, or put the text in quotes if it belongs to it"
            self.problems.append(Problem(comma, "yaml", what, "the text that it may belong to would lose it", fix))

    def _read_key(self, event: events.Event, place: Location, spare: Path_) -> str | None:
        if isinstance(event, events.AliasEvent):
            self._refuse_extras(event, place)
            return None
        if not isinstance(event, events.ScalarEvent):
            self._refuse(place, "the key is not a word", "write a plain word before the colon")
            self._read_value(event, spare)
            return None
        if event.value == "<<":
            self._refuse(place, "the key is a merge key (<<)", "write the keys out: data files have no merge keys")
            return None
        self._refuse_extras(event, place)
        return self._read_scalar(event, place) or ""

    def _read_scalar(self, event: events.ScalarEvent, place: Location) -> str | None:
        text: str = event.value
        if event.end_mark.line > event.start_mark.line:
            last = event.end_mark.line + (event.end_mark.column > 0)
            self.spans.append((event.start_mark.line + 1, last))
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

    def _place(self, event: events.Event) -> Location:
        mark, end = event.start_mark, event.end_mark
        assert mark is not None
        assert end is not None
        width = end.column - mark.column if end.line == mark.line else 1
        return Location(self.shown, mark.line + 1, mark.column + 1, max(1, width))

    def _refuse(self, place: Location, what: str, fix: str) -> None:
        self.problems.append(Problem(place, "yaml", what, "it would hide from readers what the file says", fix))
