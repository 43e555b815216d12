"""What the register says about two States as plain lines; the pair tool writes the same words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId
from generator.law.register.pairs import Bond, Pair, Touch, Unseen, counterparts
from generator.law.register.units import condense_units
from generator.law.writing import write_date

HEADS = {
    "bound": "In force between them",
    "unverified": "Date not verified",
    "apart": "Not in force for both in this data",
    "touches": "Provisions that their statements touch",
    "unseen": "On record with the depositary, text not yet here",
    "unrecorded": "Provided for in national documents; deposit not seen",
    "authorities": "Authorities to ask",
}
NAMES = {"territorial": "territorial statement"}
"""Kinds whose name is not the word for a statement of it."""
MOST = 8
"""Counterparts that are named one by one."""


def write_pair(corpus: Corpus, pair: Pair) -> str:
    """Write a pair as text: a title, the verdict, and a section for each kind of finding."""
    return "\n".join(_lines(corpus, pair)) + "\n"


def _lines(corpus: Corpus, pair: Pair) -> Iterator[str]:
    names = [corpus.states[iso2].record.name for iso2 in (pair.first, pair.second)]
    yield f"{names[0]} and {names[1]} on {write_date(pair.day)}"
    if pair.verdict:
        yield pair.verdict
    sections = (
        ("bound", [say_bond(corpus, pair, bond) for bond in pair.bound]),
        ("unverified", [say_bond(corpus, pair, bond) for bond in pair.unverified]),
        ("touches", [say_touch(corpus, touch) for touch in pair.touches]),
        ("unseen", [say_unseen(corpus, one) for one in pair.unseen]),
        ("unrecorded", [say_touch(corpus, touch) for touch in pair.unrecorded]),
        ("authorities", [say_authority(corpus, touch) for touch in pair.authorities]),
        ("apart", [say_bond(corpus, pair, bond) for bond in pair.apart]),
    )
    for key, lines in sections:
        if lines:
            yield HEADS[key]
            yield from (f"- {line}" for line in lines)


def say_bond(corpus: Corpus, pair: Pair, bond: Bond) -> str:
    """Say how two States stand to an instrument."""
    since = f", since {write_date(bond.since)}" if bond.since else ""
    name = corpus.instruments[bond.instrument].record.short_title
    first, second = (corpus.states[iso2].record.name for iso2 in (pair.first, pair.second))
    ended = f"; ended between them by {say_clause(corpus, bond.ended_by)}" if bond.ended_by else ""
    return f"{name}{since} ({first}: {bond.first.words}; {second}: {bond.second.words}{ended})"


def say_clause(corpus: Corpus, clause: ProvisionId) -> str:
    """Name a clause with the short name of its instrument: `Lakes 3(2)`."""
    return f"{corpus.instruments[clause.instrument].record.label} {clause.label}"


def say_unseen(corpus: Corpus, unseen: Unseen) -> str:
    """Say which kind of statement is on record, for whom, and on which day the list showed it."""
    label = corpus.instruments[unseen.instrument].record.label
    on = f" on {write_date(unseen.on)}" if unseen.on else ""
    return f"{corpus.states[unseen.state].record.name}, {label}: {unseen.kind}{on}"


def say_touch(corpus: Corpus, touch: Touch) -> str:
    """Say what a reservation or declaration touches, its status, its effect, and what stands elsewhere instead."""
    statement = touch.statement
    label = corpus.instruments[statement.instrument].record.label
    units = ", ".join(told for _, told in condense_units(corpus, statement.affects))
    name = corpus.states[statement.state].record.name
    over = f", carried over by {say_clause(corpus, touch.through)}" if touch.through else ""
    kind = NAMES.get(statement.record.kind, statement.record.kind)
    head = f"{name}, {kind} on {label} {units}{over} ({touch.status.words}): {statement.record.effect}"
    if touch.through:
        return head
    elsewhere = "; ".join(
        f"{corpus.instruments[slug].record.label}: {_say_units([unit.label for unit in found])}"
        for slug, found in counterparts(corpus, statement).items()
    )
    return f"{head} Same subject elsewhere: {elsewhere}." if elsewhere else head


def _say_units(labels: list[str]) -> str:
    if not labels:
        return "no counterpart"
    more = f" and {len(labels) - MOST} more" if len(labels) > MOST else ""
    return ", ".join(labels[:MOST]) + more


def say_authority(corpus: Corpus, touch: Touch) -> str:
    """Say which institution a State named for which role."""
    record = touch.statement.record
    label = corpus.instruments[touch.statement.instrument].record.label
    authority = record.authority
    words = [authority.name, authority.unit, authority.place] if authority else [record.effect]
    role = authority.role if authority else record.kind
    name = corpus.states[touch.statement.state].record.name
    return f"{name}, {role} under {label}: {', '.join(word for word in words if word)} ({touch.status.words})"
