"""What a hosted copy tells programs, and that a copy for a disk carries nothing that leads to a host."""

from __future__ import annotations

import json
import posixpath
import re

from generator.files.packing import pack_gzip
from generator.publish.bundle.check import find_faults
from generator.publish.hosting.app import PICTURE, SEARCH
from generator.publish.seal import read_folder
from tests.site.built import BuiltSite, Element, listed, text_of

ADDRESS = "https://treaties.example/concordance/"
SAME = ("name", "legislationIdentifier", "inLanguage", "legislationDate", "temporalCoverage", "sameAs")
LINKED = "//script[@type='application/ld+json']"


def _property(tree: Element, name: str) -> str:
    [content] = tree.xpath(f"//meta[@property='og:{name}']/@content")
    return str(content)


def test_every_hosted_page_names_its_address_and_what_a_preview_shows(hosted: BuiltSite) -> None:
    """One canonical address a page, and Open Graph's required properties: title, type, address, picture."""
    for page, tree in hosted.trees.items():
        if page == "404.html":
            continue
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}{page}"]
        assert _property(tree, "url") == f"{ADDRESS}{page}"
        assert _property(tree, "image") == f"{ADDRESS}{PICTURE}"
        assert _property(tree, "type") == "website"
        assert text_of(tree.xpath("//title")[0]).startswith(_property(tree, "title").strip())
        assert _property(tree, "description") == tree.xpath("string(//meta[@name='description']/@content)")
    assert PICTURE in hosted.files


def test_a_site_without_an_address_names_none(site: BuiltSite) -> None:
    """No page of a copy for a disk carries an address of ours, a preview or a description of search."""
    marks = "//meta[@property] | //link[@rel='canonical'] | //link[@rel='search'] | //link[@rel='manifest']"
    found = [page for page, tree in site.trees.items() if tree.xpath(marks)]
    assert not found, listed(found)
    assert SEARCH not in site.files


def test_a_hosted_home_page_offers_its_search(hosted: BuiltSite) -> None:
    """The browser finds the description from the home page; what it opens is the page for finding."""
    [href] = hosted.trees["index.html"].xpath("//link[@rel='search']/@href")
    assert href == SEARCH
    [template] = re.findall('template="([^"]+)"', hosted.read(SEARCH))
    assert template.startswith(f"{ADDRESS}find.html#q=")


def test_a_hosted_site_needs_nothing_but_itself_either(hosted: BuiltSite) -> None:
    """Its own address is named, never loaded: a bundle of it opens from a disk like any other."""
    pages = {path: content for path, content in read_folder(hosted.folder).items() if path != "404.html"}
    faults = find_faults(pages)
    assert not faults, listed(faults)


def test_articles_and_instruments_describe_themselves(site: BuiltSite) -> None:
    """Their pages, and no others, hold one block of linked data whose own address is the page."""
    described = {page: tree.xpath(LINKED) for page, tree in site.trees.items() if tree.xpath(LINKED)}
    articles = {row["url"] for row in site.table("provisions") if row["depth"] == 0}
    instruments = {row["url"] for row in site.table("instruments")}
    assert set(described) == articles | instruments
    titles = {row["url"]: row["title"] for row in site.table("instruments")}
    for page, [block] in described.items():
        node = json.loads(block.text)
        assert (node["@context"], node["@type"]) == ("https://schema.org", "Legislation")
        assert posixpath.normpath(posixpath.join(posixpath.dirname(page), node["@id"])) == page
        if page in instruments:
            assert node["name"] == titles[page]
        else:
            outer = posixpath.normpath(posixpath.join(posixpath.dirname(page), node["isPartOf"]["@id"]))
            assert node["isPartOf"]["name"] == titles[outer]
            assert node["encoding"]["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"


def test_a_page_tells_what_the_file_of_linked_data_tells(site: BuiltSite) -> None:
    """Names and numbers of an article are the same in both; only addresses differ, by their folder."""
    told = {}
    for instrument in json.loads(site.read("data/legislation.jsonld"))["@graph"]:
        for node in (instrument, *instrument["hasPart"]):
            told[node["@id"].removeprefix("../")] = [node.get(key) for key in SAME]
    for page, what in told.items():
        node = json.loads(site.trees[page].xpath(LINKED)[0].text)
        assert [node.get(key) for key in SAME] == what


def test_what_frames_a_page_is_small(site: BuiltSite, hosted: BuiltSite) -> None:
    """The frame of a page weighs at most 3 kB with gzip, on a host too."""
    for built in (site, hosted):
        frames = [re.sub(r"(?s)<main\b.*</main>", "", built.read(page)) for page in built.pages]
        assert max(len(pack_gzip(frame.encode())) for frame in frames) <= 3_000
