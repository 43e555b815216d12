"""Write tables as bytes: UTF-8, stable order, the same on every machine."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from generator.downloads.model import Row, Table, Value

# A spreadsheet takes a cell that starts so for a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_json(table: Table, rows: Sequence[Row]) -> bytes:
    """Write an array of objects, one a line, keys in the order of the columns."""
    names = [column.name for column in table.columns]
    lines = [json.dumps({name: row[name] for name in names}, ensure_ascii=False) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def write_csv(table: Table, rows: Sequence[Row]) -> bytes:
    """Write RFC 4180 with a header; lists are joined by a bar, formulas are made harmless by a quote mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        writer.writerow([_cell(row[column.name]) for column in table.columns])
    return out.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = " | ".join(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
