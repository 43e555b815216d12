"""After an edit only what depends on it is rendered again, and the site is that of a build from nothing."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from generator.files.cache import read_kept, version_of_code
from generator.files.processes import run_jobs, start
from generator.publish.pipeline import Site, make_site
from generator.reading import incremental as reading
from generator.reading import load
from generator.reading.incremental import read_data
from generator.reading.problems import DataFaults, Problem
from generator.reading.yamlio import Document, parse_document
from generator.site import body_cache as bodies
from generator.site import render
from tests.unit.corpora import MINI, ROOT

KEPT = (bodies.FILE, reading.FILE, render.COMPILED)
# A file of each kind, what is changed in it, and a page that must change.
EDITS = (
    ("data/concordance.yml", "side by side", "face to face", "index.html"),
    ("data/instruments/lakes/instrument.yml", "Written for the tests", "Made for the tests", "lakes/index.html"),
    ("data/instruments/lakes/articles/1.yml", "What the words mean", "What the terms mean", "lakes/article-1.html"),
    ("data/instruments/lakes/articles/2.yml", "heading: ", "heading: On ", "lakes/article-1.html"),
    ("data/instruments/lakes/preamble.yml", "should be quiet", "must be quiet", "lakes/full.html"),
    ("data/instruments/lakes/closing.yml", "in English", "in plain English", "lakes/closing.html"),
    ("data/states/xa/state.yml", "name: Arland", "name: New Arland", "states/index.html"),
    ("data/states/xa/lakes.yml", "leave drums alone", "leave drums be", "states/arland.html"),
    ("data/states/xa/lakes.yml", "Takes the reservation", "Takes all of it", "lakes/article-2.html"),
    ("data/topics/noise.yml", "title: Noise", "title: Noises", "compare/noise.html"),
    ("data/terms/noise.yml", "[din, racket]", "[din, uproar]", "terms/index.html"),
    ("data/sources/lakes-register.yml", "The register", "A register", "sources/index.html"),
)
# Not every edit leaves something as it was: a tiny corpus names its title, and its texts, nearly everywhere.
WIDE = {"data/instruments/lakes/instrument.yml", "data/concordance.yml"}


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """Give a copy of the small corpus that may be edited, and templates as they are before the first build."""
    render._environment.cache_clear()
    return Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns(".*")))


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each page that is really rendered."""
    noted: list[str] = []
    really = render._render

    def note(template: str, on: str, views: dict[str, object]) -> str:
        noted.append(on)
        return really(template, on, views)

    monkeypatch.setattr(render, "_render", note)
    return noted


def _edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def _bodies(site: Site) -> dict[str, str]:
    """Give every body by path, without the version of the data, which each edit changes."""
    return {page.path: str(page.body).replace(site.corpus.version, "") for page in site.pages}


@pytest.mark.parametrize(("file", "old", "new", "page"), EDITS, ids=[f"{edit[0]}-{edit[3]}" for edit in EDITS])
def test_edit(mini: Path, rendered: list[str], file: str, old: str, new: str, page: str) -> None:
    """A build after an edit renders the pages that show it, takes the rest from the last build, and gives the same."""
    before = _bodies(make_site(mini, cache=mini / ".cache"))
    _edit(mini, file, old, new)
    rendered.clear()
    after = make_site(mini, cache=mini / ".cache")
    again = set(rendered)
    assert after == make_site(mini)
    changed = {path for path, body in _bodies(after).items() if before.get(path) != body}
    assert page in changed
    assert changed <= again
    if file not in WIDE:
        assert len(again) < len(after.pages) * 0.7


def test_content_edit(mini: Path, rendered: list[str]) -> None:
    """An edit of hand-written prose renders nothing again but what lists its title."""
    make_site(mini, cache=mini / ".cache")
    _edit(mini, "content/guides/reading.md", "title: Reading a treaty", "title: Reading treaties")
    rendered.clear()
    after = make_site(mini, cache=mini / ".cache")
    assert rendered == ["guides/index.html"]
    assert after == make_site(mini)


