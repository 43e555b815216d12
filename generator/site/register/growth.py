"""The view of participation over time: how many States each compared instrument binds, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.corpus import Corpus
from generator.law.register.days import entry_day
from generator.law.register.positions import UNVERIFIED, position_on
from generator.site.parts.positions import InstrumentColumn, list_joined, view_column


@dataclass(frozen=True)
class Curve:
    """One instrument: the days on which its number of Parties rose, and the number from then on."""

    column: InstrumentColumn
    steps: tuple[tuple[str, int], ...]
    undated: int
    """States whose entry into force is not verified: they are in no step."""


@dataclass(frozen=True)
class GrowthRow:
    """The counts at the end of a year, one for each curve."""

    year: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Growth:
    """Participation over time up to the day that counts as today."""

    curves: tuple[Curve, ...]
    rows: tuple[GrowthRow, ...]
    until: str


def view_growth(corpus: Corpus, *, on: str) -> Growth:
    """Make the picture and its table; only sourced days are counted."""
    as_of = corpus.concordance.as_of
    curves = tuple(_curve(corpus, slug, as_of, on=on) for slug in list_joined(corpus))
    first = min((curve.steps[0][0] for curve in curves if curve.steps), default=as_of)
    years = range(int(first[:4]), int(as_of[:4]) + 1)
    rows = tuple(GrowthRow(str(year), tuple(count_on(curve, f"{year}-12-31") for curve in curves)) for year in years)
    return Growth(curves, rows, as_of)


def _curve(corpus: Corpus, slug: str, as_of: str, *, on: str) -> Curve:
    entries = [entry_day(entry.record) for state in corpus.states.values() if (entry := state.participation(slug))]
    days = sorted(day for day in entries if day and day <= as_of)
    steps = {day: number for number, day in enumerate(days, start=1)}
    undated = sum(position_on(corpus, iso2, slug, as_of).code == UNVERIFIED for iso2 in corpus.states)
    return Curve(view_column(corpus, slug, on=on), tuple(steps.items()), undated)


def count_on(curve: Curve, day: str) -> int:
    """Return the number of Parties on a day."""
    return max((number for start, number in curve.steps if start <= day), default=0)
