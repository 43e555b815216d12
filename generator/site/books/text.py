"""The book of one text: a title page that says what it is, then preamble, chapters or articles, closing formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Division, Instrument, Part
from generator.law.ids import parse_id
from generator.law.in_time import say_changes
from generator.law.language_status import status_of
from generator.law.numerals import write_plural
from generator.law.writing import hash_text, write_date
from generator.site.books.model import Book, Chapter, ContentsEntry
from generator.site.books.units import BookUnit, Place, view_book_unit
from generator.site.render import render_text

TITLE_PAGE = "title.xhtml"


@dataclass(frozen=True)
class BookHeading:
    """A heading of a chapter, section, title or article; an article's comes with its text."""

    level: int
    id: str
    name: str
    heading: str
    unit: BookUnit | None = None
    changes: tuple[str, ...] = ()
    """What changed the text of an article, and when."""


def make_text_book(corpus: Corpus, instrument: Instrument) -> Book:
    """Make the book of a text."""
    record = instrument.record
    groups = tuple(_group(instrument))
    files = {part.id: file for file, parts, _ in groups for part in parts}

    def place(target: str) -> str:
        if target in corpus.divisions or ":" not in target or not target.startswith(f"{instrument.slug}:"):
            return ""
        unit = parse_id(target)
        return f"{files[unit.article]}#{unit.eid}"

    chapters = [Chapter(TITLE_PAGE, record.title, _render_title(corpus, instrument))]
    chapters += [_chapter(file, parts, division, place, corpus.concordance.as_of) for file, parts, division in groups]
    return Book(
        slug=instrument.slug,
        title=record.title,
        short_title=record.short_title,
        description=f"{status_of(instrument)}. {record.how_made or ''} Not an official text.",
        language=instrument.lang,
        publisher=corpus.concordance.title,
        day=corpus.concordance.as_of,
        chapters=tuple(chapters),
        source=record.official_page or "",
    )


def _group(instrument: Instrument) -> Iterator[tuple[str, tuple[Part, ...], Division | None]]:
    """Yield the files of the book: what stands outside the structure, and each of its outermost divisions."""
    loose: list[Part] = []
    of_division: dict[str, list[Part]] = {division.id: [] for division in instrument.divisions}
    preamble, conclusions = instrument.part("preamble"), instrument.part("conclusions")
    for part in instrument.articles:
        (of_division[part.divisions[0].id] if part.divisions else loose).append(part)
    if preamble:
        yield "preamble.xhtml", (preamble,), None
    if loose:
        yield "articles.xhtml", tuple(loose), None
    for division in instrument.divisions:
        yield f"{division.anchor}.xhtml", tuple(of_division[division.id]), division
    if instrument.attached:
        yield "attached.xhtml", instrument.attached, None
    if conclusions:
        yield "conclusions.xhtml", (conclusions,), None


def _chapter(file: str, parts: tuple[Part, ...], division: Division | None, place: Place, day: str) -> Chapter:
    headings = tuple(_division_headings(division, parts, place, day) if division else _headings(parts, 1, place, day))
    body = render_text("book/text.html", on=file, headings=headings)
    title = f"{division.name}. {division.heading}" if division else parts[0].name
    if not division and len(parts) > 1:
        title = write_plural(parts[0].name.partition(" ")[0])
    return Chapter(file, title, body, _entries(file, headings, 2 if division else 1) if len(headings) > 1 else ())


def _headings(parts: tuple[Part, ...], level: int, place: Place, day: str) -> Iterator[BookHeading]:
    for part in parts:
        unit = view_book_unit(part.unit, place)
        yield BookHeading(level, part.id.eid, part.name, part.heading or "", unit, tuple(say_changes(part, day)))


def _division_headings(
    division: Division, parts: tuple[Part, ...], place: Place, day: str, level: int = 1
) -> Iterator[BookHeading]:
    yield BookHeading(level, division.anchor, division.name, division.heading)
    own = tuple(part for part in parts if part.divisions[-1].id == division.id)
    yield from _headings(own, level + 1, place, day)
    for inner in division.divisions:
        yield from _division_headings(inner, parts, place, day, level + 1)


def _entries(file: str, headings: tuple[BookHeading, ...], level: int) -> tuple[ContentsEntry, ...]:
    """Nest the headings from `level` on by their levels."""
    entries = []
    for index, heading in enumerate(headings):
        if heading.level == level:
            rest = headings[index + 1 :]
            inner = next((i for i, other in enumerate(rest) if other.level <= level), len(rest))
            title = f"{heading.name}. {heading.heading}" if heading.heading else heading.name
            entries.append(ContentsEntry(title, f"{file}#{heading.id}", _entries(file, rest[:inner], level + 1)))
    return tuple(entries)


def _render_title(corpus: Corpus, instrument: Instrument) -> str:
    record = instrument.record
    fact = record.concluded
    when = [fact.place or "", write_date(fact.date)] if fact else []
    return render_text(
        "book/title.html",
        on=TITLE_PAGE,
        title=record.title,
        lines=tuple(filter(None, [", ".join(filter(None, when)), record.number or ""])),
        status=status_of(instrument),
        about=record.how_made or "",
        official=record.official_page or "",
        publisher=corpus.concordance.title,
        day=write_date(corpus.concordance.as_of),
        sha256=hash_text(list(instrument.printed())),
    )
