"""Everything in the data that is missing, unverified or disputed: the gap register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.law import records
from generator.law.corpus import Corpus, Participation, State, Statement
from generator.law.register.positions import NO_DATA, position_phases
from generator.law.writing import write_count, write_when

DoubtKind = Literal[
    "held back", "recalled date", "missing date", "not established", "conflict", "doubt", "no deposit", "text"
]


@dataclass(frozen=True)
class Doubt:
    """One gap: what it is about, by State, instrument, statement or text, and what is not known."""

    kind: DoubtKind
    what: str
    note: str = ""
    state: str | None = None
    instrument: str | None = None
    statement: str | None = None
    """Id of a statement; one that is held back has no place of its own."""
    part: str | None = None
    """Id of an article or other part of a text."""


def find_doubts(corpus: Corpus) -> tuple[Doubt, ...]:
    """Return every gap of the corpus: those of instruments and texts, then those of the States in their order."""
    of_states = (doubt for state in corpus.states.values() for doubt in state_doubts(corpus, state))
    return (*_instrument_doubts(corpus), *of_states)


def _instrument_doubts(corpus: Corpus) -> Iterator[Doubt]:
    for instrument in corpus.instruments.values():
        record, slug = instrument.record, instrument.slug
        dates: tuple[tuple[str, records.DatedFact | records.Concluded | None], ...] = (
            ("conclusion", record.concluded),
            ("entry into force", record.in_force),
        )
        for name, fact in dates:
            if fact and fact.confidence == "recalled":
                note = (fact.note or "") if isinstance(fact, records.DatedFact) else ""
                yield Doubt("recalled date", f"{name} {write_when(fact.date)}", note, instrument=slug)
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
        for statement in participation.statements:
            yield from _statement_doubts(statement)


def _participation_doubts(corpus: Corpus, participation: Participation) -> Iterator[Doubt]:
    record, where = participation.record, (participation.state, participation.instrument)
    note = record.note or ""
    if position_phases(corpus, participation)[0].code == NO_DATA:
        yield Doubt("not established", "no part in it is established", note, *where)
    steps = (("signature", record.signed), ("consent", record.consent), ("entry into force", record.in_force))
    for name, fact in steps:
        if fact and fact.confidence == "recalled":
            day = f" {write_when(fact.date)}" if fact.date else ", no day"
            yield Doubt("recalled date", f"{name}{day}", note, *where)
        elif fact and fact.date is None:
            yield Doubt("missing date", f"{name}: it happened, the day was not found", note, *where)
    if record.consent and not record.in_force and corpus.instruments[participation.instrument].record.in_force:
        yield Doubt("missing date", "entry into force: no date was found", note, *where)
    if record.conflict:
        yield Doubt("conflict", record.conflict, "", *where)


def _statement_doubts(statement: Statement) -> Iterator[Doubt]:
    record, where = statement.record, (statement.state, statement.instrument, statement.id)
    if not statement.is_published:
        yield Doubt("held back", record.effect, record.note or "", *where)
        return
    if not record.on_record:
        yield Doubt("no deposit", "provided for in national documents; deposit not seen", record.note or "", *where)
    elif record.made.date is None:
        yield Doubt(
            "missing date", f"{record.kind}: the day on which it was made was not found", record.note or "", *where
        )
    if record.flag:
        yield Doubt("doubt", record.flag, record.note or "", *where)
