"""The view of a State's national acts: what each article provides for, as history, and what the record shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Part, Participation, State, Statement
from generator.law.ids import ProvisionId
from generator.law.register.positions import position_now
from generator.law.register.statuses import status_now
from generator.law.register.units import condense_units
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.named_links import instrument_link, link_to
from generator.site.parts.positions import status_class, token_of


@dataclass(frozen=True)
class RecordedView:
    """A statement of the register that answers to an article of an act, with its status today."""

    link: Link
    code: str
    status: str


@dataclass(frozen=True)
class ActRow:
    """An article of an act, the provisions it is about, and the statements on record."""

    link: Link
    says: str
    about: tuple[Link, ...]
    recorded: tuple[RecordedView, ...]


@dataclass(frozen=True)
class ActView:
    """A national act."""

    link: Link
    title: str
    note: str
    rows: tuple[ActRow, ...]


def view_acts(corpus: Corpus, state: State, *, on: str) -> tuple[ActView, ...]:
    """Return the acts of a State whose text is held here, article by article."""
    return tuple(
        ActView(
            instrument_link(instrument, on=on),
            instrument.record.title,
            instrument.record.note or "",
            tuple(_row(corpus, state, part, on=on) for part in instrument.articles),
        )
        for instrument in corpus.texts
        if instrument.record.in_state == state.iso2
    )


def _row(corpus: Corpus, state: State, part: Part, *, on: str) -> ActRow:
    targets = part.record.acts_on if isinstance(part.record, records.Article) else ()
    units = [corpus.units[target].id for target in targets]
    return ActRow(
        link=link_to(part.name, routes.part_page(part.id), on=on, hue=hue_of(corpus.instruments[part.id.instrument])),
        says=part.summary or "",
        about=tuple(target_link(corpus, target, on=on) for target in targets),
        recorded=_all_recorded(corpus, state, units, on=on),
    )


def _all_recorded(corpus: Corpus, state: State, units: list[ProvisionId], *, on: str) -> tuple[RecordedView, ...]:
    """Return the statements that answer to the article; without any, the State's position."""
    statements = [
        statement
        for statement in state.statements
        if statement.record.kind != "withdrawal" and _answers(statement, units)
    ]
    if statements:
        return tuple(_recorded(corpus, statement, on=on) for statement in statements)
    slugs = {unit.instrument for unit in units}
    return tuple(_position(corpus, entry, on=on) for entry in state.participations if entry.instrument in slugs)


def _position(corpus: Corpus, entry: Participation, *, on: str) -> RecordedView:
    phase = position_now(corpus, entry)
    place = f"{routes.state_page(corpus.states[entry.state].record.slug)}#{entry.instrument}"
    label = corpus.instruments[entry.instrument].record.label
    return RecordedView(link_to(label, place, on=on), f"p-{token_of(phase.code)}", phase.words)


def _answers(statement: Statement, units: list[ProvisionId]) -> bool:
    """Return whether a statement rests on a clause that the act names, or affects what the act names."""
    own = (*statement.permitted_by, *statement.affects)
    return any(unit.is_within(one) or one.is_within(unit) for unit in units for one in own)


def _recorded(corpus: Corpus, statement: Statement, *, on: str) -> RecordedView:
    status = status_now(corpus, statement)
    label = corpus.instruments[statement.instrument].record.label
    clauses = ", ".join(label for _, label in condense_units(corpus, statement.affects))
    words = f"{statement.record.kind.capitalize()}, {label} {clauses}"
    link = link_to(words, routes.statement_place(corpus, statement.id), on=on)
    return RecordedView(link, status_class(status.code), status.words)
