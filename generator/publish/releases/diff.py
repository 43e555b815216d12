"""Say in words what changed between two versions of the data: provisions, statements, participation and topics.

Both sides are what readers hold: a site or its zip, or a folder of exports. Only the JSON tables are read, so that old
versions can be compared whatever the data's files looked like then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.files.printing import as_printed
from generator.law.comparison import compare_words, mark_words
from generator.publish.releases.tables import CODES, Row, Tables, Value, put_codes_right, read_tables

Kind = Literal["added", "removed", "changed"]


_BESIDE = 4
"""How many words are shown on each side of a change."""
_MOST_PAIRS, _MOST_EFFORT = 1_000_000, 30_000_000
"""So many pairs of words are compared within one text, and in all: a copy of unknown origin could ask for more."""
_LONGEST_LINE = 50_000


@dataclass(frozen=True)
class Subject:
    """A table whose changes are shown: what tells rows apart, how a row is called, and which columns matter."""

    table: str
    noun: str
    key: tuple[str, ...]
    name: tuple[str, ...]
    columns: tuple[str, ...]


SUBJECTS = (
    Subject("instruments", "instrument", ("id",), ("short_title",), ("title", "number", "concluded", "in_force")),
    Subject("provisions", "provision", ("id",), ("instrument", "label"), ("heading", "text", "closing", "status")),
    Subject("states", "State", ("id",), ("name",), ("name",)),
    Subject(
        "participation",
        "participation",
        ("state", "instrument"),
        ("state", "instrument"),
        ("signed", "consent_kind", "consent", "in_force", "confidence", "conflict"),
    ),
    Subject(
        "statements",
        "statement",
        ("id",),
        ("state", "instrument", "kind", "affects"),
        ("kind", "affects", "made", "withdrawn", "status", "effect", "authority", "role", "confidence", "note"),
    ),
    Subject("topics", "topic", ("id",), ("title",), ("title", "question", "answer", "provisions")),
    Subject(
        "relations",
        "relation",
        ("topic", "instrument", "other_instrument"),
        ("topic", "instrument", "other_instrument"),
        ("relation", "because"),
    ),
    Subject("points", "point", ("topic", "point", "instrument"), ("topic", "point", "instrument"), ("says", "at")),
    Subject("terms", "term", ("id",), ("term",), ("term", "definitions", "explanation", "everyday")),
)


@dataclass(frozen=True)
class RowChange:
    """One change: what it is about, and the old and new value where a column changed."""

    table: str
    id: str
    noun: str
    name: str
    kind: Kind
    column: str = ""
    old: Value = None
    new: Value = None

    def as_line(self) -> str:
        """Say it on one line: `provision Treaty, 2: text: the [-old-] {+new+} word`."""
        said = self.kind if self.kind != "changed" else f"{self.column}: {self.words}"
        return as_printed(f"{self.noun} {self.name}: {said}", longest=_LONGEST_LINE)

    @property
    def effort(self) -> int:
        """Return how many pairs of words are to be compared to say it."""
        if not isinstance(self.old, str) or not isinstance(self.new, str):
            return 1
        return len(self.old.split()) * len(self.new.split())

    @property
    def words(self) -> str:
        """Return the old and the new value in one, `[-old-] {+new+}`; empty for what was added or removed."""
        return _say_change(self.old, self.new) if self.kind == "changed" else ""


def read_side(side: Path) -> Tables:
    """Return the tables of a site, its zip, or a folder of exports; raise NoExport where there are none."""
    return read_tables(side, {**{subject.table: subject.key for subject in SUBJECTS}, **CODES})


def compare_releases(old: Tables, new: Tables) -> tuple[RowChange, ...]:
    """Return every change, by table and in the order of the rows; a table that one side lacks is passed over."""
    names, old = {**_collect_names(old), **_collect_names(new)}, put_codes_right(old, new)
    return tuple(
        change
        for subject in SUBJECTS
        if subject.table in old and subject.table in new
        for change in _compare_table(subject, old[subject.table], new[subject.table], names)
    )


def write_changes(changes: tuple[RowChange, ...]) -> str:
    """Return the changes as lines, each subject's together, with their number at the end."""
    lines, left = [], _MOST_EFFORT
    for change in changes:
        left -= change.effort
        lines.append(change.as_line() if left > 0 else f"{as_printed(change.name)}: {change.column}: changed")
    count = len(changes)
    return "\n".join([*lines, f"{count} change{'s' * (count != 1)}" if count else "no changes"]) + "\n"


