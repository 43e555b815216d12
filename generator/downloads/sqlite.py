"""One SQLite file with every table, full-text search over the provisions, and views for the usual questions.

The same rows give the same bytes with the same SQLite library: rows are inserted in the order of the tables, the file
is vacuumed, and the library's version is blotted out of the header, where it would often be all that differs.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from generator.downloads.model import Column, Row, Table, Value
from generator.downloads.questions import QUESTIONS

_TYPES = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT"}
_LIBRARY_VERSION = slice(96, 100)
"""Bytes of the header that hold SQLITE_VERSION_NUMBER; readers ignore them (SQLite file format, 1.3.17)."""


def write_sqlite(rows: Mapping[Table, Sequence[Row]], *, about: Mapping[str, str]) -> bytes:
    """Return the file; `about` is what it says of itself, in the table of that name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA encoding = 'UTF-8'")
        base.execute("BEGIN")
        for table, own in rows.items():
            _create(base, table)
            _fill(base, table, own)
        _create_search(base)
        for question in QUESTIONS:
            base.execute(f"CREATE VIEW {question.name} AS {question.sql}")
        base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        base.execute("COMMIT")
        base.execute("VACUUM")
        content = bytearray(base.serialize())
    content[_LIBRARY_VERSION] = bytes(4)
    return bytes(content)


def restamp_sqlite(content: bytes, old: str, new: str) -> bytes | None:
    """Return the file with another version of the data; nothing where that cannot be put in the place of the old.

    Where a text stands in the file follows from the lengths of all texts alone.
    """
    before, after = old.encode(), new.encode()
    return content.replace(before, after) if len(before) == len(after) and content.count(before) == 1 else None


def _create(base: sqlite3.Connection, table: Table) -> None:
    single = table.key[0] if len(table.key) == 1 else ""
    lines = [
        f"  {column.name} {_TYPES[column.type]}{_key(column, table)}{_reference(column)}"
        f"{',' if column is not table.columns[-1] or not single else ''} -- {column.meaning}"
        for column in table.columns
    ]
    if not single:
        lines.append(f"  PRIMARY KEY ({', '.join(table.key)})")
    # The commentary stays in the schema, so that `.schema` of the command line explains the file.
    base.execute(f"CREATE TABLE {table.name} ( -- {table.title}\n" + "\n".join(lines) + "\n)")


def _key(column: Column, table: Table) -> str:
    if column.name not in table.key:
        return ""
    return " PRIMARY KEY NOT NULL" if len(table.key) == 1 else " NOT NULL"


def _reference(column: Column) -> str:
    if not column.refers or column.type == "list":
        return ""
    table, name = column.refers.split(".")
    return f" REFERENCES {table} ({name})"


def _fill(base: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    places = ", ".join("?" * len(table.columns))
    values = ([_value(row[column.name]) for column in table.columns] for row in rows)
    base.executemany(f"INSERT INTO {table.name} VALUES ({places})", values)


def _value(value: Value) -> str | int | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


def _create_search(base: sqlite3.Connection) -> None:
    """Index the words of the provisions; the index holds no second copy of them.

    Datasette finds out by the double quotes around `provisions` that they can be searched (its `detect_fts`).
    """
    base.execute(
        'CREATE VIRTUAL TABLE search USING fts5(heading, text, closing, content="provisions", '
        "tokenize='unicode61 remove_diacritics 2')"
    )
    base.execute("INSERT INTO search(search) VALUES ('rebuild')")
    base.execute("INSERT INTO search(search) VALUES ('optimize')")
