"""The table that begins a dossier: by instrument, bound since when, what was stated and named, what is not here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Participation, State
from generator.law.register.counts import MAKING, NAMING, count_statements, say_count
from generator.law.register.listed import COVERED, NONE, NOT_SEEN, compare_list
from generator.law.register.positions import position_now
from generator.law.writing import write_date, write_list
from generator.site.parts.links import Link
from generator.site.parts.named_links import source_links
from generator.site.parts.positions import InstrumentColumn, token_of, view_column


@dataclass(frozen=True)
class SummaryRow:
    """One compared instrument in a few words."""

    column: InstrumentColumn
    anchor: str
    code: str
    position: str
    statements: str
    authorities: str
    unseen: str
    """The kinds that are on record while no text of them is here."""
    here: str
    """The kinds that are on record with a text here."""
    none: str
    """The kinds of which none was on record; only the depositary's whole list can say so."""
    whole: bool
    """Whether the list is the depositary's whole one."""
    seen: str
    """The day of which the list of what is on record is."""
    sources: tuple[Link, ...]
    """Of that list; none where no list was read."""


def summary_rows(corpus: Corpus, state: State, *, on: str) -> tuple[SummaryRow, ...]:
    """Return a row for each compared instrument that the State has a part in, in their order."""
    parts = {entry.instrument: entry for entry in state.participations}
    return tuple(_row(corpus, parts[slug], on=on) for slug in corpus.concordance.instruments if slug in parts)


def _row(corpus: Corpus, entry: Participation, *, on: str) -> SummaryRow:
    phase = position_now(corpus, entry)
    listed = entry.listed
    return SummaryRow(
        column=view_column(corpus, entry.instrument, on=on),
        anchor=entry.instrument,
        code=token_of(phase.code),
        position=phase.words,
        statements=say_count(count_statements(corpus, entry.statements, MAKING)),
        authorities=say_count(count_statements(corpus, entry.statements, NAMING), ended="replaced"),
        unseen=write_list(list(_kinds(entry, NOT_SEEN))),
        here=write_list(list(_kinds(entry, COVERED))),
        none=write_list(list(_kinds(entry, NONE))),
        whole=bool(listed and listed.complete),
        seen=write_date(listed.date) if listed and listed.date else "",
        sources=source_links(corpus, listed.sources if listed else (), on=on),
    )


def _kinds(entry: Participation, code: str) -> Iterator[str]:
    for kept in compare_list(entry):
        if kept.code == code:
            yield kept.kind
