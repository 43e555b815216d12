"""What clauses carry over from one instrument to another, as pages show it: articles, and statements of States."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import routes
from generator.law.carrying import clause_carrying
from generator.law.corpus import Corpus, Instrument, Part, Participation
from generator.law.ids import parse_path
from generator.law.register.carried import carried_phases, carried_statements
from generator.law.register.pairs import name_kind
from generator.law.register.phases import phase_on
from generator.law.register.positions import BOUND, UNVERIFIED, position_now
from generator.law.register.statuses import STANDING
from generator.law.register.units import condense_units
from generator.site.parts.links import Link, target_link
from generator.site.parts.named_links import link_to, state_link


@dataclass(frozen=True)
class CarriedArticles:
    """A clause of an article, and the articles of another instrument that it makes apply."""

    clause: Link
    of: str
    articles: tuple[Link, ...]


@dataclass(frozen=True)
class CarriedStatements:
    """The statements of a State under another instrument that are applicable here too, each with its provisions."""

    state: Link
    clause: Link
    statements: tuple[Link, ...]


def carried_articles_at(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> tuple[CarriedArticles, ...]:
    """Return what the clauses of an article carry over from other instruments, in the order of the data."""
    return tuple(
        CarriedArticles(
            clause=target_link(corpus, f"{instrument.slug}:{one.at}", on=on, qualified=False),
            of=corpus.instruments[one.of].record.label,
            articles=tuple(
                target_link(corpus, f"{one.of}:{number}", on=on, qualified=False) for number in one.articles
            ),
        )
        for one in instrument.record.carries_over
        if one.articles and parse_path(instrument.slug, one.at).article == part.id
    )


def carrying_clauses(corpus: Corpus, part: Part, *, on: str) -> tuple[Link, ...]:
    """Link to the clauses of other instruments by which an article applies to them too."""
    found = (clause_carrying(corpus, slug, part.id) for slug in corpus.instruments)
    return tuple(target_link(corpus, str(clause), on=on) for clause in found if clause)


def carried_statements_of(corpus: Corpus, entry: Participation, *, on: str) -> CarriedStatements | None:
    """Return the statements of a State that stand and are carried over to an instrument which binds it, or may."""
    code = position_now(corpus, entry).code
    carried = [
        one
        for one in (carried_statements(corpus, entry) if code in (BOUND, UNVERIFIED) else ())
        if phase_on(carried_phases(corpus, one), corpus.concordance.as_of).code in STANDING
    ]
    if not carried:
        return None
    links = []
    for one in carried:
        record, label = one.statement.record, corpus.instruments[one.statement.instrument].record.label
        units = ", ".join(label for _, label in condense_units(corpus, one.statement.affects))
        words = f"{name_kind(record.kind)} on {label} {units}"
        links.append(link_to(words, routes.statement_place(corpus, one.statement.id), on=on))
    clause = target_link(corpus, str(carried[0].at), on=on)
    return CarriedStatements(state_link(corpus.states[entry.state], on=on), clause, tuple(links))


def carried_statements_to(corpus: Corpus, slug: str, *, on: str) -> Iterator[CarriedStatements]:
    """Yield what is carried over to an instrument, State by State."""
    for state in corpus.states.values():
        entry = state.participation(slug)
        found = carried_statements_of(corpus, entry, on=on) if entry else None
        if found:
            yield found


def carried_statements_at(
    corpus: Corpus, instrument: Instrument, part: Part, *, on: str
) -> tuple[CarriedStatements, ...]:
    """Return what is carried over by a clause of an article, State by State."""
    clauses = [parse_path(instrument.slug, one.at) for one in instrument.record.carries_over if one.statements]
    if all(clause.article != part.id for clause in clauses):
        return ()
    return tuple(carried_statements_to(corpus, instrument.slug, on=on))
