"""How positions and statuses look: a class for the style sheet, a short word for a cell, a sentence for a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.register.phases import Phase
from generator.law.register.positions import APART, BOUND, CONSENTED, NO_DATA, NOT_ESTABLISHED, SIGNED
from generator.law.writing import write_short_date
from generator.site.parts.links import hue_of

FEW = 5
"""An instrument with fewer records is no column of the tables of States; a dossier still shows it."""


@dataclass(frozen=True)
class InstrumentColumn:
    """An instrument as a column or a choice."""

    slug: str
    label: str
    name: str
    hue: str
    href: str
    compared: bool


@dataclass(frozen=True)
class PositionCell:
    """A State's position in an instrument, short for a cell and in full."""

    column: InstrumentColumn
    code: str
    """The code with hyphens, as class and as data: `bound`, `unverified`, `consented`, `signed`, `apart`, `no-data`."""
    short: str
    full: str


def view_column(corpus: Corpus, slug: str, *, on: str) -> InstrumentColumn:
    """Make the column of an instrument."""
    instrument = corpus.instruments[slug]
    return InstrumentColumn(
        slug=instrument.slug,
        label=instrument.record.label,
        name=instrument.record.short_title,
        hue=hue_of(instrument),
        href=routes.href(routes.instrument_page(instrument.slug), on=on),
        compared=slug in corpus.concordance.instruments,
    )


def list_joined(corpus: Corpus) -> tuple[str, ...]:
    """Return the compared instruments that States can take part in: treaties, and acts of which a State has a record.

    All of them where there are none such, so that no table is without columns.
    """
    held = {entry.instrument for state in corpus.states.values() for entry in state.participations}
    compared = corpus.concordance.instruments
    joined = [slug for slug in compared if slug in held or corpus.instruments[slug].record.kind == "treaty"]
    return tuple(joined) or compared


def register_columns(corpus: Corpus, *, on: str) -> tuple[InstrumentColumn, ...]:
    """Return the columns of the tables of States: compared instruments that they join, others with enough records."""
    counts = Counter(entry.instrument for state in corpus.states.values() for entry in state.participations)
    compared = corpus.concordance.instruments
    others = [slug for slug in corpus.instruments if slug not in compared and counts[slug] >= FEW]
    return tuple(view_column(corpus, slug, on=on) for slug in (*list_joined(corpus), *others))


def view_position(phase: Phase, column: InstrumentColumn) -> PositionCell:
    """Make the cell of a position."""
    return PositionCell(column, token_of(phase.code), _shorten(phase), phase.words)


def _shorten(phase: Phase) -> str:
    if phase.code == BOUND and phase.since:
        return write_short_date(phase.since)
    if phase.code == SIGNED:
        return "signed"
    if phase.code == CONSENTED:
        return "consented"
    if phase.code in (APART, NO_DATA):
        return "not established" if phase == NOT_ESTABLISHED else "no data"
    return "date not verified"


def token_of(code: str) -> str:
    """Return a code as a class and as data have it: `no-data`."""
    return code.replace(" ", "-")


def status_class(code: str) -> str:
    """Return the class of a status for the style sheet."""
    return f"s-{token_of(code)}"
