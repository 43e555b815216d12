"""One workbook for spreadsheets: a sheet that explains the columns, then a sheet for each table.

XlsxWriter writes it row by row, so that no sheet stands in memory (the same bytes for the same rows). Every cell has
its type: ids, numbers of provisions, codes and days that are not wholly known are text; whole days are days; counts are
numbers.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.downloads.datapackage import describe_column
from generator.downloads.formats import write_cell
from generator.downloads.model import Column, Row, Table, Value
from generator.files.archive import replace_in_zip

_TEXT_LIMIT = 32_767
"""The longest text of a cell (Excel specifications and limits)."""
_WIDTHS = {"integer": 10, "boolean": 10, "date": 12, "list": 34}
_NARROW, _WIDE, _LONG = 18, 60, 40
"""Columns of short texts, of long ones, and from which mean length on a text is long."""


def write_workbook(rows: Mapping[Table, Sequence[Row]], *, title: str, version: str, day: str) -> bytes:
    """Return the workbook; `day` stands for its making, so that no clock is read."""
    import xlsxwriter.exceptions  # This takes long, and most builds only put another version into the last workbook.

    out = io.BytesIO()
    as_text = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"constant_memory": True, **as_text})
    made = datetime.datetime.fromisoformat(day)
    words = f"Data version {version}. Our own words and data: CC BY 4.0. Not an official text of any treaty or law."
    author = f"The maintainers of the {title}"
    book.set_properties({"title": title, "author": author, "comments": words, "created": made})
    bold = book.add_format({"bold": True, "bottom": 1})
    day_format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    text = book.add_format({"num_format": "@"})
    _explain(book.add_worksheet("columns"), rows, bold, title=title, version=version)
    for table, own in rows.items():
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, [column.name for column in table.columns], bold)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, _width(column, own), text if column.type in ("string", "list") else None)
        _fill(sheet, table.columns, own, day_format)
        sheet.freeze_panes(1, len(table.key) if table.columns[0].name in table.key else 0)
        sheet.autofilter(0, 0, len(own), len(table.columns) - 1)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as fault:  # So it calls every fault of the machine's disk.
        raise fault.__context__ or fault from None
    return out.getvalue()


def restamp_workbook(content: bytes, old: str, new: str) -> bytes | None:
    """Return the workbook with another version of the data; nothing where the old one does not stand where it should.

    It stands once in each of two entries: among the properties, and in the sheet on the columns.
    """
    return replace_in_zip(content, ("docProps/core.xml", "xl/worksheets/sheet1.xml"), old.encode(), new.encode())


def _fill(sheet: Any, columns: Sequence[Column], rows: Iterable[Row], day_format: object) -> None:
    for place, row in enumerate(rows, start=1):
        for number, column in enumerate(columns):
            value = row[column.name]
            if value in (None, "", ()):
                continue
            if isinstance(value, bool):
                sheet.write_boolean(place, number, value)
            elif isinstance(value, int):
                sheet.write_number(place, number, value)
            elif column.type == "date" and isinstance(value, str) and len(value) == 10 and value >= "1900-03-01":
                sheet.write_datetime(place, number, datetime.date.fromisoformat(value), day_format)
            else:
                sheet.write_string(place, number, _text(value, column))


def _text(value: Value, column: Column) -> str:
    """Return a value as text: in a cell that is text nothing is taken for a formula, so no mark stands before it."""
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return (write_cell(value, column) if column.type == "date" else text)[:_TEXT_LIMIT]


def _width(column: Column, rows: Sequence[Row]) -> int:
    if column.type in _WIDTHS:
        return _WIDTHS[column.type]
    texts = [len(str(row[column.name])) for row in rows[:200] if row[column.name]]
    return _WIDE if texts and sum(texts) / len(texts) > _LONG else _NARROW


def _explain(sheet: Any, tables: Iterable[Table], bold: object, *, title: str, version: str) -> None:
    """Write the sheet that says what each column holds."""
    head = ("table", "column", "type", "key", "what it holds")
    sheet.write_row(0, 0, head, bold)
    lines = [
        ("", "", "", "", f"{title}, data version {version}. Our own words and data: CC BY 4.0. No official text."),
        ("", "", "", "", "An empty cell says that something is not known, never that there is none."),
    ]
    for table in tables:
        lines.append((table.name, "", "", "", table.title))
        lines += [
            (table.name, column.name, column.type, "key" if column.name in table.key else "", describe_column(column))
            for column in table.columns
        ]
    for place, line in enumerate(lines, start=1):
        for number, words in enumerate(line):
            if words:
                sheet.write_string(place, number, words)
    for number, width in enumerate((22, 22, 10, 6, 110)):
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), len(head) - 1)
