"""The bundle: whole, checked, the same bytes twice, and open in two browsers from a folder with an awkward name."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.files.hashes import MANIFEST, hash_bytes
from generator.publish.bundle import READ_ME, Bundle, make_bundle
from generator.publish.bundle.check import find_faults
from generator.publish.hosting import FOR_HOSTS
from generator.publish.seal import KEPT, WORKER, read_folder
from generator.publish.verify import verify
from tests.site.built import ROOT, BuiltSite, listed, text_of
from tests.site.firefox import start_firefox
from tests.site.reader import Reader

PACKED = (".epub", ".gz", ".png", ".woff2")
AWKWARD = "Договор № 185 – šķirts 條約 100% #1 c+d"
FAULTS = """(() => {
  const main = document.querySelector('main');
  const faults = {
    'no heading': document.querySelectorAll('h1').length !== 1,
    'no styles': getComputedStyle(main.querySelector('.md-grid')).maxWidth !== '1680px',
    'no words': main.innerText.trim().length < 20,
    'scrolls sideways': document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
  return Object.keys(faults).filter(fault => faults[fault]);
})()"""


@pytest.fixture(scope="module")
def made(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The bundle of the real site."""
    return make_bundle(site.folder, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def unpacked(made: Bundle, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The zip, unpacked where a reader of another alphabet might keep it."""
    folder = tmp_path_factory.mktemp("reader") / AWKWARD
    with zipfile.ZipFile(made.zip) as archive:
        archive.extractall(folder)
    return BuiltSite(folder / made.folder.name)


@pytest.mark.any_corpus
def test_the_site_needs_nothing_but_itself(site: BuiltSite) -> None:
    """The check that stands before every bundle finds no link, fragment or load that leads out or nowhere."""
    faults = find_faults(read_folder(site.folder))
    assert not faults, listed(faults)


@pytest.mark.any_corpus
def test_zip_and_folder_are_whole_and_alike(made: Bundle, unpacked: BuiltSite) -> None:
    """Both pass `verify`, hold the same bytes, and everything of the site but what only hosts use."""
    assert verify(made.folder).is_whole
    assert verify(made.zip).is_whole
    assert read_folder(made.folder) == read_folder(unpacked.folder)
    sums = made.zip.with_name(f"{made.zip.name}.sha256").read_text(encoding="utf-8")
    assert sums == f"{hash_bytes(made.zip.read_bytes())}  {made.zip.name}\n"


@pytest.mark.any_corpus
def test_nothing_is_lost_in_the_bundle(site: BuiltSite, unpacked: BuiltSite) -> None:
    """Only the files for hosts are left out, only the words for readers are added, only the manifest differs."""
    before, after = read_folder(site.folder), read_folder(unpacked.folder)
    assert set(before) - set(after) == {"404.html", "_headers", KEPT, WORKER, *FOR_HOSTS}
    assert set(after) - set(before) == {READ_ME}
    assert {path for path in set(before) & set(after) if before[path] != after[path]} == {MANIFEST}


@pytest.mark.any_corpus
def test_the_same_site_gives_the_same_zip(site: BuiltSite, made: Bundle, tmp_path: Path) -> None:
    """A second bundle has the same bytes, and replaces one of the same name."""
    for _ in range(2):
        assert make_bundle(site.folder, tmp_path).sha256 == made.sha256
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(
        [made.folder.name, made.zip.name, f"{made.zip.name}.sha256"]
    )


@pytest.mark.any_corpus
def test_the_words_for_readers_say_what_to_open(unpacked: BuiltSite) -> None:
    """The read-me names the version, the page to open, and that nothing here is official."""
    words = (unpacked.folder / READ_ME).read_text(encoding="utf-8-sig")
    for part in ("index.html", "not an official text", unpacked.folder.name[-19:], "Check a copy"):
        assert part in words


@pytest.mark.any_corpus
def test_the_lines_on_the_page_check_a_copy(unpacked: BuiltSite) -> None:
    """The program that the page about the data prints finds a whole copy whole, and names what is not."""
    program = unpacked.trees["data/index.html"].xpath("string(//section[@id='check']//pre)")
    home = unpacked.folder / "index.html"
    content = home.read_bytes()
    assert _run(program, unpacked.folder) == [f"checked {verify(unpacked.folder).count} files"]
    home.write_bytes(content + b" ")
    try:
        assert _run(program, unpacked.folder)[0] == "differs, is missing or is extra: index.html"
    finally:
        home.write_bytes(content)


def _run(program: str, folder: Path) -> list[str]:
    result = subprocess.run(["python3", "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


@pytest.mark.any_corpus
def test_chromium_opens_every_kind_of_page_from_an_awkward_folder(chromium: Browser, unpacked: BuiltSite) -> None:
    """No request leaves the folder, styles and scripts load, and the console stays silent: the policy holds."""
    with Reader.of(chromium, unpacked) as reader:
        for kind in unpacked.kinds:
            page = unpacked.fullest(kind)
            tab = reader.open(page)
            assert tab.evaluate("getComputedStyle(document.querySelector('.md-skip')).position") == "fixed", page
        assert not reader.said, listed(reader.said)


def test_firefox_opens_every_kind_of_page_from_an_awkward_folder(unpacked: BuiltSite) -> None:
    """Styles, words and scripts work in a second engine, and the console has no error."""
    faults = []
    with start_firefox() as firefox:
        for kind in unpacked.kinds:
            page = unpacked.fullest(kind)
            firefox.open(unpacked.uri(page))
            assert firefox.evaluate("document.title") == text_of(unpacked.trees[page].xpath("//title")[0])
            assert firefox.evaluate("getComputedStyle(document.querySelector('.md-skip')).position") == "fixed", page
            assert firefox.evaluate("getComputedStyle(document.querySelector('.find')).display") == "flex", page
            faults += [f"{page}: {fault}" for fault in firefox.evaluate(FAULTS)]
        faults += firefox.errors(unpacked.folder.as_uri())
    assert not faults, listed(faults)


def test_the_zip_holds_nothing_that_could_be_left_out(made: Bundle) -> None:
    """No file stands in it twice, but scripts that others load by their plain names, and all that gains is packed.

    The tables of an edition stand below its day whole, also those that are the same today.
    """
    with zipfile.ZipFile(made.zip) as archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith(PACKED)]
        names: dict[bytes, list[str]] = {}
        for entry in archive.infolist():
            if not re.search(r"/data/\d{4}-\d\d-\d\d/", entry.filename):
                names.setdefault(archive.read(entry), []).append(entry.filename)
    twice = [held for held in names.values() if len(held) > 1 and not all(name.endswith(".js") for name in held)]
    assert not twice, listed([" = ".join(held) for held in twice])
    assert all(entry.compress_type == zipfile.ZIP_DEFLATED for entry in entries)
    assert sum(entry.compress_size for entry in entries) < sum(entry.file_size for entry in entries) / 4


def test_the_invented_corpus_makes_a_bundle_too(mini: BuiltSite, tmp_path: Path) -> None:
    """Nothing about the bundle hangs on the real data."""
    made = make_bundle(mini.folder, tmp_path)
    assert made.folder.name.startswith("quiet-waters-concordance-2020-01-01-")
    assert verify(made.zip).is_whole
    assert ROOT.joinpath("tests/mini/data").is_dir()
