"""What search can find in the register: States, their statements, and the authorities that they named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.law import routes
from generator.law.corpus import Corpus, State, Statement
from generator.law.register.positions import NO_DATA, position_on
from generator.law.register.statuses import status_now
from generator.law.state_names import list_names
from generator.law.writing import write_list
from generator.search.entry import SearchEntry, Synonym

_OF_PROVISION = 0.3
"""Weight of the everyday words of a provision for an authority or statement under it."""
_ANSWERED_WELL = 0.7
"""Everyday words that the provision answers less well than this are not handed on."""


def state_entries(corpus: Corpus) -> Iterator[SearchEntry]:
    """Yield an entry for each State, found by its name in several languages and by its initials."""
    for state in corpus.states.values():
        name, *others = list_names(corpus, state.iso2)
        yield SearchEntry(
            id=f"state:{state.iso2}",
            kind="state",
            instrument="",
            label="",
            title=name,
            text=_say_positions(corpus, state),
            url=routes.state_page(state.record.slug),
            more=state.record.note or "",
            also=tuple(map(Synonym, others)),
            boost=1.3,
        )


def absent_entries(corpus: Corpus) -> Iterator[SearchEntry]:
    """Yield an entry for each State that people look for and of which nothing is held: that is said."""
    for name, others in corpus.finding.absent.items():
        yield SearchEntry(
            id=f"state:-{name}",
            kind="state",
            instrument="",
            label="",
            title=name,
            text="Nothing is held here on this State.",
            url=routes.STATES,
            also=tuple(Synonym(other) for other in others if other != name),
            boost=0.8,
        )


def _say_positions(corpus: Corpus, state: State) -> str:
    """Say where the State stands in each compared instrument, in the register's own words."""
    said = []
    for instrument in corpus.compared:
        phase = position_on(corpus, state.iso2, instrument.slug, corpus.concordance.as_of)
        if phase.code != NO_DATA:
            said.append(f"{instrument.record.label}: {phase.words}")
    return "; ".join(said)


def statement_entries(corpus: Corpus, synonyms: Mapping[str, tuple[Synonym, ...]]) -> Iterator[SearchEntry]:
    """Yield an entry for each published statement; one that names an authority is found as that authority."""
    for statement in corpus.statements:
        record, state = statement.record, corpus.states[statement.state].record
        at = write_list([corpus.label_of(unit) for unit in statement.affects])
        kind = record.authority.role if record.authority else record.kind
        yield SearchEntry(
            id=f"{'authority' if record.authority else 'statement'}:{statement.id}",
            kind="authority" if record.authority else "statement",
            instrument=statement.instrument,
            label=kind[:1].upper() + kind[1:],
            title=f"{state.name}: {record.authority.name}" if record.authority else f"{state.name}, {at}",
            text=record.effect,
            url=routes.statement_place(corpus, statement.id),
            within=status_now(corpus, statement).words,
            more=_further_words(corpus, statement, state.name),
            also=_of_provisions(statement, synonyms),
            boost=1.0 if record.authority else 0.85,
        )


def _further_words(corpus: Corpus, statement: Statement, state: str) -> str:
    units = " ".join(corpus.label_of(unit) for unit in (*statement.affects, *statement.permitted_by))
    authority = statement.record.authority
    place = " ".join(filter(None, (authority.unit, authority.place))) if authority else ""
    return f"{state} {statement.record.kind} {units} {place} {statement.record.note or ''}"


def _of_provisions(statement: Statement, synonyms: Mapping[str, tuple[Synonym, ...]]) -> tuple[Synonym, ...]:
    return tuple(
        Synonym(synonym.phrase, synonym.weight * _OF_PROVISION)
        for unit in statement.affects
        for synonym in (*synonyms.get(str(unit), ()), *synonyms.get(str(unit.article), ()))
        if synonym.weight > _ANSWERED_WELL
    )
