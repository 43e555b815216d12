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
    "a new kind of division": "law/records/kinds.py",
    "a new page that is one view in one template": "site/plan.py",
    "a new kind of page, one for each record of a kind": "site/guides/pages.py",
    "a new field of a record": "law/records/",
    "a new tool in the browser": "theme/assets/js/",
    "a new command": "cli/",
}
"""Changes that a newcomer was asked for, and the place to begin with."""


def _find(path: str) -> Path:
    """Return the place of a path of the table: below the generator, or below the project."""
    return next((one for one in (ROOT / "generator" / path, ROOT / path) if one.exists()), ROOT / "generator" / path)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_exists(row: list[str]) -> None:
    """Files and folders exist, and a name that is said to be in a file is there."""
    said = " ".join(row[1:])
    assert [path for path in _PATH.findall(said) if not _find(path).exists()] == []
    for first, second, path in _NAME_IN.findall(said):
        text = _find(path).read_text(encoding="utf-8")
        assert all(step in text for name in (first, second) for step in name.split(".")), (first, second, path)


@pytest.mark.parametrize(("wanted", "place"), ASKED.items(), ids=ASKED)
def test_changes_are_found_in_one_guess(wanted: str, place: str) -> None:
    """The first place that the row names is the file to begin with."""
    [row] = [row for row in ROWS if row[0] == wanted]
    assert _PATH.findall(row[1])[0] == place


def test_the_theme_names_files_that_exist() -> None:
    """So does the page about the theme, for what stands in the project."""
    text = (ROOT / "theme" / "README.md").read_text(encoding="utf-8")
    assert [path for path in re.findall(r"`(generator/[\w/.]+)`", text) if not (ROOT / path).exists()] == []
