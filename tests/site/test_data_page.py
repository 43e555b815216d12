"""The page about the data documents every file and every column, and the manifest lists every file of the site."""

from __future__ import annotations

import hashlib
import json
import re

import lxml.html
import pytest

from generator.downloads import TABLES
from generator.downloads.checked import CHECKED
from generator.publish.seal import VERSION
from generator.site.assets import IMMUTABLE
from generator.site.policy import LOST, SCHEME
from tests.site.built import BuiltSite, listed, text_of

pytestmark = pytest.mark.any_corpus

PAGE = "data/index.html"
EDITION = re.compile(r"data/\d{4}-\d{2}-\d{2}/index\.html")
"""The page of an edition that was released: it offers the files beside it."""
OWN_SCRIPTS = "//script[not(@src)][not(contains(@type, 'json'))]"
"""Scripts in a page itself, but for data, which no browser runs."""


def test_every_file_is_on_the_page(site: BuiltSite) -> None:
    """Each file below `data/` but the page itself is a download of it; how to cite a page is one of that page.

    The files of an edition are downloads of its own page.
    """
    hrefs = set(site.trees[PAGE].xpath("//a[@download]/@href"))
    offered = {f"data/{href}" for href in hrefs}
    for tree in site.trees.values():
        for href in tree.xpath("//details[@class='cite-as']//a[@download]/@href"):
            offered.add(f"data/citations/{href.partition('data/citations/')[2]}")
    editions = {path for path in site.files if EDITION.fullmatch(path)}
    for page in editions:
        hrefs = site.trees[page].xpath("//a[@download]/@href")
        offered |= {f"{page.removesuffix('index.html')}{href}" for href in hrefs}
    assert offered == {path for path in site.files if path.startswith("data/")} - {PAGE, *editions}


def test_every_column_is_explained(site: BuiltSite) -> None:
    """Each table's columns stand on the page in their order, none without a meaning, with the true number of rows."""
    for table in TABLES:
        section = site.trees[PAGE].get_element_by_id(f"table-{table.name}")
        rows = section.xpath(".//tbody/tr")
        assert [text_of(row[0]) for row in rows] == [column.name for column in table.columns]
        assert all(text_of(row[2]) for row in rows)
        assert re.match(rf"{table.name} {len(site.table(table.name))} rows? ", text_of(section[0]))


def test_every_file_was_checked_by_a_tool(site: BuiltSite) -> None:
    """The page says by what each kind of file was checked, and how many there are; no file is left out."""
    paths = (path for path in site.files if path.startswith("data/") and not path.endswith("/index.html"))
    files = {path.removeprefix("data/") for path in paths}
    kinds = [next((kind for kind in CHECKED if kind.covers(path)), None) for path in files]
    assert None not in kinds, listed(sorted(path for path in files if not any(kind.covers(path) for kind in CHECKED)))
    rows = site.trees[PAGE].get_element_by_id("checked").xpath(".//tbody/tr")
    told = {text_of(row[0]): int(text_of(row[1])) for row in rows}
    assert told == {kind.files: kinds.count(kind) for kind in CHECKED if kind in kinds}


def test_the_page_exists_for_another_corpus(mini: BuiltSite) -> None:
    """The page is made from the tables, not from this data."""
    assert len(mini.trees[PAGE].xpath("//section[starts-with(@id, 'table-')]")) == len(TABLES)


def test_linked_data_leads_to_pages(site: BuiltSite) -> None:
    """Every address in the JSON-LD, seen from its folder, is a page of the site."""
    graph = json.loads(site.read("data/legislation.jsonld"))["@graph"]
    assert [node["@id"] for node in graph] == [f"../{slug}/index.html" for slug in site.texts]
    nodes = [*graph, *(part for node in graph for part in node["hasPart"])]
    addresses = {node["@id"] for node in nodes} | {node["encoding"]["contentUrl"] for node in nodes}
    assert {address.removeprefix("../") for address in addresses} <= site.files
    assert {node["encoding"]["legislationLegalValue"] for node in nodes} == {"https://schema.org/UnofficialLegalValue"}


def test_the_manifest_covers_everything(site: BuiltSite) -> None:
    """Every file but the manifest is listed with its hash, and every provision with that of its words."""
    manifest = json.loads(site.read("data/manifest.json"))
    files = site.files - {"data/manifest.json", ".gitignore"}
    meant = {path: hashlib.sha256((site.folder / path).read_bytes()).hexdigest() for path in files}
    assert manifest["files"] == meant
    assert list(manifest["texts"]) == [row["id"] for row in site.table("provisions")]


def test_no_page_but_that_of_the_data_names_its_version(site: BuiltSite) -> None:
    """A small script gives it to pages on paper: with each edit of the data it would change all pages."""
    version = json.loads(site.read("data/manifest.json"))["version"]
    assert version in site.read(VERSION)
    assert [page for page in site.pages if version in site.read(page)] == ["data/index.html"]
    assert all(tree.xpath("//*[@data-version]") for tree in site.trees.values())
    hashes = json.loads(site.read("data/manifest.json"))["texts"]
    for row in site.table("provisions"):
        if row["depth"] == 0:
            panel = text_of(site.trees[row["url"]].get_element_by_id("about-this-text"))
            assert hashes[row["id"]] in panel


def test_styles_and_scripts_change_their_names_with_their_content(site: BuiltSite) -> None:
    """What a page names is kept under the start of its hash; no page names a style or script that may be stale."""
    named = {
        href for tree in site.trees.values() for href in tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    }
    assert all(f"{IMMUTABLE}/" in href for href in named), sorted(named)
    for path in site.files:
        if path.startswith(f"{IMMUTABLE}/"):
            assert path.split(".")[1] == hashlib.sha256((site.folder / path).read_bytes()).hexdigest()[:10]


def test_no_page_carries_script_or_style_of_its_own(site: BuiltSite) -> None:
    """The policy on each page forbids them, but for the one that it names by its hash; the lost page has a second."""
    scheme, lost = (lxml.html.fragment_fromstring(script).text for script in (SCHEME, LOST))
    faulty = [
        page
        for page, tree in site.trees.items()
        if tree.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]")
        or [script.text for script in tree.xpath(OWN_SCRIPTS)] != ([lost, scheme] if page == "404.html" else [scheme])
        or not tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    ]
    assert not faulty, listed(faulty)
