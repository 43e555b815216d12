"""The site as a file for phones: opened again by the library that phones use, it is whole and says what it is."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.suggestion import SuggestionSearcher

from generator.publish.seal import read_folder
from generator.publish.zim import make_zim
from tests.site.built import BuiltSite


@pytest.fixture(scope="module")
def zim(mini: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The site of the invented corpus as a ZIM file, opened."""
    out = tmp_path_factory.mktemp("zim") / "site.zim"
    assert make_zim(mini.folder, out) == out.stat().st_size
    return Archive(out)


def test_the_file_is_sound_and_holds_every_file(zim: Archive, mini: BuiltSite) -> None:
    """Its own check passes, and each path gives the bytes of the folder."""
    assert zim.check()
    held = read_folder(mini.folder)
    assert [
        path for path, content in held.items() if bytes(zim.get_entry_by_path(path).get_item().content) != content
    ] == []


def test_it_says_what_it_is(zim: Archive, mini: BuiltSite) -> None:
    """What the ZIM specification demands: main page, title, description, language, day, maker, picture of 48 pixels."""
    package = json.loads(mini.read("data/datapackage.json"))
    told = {key: zim.get_metadata(key).decode() for key in zim.metadata_keys if not key.startswith("Illustration")}
    assert zim.main_entry.get_item().path == "index.html"
    assert (told["Title"], told["Language"], told["Date"]) == (package["title"][:30], "eng", package["version"][:10])
    assert all(told[key] for key in ("Name", "Creator", "Publisher", "Description"))
    assert len(told["Title"]) <= 30
    assert len(told["Description"]) <= 80
    picture = bytes(zim.get_illustration_item(48).content)
    assert struct.unpack(">2I", picture[16:24]) == (48, 48)


def test_pages_are_found_by_their_titles(zim: Archive) -> None:
    """The reader's own search suggests pages, and no file that is not one."""
    found = SuggestionSearcher(zim).suggest("noise")
    assert "compare/noise.html" in list(found.getResults(0, found.getEstimatedMatches()))


def test_every_file_has_a_type(zim: Archive, mini: BuiltSite) -> None:
    """Phones choose by it what opens a file."""
    types = {Path(path).suffix: zim.get_entry_by_path(path).get_item().mimetype for path in read_folder(mini.folder)}
    assert {ending for ending, media in types.items() if media == "application/octet-stream"} <= {"", ".sig"}
    assert types[".html"] == "text/html"
    assert types[".epub"] == "application/epub+zip"
