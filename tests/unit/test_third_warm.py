"""A second build of the third corpus, after an edit of each structure that only it has, is the same as a clean one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.publish.pipeline import make_site
from tests.unit.corpora import THIRD

EDITS = (
    ("instruments/act/articles/section-4.yml", "within ninety days", "within eighty days"),
    ("instruments/act/articles/section-5.yml", "2019-05-25", "2019-06-25"),
    ("instruments/act/articles/section-3.yml", "5 marks", "6 marks"),
    ("instruments/charter/articles/1.yml", "مراقبا في السر", "مراقبا سرا"),
    ("instruments/act/articles/section-12a.yml", "printed: 12A", "printed: 12AA"),
    ("instruments/act/articles/schedule-3.yml", "heading: To whom", "heading: To which judge"),
    ("instruments/directive/preamble.yml", "numbered: true\n", ""),
)


@pytest.mark.parametrize(("file", "old", "new"), EDITS, ids=[file for file, _, _ in EDITS])
def test_second_build_is_as_a_clean_one(file: str, old: str, new: str, tmp_path: Path) -> None:
    """What was kept from the first build is used only where nothing that it shows has changed."""
    left_out = shutil.ignore_patterns(".*", "evidence.yml")  # which would refuse the edits
    root = Path(shutil.copytree(THIRD, tmp_path / "third", ignore=left_out))
    make_site(root, cache=root / ".cache")
    path = root / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert make_site(root, cache=root / ".cache") == make_site(root)
