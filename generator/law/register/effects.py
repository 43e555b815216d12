"""When a statement takes effect, and when participation ends: by the day a source gives, or by the treaty's own count.

The rules stand in the data of the instrument: `takes_effect` of the clause that permits a statement, `exit_rule` for
a denunciation. A stated day goes before a counted one; a rule of the data holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Corpus, Participation, Statement
from generator.law.register.days import count_entry, entry_day, is_whole


def effect_rule(corpus: Corpus, statement: Statement) -> records.EntryRule | None:
    """Return the rule by which a statement takes effect after its receipt; None where its clause has none."""
    instrument = corpus.instruments[statement.instrument].record
    for clause in statement.record.permitted_by:
        for permission in instrument.permits:
            if permission.at == clause and permission.kind == statement.record.kind and permission.takes_effect:
                return permission.takes_effect
    return None


def counted_effect(corpus: Corpus, statement: Statement) -> str | None:
    """Return the day on which a statement takes effect by its clause's own count; None where nothing can be counted."""
    rule = effect_rule(corpus, statement)
    received = statement.record.registered or statement.record.made.date
    if rule is None or received is None or not is_whole(received):
        return None
    participation = corpus.states[statement.state].participation(statement.instrument)
    entry = entry_day(participation.record) if participation else None
    return count_entry(rule, received, not_before=entry)


def later_effect(corpus: Corpus, statement: Statement) -> str | None:
    """Return the day of effect where it is later than the making: stated by a source, or counted."""
    stated = statement.record.effective
    if stated and is_whole(stated):
        return stated
    return counted_effect(corpus, statement)


def end_day(corpus: Corpus, participation: Participation) -> str | None:
    """Return the day from which the instrument binds the State no more; None where it has not ended or is unknown."""
    ended = participation.record.ended
    if ended is None:
        return None
    if ended.effective and is_whole(ended.effective):
        return ended.effective
    rule = corpus.instruments[participation.instrument].record.exit_rule
    if rule is None or ended.received is None or not is_whole(ended.received):
        return None
    return count_entry(rule, ended.received, not_before=None)


def replaced_by(corpus: Corpus, slug: str) -> Iterator[tuple[str, records.Replacement]]:
    """Yield each instrument that ends another one between States that both bind, with the clause that says so."""
    for other in corpus.instruments.values():
        for replacement in other.record.replaces:
            if replacement.of == slug:
                yield other.slug, replacement
