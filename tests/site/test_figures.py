"""The command `figures` counts what the pages really hold."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.checks.evidence import Weighed, weigh_data
from generator.checks.figures import Figure, Finished, count_figures, write_figures
from generator.publish.pipeline import check_data
from tests.site.built import ROOT, BuiltSite

GOLDEN = ROOT / "tests" / "golden" / "bad"


def _count(site: Path, *, root: Path, weighed: Weighed) -> list[Figure]:
    corpus, report = check_data(root)
    assert corpus is not None
    return list(count_figures(Finished(corpus, report.problems, weighed, site, GOLDEN)))


def test_every_figure_of_the_real_site_is_whole(site: BuiltSite) -> None:
    """Texts, units, words, references, golden cases and exports are all there."""
    figures = _count(site.folder, root=ROOT, weighed=weigh_data(ROOT / "data"))
    assert all(figure.is_whole for figure in figures), write_figures(figures)


def test_a_word_lost_on_a_page_is_counted(mini: BuiltSite, tmp_path: Path) -> None:
    """Where a page lacks a word of its text or the id of a unit, the rows that count them fall short."""
    copy = Path(shutil.copytree(mini.folder, tmp_path / "site"))
    page = copy / "lakes" / "article-2.html"
    whole = page.read_text(encoding="utf-8")
    assert "by drum" in whole
    page.write_text(whole.replace("by drum", "by").replace('id="art_2__para_2"', 'id="lost"'), encoding="utf-8")
    nothing = Weighed({}, (), ())
    before = _count(mini.folder, root=ROOT / "tests" / "mini", weighed=nothing)
    after = _count(copy, root=ROOT / "tests" / "mini", weighed=nothing)
    changed = [(one.what, one.is_whole, two.is_whole) for one, two in zip(before, after, strict=True) if one != two]
    assert changed == [
        ("articles with full text, summary, source, status", True, False),
        ("units with id and permalink, the same on article page and full page", True, False),
        ("texts whose words on the page are those of the data", True, False),
    ]