def write_json(changes: tuple[RowChange, ...]) -> str:
    """Return the changes as an array of objects, for a changelog page or a feed."""
    return json.dumps([vars(change) for change in changes], ensure_ascii=False, indent=1) + "\n"


def _collect_names(tables: Tables) -> dict[str, str]:
    """Return what States, instruments and topics are called, by their ids."""
    columns = (("states", "name"), ("instruments", "short_title"), ("topics", "title"))
    return {
        str(row["id"]): str(row.get(column) or row["id"]) for table, column in columns for row in tables.get(table, ())
    }


def _compare_table(
    subject: Subject, old: tuple[Row, ...], new: tuple[Row, ...], names: Mapping[str, str]
) -> Iterator[RowChange]:
    def change(row: Row, kind: Kind, column: str = "", was: Value = None, now: Value = None) -> RowChange:
        said = ", ".join(_call(row.get(part), part, names) for part in subject.name)
        return RowChange(subject.table, " ".join(_key(subject, row)), subject.noun, said, kind, column, was, now)

    before = {_key(subject, row): row for row in old}
    after = {_key(subject, row): row for row in new}
    for key, row in before.items():
        if key not in after:
            yield change(row, "removed")
    for key, row in after.items():
        if key not in before:
            yield change(row, "added")
            continue
        for column in subject.columns:
            was, now = before[key].get(column), row.get(column)
            if was != now:
                yield change(row, "changed", column, was, now)


def _key(subject: Subject, row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(column)) for column in subject.key)


def _call(value: Value, column: str, names: Mapping[str, str]) -> str:
    """Return a value as part of a name: ids by what they stand for, provisions by their label."""
    if isinstance(value, list):
        return ", ".join(item.partition(":")[2] or item for item in value)
    return (
        names.get(str(value), str(value))
        if column in ("state", "instrument", "other_instrument", "topic")
        else str(value)
    )


def _say_change(old: Value, new: Value) -> str:
    if isinstance(old, list) and isinstance(new, list):
        gone = [mark_words("deleted", item) for item in old if item not in new]
        come = [mark_words("inserted", item) for item in new if item not in old]
        return " ".join([*gone, *come]) or "the same in another order"
    if isinstance(old, str) and isinstance(new, str) and " " in old and " " in new:
        return _mark_words(old, new)
    return f"{_say(old)} → {_say(new)}"


def _mark_words(old: str, new: str) -> str:
    """Return both wordings in one, as wdiff does; of what stays the same only the words beside a change."""
    if len(old.split()) * len(new.split()) > _MOST_PAIRS:
        return f"{mark_words('deleted', _cut(old))} {mark_words('inserted', _cut(new))}"
    runs = compare_words(old, new)
    said = ""
    for index, run in enumerate(runs):
        words = run.text.split()
        if run.kind != "same":
            text = mark_words(run.kind, " ".join(words))
        elif len(words) > 2 * _BESIDE:
            before = words[:_BESIDE] if index else []
            after = words[-_BESIDE:] if index + 1 < len(runs) else []
            text = " ".join([*before, "…", *after])
        else:
            text = " ".join(words)
        said += (" " if said and run.text[:1].isspace() else "") + text
    return said


def _cut(text: str) -> str:
    """Return the first words of a text that is too long to be compared."""
    words = text.split(maxsplit=50)
    return f"{' '.join(words[:50])[:1000]} … ({len(text):,} letters)"


def _say(value: Value) -> str:
    if value is None or value == "" or value == []:
        return "(nothing)"
    return ", ".join(value) if isinstance(value, list) else str(value)
