"""What tables promise: codes, schemas, names that changed, the workbook, and cells that no program changes."""

from __future__ import annotations

import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from generator.downloads import EARLIER, TABLES
from generator.downloads.codelists import list_codelists, read_codes
from generator.downloads.formats import write_cell
from generator.downloads.model import Column, Table
from generator.downloads.names import CHANGES, NameChange, list_changes, read_earlier
from generator.downloads.ran import read_runs
from generator.law.iso_codes import find_iso3
from tests.unit.corpora import BOTH, ROOT, corpus_of, downloads_of, name_of, rows_of

both = pytest.mark.parametrize("root", BOTH, ids=name_of)
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@both
@each_table
def test_every_code_is_in_its_codelist(root: Path, table: Table) -> None:
    """A column of codes holds nothing else, so that a program can know all cases."""
    for column in table.columns:
        if column.codes:
            held = {row[column.name] for row in rows_of(root, table.name)} - {None}
            assert held <= set(read_codes(column.codes, corpus_of(root))), (table.name, column.name)


def test_every_codelist_is_used_and_explained() -> None:
    """No codelist without a column, no code without a meaning."""
    used = {column.codes for table in TABLES for column in table.columns if column.codes}
    assert used == set(list_codelists())
    assert all(meaning for name in used for meaning in read_codes(name, corpus_of(ROOT)).values())


@both
@each_table
def test_json_keeps_its_schema(root: Path, table: Table) -> None:
    """The JSON Schema of a table is draft-07, true of every row, and refuses a row with another key."""
    schema = json.loads(downloads_of(root)[f"json-schemas/{table.name}.json"].content)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    rows = rows_of(root, table.name)
    assert not [fault.message for fault in validator.iter_errors(rows)][:3]
    assert not validator.is_valid([{**(rows[0] if rows else {}), "another": 1}])


@each_table
def test_the_workbook_holds_what_json_holds(table: Table) -> None:
    """Each table is a sheet with a filtered, frozen head; cells have their types, and none is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(downloads_of(ROOT)["concordance.xlsx"].content))
    sheet = book[table.name]
    head, *lines = sheet.iter_rows(values_only=True)
    names = [column.name for column in table.columns]
    assert list(head) == names
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref
    rows = rows_of(ROOT, table.name)
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        for value, column in zip(line, table.columns, strict=True):
            assert value == _meant(row[column.name], column), (table.name, column.name)


def _meant(value: Any, column: Column) -> Any:
    if value in (None, "", []):
        return None
    if isinstance(value, list):
        return " | ".join(value)
    if column.type == "date" and len(value) == 10:
        return datetime.datetime.fromisoformat(value)
    return write_cell(value, column) if column.type == "date" else value


def test_the_workbook_explains_every_column() -> None:
    """The first sheet has a line for each column of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(downloads_of(ROOT)["concordance.xlsx"].content))
    told = {(line[0], line[1]) for line in book.worksheets[0].iter_rows(values_only=True) if line[1]}
    assert told - {("table", "column")} == {(table.name, column.name) for table in TABLES for column in table.columns}
    assert book.sheetnames == ["columns", *(table.name for table in TABLES)]


def test_the_same_rows_give_the_same_workbook() -> None:
    """No clock goes into it."""
    content = downloads_of(ROOT)["concordance.xlsx"].content
    assert datetime.date.today().isoformat().encode() not in content
    assert content.count(b"1980") == 0  # zip dates are numbers, not words


@pytest.mark.parametrize(
    ("value", "cell"), [("2002", "2002-XX-XX"), ("2002-10", "2002-10-XX"), ("2002-10-03", "2002-10-03"), (None, "")]
)
def test_a_day_that_is_not_wholly_known_is_text(value: str | None, cell: str) -> None:
    """As ISO 8601-2 writes it: no spreadsheet turns it into the first day of a month."""
    assert write_cell(value, Column("day", "A day", "date")) == cell


@pytest.mark.parametrize("number", ["4-1", "24/7", "1.2.2003", "10-2002"])
def test_a_number_that_looks_like_a_day_is_text(number: str) -> None:
    """Article 4-1 is not the fourth of January."""
    assert write_cell(number, Column("no", "A number", "string")) == f"'{number}"


@both
def test_no_cell_is_what_a_spreadsheet_takes_for_a_day(root: Path) -> None:
    """Neither `24/7` nor `10-2002` nor `2002-10` stands alone in a cell of CSV."""
    day = re.compile(r"\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{4}-\d{1,2}|\d{1,2}-\d{4}")
    for path, download in downloads_of(root).items():
        if path.endswith(".csv") and not path.startswith("earlier/"):
            cells = re.split('[,\r\n"]+', download.content.decode("utf-8-sig"))
            assert not [cell for cell in cells if day.fullmatch(cell)], path


@pytest.mark.parametrize("table", EARLIER, ids=lambda table: table.name)
def test_earlier_names_stay_readable(table: Table) -> None:
    """A file with the old names holds as many rows, and reading it with `read_earlier` gives the new names."""
    names = {change.table for change in CHANGES if table.name in (change.old, f"earlier/{change.table}")}
    (name,) = names
    new = rows_of(ROOT, name)
    old = rows_of(ROOT, table.name)
    assert len(old) == len(new)
    assert all(read_earlier(name, row).items() <= now.items() for row, now in zip(old, new, strict=True))


def test_every_change_of_a_name_is_true() -> None:
    """The new name stands, the old one no longer does."""
    for change in list_changes(corpus_of(ROOT)):
        _hold_change(change)


def _hold_change(change: NameChange) -> None:
    table = next(table for table in TABLES if table.name == change.table)
    columns = [column.name for column in table.columns]
    if change.kind == "column":
        assert change.new in columns
        assert change.old not in columns
    elif change.kind == "table":
        assert change.new == table.name
    else:
        held = {row[change.kind.rpartition(" ")[2]] for row in rows_of(ROOT, table.name)}
        assert change.new in held
        assert change.old not in held


@pytest.mark.parametrize(
    ("iso2", "iso3"), [("lv", "LVA"), ("de", "DEU"), ("gb", "GBR"), ("fr", "FRA"), ("eu", None), ("zz", None)]
)
def test_three_letter_codes(iso2: str, iso3: str | None) -> None:
    """Former codes are none, and what ISO 3166-1 has no code for gets none."""
    assert find_iso3(iso2) == iso3


def test_what_ran_is_said_only_of_the_files_it_ran_on(tmp_path: Path) -> None:
    """A record of another version of the data, or none, says nothing."""
    record = tmp_path / "checked.json"
    record.write_text(json.dumps({"version": "a", "rows": [["program", "1", "file", "read"]]}), encoding="utf-8")
    assert read_runs(record, version="a") == (("program", "1", "file", "read"),)
    assert read_runs(record, version="b") == ()
    assert read_runs(None, version="a") == ()
    assert read_runs(tmp_path / "none.json", version="a") == ()
