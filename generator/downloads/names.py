"""Names of tables, columns and codes that changed: when, from what, to what, and where the earlier ones still stand.

A name that was published stays readable. Where a file of the earlier form can stand beside the new one, it does; copies
made before a change are read with their names put right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.downloads.model import Column, Row, Table
from generator.law.corpus import Corpus

FOLDER = "earlier"
"""Where tables stand with their earlier names, whose own file now has the new ones."""


@dataclass(frozen=True)
class NameChange:
    """A name of a table, or of a column or code of it, that was replaced by another."""

    day: str
    table: str
    """The table, by its name of today."""
    old: str
    new: str
    kind: str
    """`table`, `column`, or `code of` the column that holds it."""
    why: str


_WORD = "the old name is a word of SQL"
CHANGES: tuple[NameChange, ...] = (
    NameChange("2026-11-29", "cross_references", "references", "cross_references", "table", _WORD),
    NameChange("2026-11-29", "cross_references", "from", "from_provision", "column", _WORD),
    NameChange("2026-11-29", "cross_references", "to", "to_id", "column", _WORD),
    NameChange("2026-11-29", "relations", "of", "instrument", "column", _WORD),
    NameChange("2026-11-29", "relations", "to", "other_instrument", "column", _WORD),
    NameChange("2026-11-29", "relations", "is", "relation", "column", _WORD),
    NameChange("2026-11-29", "topics", "group", "topic_group", "column", _WORD),
    NameChange("2026-11-29", "scenarios", "group", "scenario_group", "column", _WORD),
    NameChange("2026-11-29", "literature", "in", "published_in", "column", _WORD),
)
"""The changelog of names of tables and columns, the oldest first."""
_KEPT: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "cross_references": ("references", ("from", "to", "quote")),
    "relations": (f"{FOLDER}/relations", ("topic", "of", "to", "is", "because")),
    "topics": (
        f"{FOLDER}/topics",
        ("id", "title", "group", "question", "answer", "provisions", "related", "url"),
    ),
    "scenarios": (
        f"{FOLDER}/scenarios",
        ("id", "title", "group", "story", "questions", "provisions", "silent", "part", "national", "topics", "url"),
    ),
    "literature": (
        f"{FOLDER}/literature",
        (
            *("id", "title", "lang", "title_en", "authors", "institution", "year", "in", "licence", "address"),
            *("about", "seen", "url"),
        ),
    ),
}
"""By table: the path of its earlier form, and the columns that it had."""


def earlier_path(table: str) -> str:
    """Return the path, without ending, of a table with its earlier names; empty where there is none."""
    return _KEPT[table][0] if table in _KEPT else ""


def list_earlier(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables that stand with their earlier names too: the columns that they had, in their order."""
    return tuple(_earlier(table) for table in tables if table.name in _KEPT)


def _earlier(table: Table) -> Table:
    path, names = _KEPT[table.name]
    new_names = _by_old(table.name)
    by_name = {column.name: column for column in table.columns}
    pairs = [(name, by_name[new_names.get(name, name)]) for name in names]
    columns = tuple(Column(old, column.meaning, column.type) for old, column in pairs)

    def make(corpus: Corpus) -> Iterator[Row]:
        for row in table.rows(corpus):
            yield {old: row[column.name] for old, column in pairs}

    return Table(path, f"{table.name} with the names that it had before", columns, make, key=())


def _by_old(table: str) -> dict[str, str]:
    return {change.old: change.new for change in CHANGES if change.table == table and change.kind == "column"}


def read_earlier(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of an older copy with the names of today."""
    renamed = _by_old(table)
    # A copy of today may have a column of its own that bears an old name of another.
    done = any(new in row for new in renamed.values())
    return {(name if done else renamed.get(name, name)): cell for name, cell in row.items()}


def list_changes(corpus: Corpus) -> tuple[NameChange, ...]:
    """Return the changelog of names, with the codes of a corpus that have another name in tables."""
    renamed = {role: words.in_tables for role, words in corpus.editorial.roles.items()}
    codes = (
        NameChange(name.since, table, role, name.name, "code of role", name.why or "")
        for table in ("statements", "authorities")
        for role, name in renamed.items()
        if name and name.since
    )
    return (*CHANGES, *codes)


def _names(corpus: Corpus) -> Iterator[Row]:
    for number, change in enumerate(list_changes(corpus), start=1):
        yield {
            "number": number,
            "day": change.day,
            "in_table": change.table,
            "kind": change.kind.partition(" ")[0],
            **_say(change),
            "because": change.why,
            "still_in": earlier_path(change.table) if not change.kind.startswith("code") else None,
        }


def _say(change: NameChange) -> Row:
    """Return both names; a code with its column before it, so that no spreadsheet takes it for a day."""
    before = f"{change.kind.rpartition(' ')[2]}: " if change.kind.startswith("code") else ""
    return {"old": before + change.old, "new": before + change.new}


NAMES = Table(
    "names",
    "Names of tables, columns and codes that changed, with what replaced each",
    (
        Column("number", "Its place in the changelog of names", "integer"),
        Column("day", "The day of the change", "date"),
        Column("in_table", "The table, by its name of today"),
        Column("kind", "table, column or code"),
        Column("old", "The name before; before a code stands its column"),
        Column("new", "The name since"),
        Column("because", "Why"),
        Column("still_in", "The file, without its ending, that still has the old name"),
    ),
    _names,
    key=("number",),
)
