"""What a hosted copy tells programs, and that a copy for a disk carries nothing that leads to a host."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re

from generator.files.packing import pack_gzip
from generator.publish.bundle.check import find_faults
from generator.publish.hosting.app import PICTURE, SEARCH
from generator.publish.seal import read_folder
from generator.publish.verify import verify
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
    del described["data/index.html"]  # It describes the data; see below.
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


def test_the_page_about_the_data_is_a_data_set_for_catalogues(site: BuiltSite, hosted: BuiltSite) -> None:
    """One block for schema.org and DCAT; every file is there with its hash, its address absolute on a host."""
    for built, start in ((site, ""), (hosted, f"{ADDRESS}data/")):
        [block] = built.trees["data/index.html"].xpath(LINKED)
        schema, dcat = json.loads(block.text)["@graph"]
        assert (schema["@type"], dcat["@type"]) == ("Dataset", "dcat:Dataset")
        for entry in schema["distribution"]:
            assert entry["contentUrl"].startswith(start)
            content = (built.folder / "data" / entry["contentUrl"].removeprefix(start)).read_bytes()
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        places = [entry["dcat:downloadURL"]["@id"] for entry in dcat["dcat:distribution"]]
        assert places == [entry["contentUrl"] for entry in schema["distribution"]]


def test_linked_data_names_only_the_same_thing(site: BuiltSite, hosted: BuiltSite) -> None:
    """No home page and no register of several is `sameAs`; on a host every identifier is absolute."""
    nodes = [json.loads(tree.xpath(LINKED)[0].text) for tree in site.trees.values() if tree.xpath(LINKED)]
    same = [node["sameAs"] for node in nodes if "sameAs" in node]
    assert len(same) == len(set(same)) > 10
    assert not [address for address in same if address.count("/") < 4 and "?" not in address]
    graph = json.loads(hosted.read("data/legislation.jsonld"))["@graph"]
    assert all(part["@id"].startswith(ADDRESS) for node in graph for part in (node, *node["hasPart"]))


def test_a_hosted_copy_offers_itself_for_a_disk(hosted: BuiltSite) -> None:
    """The zip on the page about the data has the size and hash that stand there, and is whole inside."""
    offer = text_of(hosted.trees["data/index.html"].get_element_by_id("offer"))
    content = (hosted.folder / "data/site.zip").read_bytes()
    assert hashlib.sha256(content).hexdigest() in offer
    assert f"{len(content) / 1_000_000:.1f} MB" in offer
    assert verify(hosted.folder / "data/site.zip").is_whole
    assert verify(hosted.folder).is_whole


def test_saving_a_page_saves_its_provision(site: BuiltSite) -> None:
    """What Zotero's translator for embedded metadata reads, and links to the citation in forms that it imports."""
    for row in site.table("provisions"):
        if row["depth"]:
            continue
        tree = site.trees[row["url"]]
        told = {meta.get("name"): meta.get("content") for meta in tree.xpath("//meta[@name]")}
        assert told["z:itemType"] == "statute"
        assert told["DC.identifier"] == row["id"]
        links = tree.xpath("//link[normalize-space(@rel)='alternate']/@href")
        assert [link.rpartition(".")[2] for link in links] == ["ris", "json"]
        for link in links:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(row["url"]), link))
            assert path in site.files
        [entry] = json.loads(site.read(f"data/citations/{row['url'].removesuffix('.html')}.json"))
        assert entry["title"] == told["DC.title"]


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
