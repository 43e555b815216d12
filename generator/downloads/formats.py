"""Write tables as bytes: UTF-8, stable order, the same on every machine."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from generator.downloads.model import Column, Row, Table, Value

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
"""What Excel takes for the first day of the month."""
_DAY = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}([/.-][0-9]{2,4})?|[0-9]{1,2}-[0-9]{4}")
"""What a spreadsheet takes for a day, such as the number of Article 4-1."""
# A spreadsheet takes a cell that starts so for a formula (OWASP, CSV injection), in some languages the wide signs too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEGINS_ANEW = re.compile(r"(?<=[;|\t\r\n])(?=[^\S\r\n]*[=+\-@＝＋－＠])")
"""Where a cell would begin with a formula if the file were opened with another separator than the comma."""


def write_json(table: Table, rows: Sequence[Row]) -> bytes:
    """Write an array of objects, one a line, keys in the order of the columns."""
    names = [column.name for column in table.columns]
    lines = [json.dumps({name: row[name] for name in names}, ensure_ascii=False) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def read_rows(content: bytes) -> tuple[Row, ...]:
    """Return the rows that an array of objects was written from."""
    rows: list[dict[str, Any]] = json.loads(content)
    return tuple(
        {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows
    )


def write_csv(table: Table, rows: Sequence[Row]) -> bytes:
    """Write RFC 4180 with a header, in the form that spreadsheets read rightly.

    A byte-order mark says that it is UTF-8 (without it Excel reads the code page of the machine). Lists are joined by a
    bar; a quote mark makes text of formulas and of what looks like a day. What is not known of a day is `XX`.
    """
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        writer.writerow([write_cell(row[column.name], column) for column in table.columns])
    return out.getvalue().encode()


def write_cell(value: Value, column: Column) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"  # as R and spreadsheets write it, so that opening changes nothing
    if isinstance(value, tuple):
        value = " | ".join(value)
    text = str(value)
    if column.type == "date" or _MONTH.fullmatch(text):
        return text + "-XX-XX"[len(text) - 4 :] if len(text) < 10 else text
    return f"'{text}" if _DAY.fullmatch(text) else disarm(text)


def disarm(text: str) -> str:
    """Return a text with a quote mark wherever a spreadsheet would take what follows for a formula.

    That is at its start, and behind each sign that parts cells for who opens the file with another separator.
    """
    marked = _BEGINS_ANEW.sub("'", text)
    return f"'{marked}" if text.startswith(_FORMULA_STARTS) else marked
