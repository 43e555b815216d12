"""Every link leads to something, every page can be found, and every page is one clear document."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.built import SCRIPTED, BuiltSite, Element, listed, text_of, with_class

pytestmark = pytest.mark.any_corpus

NOT_FOUND = "404.html"
HOME = "index.html"
LOADS = " | ".join(
    f"//{element}/@{attribute}"
    for elements, attributes in (
        ("script img source iframe embed video audio track input", "src"),
        ("img source", "srcset"),
        ("link use image", "href"),
        ("object", "data"),
        ("video", "poster"),
        ("form", "action"),
    )
    for element in elements.split()
    for attribute in attributes.split()
)
"""Everything that a page may load or send to."""
LETTERS = {"en": "LATIN", "ru": "CYRILLIC", "uk": "CYRILLIC", "kk": "CYRILLIC"}


def _links(tree: Element) -> Iterator[str]:
    yield from (str(href) for href in tree.xpath("//a/@href | //area/@href"))


def _is_outside(href: str) -> bool:
    return bool(urlsplit(href).scheme or urlsplit(href).netloc)


def _lead(page: str, href: str) -> tuple[str, str]:
    """Return the path and the fragment that a relative href leads to from a page."""
    parts = urlsplit(href)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)


def _is_broken(site: BuiltSite, page: str, href: str) -> bool:
    path, fragment = _lead(page, href)
    if path not in site.files:
        return True
    if not fragment:
        return href.endswith("#")
    return path not in SCRIPTED and fragment not in site.ids.get(path, frozenset())


@pytest.fixture(scope="module")
def clicks(site: BuiltSite) -> dict[str, int]:
    """How many clicks each page is from the home page."""
    reached, edge = {HOME: 0}, [HOME]
    while edge:
        leads = {_lead(page, href)[0] for page in edge for href in _links(site.trees[page]) if not _is_outside(href)}
        edge = sorted((leads & set(site.pages)) - reached.keys())
        reached.update(dict.fromkeys(edge, max(reached.values()) + 1))
    return reached


def test_every_link_and_fragment_leads_somewhere(site: BuiltSite) -> None:
    """A relative link leads to a file of the site, and its fragment to an id on that page."""
    broken = [
        f"{page}: {href}"
        for page, tree in site.trees.items()
        for href in dict.fromkeys(_links(tree))
        if not _is_outside(href) and _is_broken(site, page, href)
    ]
    assert not broken, listed(broken)


def test_links_into_tools_name_provisions_that_exist(site: BuiltSite) -> None:
    """A link that opens the comparison of any provisions names provisions or instruments held here."""
    known = {row["id"] for row in site.table("provisions")} | set(site.texts)
    unknown = [
        f"{page}: {href}"
        for page, tree in site.trees.items()
        for href in _links(tree)
        if not _is_outside(href) and _lead(page, href)[0] == "compare/any.html" and _lead(page, href)[1]
        if not set(_lead(page, href)[1].split(",")) <= known | site.ids["compare/any.html"]
    ]
    assert not unknown, listed(unknown)


def test_only_links_that_a_reader_clicks_lead_outside(site: BuiltSite) -> None:
    """Nothing is loaded from elsewhere, and links to elsewhere are web addresses."""
    wrong = []
    for page, tree in site.trees.items():
        loads = [str(value) for value in tree.xpath(LOADS)]
        wrong += [f"{page}: loads {href}" for href in loads if _is_outside(href) or href.startswith("/")]
        wrong += [f"{page}: loads {href}" for href in loads if _lead(page, href)[0] not in site.files]
        outside = [href for href in _links(tree) if _is_outside(href)]
        wrong += [f"{page}: {href}" for href in outside if not href.startswith(("https://", "http://"))]
        wrong += [f"{page}: style loads" for style in tree.xpath("//style/text() | //@style") if "url(" in style]
    assert not wrong, listed(wrong)


def test_styles_load_nothing(site: BuiltSite) -> None:
    """A style sheet names no file elsewhere."""
    sheets = [path for path in site.files if path.endswith(".css")]
    assert sheets
    assert [path for path in sheets if re.search(r"@import|url\((?!['\"]?(?:data:|#))", site.read(path))] == []


def test_ids_are_unique_on_each_page(site: BuiltSite) -> None:
    """No id stands twice on a page."""
    twice = {
        page: [name for name, count in Counter(tree.xpath("//@id")).items() if count > 1]
        for page, tree in site.trees.items()
    }
    assert {page: names for page, names in twice.items() if names} == {}


def test_each_page_has_one_heading_of_the_first_level(site: BuiltSite) -> None:
    """One h1 a page, with words in it; no level of headings is skipped."""
    wrong = []
    for page, tree in site.trees.items():
        headings = tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(heading.tag[1]) for heading in headings]
        if levels.count(1) != 1 or levels[0] != 1 or not all(text_of(heading) for heading in headings):
            wrong.append(page)
        if any(after > before + 1 for before, after in pairwise(levels)):
            wrong.append(f"{page}: skips a level: {levels}")
    assert not wrong, listed(wrong)


def test_titles_and_descriptions_tell_pages_apart(site: BuiltSite) -> None:
    """No two pages have the same title; every page has a description."""
    titles = Counter(str(tree.findtext(".//title")).strip() for tree in site.trees.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert [
        page for page, tree in site.trees.items() if not tree.xpath("string(//meta[@name='description']/@content)")
    ] == []


def test_the_language_of_every_page_and_text_is_named(site: BuiltSite) -> None:
    """Pages are English, a text or version is marked with its language, and Cyrillic stands only where announced."""
    assert {tree.get("lang") for tree in site.trees.values()} == {"en"}
    languages = {row["id"]: row["text_language"] for row in site.table("instruments")}
    for slug in site.texts:
        for page in site.pages:
            if page.startswith(f"{slug}/"):
                for law in with_class(site.trees[page], "unit-root"):
                    prefix, mark, _ = law.get("id").rpartition("--")
                    own = prefix if mark else languages[slug]
                    assert law.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == own, page
    wrong = [f"{page}: {words}" for page, tree in site.trees.items() for words in _unannounced(tree)]
    assert not wrong, listed(wrong)


def _unannounced(tree: Element) -> Iterator[str]:
    """Yield runs of Cyrillic words that stand in an element of another language."""
    for node in tree.xpath("//body//text()[not(ancestor::script)]"):
        if any(unicodedata.name(letter, "").startswith("CYRILLIC") for letter in node):
            lang = node.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
            if LETTERS.get(lang) != "CYRILLIC":
                yield str(node).strip()


def test_every_page_is_within_three_clicks_of_home(site: BuiltSite, clicks: dict[str, int]) -> None:
    """No page is an orphan, and none is far."""
    pages = set(site.pages) - {NOT_FOUND}
    orphans = sorted(pages - clicks.keys())
    assert not orphans, listed(orphans)
    assert {page: far for page, far in clicks.items() if far > 3} == {}


def test_every_page_leads_home_and_to_the_search(site: BuiltSite) -> None:
    """From every page one click leads home, to the search, and to how to report an error."""
    for page, tree in site.trees.items():
        leads = {_lead(page, href)[0] for href in _links(tree) if not _is_outside(href)}
        assert leads >= {HOME, "find.html", "about/method.html"}, page


def test_the_sitemap_of_a_hosted_site_lists_every_page(site: BuiltSite, hosted: BuiltSite) -> None:
    """It holds each page once, the 404 page apart; a site without an address has none, for it would list nothing."""
    listed = re.findall(r"<loc>https://treaties\.example/concordance/(.*?)</loc>", hosted.read("sitemap.xml"))
    assert sorted(listed) == sorted(set(hosted.pages) - {NOT_FOUND})
    assert "sitemap.xml" not in site.files


def test_the_page_for_lost_addresses_helps(site: BuiltSite, hosted: BuiltSite) -> None:
    """It offers the search and the main pages without script, and on a host its links work at any depth."""
    for built, start in ((site, ""), (hosted, "/concordance/")):
        tree = built.trees[NOT_FOUND]
        leads = [str(href) for href in tree.xpath("//main//a/@href")]
        assert all(href.startswith(start) for href in leads)
        paths = {posixpath.normpath(href.removeprefix(start)) for href in leads}
        tabs = {posixpath.normpath(str(href).removeprefix(start)) for href in tree.xpath("//nav//a/@href")}
        assert paths >= tabs | {HOME, "find.html", "terms/index.html", "sources/index.html", "about/method.html"}
        assert paths <= built.files
    assert hosted.trees[NOT_FOUND].xpath("string(//link[@rel='stylesheet']/@href)").startswith("/concordance/assets/")
