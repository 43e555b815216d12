"""Views of statements: what States reserved, declared and designated, grouped for the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.law import records, routes
from generator.law.corpus import Corpus, Participation, State, Statement
from generator.law.register.pairs import name_kind, say_limit, say_successors
from generator.law.register.statuses import (
    EFFECTED,
    IN_FORCE,
    NO_DEPOSIT,
    ON_RECORD,
    PENDING,
    UNKNOWN,
    WITHDRAWN,
    status_now,
)
from generator.law.register.units import condense_units
from generator.law.writing import write_date
from generator.site.parts.links import Link, target_link
from generator.site.parts.named_links import label_link, link_to, source_links
from generator.site.parts.positions import status_class

KIND_WORDS = {
    "reservation": "Reservations",
    "declaration": "Declarations",
    "designation": "Designations of authorities",
    "territorial": "Territorial statements",
    "objection": "Objections",
    "communication": "Communications",
    "derogation": "Derogations",
    "withdrawal": "Withdrawals",
}
MANY = 12
"""A group with more statements is folded on the page of an article."""
_GONE = (WITHDRAWN, NO_DEPOSIT, EFFECTED)
_STATUS_TITLES = (
    ((IN_FORCE,), "In force"),
    ((ON_RECORD,), "On record, date of effect not verified"),
    ((PENDING,), "Made, not in force yet"),
    ((UNKNOWN,), "Status unknown"),
    ((NO_DEPOSIT,), "Provided for in national documents; deposit not seen"),
    ((WITHDRAWN,), "Withdrawn"),
    ((EFFECTED,), "Acts of withdrawal"),
)


@dataclass(frozen=True)
class StatementView:
    """One statement: whose, what, when, its status in words, and where it stands in full."""

    id: str
    anchor: str
    record: records.Statement
    name: str
    """What it is called: `Reservation`, `Territorial statement`."""
    state: Link
    instrument: Link
    code: str
    """Class of its status."""
    status: str
    gone: bool
    affects: tuple[Link, ...]
    about: tuple[str, ...]
    """Ids of all that it affects, which the marks beside units are matched with."""
    permitted_by: tuple[Link, ...]
    made: str
    changes: tuple[str, ...]
    """What was changed while it stands."""
    authority: str
    successors: str
    """What came in the place of the institution, by national law."""
    role: str
    known: str
    sources: tuple[Link, ...]
    """None where its own place, on the page of its State, is left to name them."""


@dataclass(frozen=True)
class StatementGroup:
    """Statements under one title, with their number in words."""

    title: str
    count: str
    folded: bool
    statements: tuple[StatementView, ...]


def _say_known(statement: Statement) -> str:
    """Say how well a statement is known; the depositary alone confirms it as well."""
    record = statement.record
    if record.confidence == "single-source":
        return "Known from one source"
    return "Confirmed by two sources or more" if len(record.sources) > 1 else "Confirmed by one source, the depositary"


def view_statement(
    corpus: Corpus, statement: Statement, *, on: str, shows: Literal["all", "no sources"] = "all"
) -> StatementView:
    """Make the view of one statement, with its status today."""
    record, status = statement.record, status_now(corpus, statement)
    instrument = corpus.instruments[statement.instrument]
    return StatementView(
        id=statement.id,
        anchor=statement_anchor(statement),
        record=record,
        name=name_kind(record.kind).capitalize(),
        state=link_to(corpus.states[statement.state].record.name, routes.statement_place(corpus, statement.id), on=on),
        instrument=label_link(instrument, on=on),
        code=status_class(status.code),
        status=status.words,
        gone=status.code in _GONE,
        affects=link_affected(corpus, statement, on=on),
        about=tuple(map(str, statement.affects)),
        permitted_by=tuple(target_link(corpus, str(unit), on=on, qualified=False) for unit in statement.permitted_by),
        made=write_made(statement),
        changes=write_changes(statement),
        authority=write_authority(statement),
        successors=say_successors(statement),
        role=record.authority.role if record.authority else "",
        known=_say_known(statement),
        sources=source_links(corpus, name_sources(statement), on=on) if shows == "all" else (),
    )


def link_affected(corpus: Corpus, statement: Statement, *, on: str) -> tuple[Link, ...]:
    """Link to what a statement affects, a run of articles as one."""
    links = []
    for unit, label in condense_units(corpus, statement.affects):
        links.append(replace(target_link(corpus, str(unit), on=on, qualified=False), text=label))
    return tuple(links)


def statement_anchor(statement: Statement) -> str:
    """Return the HTML id of a statement on its State's dossier."""
    return f"{statement.instrument}--{statement.record.id}"


