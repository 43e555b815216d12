"""Addresses: pages, anchors and relative links."""

from __future__ import annotations

import pytest

from generator.law import routes
from generator.law.ids import parse_id
from tests.unit.corpora import MINI, corpus_of


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("lakes:2", "lakes/article-2.html"),
        ("lakes:2(1)(b)", "lakes/article-2.html#art_2__para_1__point_b"),
        ("lakes:preamble", "lakes/preamble.html"),
        ("lakes:preamble(2)", "lakes/preamble.html#preamble__rec_2"),
        ("lakes:conclusions", "lakes/closing.html"),
        ("ponds:1(indent 2)", "ponds/article-1.html#art_1__indent_2"),
        ("ponds:2(subpara 2)", "ponds/article-2.html#art_2__subpara_2"),
    ],
)
def test_every_unit_has_its_address(unit: str, place: str) -> None:
    """An article is a page; what stands in it is an anchor on that page."""
    assert routes.unit_place(parse_id(unit)) == place


@pytest.mark.parametrize(
    ("place", "on", "href"),
    [
        ("index.html", "index.html", "index.html"),
        ("lakes/article-2.html", "index.html", "lakes/article-2.html"),
        ("index.html", "lakes/article-2.html", "../index.html"),
        ("lakes/article-2.html#art_2", "lakes/article-2.html", "#art_2"),
        ("lakes/article-2.html", "lakes/article-2.html", "article-2.html"),
        ("lakes/article-3.html#x", "lakes/article-2.html", "article-3.html#x"),
        ("states/arland.html", "guides/scenarios/drum.html", "../../states/arland.html"),
    ],
)
def test_links_lead_from_page_to_page(place: str, on: str, href: str) -> None:
    """A link is relative to its page, so that the site works from any folder."""
    assert routes.href(place, on=on) == href


def test_the_root_is_found_from_every_depth() -> None:
    """The way to the root has a step for every folder."""
    assert [routes.root_of(page) for page in ("a.html", "a/b.html", "a/b/c.html")] == ["", "../", "../../"]


def test_whatever_a_reference_names_has_an_address() -> None:
    """Units, divisions and instruments have addresses, and so has a statement of a State."""
    corpus = corpus_of(MINI)
    assert routes.target_place(corpus, "lakes:2(1)") == "lakes/article-2.html#art_2__para_1"
    assert routes.target_place(corpus, "rivers") == "rivers/index.html"
    chapter = next(iter(corpus.divisions))
    assert routes.target_place(corpus, chapter) == f"lakes/index.html#{corpus.divisions[chapter].anchor}"
    assert routes.statement_place(corpus, "xa:lakes:2-2-reservation") == "states/arland.html#lakes--2-2-reservation"
