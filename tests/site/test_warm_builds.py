"""After any edit the site is byte for byte that of a clean build, though most of it is taken from the last one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.files.hashes import MANIFEST
from generator.publish.seal import read_folder
from tests.site.built import ROOT, listed

CONFIG = "tests/mini/mkdocs.yml"
MINI = "tests/mini"
# A file of each kind, what is changed in it, and a file of the site that must change.
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
    ("data/releases/2020-01-01.yml", "title: Data of", "title: The data of", "data/index.html"),
    ("content/guides/reading.md", "title: Reading a treaty", "title: Reading treaties", "guides/index.html"),
)


class Workshop:
    """A copy of the project with the small corpus, built again and again."""

    def __init__(self, root: Path) -> None:
        self.root, self.mini = root, root / MINI
        for name in ("generator", "theme"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / MINI, self.mini, ignore=shutil.ignore_patterns(".*"))

    def build(self, *options: str, out: str = "site") -> tuple[dict[str, bytes], str]:
        """Build; give the files of the site, and what was said."""
        done = self.run("--out", out, *options)
        assert done.returncode == 0, done.stderr
        return read_folder(self.root / out), done.stderr

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a build, whatever comes of it."""
        command = [sys.executable, "-m", "generator", "build", "--config", CONFIG, *options]
        return subprocess.run(command, cwd=self.root, env={**os.environ}, capture_output=True, text=True, check=False)

    def check(self) -> str:
        """Build after an edit and from nothing; give why products were made, once both are the same."""
        warm, said = self.build("--why")
        clean, _ = self.build("--clean", out="clean")
        differing = [path for path in sorted(warm.keys() | clean.keys()) if warm.get(path) != clean.get(path)]
        assert not differing, listed(differing)
        return said

    def edit(self, file: str, old: str, new: str) -> None:
        """Change a file."""
        text = (self.mini / file).read_text(encoding="utf-8")
        assert old in text
        (self.mini / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A workshop whose site is built."""
    made = Workshop(tmp_path_factory.mktemp("warm"))
    made.build("--clean")
    return made


@pytest.mark.parametrize(("file", "old", "new", "page"), EDITS, ids=[f"{edit[0]}-{edit[3]}" for edit in EDITS])
def test_an_edit_gives_what_a_clean_build_gives(workshop: Workshop, file: str, old: str, new: str, page: str) -> None:
    """One file of each kind, and back; what shows it is made again, and something stays."""
    before = read_folder(workshop.root / "site")
    workshop.edit(file, old, new)
    said = workshop.check()
    assert read_folder(workshop.root / "site")[page] != before[page]
    assert " 0 kept" not in said
    workshop.edit(file, new, old)
    workshop.check()
    assert read_folder(workshop.root / "site") == before


def test_a_record_of_programs_is_shown_once_it_comes(workshop: Workshop, tmp_path: Path) -> None:
    """Though no file of the data has changed; and it goes with the record."""
    before, _ = workshop.build()
    version = json.loads(before[MANIFEST])["version"]
    record = tmp_path / "ran.json"
    record.write_text(json.dumps({"version": version, "rows": [["Reader", "1.0", "all.json", "read"]]}))
    shown, _ = workshop.build("--checked", str(record))
    assert b"Reader <small>1.0</small>" in shown["data/index.html"]
    assert shown == workshop.build("--clean", "--checked", str(record), out="clean")[0]
    assert workshop.build()[0] == before


def _add_state(mini: Path) -> None:
    shutil.copytree(mini / "data/states/xb", mini / "data/states/xc")
    file = mini / "data/states/xc/state.yml"
    text = file.read_text(encoding="utf-8").replace("slug: ", "slug: new-", 1).replace("name: ", "name: New ", 1)
    file.write_text(text, encoding="utf-8")


def _add_prose(mini: Path) -> None:
    text = (mini / "content/guides/reading.md").read_text(encoding="utf-8")
    (mini / "content/guides/more.md").write_text(text, encoding="utf-8")


def _keep_an_edition(mini: Path) -> None:
    """The edition before the one that is kept."""
    releases = mini / "data/releases"
    shutil.copy(releases / "2020-01-01.zip", releases / "2019-06-01.zip")
    later = (releases / "2020-01-01.yml").read_text(encoding="utf-8")
    kept = later[later.index("kept:") : later.index("counts:")]
    file = releases / "2019-06-01.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("counts:", f"{kept}counts:"), encoding="utf-8")


CHANGES: tuple[Callable[[Path], None], ...] = (
    _add_state,
    lambda mini: shutil.rmtree(mini / "data/states/xc"),
    _keep_an_edition,
    _add_prose,
    lambda mini: (mini / "content/guides/more.md").unlink(),
)


def test_added_and_removed_files(workshop: Workshop) -> None:
    """New pages come and lost ones go, with all that listed them."""
    for change in CHANGES:
        change(workshop.mini)
        workshop.check()


def test_nothing_edited(workshop: Workshop) -> None:
    """The last site stays as it is."""
    before = (workshop.root / "site").stat().st_ino
    _, said = workshop.build("--why")
    assert "nothing has changed" in said
    assert (workshop.root / "site").stat().st_ino == before


@pytest.mark.parametrize(
    "page", ["lakes/article-1.html", "guides/reading.html", "data/topics.csv", "data/manifest.json"]
)
def test_a_site_that_somebody_altered_is_mended(workshop: Workshop, page: str) -> None:
    """A file that is not as it was left is made again, and so is one that is gone."""
    for alter in (lambda file: file.write_text("altered"), Path.unlink):
        alter(workshop.root / "site" / page)
        workshop.check()


def test_a_foreign_file_does_not_stay(workshop: Workshop) -> None:
    """A file in a folder of the site that no product owns is gone after the next build."""
    stray = workshop.root / "site" / "lakes" / "stray.html"
    stray.write_text("stray")
    workshop.check()
    assert not stray.exists()


@pytest.mark.parametrize("manifest", ["whole", "gone"])
def test_what_somebody_put_beside_the_pages_ends_the_build(workshop: Workshop, manifest: str) -> None:
    """What no build made and somebody may need is never replaced, whatever else is known of the last site."""
    stray = workshop.root / "site" / "stray.html"
    stray.write_text("stray")
    if manifest == "gone":
        (workshop.root / "site" / MANIFEST).unlink()
    done = workshop.run("--out", "site")
    assert (done.returncode, 'it holds "stray.html", which no build made' in done.stderr) == (2, True), done.stderr
    assert stray.read_text() == "stray"
    stray.unlink()
    workshop.check()


def test_what_is_known_of_the_last_site_must_be_this_machines(workshop: Workshop, tmp_path: Path) -> None:
    """Records that were altered, or came from elsewhere, are as good as none."""
    for file in (workshop.mini / ".cache").glob("site-*.bin"):
        file.write_bytes(file.read_bytes().replace(b"summary", b"heading"))
    assert "nothing is known of a last site" in workshop.check()


def test_changed_code_starts_from_nothing(workshop: Workshop) -> None:
    """A template, a style or a module that changed changes everything."""
    with (workshop.root / "theme/assets/css/site.css").open("a", encoding="utf-8") as style:
        style.write("/* another */\n")
    assert "the code, the theme or the configuration changed" in workshop.check()
