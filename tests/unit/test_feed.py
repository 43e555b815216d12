"""The feed and what else serves readers of a hosted copy: valid, the same everywhere, and never tied to an address."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.etree
import pytest

from generator.law import routes
from generator.law.corpus import Corpus
from generator.publish.hosting import hosting_files
from generator.publish.hosting.app import APP, SEARCH
from generator.publish.hosting.feed import write_feed
from tests.programs.whole import ATOM as ATOM_GRAMMAR
from tests.unit.corpora import BOTH, MINI, corpus_of, name_of

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
ADDRESS = "https://treaties.example/concordance/"
UUID = re.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
both = pytest.mark.parametrize("root", BOTH, ids=name_of)


def _feed(corpus: Corpus, *, address: str = "") -> Any:
    return lxml.etree.fromstring(write_feed(corpus, address=address))


def _ids(feed: Any) -> list[str]:
    return [str(found.text) for found in feed.iterfind(".//a:id", ATOM)]


@both
def test_the_feed_has_what_atom_requires(root: Path) -> None:
    """RFC 4287, 4.1: one id, title and moment for the feed and each entry, an author, links, and content."""
    corpus = corpus_of(root)
    feed = _feed(corpus)
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == len(corpus.releases) >= 1
    for element in (feed, *entries):
        for name, pattern in (("id", UUID), ("updated", MOMENT), ("title", re.compile(".+"))):
            [found] = element.findall(f"a:{name}", ATOM)
            assert pattern.fullmatch(found.text), found.text
        [alternate] = element.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
        assert alternate.startswith("index.html")
    assert feed.findtext("a:author/a:name", namespaces=ATOM)
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == []  # It stands at no address.
    for entry in entries:
        [content] = entry.findall("a:content", ATOM)
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [f"{{{ATOM['h']}}}div"]


@both
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_the_feed_is_valid_by_the_grammar_of_atom(root: Path, address: str) -> None:
    """RFC 4287 as RELAX NG, with and without an address; the grammar refuses what the RFC does."""
    grammar = lxml.etree.RelaxNG(lxml.etree.parse(ATOM_GRAMMAR))
    feed = _feed(corpus_of(root), address=address)
    assert grammar.validate(feed), grammar.error_log.last_error
    for path in ("a:updated", "a:author", "a:entry/a:title", "a:entry/a:content/h:div"):
        spoilt = _feed(corpus_of(root), address=address)
        [found, *_] = spoilt.findall(path, ATOM)
        found.getparent().remove(found)
        assert not grammar.validate(spoilt), path


@both
def test_entries_stand_newest_first_and_the_feed_is_as_new_as_the_first(root: Path) -> None:
    """Dates are the days of the releases; no clock is read."""
    feed = _feed(corpus_of(root))
    days = [entry.findtext("a:updated", namespaces=ATOM) for entry in feed.iterfind("a:entry", ATOM)]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", namespaces=ATOM) == days[0] == f"{corpus_of(root).releases[0].day}T00:00:00Z"


def test_ids_stay_whatever_else_changes() -> None:
    """An id follows neither address, nor title, nor note, nor a release that comes later; no two are alike."""
    corpus = corpus_of(MINI)
    ids = _ids(_feed(corpus))
    assert len(set(ids)) == len(ids) == 1 + len(corpus.releases)
    renamed = replace(
        corpus,
        concordance=corpus.concordance.model_copy(update={"title": "Another name"}),
        releases=tuple(
            replace(release, record=release.record.model_copy(update={"title": "Told anew", "note": None}))
            for release in corpus.releases
        ),
    )
    assert _ids(_feed(renamed, address=ADDRESS)) == ids
    later = replace(corpus.releases[0], day="2021-01-01")
    assert set(_ids(_feed(replace(corpus, releases=(later, *corpus.releases))))) > set(ids)
    assert not set(_ids(_feed(corpus_of(BOTH[0])))) & set(ids)


def test_an_entry_tells_every_change_as_text() -> None:
    """What `diff` said stands in the entry; its signs are no markup."""
    feed = _feed(corpus_of(MINI))
    told = [item.text for item in feed.iterfind(".//h:li", ATOM)]
    assert told[0] == "provision Lakes, 2(1): text: Each Party shall [-forbid-] {+punish+} noise & <shouting> on a lake"
    assert len(told) == len(corpus_of(MINI).releases[0].record.changes)


def test_a_known_address_makes_the_feed_complete() -> None:
    """Readers that keep entries apart from the feed can still follow their links."""
    feed = _feed(corpus_of(MINI), address=ADDRESS)
    assert feed.base == f"{ADDRESS}{routes.FEED}"
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{ADDRESS}{routes.FEED}"]


@both
def test_only_an_address_makes_the_site_searchable_from_outside(root: Path) -> None:
    """OpenSearch 1.1 needs a full address: without one there is no description; with one, names keep their lengths."""
    corpus = corpus_of(root)
    assert set(hosting_files(corpus)) == {routes.FEED, APP}
    files = hosting_files(corpus, address=ADDRESS)
    assert set(files) == {routes.FEED, APP, SEARCH}
    tree = lxml.etree.fromstring(files[SEARCH])
    for name, longest in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        words = tree.findtext(f"o:{name}", namespaces=OPENSEARCH)
        assert 0 < len(words) <= longest
        assert corpus.concordance.title.startswith(words) or name == "Description"
    [template] = tree.xpath("o:Url/@template", namespaces=OPENSEARCH)
    assert template == f"{ADDRESS}{routes.FIND}#q={{searchTerms}}"


@both
def test_the_app_names_the_site_by_relative_addresses(root: Path) -> None:
    """The same bytes serve every address."""
    corpus = corpus_of(root)
    app = json.loads(hosting_files(corpus, address=ADDRESS)[APP])
    assert (app["name"], app["start_url"], app["scope"]) == (corpus.concordance.title, "index.html", "./")
    assert ADDRESS not in json.dumps(app)
    assert hosting_files(corpus)[APP] == hosting_files(corpus, address=ADDRESS)[APP]
