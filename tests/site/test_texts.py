"""What a reader sees of a legal text is what its YAML file says, word for word, on every page that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.site.built import CORPUS, BuiltSite, Element, text_of, with_class
from tests.site.yaml_texts import PartText, Piece, list_headings, read_parts, read_yaml

DATA = CORPUS / "data"
PARTS = tuple(read_parts(DATA))
ARTICLES = tuple(part for part in PARTS if part.key.isdigit())
NOT_LAW = "chip", "note", "part-heading", "law-changes", "version-heading", "inside-heading"
"""Classes of what stands inside a legal text and is ours, or its heading, which is held apart."""
BESIDE = "note-mark", "footnotes", "table-scroll"
"""Classes of what stands beside the words, which is held apart too."""


def _whole(site: BuiltSite, page: str, eid: str) -> Element:
    """Return a copy of a part's element on a page; of one in two languages, of all that stands in one of them."""
    [found] = [root for root in with_class(site.trees[page], "unit-root") if root.get("id") == eid]
    side = next((name for name in ("first", "other") if name in found.get("class").split()), None)
    if side is None:
        return _copy(found)
    [around] = found.xpath("ancestor::*[@data-versions]")
    law = _copy(found)
    for row in list(with_class(around, side)):
        if row is not found:
            law.append(_copy(row))
    return law


def _law(site: BuiltSite, page: str, eid: str) -> Element:
    """Return the words of a part: without what is ours in it, and without what stands beside them."""
    return _bare(_whole(site, page, eid))


def _bare(law: Element) -> Element:
    for other in [*law.iter("button"), *(element for name in NOT_LAW + BESIDE for element in with_class(law, name))]:
        other.drop_tree()
    return law


def _copy(element: Element) -> Element:
    copied: Element = deepcopy(element)
    copied.tail = None
    return copied


def _pieces(law: Element) -> Iterator[Piece]:
    """Yield the numbers and words of a text, each with the id of the unit around it."""
    for element in law.xpath(".//a | .//p"):
        classes = (element.get("class") or "").split()
        if "w" in classes or ("no" in classes and text_of(element)):
            [unit] = element.xpath("ancestor::*[@id][1]")
            yield Piece(unit.get("id"), element.text_content(), is_number="no" in classes)


