"""Find the words on which a value rests in the texts: letter by letter, whole words, inside one wording of one unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.law.corpus import Corpus, Unit
from generator.law.ids import ProvisionId, parse_id
from generator.law.records import Cell, QuotedRun
from generator.law.whole_words import find_whole

WordingPlace = Literal["own", "closing"]

_EMPTY = re.compile(
    "an?|the|of|to|in|on|by|and|or|for|with|any|such|its?|their|as|at|be|is|are|may|shall|not?|that|this|which|from|each"
    "|other"
)
"""Words that carry no value alone."""


@dataclass(frozen=True)
class QuotePlace:
    """Where a run of words stands: the unit, which of its wordings, and the letters from `start` to `end`."""

    unit: ProvisionId
    wording: WordingPlace
    start: int
    end: int


@dataclass(frozen=True)
class Quote:
    """A run that a cell quotes, where it looks for it, and everywhere it stands there."""

    run: str
    at: str | None
    nth: int | None
    places: tuple[QuotePlace, ...]

    @property
    def place(self) -> QuotePlace | None:
        """Return the one place that is meant; None where the run is absent, or stands twice without saying which."""
        if self.nth is not None:
            return self.places[self.nth - 1] if 1 <= self.nth <= len(self.places) else None
        return self.places[0] if len(self.places) == 1 else None

    @property
    def says_nothing(self) -> bool:
        """Return whether it has no word that could carry a value."""
        return all(_EMPTY.fullmatch(word) for word in re.findall(r"\w+", self.run.casefold()))


def find_quotes(corpus: Corpus, slug: str, cell: Cell) -> tuple[Quote, ...]:
    """Look for every run that a cell quotes in the units it cites; unknown units hold nothing."""
    cited = tuple(dict.fromkeys(_wordings(corpus, slug, cell.at)))
    return tuple(_find(slug, entry, cited) for entry in cell.words)


_Wording = tuple[ProvisionId, WordingPlace, str]


def _find(slug: str, entry: QuotedRun | str, cited: Sequence[_Wording]) -> Quote:
    run, at, nth = (entry, None, None) if isinstance(entry, str) else (entry.run, entry.at, entry.nth)
    inside = cited
    if at is not None:
        outer = parse_id(f"{slug}:{at}")
        inside = tuple(wording for wording in cited if wording[0].is_within(outer))
    places = (
        QuotePlace(unit, place, start, start + len(run))
        for unit, place, text in inside
        for start in find_whole(run, text)
    )
    return Quote(run, at, nth, tuple(places))


def _wordings(corpus: Corpus, slug: str, paths: Iterable[str]) -> Iterator[_Wording]:
    for path in paths:
        unit = corpus.units.get(f"{slug}:{path}")
        if unit is not None:
            yield from _in_reading_order(unit)


def _in_reading_order(unit: Unit) -> Iterator[_Wording]:
    if unit.own:
        yield unit.id, "own", unit.own.text
    for item in unit.items:
        yield from _in_reading_order(item)
    if unit.closing:
        yield unit.id, "closing", unit.closing.text
    for further in unit.more:
        yield from _in_reading_order(further)
