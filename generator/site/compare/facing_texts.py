"""The facing table of a comparison page: full text of provisions, row by row, counterparts beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.law import routes
from generator.law.comparison import ComparisonRow, align_topic
from generator.law.corpus import Corpus, Topic, Unit, Wording
from generator.law.ids import ProvisionId
from generator.law.writing import first_words
from generator.site.parts.columns import ComparedColumn, name_unit, view_columns
from generator.site.parts.links import Link, Segment, UnitView, mark_segments, view_unit

LEAD_LENGTH = 70


@dataclass(frozen=True)
class LeadIn:
    """Words of an outer provision that a point needs in order to read as a sentence, and where they stand."""

    where: Link
    words: tuple[Segment, ...]


@dataclass(frozen=True)
class FacingProvision:
    """A provision in a cell: its name with a link to its article's page, and its text."""

    where: Link
    text: UnitView


@dataclass(frozen=True)
class Passage:
    """Provisions that stand next to each other under one parent, between its first and last words."""

    heading: str
    """The article's heading, where the passage before it in the column is not of the same article."""
    lead: tuple[LeadIn, ...]
    entries: tuple[FacingProvision, ...]
    tail: tuple[LeadIn, ...]


@dataclass(frozen=True)
class FacingCell:
    """One cell; without passages it is a gap. `rows` says over how many rows it reaches."""

    column: ComparedColumn
    passages: tuple[Passage, ...]
    rows: int = 1


@dataclass(frozen=True)
class Facing:
    """The table: its columns, and its rows of cells."""

    columns: tuple[ComparedColumn, ...]
    rows: tuple[tuple[FacingCell, ...], ...]


def view_facing(corpus: Corpus, topic: Topic, *, on: str) -> Facing:
    """Make the facing table of a topic. A silent instrument has one empty cell that reaches over all rows."""
    columns = view_columns(corpus, topic, on=on)
    rows = align_topic(corpus, topic)
    writers = tuple(_Writer(corpus, on) for _ in columns)
    return Facing(columns, tuple(_view_row(columns, rows, index, writers) for index in range(len(rows))))


def _view_row(
    columns: Sequence[ComparedColumn], rows: Sequence[ComparisonRow], index: int, writers: Sequence[_Writer]
) -> tuple[FacingCell, ...]:
    cells = []
    for place, column in enumerate(columns):
        if not column.silent:
            cells.append(FacingCell(column, tuple(writers[place].passages(rows[index].cells[place]))))
        elif index == 0:
            cells.append(FacingCell(column, (), rows=len(rows)))
    return tuple(cells)


class _Writer:
    """Writes the passages of one column; outer words are given in full once, then cut short."""

    def __init__(self, corpus: Corpus, on: str) -> None:
        self._corpus = corpus
        self._on = on
        self._ids: set[str] = set()
        self._given: set[str] = set()
        self._article: ProvisionId | None = None

    def passages(self, units: Sequence[ProvisionId]) -> Iterator[Passage]:
        """Yield the passages of a cell."""
        for parent, group in groupby(units, key=self._list_parent):
            members = tuple(group)
            article = members[0].article
            heading = "" if article == self._article else self._corpus.parts[article].heading or ""
            lead, tail = self._outer_words(parent)
            yield Passage(heading, lead, tuple(self._entry(unit) for unit in members), tail)
            self._article = article

    def _list_parent(self, unit: ProvisionId) -> ProvisionId | None:
        """Return the unit in whose list a unit stands; a further paragraph reads well without the first."""
        parent = unit.parent
        if parent is None or unit not in (item.id for item in self._corpus.units[str(parent)].items):
            return None
        return parent

    def _outer_words(self, parent: ProvisionId | None) -> tuple[tuple[LeadIn, ...], tuple[LeadIn, ...]]:
        lead: list[LeadIn] = []
        tail: list[LeadIn] = []
        while parent is not None:
            unit = self._corpus.units[str(parent)]
            lead[:0] = self._words(unit, unit.own, "own")
            if unit.kind != "preamble":
                tail += self._words(unit, unit.closing, "closing")
            parent = self._list_parent(parent)
        return tuple(lead), tuple(tail)

    def _words(self, unit: Unit, wording: Wording | None, place: str) -> Iterator[LeadIn]:
        if wording is None:
            return
        name = f"{unit.id}/{place}"
        segments = mark_segments(self._corpus, wording, on=self._on)
        if name in self._given:
            segments = (Segment(first_words(wording.text, LEAD_LENGTH)),)
        self._given.add(name)
        href = routes.href(routes.unit_place(unit.id), on=self._on)
        yield LeadIn(Link(unit.id.label, href, title=name_unit(self._corpus, unit.id)), segments)

    def _entry(self, unit: ProvisionId) -> FacingProvision:
        view = self._place_ids(view_unit(self._corpus, self._corpus.units[str(unit)], on=self._on), unit.instrument)
        href = routes.href(routes.unit_place(unit), on=self._on)
        return FacingProvision(Link(name_unit(self._corpus, unit), href), view)

    def _place_ids(self, view: UnitView, slug: str) -> UnitView:
        """Prefix the HTML ids with the instrument, so that no two columns share one; a repeated unit gets a number."""
        name = f"{slug}--{view.eid}"
        count = 2
        while name in self._ids:
            name = f"{slug}--{view.eid}--{count}"
            count += 1
        self._ids.add(name)
        return replace(
            view,
            eid=name,
            items=tuple(self._place_ids(item, slug) for item in view.items),
            more=tuple(self._place_ids(further, slug) for further in view.more),
        )
