"""The process of the last preview shows the pages that an edit touches: as the build that follows makes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish.build import Wanted, build_site
from generator.publish.mkdocs.running import load_needed
from generator.publish.standing import Stand
from generator.publish.watching import find_edited
from tests.site.built import ROOT

CONFIG = "tests/mini/mkdocs.yml"
TOPIC = "tests/mini/data/topics/noise.yml"
PROVISION = "tests/mini/data/instruments/lakes/preamble.yml"


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small corpus, whose preview is built; the code and the theme are the project's own."""
    load_needed()
    root = tmp_path_factory.mktemp("quick")
    for name in ("generator", "theme"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "tests/mini", root / "tests/mini", ignore=shutil.ignore_patterns(".*"))
    return root


def _build(root: Path, stand: Stand) -> None:
    build_site(root, config=CONFIG, out="served", wanted=Wanted(preview=True), run=stand)
    stand.keep()


@pytest.fixture
def stand(mini: Path) -> Iterator[Stand]:
    """Return what shows edits, after a build."""
    stand = Stand()
    shutil.rmtree(mini / "served", ignore_errors=True)
    _build(mini, stand)
    assert [file.name for file in (mini / "tests/mini/.build").iterdir()] == ["lock"]
    yield stand
    stand.drop()


def _edit(root: Path, file: str, change: Callable[[str], str]) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert change(text) != text
    (root / file).write_text(change(text), encoding="utf-8")


def _show(root: Path, stand: Stand, *files: str) -> dict[str, bytes]:
    assert stand.kept
    pages = stand.kept.show([str(root / file) for file in files], root / "quick")
    assert sorted(pages) == sorted(
        file.relative_to(root / "quick").as_posix() for file in (root / "quick").rglob("*") if file.is_file()
    )
    return {path: (root / "quick" / path).read_bytes() for path in pages}


def test_touched_pages_are_those_that_the_build_makes(mini: Path, stand: Stand) -> None:
    """Of data, twice without a build between, then with prose; and of a fault nothing is shown."""
    prose = sorted((mini / "tests/mini/content").rglob("*.md"))[0]
    written = prose.relative_to(mini).as_posix()
    _edit(mini, TOPIC, lambda text: text.replace("title: Noise", "title: Loudness", 1))
    assert b"Loudness" in _show(mini, stand, TOPIC)["compare/noise.html"]
    _edit(mini, TOPIC, lambda text: text.replace("title: Loudness", "title: Din", 1))
    _edit(mini, written, lambda text: text + "\nOne line more.\n")
    shown = _show(mini, stand, TOPIC, written)
    page = prose.relative_to(mini / "tests/mini/content").with_suffix(".html").as_posix()
    assert b"Din" in shown["compare/noise.html"]
    assert b"One line more" in shown[page]
    _edit(mini, TOPIC, lambda text: text.replace("title: Din", "titel: Din", 1))
    assert _show(mini, stand, TOPIC) == {}
    _edit(mini, TOPIC, lambda text: text.replace("titel: Din", "title: Din", 1))
    _build(mini, stand)
    assert {path: (mini / "served" / path).read_bytes() for path in shown} == shown


def test_what_the_last_build_did_not_know_is_left_to_the_next(mini: Path, stand: Stand) -> None:
    """A file that is new or gone, and code."""
    more = "tests/mini/data/topics/silence.yml"
    shutil.copyfile(mini / TOPIC, mini / more)
    assert _show(mini, stand, more) == {}
    (mini / more).unlink()
    assert _show(mini, stand, more, "generator/site/plan.py") == {}


def test_no_process_stays_when_nobody_asks(mini: Path, stand: Stand) -> None:
    """It ends with the last that could ask it; asked after that, it shows nothing."""
    kept = stand.kept
    assert kept
    stand.drop()
    assert stand.kept is None
    with pytest.raises(ValueError, match="closed file"):
        kept.asked.write(b"")
    assert kept.show([str(mini / TOPIC)], mini / "quick") == []


def test_edited_files_are_those_that_differ() -> None:
    """Changed, new and gone."""
    before = {"same": (1, 1), "changed": (1, 1), "gone": (1, 1)}
    assert find_edited(before, {"same": (1, 1), "changed": (2, 1), "new": (1, 1)}) == {"changed", "gone", "new"}
