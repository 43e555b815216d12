"""A newcomer finds in one guess what to change: the table in `generator/README.md` names files and names that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line.strip("| ").split(" | ")
    for line in (ROOT / "generator" / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and line.count(" | ") == 2 and not line.startswith(("| you want", "| ---"))
]
_PATH = re.compile(r"`((?:[a-z_]+/)+(?:[\w.-]+\.\w+)?)`")
_NAME_IN = re.compile(r"`([A-Za-z_.]+)`(?: and `([A-Za-z_]+)`)? (?:of |in )`((?:[a-z_]+/)+[\w.]+)`")
ASKED = {
    "a new rule": "checks/rules/",
    "a new column on the pages of States": "site/register/states.py",
    "a new download": "downloads/__init__.py",
    "a new way of typing a citation": "search/typed/grammar.json",
    "a new kind of division": "law/records/instruments.py",
}
"""Five changes that a newcomer was asked for, and the file to begin with."""


def _find(path: str) -> Path:
    """Return the place of a path of the table: below the generator, or below the project."""
    return next((one for one in (ROOT / "generator" / path, ROOT / path) if one.exists()), ROOT / "generator" / path)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_exists(row: list[str]) -> None:
    """Files and folders exist, and a name that is said to be in a file is there."""
    told = " ".join(row[1:])
    assert [path for path in _PATH.findall(told) if not _find(path).exists()] == []
    for first, second, path in _NAME_IN.findall(told):
        text = _find(path).read_text(encoding="utf-8")
        assert all(step in text for name in (first, second) for step in name.split(".")), (first, second, path)


@pytest.mark.parametrize(("wanted", "place"), ASKED.items(), ids=ASKED)
def test_five_changes_are_found_in_one_guess(wanted: str, place: str) -> None:
    """The first place that the row names is the file to begin with."""
    [row] = [row for row in ROWS if row[0] == wanted]
    assert _PATH.findall(row[1])[0] == place
