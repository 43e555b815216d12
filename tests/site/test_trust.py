"""Every page with words of law says how far they can be relied on, by hashes that anyone can check."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.built import BuiltSite, Element, listed, text_of

PANEL = "about-this-text"
LAW = """//*[contains(concat(" ", normalize-space(@class), " "), " law ")
  or contains(concat(" ", normalize-space(@class), " "), " law-words ")]"""
OFFICIAL = re.compile("Not an official text: for that see .+")


@pytest.fixture(scope="module")
def manifest(site: BuiltSite) -> dict[str, Any]:
    """The manifest of the site."""
    whole: dict[str, Any] = json.loads(site.read("data/manifest.json"))
    return whole


@pytest.fixture(scope="module")
def panels(site: BuiltSite) -> dict[str, Element]:
    """The panel of every page that shows words of law."""
    pages = [page for page, tree in site.trees.items() if tree.xpath(LAW)]
    assert len(pages) > 150
    without = [page for page in pages if PANEL not in site.ids[page] and not page.startswith("changes/")]
    assert not without, listed(without)
    return {page: site.trees[page].get_element_by_id(PANEL) for page in pages if PANEL in site.ids[page]}


def test_every_page_with_law_has_a_panel_that_says_everything(panels: dict[str, Element]) -> None:
    """Source, status of the language, how it was made, when it was checked, the official page, how to report."""
    faults = []
    for page, panel in panels.items():
        words = text_of(panel)
        asked = {
            "a status": re.search("Authentic|ranslation|rendering", words),
            "how it was made": re.search("[Rr]estored|[Rr]eceived|[Rr]endering", words),
            "a source": panel.xpath(".//a[contains(@href, 'sources/index.html#')]"),
            "when it was checked": re.search(r"Checked: .*for the data of \d+ \w+ \d{4}", words),
            "that it is not official, with the official page": OFFICIAL.search(words),
            "the official address": panel.xpath(".//a[starts-with(@href, 'http')]"),
            "how to report an error": panel.xpath(".//a[contains(@href, 'about/method.html#report-an-error')]"),
            "how to check a copy": panel.xpath(".//a[contains(@href, 'data/index.html#check')]"),
        }
        faults += [f"{page}: no word about {name}" for name, found in asked.items() if not found]
    assert not faults, listed(faults)


def test_every_panel_says_when_its_words_were_last_changed(panels: dict[str, Element]) -> None:
    """By a release, as far as the records of releases tell."""
    said = re.compile(r"Last changed in the release of \d+ \w+ \d{4}\.|No release since \d+ \w+ \d{4} has changed")
    without = [page for page, panel in panels.items() if not said.search(text_of(panel))]
    assert not without, listed(without)


def test_every_hash_on_a_panel_is_that_of_the_manifest(
    site: BuiltSite, panels: dict[str, Element], manifest: dict[str, Any]
) -> None:
    """A hash stands beside the provision or the text that it is of, and the manifest has the same for it."""
    own = {row["url"]: row["id"] for row in site.table("provisions")}
    faults, count = [], 0
    for page, panel in panels.items():
        for code in panel.xpath(".//code[string-length(text()) = 64]"):
            count += 1
            if code.text not in {*manifest["texts"].values(), *manifest["instruments"].values()}:
                faults.append(f"{page}: {code.text} is no hash of the manifest")
        if page in own and manifest["texts"][own[page]] not in text_of(panel):
            faults.append(f"{page}: the hash of the text is missing")
    assert not faults, listed(faults)
    assert count > len(panels)


def test_a_comparison_gives_the_hash_of_every_provision_it_shows(site: BuiltSite, manifest: dict[str, Any]) -> None:
    """What the table of topics lists is what the panel of its page hashes, each beside its name."""
    for row in site.table("topics"):
        panel = site.trees[row["url"]].get_element_by_id(PANEL)
        hashed = [item.find("code").text for item in panel.xpath(".//ul[@class='hash']/li")]
        assert hashed == [manifest["texts"][unit] for unit in row["provisions"]], row["id"]


def test_the_hash_of_a_whole_text_is_that_of_its_provisions(site: BuiltSite, manifest: dict[str, Any]) -> None:
    """The whole text has a hash of its own, on the page of the whole text too."""
    assert list(manifest["instruments"]) == list(site.texts)
    for slug, sha256 in manifest["instruments"].items():
        assert sha256 in text_of(site.trees[f"{slug}/full.html"].get_element_by_id(PANEL))


def test_changes_are_shown_with_links_and_marks(mini: BuiltSite) -> None:
    """A change leads to what it is about where that still stands; struck and new words are marked; signs are text."""
    tree = mini.trees["changes/index.html"]
    newest, first = tree.xpath("//section[starts-with(@id, 'release-')]")
    assert [newest.get("id"), first.get("id")] == ["release-2020-01-01", "release-2019-06-01"]
    items = newest.xpath(".//li")
    told = "provision Lakes, 2(1): text: Each Party shall [−forbid] [+punish] noise & <shouting> on a lake"
    assert text_of(items[0]) == told
    assert [text_of(mark) for mark in items[0].xpath(".//del | .//ins")] == ["forbid", "punish"]
    hrefs = [[*item.xpath("./a/@href"), ""][0] for item in items]
    assert hrefs == ["../lakes/article-2.html#art_2__para_1", "", "../compare/noise.html", ""]
    assert "Both treaties with their register." in text_of(first)


def test_every_change_of_the_data_is_in_the_feed_that_the_pages_name(site: BuiltSite) -> None:
    """The home page and the pages about the data lead feed readers to it; the page of changes links to it."""
    for page in ("index.html", "data/index.html", "changes/index.html"):
        [found] = site.trees[page].xpath("//link[@type='application/atom+xml']/@href")
        assert found.endswith("changes/atom.xml") or found == "atom.xml"
    assert site.trees["changes/index.html"].xpath("//a[@href='atom.xml']")
    assert "changes/atom.xml" in site.files