def _named(parts: tuple[PartText, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("part", parts, ids=lambda part: f"{part.instrument}:{part.key}")


def test_every_text_is_there() -> None:
    """All articles of the five texts, three preambles and four closing formulas are data."""
    counts = Counter(part.instrument for part in ARTICLES)
    assert counts == {"budapest": 48, "protocol": 16, "cis": 18, "latvia-2006": 8, "kazakhstan-2019": 1}
    others = Counter(part.key for part in PARTS if not part.key.isdigit())
    assert others == {"preamble": 3, "closing": 4}


@pytest.mark.any_corpus
@_named(PARTS)
def test_the_words_of_a_text_are_those_of_its_file(site: BuiltSite, part: PartText) -> None:
    """Every number and every run of words, in order and in its unit, on both pages, and no word besides."""
    for page in (part.page, f"{part.instrument}/full.html"):
        headings = with_class(_whole(site, page, part.eid), "inside-heading")
        assert tuple(map(text_of, headings)) == part.headings_inside
        _hold_words(_law(site, page, part.eid), part.pieces)


def _hold_words(law: Element, pieces: tuple[Piece, ...]) -> None:
    assert tuple(_pieces(law)) == pieces
    assert text_of(law).split() == [word for piece in pieces for word in piece.text.split()]


@pytest.mark.any_corpus
@_named(PARTS)
def test_other_texts_are_those_of_the_file(site: BuiltSite, part: PartText) -> None:
    """Other languages stand on both pages, what was the law before on the page of the part, headings above them."""
    for text in part.in_languages:
        for page in (part.page, f"{part.instrument}/full.html"):
            whole = _whole(site, page, f"{text.prefix}{part.eid}")
            assert whole.get("lang") == text.prefix.removesuffix("--")
            assert [text_of(heading) for heading in with_class(whole, "version-heading")] == (
                [text.heading] if text.heading else []
            )
            _hold_words(_bare(whole), text.pieces)
    assert len(list(site.trees[part.page].xpath("//*[@id='former']/details"))) == len(part.earlier)
    for text in part.earlier:
        [details] = site.trees[part.page].xpath(f"//details[@id='{text.prefix.removesuffix('--')}']")
        [law] = with_class(details, "law")
        headings = [text_of(heading) for heading in with_class(law, "version-heading")]
        assert headings == ([text.heading] if text.heading else [])
        whole = _copy(law)
        whole.set("id", f"{text.prefix}{part.eid}")  # The words outside its units belong to the whole.
        _hold_words(_bare(whole), text.pieces)


@pytest.mark.any_corpus
@_named(PARTS)
def test_tables_and_footnotes_are_those_of_the_file(site: BuiltSite, part: PartText) -> None:
    """Captions, cells and footnotes stand in order in their units, and each footnote is called where it belongs."""
    for page in (part.page, f"{part.instrument}/full.html"):
        shown = _whole(site, page, part.eid).xpath(".//caption | .//th | .//td | .//*[@role='doc-footnote']")
        found = [(element.xpath("ancestor::*[@id][1]/@id")[0], text_of(element)) for element in shown]
        assert found == [(beside.eid, beside.text) for beside in part.beside]
        for element, beside in zip(shown, part.beside, strict=True):
            if beside.called:
                [back] = element.xpath("./a[@role='doc-backlink']/@href")
                [mark] = site.trees[page].xpath(f"//a[@id='{back.removeprefix('#')}']")
                assert mark.get("href") == f"#{element.get('id')}"
                assert mark.xpath("ancestor::*[@id][1]/@id") == [beside.eid]
                before = "".join(mark.xpath("ancestor::p[1]//text()[following::a/@id = $back]", back=back[1:]))
                assert f"{before}{text_of(mark)}".endswith(beside.called)


@pytest.mark.any_corpus
@_named(PARTS)
def test_every_unit_has_the_same_id_and_permalink_on_both_pages(site: BuiltSite, part: PartText) -> None:
    """Each unit below the article carries its id, and its number or mark links to it, on both pages."""
    for page in (part.page, f"{part.instrument}/full.html"):
        law = _law(site, page, part.eid)
        units = list(with_class(law, "unit"))
        assert tuple(unit.get("id") for unit in units) == part.eids
        for unit in units:
            [permalink] = unit.xpath("./a[contains(@class, 'no')]")
            assert permalink.get("href") == f"#{unit.get('id')}"
            assert text_of(permalink) or permalink.get("aria-label"), "a permalink needs a name"


@pytest.mark.any_corpus
@_named(PARTS)
def test_every_page_of_a_text_says_what_it_is(site: BuiltSite, part: PartText) -> None:
    """It shows heading, summary, status, how the text was made, its source with the place in it, and our notes."""
    tree = site.trees[part.page]
    instrument = read_yaml(DATA / "instruments" / part.instrument / "instrument.yml")
    provenance = part.content["provenance"]
    source = read_yaml(DATA / "sources" / f"{provenance['source']}.yml")
    [title] = tree.xpath("//h1")
    assert part.content.get("heading", "") in text_of(title)
    if "summary" in part.content:
        [summary] = with_class(tree, "ours")
        assert part.content["summary"] in text_of(summary)
    [pill, *_] = with_class(tree, "pill")
    assert instrument["text_status"] in text_of(pill).lower()
    [trust] = with_class(tree, "trust")
    said = text_of(trust)
    assert source["title"] in said
    assert provenance["at"] in said
    assert {"restored": "restored", "as received": "as received", "our rendering": "Our own rendering"}[
        provenance["made"]
    ] in said
    for line in (*provenance.get("received", ()), *(entry["received"] for entry in provenance.get("corrections", ()))):
        assert line in said
    assert part.content.get("note", "") in text_of(tree)


@pytest.mark.any_corpus
@pytest.mark.parametrize("slug", sorted({part.instrument for part in PARTS}))
def test_a_whole_text_shows_its_divisions_and_headings_in_order(site: BuiltSite, slug: str) -> None:
    """The full page holds every part in order, and the headings of chapters, sections and titles of the data."""
    tree = site.trees[f"{slug}/full.html"]
    parts = [part for part in PARTS if part.instrument == slug]
    roots = [(root.get("id"), root.get("class").split()) for root in with_class(tree, "unit-root")]
    assert [eid for eid, classes in roots if "other" not in classes] == [part.eid for part in parts]
    others = [f"{text.prefix}{part.eid}" for part in parts for text in part.in_languages]
    assert [eid for eid, classes in roots if "other" in classes] == others
    divisions = read_yaml(DATA / "instruments" / slug / "instrument.yml").get("divisions", ())
    shown = [(int(heading.tag[1]), text_of(heading)) for heading in with_class(tree, "division-heading")]
    assert shown == list(list_headings(divisions))
    for part, heading in zip(parts, with_class(tree, "part-heading"), strict=True):
        assert part.content.get("heading", "") in text_of(heading)
