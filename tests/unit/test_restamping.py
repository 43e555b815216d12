"""Files of everything that get another version of the data are those that a build with it would write."""

from __future__ import annotations

import pytest

from generator.downloads import make_rows
from generator.downloads.formats import read_rows, write_json
from generator.downloads.sqlite import restamp_sqlite, write_sqlite
from generator.downloads.workbook import restamp_workbook, write_workbook
from tests.unit.corpora import MINI, corpus_of

OLD, NEW = "2026-11-22-00000000", "2026-11-22-ffffffff"


def _book(version: str) -> bytes:
    return write_workbook(make_rows(corpus_of(MINI)), title="Quiet & loud", version=version, day="2026-11-22")


def _base(version: str) -> bytes:
    return write_sqlite(make_rows(corpus_of(MINI)), about={"data version": version})


def test_another_version_gives_what_a_build_gives() -> None:
    """The bytes of the SQLite file and of the workbook; of the workbook also where the version is longer."""
    assert restamp_sqlite(_base(OLD), OLD, NEW) == _base(NEW)
    for new in (NEW, "2026-11-22-1", f"{NEW}-longer"):
        assert restamp_workbook(_book(OLD), OLD, new) == _book(new)


def test_what_cannot_be_put_in_place_is_made_again() -> None:
    """A version of another length moves what stands behind it; one that stands twice may stand in a row."""
    assert restamp_sqlite(_base(OLD), OLD, "short") is None
    assert restamp_sqlite(_base(OLD) + OLD.encode(), OLD, NEW) is None
    assert restamp_workbook(_book(OLD), "another", NEW) is None


@pytest.mark.parametrize("table", make_rows(corpus_of(MINI)), ids=lambda table: table.name)
def test_rows_are_read_as_they_were_written(table: object) -> None:
    """A table that stays as it is gives its rows to the files of everything."""
    rows = make_rows(corpus_of(MINI))
    own = next(known for known in rows if known is table)
    plain = tuple({column.name: row[column.name] for column in own.columns} for row in rows[own])
    assert read_rows(write_json(own, rows[own])) == plain
