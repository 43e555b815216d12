"""What is written in the place of something else: nothing that was not made here is ever lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.editing_data.new_corpus import write_corpus
from generator.files.cache import key_of, read_kept, version_of_code, write_kept
from generator.files.hashes import MANIFEST, hash_all
from generator.files.replacing import open_fresh, put_folder
from generator.publish import build
from generator.publish.belonging import BuildFailed, NotReplaced
from generator.publish.build import build_site
from generator.publish.bundle import BundleFaulty, make_bundle, pack_bundle
from generator.publish.last_site import LastSite, read_last, write_last
from generator.publish.manifest import find_strange, make_manifest
from generator.publish.seal import read_folder

SITE = {"index.html": b"<p>one</p>", "texts/a.html": b"a"}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files below a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def made(extra: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the files of a site with its manifest."""
    manifest = make_manifest(hash_all(SITE), title="Pacts", version="2020-01-01-abcdef01", texts={})
    return {**SITE, MANIFEST: manifest, **(extra or {})}


@pytest.mark.parametrize(
    ("files", "strange"),
    [
        pytest.param({}, "", id="empty"),
        pytest.param({".gitignore": b"*"}, "", id="kept out of git"),
        pytest.param(made(), "", id="a site"),
        pytest.param(made({".gitignore": b"*", "index.html.gz": b"", "texts/.DS_Store": b""}), "", id="packed"),
        pytest.param(SITE, "index.html", id="a site without manifest"),
        pytest.param(made({"notes.txt": b"mine"}), "notes.txt", id="a site with a file of somebody"),
        pytest.param(made({".git/HEAD": b"ref"}), ".git", id="a clone that publishes the site"),
        pytest.param({"concordance.yml": b"title: Pacts"}, "concordance.yml", id="data"),
        pytest.param({MANIFEST: b'{"files": 3}'}, "data", id="a manifest that is none"),
        pytest.param({MANIFEST: b"[]", "a": b""}, "a", id="another manifest"),
    ],
)
def test_only_what_was_made_here_is_replaced(tmp_path: Path, files: dict[str, bytes], strange: str) -> None:
    """A folder may be replaced where it is empty, or its manifest accounts for all that stands in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    assert find_strange(write(folder, files)) == strange
    assert find_strange(tmp_path / "none") == ""


def test_a_build_into_a_folder_of_somebody_ends_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data, the project, a file: each is refused with the name of what would be lost, and nothing is built."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"data/concordance.yml": b"title: Pacts", "notes": b"mine"})
    before = read_folder(tmp_path)
    for out, reason in (
        ("data", 'data cannot get the site, which takes the place of all that is there: it holds "concordance.yml"'),
        (".", "Error: . cannot get the site"),
        ("notes", "notes cannot get the site, which takes the place of all that is there: it is no folder"),
    ):
        result = CliRunner().invoke(main, ["build", "--out", out])
        assert (result.exit_code, reason in result.output) == (2, True), result.output
        assert {path: held for path, held in read_folder(tmp_path).items() if not path.startswith(".build/")} == before


def test_a_site_takes_the_place_of_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build made is replaced by what the next one makes."""
    monkeypatch.setattr(build, "_run_mkdocs", lambda *given: write(given[2], made()))
    write(tmp_path / "site", {**made(), "index.html": b"old"})
    assert read_folder(build_site(tmp_path)) == made()
    write(tmp_path / "site", {"mine.txt": b"mine"})
    with pytest.raises(NotReplaced, match=r'"mine.txt", which no build made'):
        build_site(tmp_path)
    assert (tmp_path / "site" / "mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("held", [SITE, {}], ids=["a site", "nothing"])
def test_a_folder_takes_its_place_on_another_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: dict[str, bytes]
) -> None:
    """A site may stand on a disk of its own: it is copied there, then put in its place; nothing else is left behind."""
    disk = tmp_path / "disk"
    monkeypatch.setattr(
        "generator.files.replacing._is_same_disk", lambda one, other: one.is_relative_to(disk) == (other == disk)
    )
    fresh, place = write(tmp_path / "fresh", made()), write(disk / "site", held)
    killed = write(disk / ".site.fresh", {"half.html": b""})
    put_folder(fresh, place)
    assert read_folder(place) == made()
    assert not killed.exists()
    assert [one.name for one in disk.iterdir()] == ["site"]


