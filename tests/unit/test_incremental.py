"""What a build keeps for the next one: parsed files and compiled templates; and work shared by two processes."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from generator.files import trusted
from generator.files.cache import read_kept, version_of_code
from generator.files.processes import run_jobs, start
from generator.publish.pipeline import make_site
from generator.reading import incremental as reading
from generator.reading import load
from generator.reading.incremental import read_data
from generator.reading.problems import DataFaults, Problem
from generator.reading.yamlio import Document, parse_document
from generator.site import render
from tests.unit.corpora import MINI, ROOT
from tests.working import edit

KEPT = (reading.FILE, render.COMPILED)


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """Return a copy of the small corpus that may be edited, and templates as they are before the first build."""
    render._environment.cache_clear()
    return Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns(".*")))


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


def test_what_came_with_a_copied_folder_is_never_run(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What came with a copied folder counts as none: it could run anything."""
    make_site(mini, cache=mini / ".cache")
    files = [mini / ".cache" / name for name in KEPT]
    assert all(read_kept(file, version=version_of_code()) for file in files)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another machine"))
    trusted._key.cache_clear()
    assert not any(read_kept(file, version=version_of_code()) for file in files)
    monkeypatch.undo()
    trusted._key.cache_clear()
    assert all(read_kept(file, version=version_of_code()) for file in files)


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
    edit(mini / "data/topics/noise.yml", "title: ", "tilte: ")
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
