"""The words on which values rest, marked in the texts beside them: which letters, of which rows, under which ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.law.corpus import Corpus, Topic
from generator.law.quotes import Quote, QuotePlace, find_quotes
from generator.law.records import Cell
from generator.site.parts.links import Segment
from generator.site.parts.units import UnitView


def row_anchor(index: int) -> str:
    """Return the HTML id of a point of comparison, counted from nought."""
    return f"r{index + 1}"


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    row: int
    cell: tuple[int, str]


@dataclass
class MarkedWords:
    """The marks of one topic. Where a unit is shown twice, its words are marked twice; the first get the anchors."""

    marks: dict[tuple[str, str], list[_Mark]] = field(default_factory=dict)
    anchors: dict[tuple[int, str], str] = field(default_factory=dict)
    """By row and instrument: the HTML id of the first words that the texts show for a cell."""
    count: int = 0

    @classmethod
    def of(cls, corpus: Corpus, topic: Topic) -> MarkedWords:
        """Find every quote of a topic's cells in the texts."""
        made = cls()
        for row, point in enumerate(topic.record.points):
            for slug, cell in point.values.items():
                for place in places_of(find_quotes(corpus, slug, cell)) if isinstance(cell, Cell) else ():
                    mark = _Mark(place.start, place.end, row, (row, slug))
                    made.marks.setdefault((str(place.unit), place.wording), []).append(mark)
        return made

    def cut(self, segments: Sequence[Segment], unit: str, wording: str) -> tuple[Segment, ...]:
        """Cut a wording's segments at its marks; each piece says for which rows it stands. A note’s sign is no word."""
        marks = self.marks.get((unit, wording), ())
        return tuple(self._pieces(segments, marks)) if marks else tuple(segments)

    def _pieces(self, segments: Sequence[Segment], marks: Sequence[_Mark]) -> Iterator[Segment]:
        edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
        reached = 0
        for segment in segments:
            if segment.kind == "note":
                yield segment
                continue
            end = reached + len(segment.text)
            bounds = [reached, *(edge for edge in edges if reached < edge < end), end]
            for start, stop in pairwise(bounds):
                text = segment.text[start - reached : stop - reached]
                here = [mark for mark in marks if mark.start <= start and stop <= mark.end]
                yield replace(segment, text=text, rows=self._rows(here), anchor=self._anchor(here))
            reached = end

    def _rows(self, here: Sequence[_Mark]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row_anchor(mark.row) for mark in here))

    def _anchor(self, here: Sequence[_Mark]) -> str:
        fresh = [mark.cell for mark in here if mark.cell not in self.anchors]
        if not fresh:
            return ""
        self.count += 1
        self.anchors.update(dict.fromkeys(fresh, f"w{self.count}"))
        return f"w{self.count}"

    def mark_unit(self, view: UnitView) -> UnitView:
        """Mark the words of a unit and of all inside it."""
        return replace(
            view,
            own=self.cut(view.own, view.id, "own"),
            items=tuple(self.mark_unit(item) for item in view.items),
            closing=self.cut(view.closing, view.id, "closing"),
            more=tuple(self.mark_unit(further) for further in view.more),
        )


def places_of(quotes: Sequence[Quote]) -> Iterator[QuotePlace]:
    """Yield the places that quotes mean."""
    for quote in quotes:
        if quote.place:
            yield quote.place
