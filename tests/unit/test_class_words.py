"""What words allow, demand, deny and limit is compared with the law, and shown where words are accepted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.ledgers.class_words import compare_classes
from generator.cli import main
from tests.unit.corpora import MINI


@pytest.mark.parametrize(
    ("ours", "law", "said"),
    [
        ("Each Party may help.", "Each Party shall help.", ["duty: the text has shall", "choice: our words have may"]),
        ("It must help.", "Each Party shall help.", []),
        ("It must not help.", "Each Party shall help.", ["denial: our words have not"]),
        ("It must help.", "A Party shall help only if it can.", ["choice: the text has can", "limit: the text has if"]),
        ("It can be reserved, and can not.", "No word.", ["choice: our words have can (2)"]),
        ("Words.", "Words.", []),
    ],
)
def test_a_class_of_words_on_one_side_only_is_told(ours: str, law: str, said: list[str]) -> None:
    """Each difference begins with the class and names the words; the same class on both sides is none."""
    lines = compare_classes(ours, law)
    assert len(lines) == len(said)
    for line, start in zip(lines, said, strict=True):
        assert line.startswith(start), line


def test_review_shows_the_law_beside_changed_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary that leaves out the duty stands beside the text, with the classes that differ."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["review", "--accept-all"]).exit_code == 0
    file = tmp_path / "data/instruments/lakes/articles/2.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("Making noise on a lake is an offence.", "Noise on a lake is punished."), encoding="utf-8"
    )
    shown = CliRunner().invoke(main, ["review"]).output
    assert "| summary, beside lakes:2:" in shown
    assert "|   the text: " in shown
    assert "Each Party shall make it an offence to cause noise on a lake:" in shown
    assert "|   differs in duty: the text has shall; our words have no word of duty" in shown
    assert "topics" not in shown