def test_added_and_removed_files(mini: Path) -> None:
    """New files and lost files are seen: nothing relies on a list of what was there."""
    make_site(mini, cache=mini / ".cache")
    shutil.copytree(mini / "data/states/xb", mini / "data/states/xc")
    _edit(mini, "data/states/xc/state.yml", "slug: ", "slug: c-")
    _edit(mini, "data/states/xc/state.yml", "name: ", "name: C ")
    assert make_site(mini, cache=mini / ".cache") == make_site(mini)
    shutil.rmtree(mini / "data/states/xc")
    assert make_site(mini, cache=mini / ".cache") == make_site(mini)


def test_nothing_edited(mini: Path, rendered: list[str]) -> None:
    """A second build renders nothing."""
    first = make_site(mini, cache=mini / ".cache")
    rendered.clear()
    assert make_site(mini, cache=mini / ".cache") == first
    assert rendered == []


@pytest.mark.parametrize("name", KEPT)
def test_damaged_cache(mini: Path, name: str) -> None:
    """A damaged file is read up to the damage, and a foreign one not at all: the site is the same."""
    clean = make_site(mini, cache=mini / ".cache")
    kept = mini / ".cache" / name
    whole = kept.read_bytes()
    for damaged in (b"", b"x" * 999, whole[:-7], whole[: len(whole) // 2] + b"\0\0" + whole[len(whole) // 2 + 2 :]):
        kept.write_bytes(damaged)
        assert make_site(mini, cache=mini / ".cache") == clean


def test_other_code(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is taken from a build by other code."""
    make_site(mini, cache=mini / ".cache")
    kept = [mini / ".cache" / name for name in KEPT]
    assert all(read_kept(file, version=version_of_code()) for file in kept)
    monkeypatch.setattr("generator.files.cache._MAKERS", ("jinja2",))
    assert not any(read_kept(file, version=version_of_code()) for file in kept)


def test_only_edited_files_are_parsed(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build parses the file that was edited, and finds its fault at its place; the others it knows."""
    make_site(mini, cache=mini / ".cache")
    parsed: list[str] = []
    really = parse_document

    def note(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
        parsed.append(shown)
        return really(content, shown)

    monkeypatch.setattr(load, "parse_document", note)
    make_site(mini, cache=mini / ".cache")
    assert parsed == []
    _edit(mini, "data/topics/noise.yml", "title: ", "tilte: ")
    with pytest.raises(DataFaults) as fault:
        make_site(mini, cache=mini / ".cache")
    assert set(parsed) == {"data/topics/noise.yml"}
    assert 'unknown key "tilte"' in fault.value.report.as_text()


def test_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real site is the same, made by one process or by two."""
    monkeypatch.setattr("generator.publish.pipeline.can_fork", lambda: False)
    alone = make_site(ROOT)
    monkeypatch.setattr("generator.publish.pipeline.can_fork", lambda: True)
    assert make_site(ROOT) == alone


def test_faults_are_not_kept(mini: Path) -> None:
    """A file without a place hides what it might have held; once it is gone, nothing of that is left."""
    stray = mini / "data/topics/no place.yml"
    stray.write_text("title: Stray\n", encoding="utf-8")
    with pytest.raises(DataFaults):
        make_site(mini, cache=mini / ".cache")
    stray.unlink()
    again = [read_data(mini, "data", cache=mini / ".cache") for _ in range(2)]
    assert again == [read_data(mini, "data")] * 2


@pytest.mark.parametrize("forked", [True, False])
def test_a_job_begun_beside(forked: bool) -> None:
    """What was begun gives its result, or raises its fault, to whoever waits."""
    assert start(partial(pow, 2, 10), forked=forked)() == 1024
    with pytest.raises(ZeroDivisionError):
        start(partial(divmod, 1, 0), forked=forked)()


def test_order_of_results() -> None:
    """Results come in the order of the jobs, whichever process did them."""
    jobs = [partial(pow, 2, number) for number in range(100)]
    assert run_jobs(jobs, forked=True) == run_jobs(jobs, forked=False) == [2**number for number in range(100)]


def test_fault_in_a_second_process() -> None:
    """A fault is raised whichever process meets it."""

    def fail() -> None:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        run_jobs([fail, fail], forked=True)