def write_made(statement: Statement) -> str:
    """Write when and how a statement was made: `14 February 2007, with the instrument of consent`."""
    made = statement.record.made
    how = {"signature": "at signature", "deposit": "with the instrument of consent", "later": ""}
    parts = (write_date(made.date) if made.date else "", how.get(made.at or "", ""))
    return ", ".join(part for part in parts if part)


def write_changes(statement: Statement) -> tuple[str, ...]:
    """Write what changed in a statement that stands: `Partly withdrawn, 2 March 2010: only paragraph 2 remains`."""
    return tuple(
        f"{change.what.capitalize()}{f', {write_date(change.date)}' if change.date else ''}: {change.says}"
        for change in statement.record.changes
    )


def name_sources(statement: Statement) -> tuple[str, ...]:
    """Return the sources of a statement and then those of its changes, each once."""
    record = statement.record
    return tuple(dict.fromkeys((*record.sources, *(slug for change in record.changes for slug in change.sources))))


def write_authority(statement: Statement) -> str:
    """Write the institution that a statement names, its unit and its place, and the part of the role it is for."""
    authority = statement.record.authority
    parts = (authority.name, authority.unit, authority.place) if authority else ()
    return ", ".join(part for part in parts if part) + say_limit(statement)


def group_statements(
    corpus: Corpus, units: Iterable[str], *, on: str, shows: Literal["all", "no sources"] = "all"
) -> tuple[StatementGroup, ...]:
    """Group the statements that affect any of `units` by kind, those that stand before those withdrawn."""
    found: dict[str, Statement] = {}
    for unit in units:
        for statement in corpus.statements_at.get(unit, ()):
            found[statement.id] = statement
    groups = []
    for kind, title in KIND_WORDS.items():
        of_kind = [statement for statement in found.values() if statement.record.kind == kind]
        if of_kind:
            views = [view_statement(corpus, statement, on=on, shows=shows) for statement in of_kind]
            views.sort(key=lambda view: (view.gone, view.state.text))
            groups.append(_group(title, views, folds=len(views) > MANY))
    return tuple(groups)


def group_by_status(corpus: Corpus, entry: Participation, *, on: str) -> tuple[StatementGroup, ...]:
    """Group a State's statements under one instrument by their status today; designations stand elsewhere."""
    shown = [entry_ for entry_ in entry.statements if entry_.record.kind != "designation"]
    groups = []
    for codes, title in _STATUS_TITLES:
        views = [view_statement(corpus, one, on=on) for one in shown if status_now(corpus, one).code in codes]
        if views:
            groups.append(_group(title, views, folds=False))
    return tuple(groups)


def group_by_role(corpus: Corpus, state: State, *, on: str) -> tuple[StatementGroup, ...]:
    """Group a State's designations by the role of the authority, those that stand first."""
    shown = [statement for statement in state.statements if statement.record.kind == "designation"]
    groups = []
    for role, title in list_roles(corpus):
        views = [view_statement(corpus, one, on=on) for one in shown if role_of(one) == role]
        if views:
            groups.append(_group(title, sorted(views, key=lambda view: view.gone), folds=False))
    return tuple(groups)


def list_roles(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the roles with their headings: first those of whom somebody looks for in a hurry."""
    roles = sorted(corpus.editorial.roles.items(), key=lambda item: not item[1].urgent)
    return [(role, words.title) for role, words in roles]


def role_of(statement: Statement) -> str:
    """Return the role of the authority that a designation names."""
    return statement.record.authority.role if statement.record.authority else ""


def _group(title: str, views: Sequence[StatementView], *, folds: bool) -> StatementGroup:
    return StatementGroup(title, _say_count(views), folds, tuple(views))


def _say_count(views: Sequence[StatementView]) -> str:
    """Say how many there are, and how many of them stand where not all have one status."""
    codes = [view.code for view in views]
    ended = "replaced" if views[0].record.kind == "designation" else "withdrawn"
    counts = (
        (sum(not view.gone for view in views), "stand" if sum(not view.gone for view in views) != 1 else "stands"),
        (codes.count(status_class(WITHDRAWN)), ended),
        (codes.count(status_class(NO_DEPOSIT)), "in national documents only"),
    )
    parts = [f"{count} {words}" for count, words in counts if count]
    return ", ".join(parts) if len(parts) > 1 else str(len(views))
