"""Search on the real site opened from a disk: provisions are found by their number and by their words, and opened."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from playwright.sync_api import Page, expect

from benchmarks.reader import QUERIES
from tests.site.built import ROOT, BuiltSite
from tests.site.firefox import start_firefox
from tests.site.reader import Reader
from tests.site.yaml_texts import PartText, Piece, read_parts, read_yaml

PARTS = {part.instrument: part for part in read_parts(ROOT / "data") if part.key.isdigit() and len(part.eids) > 3}
"""One article with points for every instrument that has such."""
MOST_BYTES = 60_000
"""For a first query, packed: the box, its style, and the shards that the query needs."""
MOST_FILES = 20


def _label(part: PartText) -> str:
    label: str = read_yaml(ROOT / "data" / "instruments" / part.instrument / "instrument.yml")["label"]
    return label


def _deepest(part: PartText) -> Piece:
    """Return the words of the unit that stands deepest: a point, or a point of a point."""
    words = [piece for piece in part.pieces if not piece.is_number and len(piece.text.split()) > 8]
    return max(words, key=lambda piece: piece.eid.count("__"))


def _citation(eid: str) -> str:
    """Write an id as a reader types it: `art_22__para_1__point_d` as `22(1)(d)`."""
    article, *steps = eid.removeprefix("art_").split("__")
    return article + "".join(f"({step.rpartition('_')[2]})" for step in steps)


def _ask(page: Page, text: str) -> None:
    """Open the find box with the key for it and type."""
    page.keyboard.press("/")
    page.locator(".find-field").fill(text)
    expect(page.locator(".find-row").first).to_be_visible()


@pytest.mark.parametrize("part", [part for part in PARTS.values() if "indent" not in _deepest(part).eid], ids=_label)
def test_a_provision_is_found_by_its_number(reader: Reader, part: PartText) -> None:
    """Its label and the instrument's name lead first to the very unit, from any page, without a network."""
    reader.said.clear()
    eid = _deepest(part).eid
    page = reader.open("terms/index.html")
    _ask(page, f"{_label(part)} {_citation(eid)}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"/{part.page}#{eid}") + "$"))
    assert reader.said == []


@pytest.mark.parametrize("part", PARTS.values(), ids=_label)
def test_a_provision_is_found_by_its_words(reader: Reader, part: PartText) -> None:
    """A few words from the middle of a point bring it among the first results."""
    reader.said.clear()
    wanted = _deepest(part)
    page = reader.open("index.html")
    _ask(page, " ".join(wanted.text.split()[1:8]))
    expect(
        page.locator(f".find-row[href*='{part.page}#{wanted.eid}'], .find-row[href$='{part.page}']").first
    ).to_be_visible()
    assert reader.said == []


@pytest.mark.parametrize("query", [*QUERIES, "22(1)(d)", "preamble"])
def test_a_first_query_reads_little(reader: Reader, query: str) -> None:
    """From the key that opens the box to the results: few files, few bytes, and of citations one article."""
    page = reader.open("index.html")
    page.wait_for_load_state()
    with reader.requests_of_open_page() as asked:
        _ask(page, query)
        expect(page.locator(".find-status")).not_to_be_empty()
    files = [Path(unquote(urlparse(address).path)) for address in asked]
    read = [file for file in files if file.suffix != ".svg"]
    assert [file.name for file in read[:2]] == ["box.js", "find.css"]
    assert len(set(read)) == len(read) <= MOST_FILES
    assert sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in read) <= MOST_BYTES
    assert len([file for file in read if file.name.startswith("u-")]) == (query not in QUERIES)


def test_the_find_page_searches_in_firefox_from_a_disk_too(site: BuiltSite) -> None:
    """A question in the address of the find page is answered in a second engine."""
    part = next(iter(PARTS.values()))
    with start_firefox() as firefox:
        firefox.open(site.uri("find.html#q=" + "%20".join(_deepest(part).text.split()[1:6])))
        for _ in range(50):
            if firefox.evaluate("document.querySelectorAll('.find-row').length"):
                break
            firefox.call("WebDriver:ExecuteAsyncScript", script="setTimeout(arguments[0], 100)", args=[])
        assert firefox.evaluate("document.querySelectorAll('.find-row').length")
        assert firefox.errors(site.folder.as_uri()) == []
