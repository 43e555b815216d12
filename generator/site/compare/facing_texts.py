"""The facing table of a comparison page: full text of provisions, row by row, counterparts beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.law import routes
from generator.law.carrying import clauses_carrying
from generator.law.comparison import align_topic
from generator.law.corpus import Corpus, Topic, Unit, Wording
from generator.law.ids import ProvisionId
from generator.site.compare.marked_words import MarkedWords
from generator.site.parts.columns import ComparedColumn, name_unit, view_columns
from generator.site.parts.links import Link, Segment, mark_segments, target_link
from generator.site.parts.named_links import link_to
from generator.site.parts.units import UnitView, prefix_notes, view_unit


@dataclass(frozen=True)
class LeadIn:
    """Words of an outer provision that a point needs in order to read as a sentence, and where they stand."""

    where: Link
    words: tuple[Segment, ...]


@dataclass(frozen=True)
class FacingProvision:
    """A provision in a cell: its name with a link to its article's page, the article's heading, and its text."""

    where: Link
    heading: str
    """The article's heading, where the provision is the first of its article in the cell."""
    lead: tuple[LeadIn, ...]
    """Words of outer provisions, where the column has not had them yet."""
    text: UnitView
    tail: tuple[LeadIn, ...]


@dataclass(frozen=True)
class FacingCell:
    """One cell; without entries it is a gap, which a clause may fill by carrying the other column's text over."""

    column: ComparedColumn
    entries: tuple[FacingProvision, ...]
    carried_by: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Facing:
    """The table: a column for each instrument that treats the topic, and its rows of cells."""

    columns: tuple[ComparedColumn, ...]
    rows: tuple[tuple[FacingCell, ...], ...]


def view_facing(corpus: Corpus, topic: Topic, *, on: str, marked: MarkedWords) -> Facing:
    """Make the facing table of a topic; an instrument that is silent on it has no column."""
    columns = [(place, column) for place, column in enumerate(view_columns(corpus, topic, on=on)) if not column.silent]
    writers = {column.slug: _Writer(corpus, on, marked) for _, column in columns}
    rows = []
    for row in align_topic(corpus, topic):
        units = [unit for cell in row.cells for unit in cell]
        cells = []
        for place, column in columns:
            entries = tuple(writers[column.slug].entries(row.cells[place]))
            clauses = () if entries else clauses_carrying(corpus, column.slug, units)
            links = tuple(target_link(corpus, str(clause), on=on, qualified=False) for clause in clauses)
            cells.append(FacingCell(column, entries, links))
        rows.append(tuple(cells))
    return Facing(tuple(column for _, column in columns), tuple(rows))


class _Writer:
    """Writes the provisions of one column; words of an outer provision are given once."""

    def __init__(self, corpus: Corpus, on: str, marked: MarkedWords) -> None:
        self._corpus = corpus
        self._on = on
        self._marked = marked
        self._ids: set[str] = set()
        self._given: set[str] = set()

    def entries(self, units: Sequence[ProvisionId]) -> Iterator[FacingProvision]:
        """Yield the provisions of a cell."""
        article: ProvisionId | None = None
        for parent, group in groupby(units, key=self._list_parent):
            members = tuple(group)
            lead, tail = self._outer_words(parent)
            for index, unit in enumerate(members):
                heading = "" if unit.article == article else self._corpus.parts[unit.article].heading or ""
                article = unit.article
                is_last = index == len(members) - 1
                yield self._entry(unit, heading, () if index else lead, tail if is_last else ())

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
        name = f"{unit.id}/{place}"
        if wording is None or name in self._given:
            return
        self._given.add(name)
        segments = self._marked.cut(mark_segments(self._corpus, wording, on=self._on), str(unit.id), place)
        title = name_unit(self._corpus, unit.id)
        yield LeadIn(link_to(unit.label, routes.unit_place(unit.id), on=self._on, title=title), segments)

    def _entry(
        self, unit: ProvisionId, heading: str, lead: tuple[LeadIn, ...], tail: tuple[LeadIn, ...]
    ) -> FacingProvision:
        whole = self._corpus.units[str(unit)]
        for inner in whole.walk():  # What is printed whole is given for all that follows in the column.
            self._given |= {f"{inner.id}/own", f"{inner.id}/closing"}
        view = self._marked.mark_unit(view_unit(self._corpus, whole, on=self._on))
        where = link_to(name_unit(self._corpus, unit), routes.unit_place(unit), on=self._on)
        return FacingProvision(where, heading, lead, self._place_ids(view, unit.instrument), tail)

    def _place_ids(self, view: UnitView, slug: str) -> UnitView:
        """Prefix the HTML ids with the instrument, so that no two columns share one; a repeated unit gets a number."""
        name = f"{slug}--{view.eid}"
        count = 2
        while name in self._ids:
            name = f"{slug}--{view.eid}--{count}"
            count += 1
        self._ids.add(name)
        return replace(
            prefix_notes(view, f"{name.removesuffix(view.eid)}"),
            eid=name,
            items=tuple(self._place_ids(item, slug) for item in view.items),
            more=tuple(self._place_ids(further, slug) for further in view.more),
        )
