"""The book of the comparison: each topic with its question, our answer, the points, and the provisions in full."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.corpus import Corpus, Topic
from generator.law.language_status import status_of
from generator.law.writing import write_date, write_list
from generator.site.books.model import Book, Chapter, ContentsEntry
from generator.site.books.text import TITLE_PAGE
from generator.site.books.units import BookUnit, view_book_unit
from generator.site.compare.topic import RELATION_WORDS
from generator.site.render import render_text


@dataclass(frozen=True)
class BookProvision:
    """A provision with its words, under the name of its instrument."""

    name: str
    unit: BookUnit


@dataclass(frozen=True)
class BookPoint:
    """A point of comparison with what each instrument says; nothing where it does not address the point."""

    point: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BookTopic:
    """A topic as the book shows it."""

    id: str
    title: str
    question: str
    answer: str
    relations: tuple[str, ...]
    points: tuple[BookPoint, ...]
    provisions: tuple[BookProvision, ...]
    silent: str


def make_comparison_book(corpus: Corpus) -> Book:
    """Make the book of the comparison, a chapter for each group of topics."""
    record = corpus.concordance
    labels = tuple(instrument.record.label for instrument in corpus.compared)
    chapters = [Chapter(TITLE_PAGE, record.title, _render_title(corpus))]
    for group in record.groups:
        topics = tuple(
            view_book_topic(corpus, topic) for topic in corpus.topics.values() if topic.record.group == group.id
        )
        if topics:
            file = f"{group.id}.xhtml"
            body = render_text("book/topics.html", on=file, title=group.title, labels=labels, topics=topics)
            entries = tuple(ContentsEntry(topic.title, f"{file}#{topic.id}") for topic in topics)
            chapters.append(Chapter(file, group.title, body, entries))
    return Book(
        slug="concordance",
        title=record.title,
        short_title=record.title,
        description=f"{record.subtitle} Not an official text.",
        language="en",
        publisher=record.title,
        day=record.as_of,
        chapters=tuple(chapters),
    )


def view_book_topic(corpus: Corpus, topic: Topic) -> BookTopic:
    """Make the view of a topic."""
    record = topic.record
    names = {instrument.slug: instrument.record.label for instrument in corpus.instruments.values()}
    silent = [names[entry.slug] for entry in corpus.compared if not topic.provisions.get(entry.slug)]
    return BookTopic(
        id=topic.id,
        title=record.title,
        question=record.question,
        answer=record.answer,
        relations=tuple(
            f"{names[entry.of]} {RELATION_WORDS[entry.is_]} {names[entry.to]}: {entry.because}"
            for entry in record.relations
        ),
        points=tuple(_point(corpus, topic, index) for index in range(len(record.points))),
        provisions=tuple(
            BookProvision(
                f"{names[slug]} {corpus.label_of(unit)}",
                # No links: a provision stands in the book as often as topics cite it.
                view_book_unit(corpus.units[str(unit)], lambda _: "", with_id=False),
            )
            for slug, units in topic.provisions.items()
            for unit in units
        ),
        silent=f"Nothing on this in: {write_list(silent)}." if silent else "",
    )


def _point(corpus: Corpus, topic: Topic, index: int) -> BookPoint:
    point = topic.record.points[index]
    cells = []
    for instrument in corpus.compared:
        cell = point.values.get(instrument.slug)
        cells.append(("", "") if cell is None or isinstance(cell, str) else (cell.says, write_list(cell.at)))
    return BookPoint(point.point, tuple(cells))


def _render_title(corpus: Corpus) -> str:
    record = corpus.concordance
    statuses = tuple(f"{entry.record.short_title}: {status_of(entry)}" for entry in corpus.compared)
    return render_text(
        "book/title.html",
        on=TITLE_PAGE,
        title=record.title,
        lines=statuses,
        status="",
        about=record.subtitle,
        official="",
        publisher=record.title,
        day=write_date(record.as_of),
        sha256="",
    )
