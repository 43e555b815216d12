"""The view of the home page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import records, routes
from generator.law.comparison import measure_coverage
from generator.law.corpus import Corpus
from generator.law.extracts import list_shown
from generator.law.routes import HOME
from generator.law.writing import write_count, write_list
from generator.site.lists.texts_and_sources import TextRow, text_row
from generator.site.parts.choices import Signpost
from generator.site.parts.columns import ComparedColumn, view_columns
from generator.site.parts.links import Link
from generator.site.parts.named_links import group_link


@dataclass(frozen=True)
class Square:
    """A topic in the picture: a square for each instrument, filled where it treats the topic."""

    link: Link
    present: tuple[tuple[str, bool], ...]
    """Hue and presence of each instrument, in the order of the columns."""


@dataclass(frozen=True)
class PictureRow:
    """A group of topics in the picture."""

    group: Link
    counts: tuple[tuple[ComparedColumn, str], ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class HomePage:
    """One screen: what this is, the find box, the picture, the doors, the texts."""

    record: records.Concordance
    columns: tuple[ComparedColumn, ...]
    rows: tuple[PictureRow, ...]
    """The picture; empty where there are no topics."""
    doors: tuple[Signpost, ...]
    texts: tuple[TextRow, ...]
    guides: str
    """What stands behind the way in to the guides."""
    others: str
    """How many instruments are known by facts alone."""


def view_home(corpus: Corpus) -> HomePage:
    """Make the home page."""
    columns = view_columns(corpus, on=HOME)
    others = len(corpus.instruments) - len(corpus.texts)
    return HomePage(
        record=corpus.concordance,
        columns=columns,
        rows=tuple(_rows(corpus, columns)) if corpus.topics else (),
        doors=tuple(_doors(corpus)),
        texts=tuple(text_row(entry, on=HOME) for entry in corpus.texts),
        guides=corpus.editorial.doors.guides,
        others=write_count(others, "other instrument") if others else "",
    )


def _rows(corpus: Corpus, columns: tuple[ComparedColumn, ...]) -> Iterator[PictureRow]:
    coverage = measure_coverage(corpus)
    hues = [column.hue for column in columns]
    for group in corpus.concordance.groups:
        members = [entry for entry in coverage if entry.topic.record.group == group.id]
        squares = []
        for entry in members:
            labels = [column.label for column, present in zip(columns, entry.present, strict=True) if present]
            title = f"{entry.topic.record.title}: {write_list(labels) or 'none'}"
            link = Link(entry.topic.record.title, routes.topic_page(entry.topic.id), title=title)
            squares.append(Square(link, tuple(zip(hues, entry.present, strict=True))))
        counts = (f"{sum(entry.present[index] for entry in members)}" for index in range(len(columns)))
        if squares:
            yield PictureRow(group_link(group, on=HOME), tuple(zip(columns, counts, strict=True)), tuple(squares))


def _doors(corpus: Corpus) -> Iterator[Signpost]:
    if corpus.topics:
        points = sum(len(topic.record.points) for topic in corpus.topics.values())
        about = f"{write_count(len(corpus.topics), 'topic')} side by side, {write_count(points, 'point')} of comparison"
        yield Signpost(Link(corpus.editorial.doors.topics, routes.COMPARE), about)
    if not corpus.states:
        return
    published = corpus.statements
    about = f"{write_count(len(corpus.states), 'State')} and {write_count(len(published), 'statement')} they made"
    yield Signpost(Link(corpus.editorial.doors.states, routes.STATES), about)
    named = sum(entry.record.kind == "designation" for entry in published)
    about = f"{write_count(named, 'authority', 'authorities')} named"
    if words := corpus.editorial.tables.get("periods"):
        periods = write_count(len(list_shown(corpus, "periods")), "provision")
        about += f"; {(words.short_title or words.title).lower()} in {periods}"
    yield Signpost(Link(corpus.editorial.doors.authorities, routes.AUTHORITIES), about)
    yield Signpost(
        Link(corpus.editorial.doors.pairs, routes.PAIRS), "Instruments, reservations and contacts of a pair, on any day"
    )
