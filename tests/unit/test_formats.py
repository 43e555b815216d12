"""Tables as bytes: JSON with one object a line, CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from generator.downloads.datapackage import write_datapackage
from generator.downloads.formats import write_csv, write_json
from generator.downloads.model import Column, Row, Table, Value
from tests.unit.corpora import MINI, corpus_of

TABLE = Table("noises", "Noises", (Column("id", "The id."), Column("at", "Where.", "list")), lambda corpus: ())
ROWS: list[Row] = [
    {"at": ("2(1)", "3"), "id": "drum"},
    {"at": (), "id": '=HYPERLINK("x")'},
    {"at": None, "id": 'line\nbreak, “quote"'},
    {"at": 3, "id": True},
]


def test_json_keeps_the_order_of_columns_and_rows() -> None:
    """Each row is one line, keys in the order of the columns, letters as they are."""
    written = write_json(TABLE, ROWS).decode()
    assert written.splitlines() == [
        "[",
        '{"id": "drum", "at": ["2(1)", "3"]},',
        '{"id": "=HYPERLINK(\\"x\\")", "at": []},',
        '{"id": "line\\nbreak, “quote\\"", "at": null},',
        '{"id": true, "at": 3}',
        "]",
    ]
    assert [list(row) for row in json.loads(written)] == [["id", "at"]] * 4


def test_csv_is_rfc_4180_and_holds_no_formula() -> None:
    """Lists are joined, nothing is null but empty, and a cell that would be a formula starts with a quote mark."""
    written = write_csv(TABLE, ROWS).decode("utf-8-sig")
    assert written.count("\r\n") == 5
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["id", "at"],
        ["drum", "2(1) | 3"],
        ['\'=HYPERLINK("x")', ""],
        ['line\nbreak, “quote"', ""],
        ["TRUE", "3"],
    ]


def test_every_start_of_a_formula_is_made_harmless() -> None:
    """OWASP names the starts; each gets a quote mark, and nothing else does."""
    table = Table("cells", "Cells", (Column("cell", "The cell."),), lambda corpus: ())
    starts = ("=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x")
    written = write_csv(table, [{"cell": start} for start in (*starts, "1", "a=1")]).decode("utf-8-sig")
    cells = [row[0] for row in csv.reader(io.StringIO(written, newline=""))]
    assert cells == ["cell", *(f"'{start}" for start in starts), "1", "a=1"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_separator_lets_a_formula_begin(separator: str) -> None:
    """A note with a semicolon, a bar or a line break begins no formula for who opens it with another separator."""
    table = Table("cells", "Cells", (Column("cell", "The cell."), Column("note", "A note.")), lambda corpus: ())
    behind = ("=1", " =1", "+1", "-1", " @x", "\uff1d1")
    notes: list[Value] = [f"see 2{sign}{start}" for sign in ";|\t\n" for start in behind]
    notes += [("a", "=1"), "a; b - c = d; e", '"x";=1']
    written = write_csv(table, [{"cell": "1", "note": note} for note in notes]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) for cell in row]
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@\uff1d")] == []
    assert "a; b - c = d; e" in written


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Concordance of Pacts (2nd)", "concordance-of-pacts-2nd"),
        ("Конкорданс", "lakes-ponds"),
        ("條約", "lakes-ponds"),
    ],
)
def test_every_data_package_has_a_name(title: str, name: str) -> None:
    """The format allows small Latin letters, digits and signs; a title without any is stood for by the instruments."""
    corpus = corpus_of(MINI)
    named = replace(corpus, concordance=corpus.concordance.model_copy(update={"title": title}))
    package = json.loads(write_datapackage(named, ()))
    assert (package["title"], package["name"]) == (title, name)
    assert re.fullmatch(r"[a-z0-9._/-]+", package["name"])
