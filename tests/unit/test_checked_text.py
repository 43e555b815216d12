"""Texts written for the test, with known errors: citations and quotations found, and what becomes of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publish.pipeline import need_corpus
from generator.search.checked.check import TextChecker
from tests.memo_tally import MEMOS, judge_quotations, tally_citations

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def checker() -> TextChecker:
    return TextChecker(need_corpus(ROOT))


def test_citations_are_found_with_what_they_name(checker: TextChecker) -> None:
    """Of all citations, 98 % and more are found rightly, and of those found 98 % and more are right."""
    tally = tally_citations(checker)
    told = "\n".join([*tally.wrong, *tally.missed, *tally.extra])
    print(f"right {tally.right}, precision {tally.precision:.3f}, recall {tally.recall:.3f}\n{told}")
    assert tally.right >= 600
    assert tally.precision >= 0.98, told
    assert tally.recall >= 0.98, told


def test_every_altered_quotation_is_found(checker: TextChecker) -> None:
    """No altered quotation passes for an exact one; nine of ten exact ones and most misascribed ones are known."""
    fates, slips = judge_quotations(checker)
    told = "\n".join(slips)
    print({kind: f"{sum(right)} of {len(right)}" for kind, right in fates.items()}, told, sep="\n")
    assert all(fates["altered"]), told
    assert sum(fates["exact"]) >= 0.9 * len(fates["exact"]), told
    assert sum(fates["elsewhere"]) >= 0.75 * len(fates["elsewhere"]), told


def test_the_browser_checks_the_same(checker: TextChecker, tmp_path: Path) -> None:
    """The scripts of the page find the same citations and judge the same quotations."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(MEMOS.glob("*.txt"))}
    whole = {unit: " ".join(words) for unit, words in checker.index.words.items()}
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"texts": texts, "units": whole}), encoding="utf-8")
    grammar = tmp_path / "grammar.json"
    grammar.write_text(json.dumps(checker.table.grammar.data), encoding="utf-8")
    command = [node, str(ROOT / "tests" / "node" / "check.js"), str(grammar), str(given)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    for name, text in texts.items():
        checked = checker.check(text)
        citations = [[one.start, one.end, one.fate, list(one.units)] for one in checked.citations]
        assert answers[name]["citations"] == citations, name
        assert answers[name]["quotes"] == [
            [one.start, one.end, one.fate, one.unit, one.altered_at] for one in checked.quotes
        ], name


def test_what_is_no_text_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page saved by a word processor, a device that never ends, a file of any size."""
    monkeypatch.chdir(ROOT)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(3_000_000)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "latin.txt").write_bytes("Article 2 «délit»".encode("latin-1"))
    (tmp_path / "utf16.txt").write_bytes("Article 2".encode("utf-16"))
    told = {"huge": "3,000,000 bytes", "pipe": "no ordinary file", "latin": "UTF-8", "utf16": "UTF-8"}
    for name, said in told.items():
        file_of = next(tmp_path.glob(f"{name}*"))
        done = CliRunner().invoke(main, ["cite-check", "--data", "tests/mini/data", str(file_of)])
        assert done.exit_code == 2, done.output
        assert said in done.output.splitlines()[-1]


def test_signs_of_a_checked_text_do_not_reach_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memo of somebody else's may hold signs that a terminal obeys."""
    monkeypatch.chdir(ROOT)
    memo = tmp_path / "memo.txt"
    memo.write_text("\ufeff“whoever \x1b]0;forged\x07 makes \u202e noise at night” (Article 2)\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["cite-check", "--data", "tests/mini/data", str(memo)])
    assert "whoever" in done.output
    assert done.output.replace("\n", "").isprintable()
