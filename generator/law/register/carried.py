"""What an instrument carries over from another: articles, and the statements that States made under it.

Which provisions, and by which clause, is data of the instrument (`carries_over`). A statement is carried over only as
far as it concerns an article that applies here; one on an article that stays behind touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Participation, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.days import entry_day
from generator.law.register.phases import Phase, order_phases
from generator.law.register.statuses import IN_FORCE, NOT_MADE, STATUS_WORDS, status_phases
from generator.law.writing import write_date


@dataclass(frozen=True)
class Carried:
    """A statement under one instrument that is applicable under another one too, by a clause of the other."""

    statement: Statement
    instrument: str
    at: ProvisionId


def carried_articles(corpus: Corpus, slug: str, of: str) -> dict[str, ProvisionId]:
    """Return the articles of another instrument that apply under this one, each with the clause that says so."""
    return {
        number: parse_path(slug, carried.at)
        for carried in corpus.instruments[slug].record.carries_over
        if carried.of == of
        for number in carried.articles
    }


def carried_statements(corpus: Corpus, entry: Participation) -> Iterator[Carried]:
    """Yield the statements of the State that are carried over to an instrument, in the order in which they stand."""
    for carried in corpus.instruments[entry.instrument].record.carries_over:
        source = corpus.states[entry.state].participation(carried.of)
        if not carried.statements or source is None:
            continue
        # A statement under the same clause declares otherwise.
        if any(carried.at in one.record.permitted_by for one in entry.statements):
            continue
        applies = carried_articles(corpus, entry.instrument, carried.of)
        for statement in source.statements:
            record = statement.record
            concerns = any(unit.head in applies for unit in statement.affects)
            if record.kind in carried.statements and record.on_record and concerns:
                yield Carried(statement, entry.instrument, parse_path(entry.instrument, carried.at))


def carried_phases(corpus: Corpus, carried: Carried) -> tuple[Phase, ...]:
    """Return the phases of a carried statement: it is in force here at the earliest when this instrument is."""
    participation = corpus.states[carried.statement.state].participation(carried.instrument)
    entry = entry_day(participation.record) if participation else None
    phases = status_phases(corpus, carried.statement)
    if entry is None:
        return phases
    moved = [Phase("", NOT_MADE, STATUS_WORDS[NOT_MADE])]
    for index, phase in enumerate(phases):
        following = phases[index + 1].start if index + 1 < len(phases) else None
        if following is not None and following <= entry:
            continue
        start = max(phase.start, entry)
        since = max(phase.since, entry) if phase.since else None
        words = f"in force since {write_date(since)}" if since and phase.code == IN_FORCE else phase.words
        moved.append(Phase(start, phase.code, words, since))
    return order_phases(moved)
