"""Everything in the data that is missing, unverified or disputed: the gap register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.law.corpus import Corpus, Participation, State, Statement
from generator.law.register.listed import NOT_SEEN, hold_list, say_kept
from generator.law.register.positions import NO_DATA, position_phases
from generator.law.writing import write_count

DoubtKind = Literal["text not seen", "missing date", "not established", "conflict", "doubt", "no deposit", "text"]


@dataclass(frozen=True)
class Doubt:
    """One gap: what it is about, by State, instrument, statement or text, and what is not known."""

    kind: DoubtKind
    what: str
    note: str = ""
    state: str | None = None
    instrument: str | None = None
    statement: str | None = None
    """Id of a statement."""
    part: str | None = None
    """Id of an article or other part of a text."""


def find_doubts(corpus: Corpus) -> tuple[Doubt, ...]:
    """Return every gap of the corpus: those of instruments and texts, then those of the States in their order."""
    of_states = (doubt for state in corpus.states.values() for doubt in state_doubts(corpus, state))
    return (*_instrument_doubts(corpus), *of_states)


def _instrument_doubts(corpus: Corpus) -> Iterator[Doubt]:
    for instrument in corpus.instruments.values():
        record, slug = instrument.record, instrument.slug
        for name, fact in (("conclusion", record.concluded), ("entry into force", record.in_force)):
            compared = slug in corpus.concordance.instruments
            if fact is None and record.kind == "treaty" and (name == "conclusion" or compared):
                yield Doubt("missing date", f"{name}: no day was found in a source", instrument=slug)
        for part in instrument.parts:
            figures = part.figures
            if figures and figures.supplied:
                what = f"{write_count(figures.supplied, 'word')} supplied: {', '.join(figures.supplied_words)}"
                yield Doubt("text", what, "no trace in the received copy", instrument=slug, part=str(part.id))
            if part.record.note:
                yield Doubt("text", part.record.note, instrument=slug, part=str(part.id))
            for unit in part.unit.walk():
                if unit.note:
                    yield Doubt("text", unit.note, instrument=slug, part=str(unit.id))


def state_doubts(corpus: Corpus, state: State) -> Iterator[Doubt]:
    """Yield every gap of one State, by instrument."""
    for participation in state.participations:
        yield from _participation_doubts(corpus, participation)
        yield from _listed_doubts(participation)
        for statement in participation.statements:
            yield from _statement_doubts(statement)


def _participation_doubts(corpus: Corpus, participation: Participation) -> Iterator[Doubt]:
    record, where = participation.record, (participation.state, participation.instrument)
    note = record.note or ""
    if position_phases(corpus, participation)[0].code == NO_DATA:
        yield Doubt("not established", "no part in it is established", note, *where)
    steps = (("signature", record.signed), ("consent", record.consent), ("entry into force", record.in_force))
    for name, fact in steps:
        if fact and fact.date is None:
            yield Doubt("missing date", f"{name}: it happened, the day was not found", note, *where)
    instrument = corpus.instruments[participation.instrument].record
    if record.consent and not record.in_force and (instrument.in_force or instrument.in_force_by):
        yield Doubt("missing date", "entry into force: no date was found", note, *where)
    if record.conflict:
        yield Doubt("conflict", record.conflict, "", *where)


def _listed_doubts(participation: Participation) -> Iterator[Doubt]:
    for kept in hold_list(participation):
        if kept.code == NOT_SEEN:
            where = (participation.state, participation.instrument)
            yield Doubt("text not seen", say_kept(participation, kept), "", *where)


def _statement_doubts(statement: Statement) -> Iterator[Doubt]:
    record, where = statement.record, (statement.state, statement.instrument, statement.id)
    if not record.on_record:
        yield Doubt("no deposit", "provided for in national documents; deposit not seen", record.note or "", *where)
    elif record.made.date is None:
        yield Doubt(
            "missing date", f"{record.kind}: the day on which it was made was not found", record.note or "", *where
        )
    if record.flag:
        yield Doubt("doubt", record.flag, record.note or "", *where)
