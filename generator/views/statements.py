"""Views of statements: what States reserved, declared and designated, grouped for the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import routes
from generator.corpus import Corpus, Statement
from generator.text import write_date
from generator.views.common import Link
from generator.views.condense import condense

KIND_WORDS = {
    "reservation": "Reservations",
    "declaration": "Declarations",
    "designation": "Designations of authorities",
    "territorial": "Territorial statements",
    "withdrawal": "Withdrawals",
}


@dataclass(frozen=True)
class StatementView:
    """One statement: whose, what, when, its status in words, and where it is told in full."""

    id: str
    kind: str
    state: Link
    status: str
    gone: bool
    affects: tuple[Link, ...]
    permitted_by: tuple[Link, ...]
    made: str
    effect: str
    authority: str
    role: str
    quote: str
    note: str
    flag: str
    outside_lists: str
    confidence: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class StatementGroup:
    """Statements of one kind."""

    title: str
    statements: tuple[StatementView, ...]


def status_words(statement: Statement) -> str:
    """Give the status of a statement in words: `in force`, `withdrawn 2 December 2011`, `not on the depositary's record`."""
    record = statement.record
    if record.withdrawn:
        word = "replaced" if record.kind == "designation" else "withdrawn"
        return f"{word} {write_date(record.withdrawn)}"
    if not record.on_record:
        return "no deposit found"
    return "done" if record.kind == "withdrawal" else "on record"


def view_statement(corpus: Corpus, statement: Statement, *, on: str) -> StatementView:
    """Make the view of one statement."""
    record = statement.record
    state = corpus.states[statement.state].record
    made = {"signature": "at signature", "deposit": "with the instrument of consent", "later": "later"}
    authority = record.authority
    return StatementView(
        id=statement.id,
        kind=record.kind,
        state=Link(state.name, routes.href(routes.statement_place(corpus, statement.id), on=on)),
        status=status_words(statement),
        gone=bool(record.withdrawn) or not record.on_record,
        affects=condense(corpus, map(str, statement.affects), on=on, qualified=False),
        permitted_by=condense(corpus, map(str, statement.permitted_by), on=on, qualified=False),
        made=", ".join(
            words
            for words in (write_date(record.made.on) if record.made.on else "", made.get(record.made.at or "", ""))
            if words
        ),
        effect=record.effect,
        authority=", ".join(word for word in (authority.name, authority.unit, authority.place) if word)
        if authority
        else "",
        role=authority.role if authority else "",
        quote=record.quote or "",
        note=record.note or "",
        flag=record.flag or "",
        outside_lists=record.outside_lists or "",
        confidence="one source" if record.confidence == "single-source" else record.confidence,
        sources=tuple(
            Link(corpus.sources[name].record.title, routes.href(routes.source_place(name), on=on))
            for name in record.sources
        ),
    )


def group_statements(corpus: Corpus, units: Iterable[str], *, on: str) -> tuple[StatementGroup, ...]:
    """Group the statements that affect any of `units` by kind, those that stand before those withdrawn."""
    found: dict[str, Statement] = {}
    for unit in units:
        for statement in corpus.statements_at.get(unit, ()):
            found[statement.id] = statement
    return tuple(
        StatementGroup(title, tuple(sorted(views, key=lambda view: (view.gone, view.state.text))))
        for kind, title in KIND_WORDS.items()
        if (views := [view_statement(corpus, entry, on=on) for entry in found.values() if entry.record.kind == kind])
    )
