"""The command `figures` counts what the pages really hold."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.figures import Figure, Finished, count_figures, write_figures
from generator.cli import main
from generator.publish.pipeline import check_data
from tests.site.built import ROOT, BuiltSite

MINI = ROOT / "tests" / "mini"


def _count(site: Path, *, root: Path) -> list[Figure]:
    corpus, report = check_data(root)
    assert corpus is not None
    return list(count_figures(Finished(corpus, report.problems, root / "data", site)))


def test_every_figure_of_the_real_site_is_whole(site: BuiltSite) -> None:
    """Texts, units, words, references and exports are all there."""
    figures = _count(site.folder, root=ROOT)
    assert all(figure.is_whole for figure in figures), write_figures(figures)


def test_a_word_lost_on_a_page_is_counted(mini: BuiltSite, tmp_path: Path) -> None:
    """Where a page lacks a word of its text or the id of a unit, the rows that count them fall short."""
    copy = Path(shutil.copytree(mini.folder, tmp_path / "site"))
    page = copy / "lakes" / "article-2.html"
    whole = page.read_text(encoding="utf-8")
    assert "by drum" in whole
    page.write_text(whole.replace("by drum", "by").replace('id="art_2__para_2"', 'id="lost"'), encoding="utf-8")
    before, after = _count(mini.folder, root=MINI), _count(copy, root=MINI)
    changed = [(one.what, one.is_whole, two.is_whole) for one, two in zip(before, after, strict=True) if one != two]
    assert changed == [
        ("articles with full text, summary, source, status", True, False),
        ("units with id and permalink, the same on article page and full page", True, False),
        ("texts whose words on the page are those of the data", True, False),
    ]


def test_a_count_that_one_page_tells_otherwise_is_named(mini: BuiltSite, tmp_path: Path) -> None:
    """Where the list of States tells another count than the register holds, the page and both are named."""
    copy = Path(shutil.copytree(mini.folder, tmp_path / "site"))
    page = copy / "states" / "index.html"
    whole = page.read_text(encoding="utf-8")
    told = re.findall(r"<td>(\d+ stands?[^<]*)</td>", whole)
    assert told
    page.write_text(whole.replace(f"<td>{told[0]}</td>", "<td>7 stand</td>", 1), encoding="utf-8")
    (figure,) = [one for one in _count(copy, root=MINI) if one.what.startswith("counts of a State")]
    assert not figure.is_whole
    assert figure.count.startswith("1 of ")
    assert f"(7 stand, not {told[0]})" in figure.count


def test_another_corpus_is_counted_too(mini: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of ours is looked for: what cannot be counted is said, also where pages and files are lost."""
    shutil.copytree(MINI / "data", tmp_path / "data")
    copy = Path(shutil.copytree(mini.folder, tmp_path / "site"))
    (tmp_path / "site" / "lakes" / "full.html").unlink()
    (tmp_path / "site" / "data" / "terms.json").unlink()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["figures"])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    [words] = [figure.count for figure in _count(copy, root=MINI) if figure.what == "words not accounted for"]
    assert "lakes.txt: nothing says what each part of the copy shows; write lakes-segments.yml beside it" in words
    assert "! rows of exports" in result.stdout
    assert "terms 0" in result.stdout
    assert "! units with id and permalink" in result.stdout
    assert "golden" not in result.stdout
