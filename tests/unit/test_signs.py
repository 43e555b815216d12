"""Signs that nobody sees, that pass for others or cover others are reported in data and in prose."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.law.field_text import find_lookalike
from generator.publish.pipeline import check_data
from generator.reading.textfile import read_text
from tests.unit.corpora import MINI, ROOT


@pytest.mark.parametrize(
    "sign",
    [
        "\U0001d173",
        "\U0001bca0",
        "\u2800",
        "\u0378",
        "\U000f0000",
        "\U0010fffe",
        "a" + "\u0301" * 300,
        "\u200b",
        "\ud7ff",
    ],
)
def test_what_no_reader_sees_is_reported(sign: str, tmp_path: Path) -> None:
    """Invisible signs, code points outside use, and heaps of marks."""
    file = tmp_path / "x.md"
    file.write_text(f"words {sign} words\n", encoding="utf-8")
    text, problems = read_text(file, "x.md")
    assert text is None
    assert len(problems) == 1


@pytest.mark.parametrize("word", ["Ꮯonvention", "ᴄonvention", "𝐂onvention", "Ｃonvention", "Conventıꓳn", "аbс", "ᏟᎪᎢ"])
def test_letters_that_pass_for_latin_ones_are_found(word: str, tmp_path: Path) -> None:
    """Those of far scripts and variants here, those of Greek and Cyrillic by the check of mixed alphabets."""
    project = Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns("site", ".*")))
    file = project / "data/topics/noise.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Noise", f"title: {word} noise"), encoding="utf-8")
    _, report = check_data(project)
    assert any(problem.location.path == "data/topics/noise.yml" for problem in report.problems)


@pytest.mark.parametrize(
    "word", ["Convention", "Конвенция", "со", "Σύμβαση", "Հայաստան", "საქართველო", "nº 12", "żółć", "№ 3", "Ⅳ"]
)
def test_words_of_any_language_pass(word: str) -> None:
    """Whole words of other scripts are words."""
    assert find_lookalike(word) is None or word == "Ⅳ"


def test_the_real_texts_have_no_such_letter() -> None:
    for file in [*(ROOT / "data").rglob("*.yml"), *(ROOT / "content").rglob("*.md")]:
        text, problems = read_text(file, "x")
        assert (problems, find_lookalike(text or "")) == ([], None), file


def _project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns("site", ".*")))


def test_pipes_and_folders_among_the_prose_are_reported(tmp_path: Path) -> None:
    """Neither waits for ever, and neither ends in a traceback."""
    project = _project(tmp_path)
    os.mkfifo(project / "content/guides/pipe.md")
    (project / "content/guides/folder.md").mkdir()
    _, report = check_data(project)
    assert {problem.location.path for problem in report.problems} == {
        "content/guides/pipe.md",
        "content/guides/folder.md",
    }


def test_prose_with_the_line_ends_of_windows_is_read_alike(tmp_path: Path) -> None:
    """A checkout on another system has no fault."""
    project = _project(tmp_path)
    before = check_data(project)[1].as_text()
    for page in (project / "content").rglob("*.md"):
        page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert check_data(project)[1].as_text() == before
