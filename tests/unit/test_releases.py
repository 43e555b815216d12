"""What changed between two exports is said in words, whatever form the two sides have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.files.archive import write_zip
from generator.publish.releases.diff import SUBJECTS
from tests.unit.corpora import ROOT, downloads_of
from tests.working import outcome

Rows = dict[str, list[dict[str, Any]]]


def _tables(*, provisions: dict[str, str], in_force: str | None, signed: str, status: str, cited: list[str]) -> Rows:
    made = {"state": "aa", "instrument": "pact"}
    return {
        "instruments": [{"id": "pact", "short_title": "Pact", "in_force": in_force}],
        "states": [{"id": "aa", "name": "Aland"}],
        "provisions": [
            {"id": f"pact:{label}", "instrument": "pact", "label": label, "text": text}
            for label, text in provisions.items()
        ],
        "participation": [{**made, "signed": signed}],
        "statements": [{**made, "id": "aa:pact:1", "kind": "reservation", "affects": ["pact:1"], "status": status}],
        "topics": [{"id": "noise", "title": "Noise", "answer": "No.", "provisions": cited}],
    }


OLD = _tables(
    provisions={"1": "Each Party shall at all times keep all of its lakes quiet and clean.", "2": "Gone."},
    in_force=None,
    signed="2001-02-03",
    status="on record",
    cited=["pact:1"],
)
NEW = _tables(
    provisions={"1": "Each Party shall at all times keep all of its ponds quiet and clean.", "3": "Come."},
    in_force="2004-07-01",
    signed="2001-02-04",
    status="withdrawn",
    cited=["pact:1", "pact:3"],
)
SAID = """\
instrument Pact: in_force: (nothing) → 2004-07-01
provision Pact, 2: removed
provision Pact, 1: text: … keep all of its [-lakes-] {+ponds+} quiet and clean.
provision Pact, 3: added
participation Aland, Pact: signed: 2001-02-03 → 2001-02-04
statement Aland, Pact, reservation, 1: status: on record → withdrawn
topic Noise: provisions: {+pact:3+}
7 changes
"""


def _folder(folder: Path, tables: Rows, *, inside: str = "") -> str:
    (folder / inside).mkdir(parents=True)
    for name, rows in tables.items():
        (folder / inside / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return str(folder)


def _zip(file: Path, tables: Rows) -> str:
    content = {f"site/data/{name}.json": json.dumps(rows).encode() for name, rows in tables.items()}
    file.write_bytes(write_zip(content, day="2020-01-01"))
    return str(file)


def test_changes_are_told_in_words(tmp_path: Path) -> None:
    """Added, removed and changed rows, from a folder of exports to a site; the exit code is 1."""
    old, new = _folder(tmp_path / "old", OLD), _folder(tmp_path / "new", NEW, inside="data")
    assert outcome("diff", old, new) == (1, SAID)


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    """The same data in another form shows no changes; the exit code is 0."""
    assert outcome("diff", _folder(tmp_path / "old", OLD), _zip(tmp_path / "old.zip", OLD)) == (0, "no changes\n")


def test_changes_come_as_json_for_a_feed(tmp_path: Path) -> None:
    """Each change is an object with the row's id and the column's old and new value."""
    old, new = _folder(tmp_path / "old", OLD), _folder(tmp_path / "new", NEW)
    code, said = outcome("diff", old, new, "--format", "json")
    rows = json.loads(said)
    assert (code, len(rows)) == (1, 7)
    assert rows[4] == {
        "table": "participation",
        "id": "aa pact",
        "noun": "participation",
        "name": "Aland, Pact",
        "kind": "changed",
        "column": "signed",
        "old": "2001-02-03",
        "new": "2001-02-04",
    }


def test_what_holds_no_export_is_told_on_one_line(tmp_path: Path) -> None:
    """The exit code is 1; a place where nothing is, is wrong usage."""
    good = _folder(tmp_path / "good", OLD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.zip").write_bytes(b"no zip")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "provisions.json").write_text("[", encoding="utf-8")
    for other in ("empty", "no.zip", "bad"):
        code, said = outcome("diff", good, str(tmp_path / other))
        assert (code, said.count("\n")) == (1, 1)
    assert outcome("diff", good, str(tmp_path / "absent"))[0] == 2


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.table)
def test_only_columns_that_exist_are_compared(subject: Any) -> None:
    """What a subject names stands in the real export."""
    row = json.loads(downloads_of(ROOT)[f"{subject.table}.json"].content)[0]
    assert {*subject.key, *subject.name, *subject.columns} <= row.keys()