def test_a_bundle_never_takes_the_place_of_files_of_somebody(tmp_path: Path) -> None:
    """Where a folder of its name holds what no bundle has, nothing is written."""
    site = write(tmp_path / "site", made())
    out = tmp_path / "dist"
    name = pack_bundle(read_folder(site), hosted=True).name
    make_bundle(site, out, hosted=True)
    make_bundle(site, out, hosted=True)
    write(out / name, {"mine.txt": b"mine"})
    before = read_folder(out)
    with pytest.raises(BundleFaulty, match=r'holds "mine.txt", which no bundle has'):
        make_bundle(site, out, hosted=True)
    assert read_folder(out) == before


@pytest.mark.parametrize("command", ["pages", "export"])
def test_a_folder_that_exists_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Not even the data is read: there is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    result = CliRunner().invoke(main, [command, "--out", "out"])
    assert result.exit_code == 2
    assert "out exists already" in result.output


def test_what_came_in_the_place_of_a_cache_is_neither_read_nor_written(tmp_path: Path) -> None:
    """A pipe, which nobody would ever end, and a link to a folder of somebody: builds keep nothing there, and go on."""
    victim, version = write(tmp_path / "victim", {"words.bin": b"mine"}), version_of_code()
    pipes, linked = tmp_path / "pipes", tmp_path / "linked"
    pipes.mkdir()
    linked.symlink_to(victim)
    for name in ("words.bin", "site-1.bin"):
        os.mkfifo(pipes / name)
    for folder in (pipes, linked):
        assert read_kept(folder / "words.bin", version=version) == {}
        assert not read_last(folder / "site-1.bin", tmp_path, house="").products
    write_kept(linked / "words.bin", {key_of(b"a"): b"b"}, version=version)
    write_last(linked / "site-1.bin", LastSite())
    assert read_folder(victim) == {"words.bin": b"mine"}
    write_kept(pipes / "words.bin", {key_of(b"a"): b"b"}, version=version)
    assert read_kept(pipes / "words.bin", version=version) == {key_of(b"a"): b"b"}


def test_links_that_came_with_a_project_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What builds and commands write by the way lands in folders of their own, never where a link leads."""
    victim, project = tmp_path / "victim", tmp_path / "project"
    write(victim, {"mine.txt": b"mine", "site-2020/index.html": b"mine"})
    write(project, {"mkdocs.yml": b"site_name: x\n", ".build/other": b""})
    monkeypatch.setattr(build, "_run_mkdocs", lambda *given: write(given[2], made()))
    (project / ".build/lock").symlink_to(victim / "mine.txt")
    with pytest.raises(BuildFailed, match="lock"):
        build_site(project)
    (project / ".build/lock").unlink()
    (project / ".build").rename(tmp_path / "gone")
    (project / ".build").symlink_to(victim)
    with pytest.raises(NotReplaced, match=r"\.build is a link"):
        build_site(project)
    write(project, {"site/index.html": SITE["index.html"], **{f"site/{path}": held for path, held in made().items()}})
    (project / "dist").mkdir()
    (project / "dist/.pacts-2020-01-01-abcdef01.unfinished").symlink_to(victim)
    make_bundle(project / "site", project / "dist")
    (project / ".new.unfinished").symlink_to(victim)
    write_corpus(project / "new", {"data/concordance.yml": "title: Ours\n"})
    (project / "fresh").symlink_to(victim / "mine.txt")
    with open_fresh(project / "kept.bin", beside=project / "fresh") as stream:
        stream.write(b"ours")
    assert (project / "kept.bin").read_bytes() == b"ours"
    assert read_folder(victim) == {"mine.txt": b"mine", "site-2020/index.html": b"mine"}
