"""Rules of statements: clauses permit what is made under them, and withdrawals close what they withdraw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

Entry = Loaded[records.StateInstrument]
_NEED_NO_CLAUSE = ("withdrawal", "objection", "communication")

_CONTACT = re.compile(r"@|\d(?:[\W_]*\d){6}")
"""An address of e-mail, or a number of telephone however it is grouped: no word parts its digits."""


@rule("withdrawal-closes", by_file=True)
def check_withdrawals(world: World) -> Iterator[Problem]:
    """A withdrawal names the statement it takes back, and that statement carries the date of its end.

    Why: a withdrawn statement must never be shown as standing. Fails: `withdraws: x` while x has no `withdrawn`, or has
    another day than the withdrawal's `made`. Mend: give the statement the day on which the withdrawal took effect.
    """
    for entry in world.loaded.participations.values():
        by_id = {statement.id: statement for statement in entry.record.statements}
        for index, statement in enumerate(entry.record.statements):
            closed = by_id.get(statement.withdraws or "")
            if statement.kind == "withdrawal" and not statement.withdraws:
                yield _problem(entry, ("statements", index), "the withdrawal names nothing", "add withdraws:")
            elif closed and not closed.withdrawn:
                what = f'"{closed.id}" is withdrawn here but carries no end'
                yield _problem(entry, ("statements", index), what, f'add withdrawn: to "{closed.id}"')
            elif closed and statement.made.date and closed.withdrawn != statement.made.date:
                what = f'"{closed.id}" ends on {closed.withdrawn}, but this withdrawal is of {statement.made.date}'
                yield _problem(entry, ("statements", index, "made", "date"), what, "check both dates in the source")


def _problem(entry: Entry, where: Path_, what: str, fix: str) -> Problem:
    why = "a withdrawn statement must never be shown as standing"
    return Problem(entry.document.place_of(where), "withdrawal-closes", what, why, fix)


@rule("permitted-kind")
def check_permissions(world: World) -> Iterator[Problem]:
    """The clause that a statement is made under permits that kind, and what it affects lies within the clause's reach.

    Why: a treaty with closed lists admits nothing else. Fails: a reservation under a clause that permits declarations;
    one under 9(4) that affects 10(1). Mend: cite the right clause; or, where the depositary registered the statement
    outside the lists, leave `permitted_by` out and say so in `outside_lists`. What a clause permits stands in
    `permits` of the instrument.
    """
    for state in world.corpus.states.values():
        for participation in state.participations:
            entry = world.loaded.participations[state.iso2, participation.instrument]
            permits = world.corpus.once(_read_permissions, participation.instrument)
            for index, statement in enumerate(participation.statements):
                if statement.permitted_by:
                    yield from _check_statement(world.corpus, entry, index, statement, permits)


@dataclass(frozen=True)
class _Permission:
    """What a clause permits: where it stands, which kind of statement, and the provisions that one may affect."""

    clause: ProvisionId
    kind: str
    affects: tuple[ProvisionId, ...]


def _read_permissions(corpus: Corpus, slug: str) -> tuple[_Permission, ...]:
    return tuple(
        _Permission(parse_path(slug, one.at), one.kind, tuple(parse_path(slug, path) for path in one.affects))
        for one in corpus.instruments[slug].record.permits
    )


def _check_statement(
    corpus: Corpus, entry: Entry, index: int, statement: Statement, permits: tuple[_Permission, ...]
) -> Iterator[Problem]:
    why = "a treaty with closed lists admits nothing else"
    reach = list[ProvisionId]()
    for number, clause in enumerate(statement.permitted_by):
        named = [permission for permission in permits if clause.is_within(permission.clause)]
        fitting = [permission for permission in named if permission.kind == statement.record.kind]
        reach += [unit for permission in fitting for unit in permission.affects]
        if not fitting:
            kinds = " and ".join(sorted({f"a {permission.kind}" for permission in named})) or "no statement"
            what = f"{corpus.name_of(clause)} permits {kinds}, not a {statement.record.kind}"
            place = entry.document.place_of(("statements", index, "permitted_by", number))
            fix = "cite the clause that permits it, or say why it stands outside the lists in outside_lists"
            yield Problem(place, "permitted-kind", what, why, fix)
    if not reach:
        return
    for number, unit in enumerate(statement.affects):
        if not any(unit.is_within(allowed) for allowed in reach):
            clauses = ", ".join(map(corpus.name_of, statement.permitted_by))
            what = f"{corpus.name_of(unit)} lies outside what a statement under {clauses} may affect"
            place = entry.document.place_of(("statements", index, "affects", number))
            fix = f"it may affect {', '.join(f'{corpus.name_of(one)} ({one.path})' for one in reach)}"
            yield Problem(place, "permitted-kind", what, why, fix)


@rule("outside-lists", by_file=True)
def check_outside_lists(world: World) -> Iterator[Problem]:
    """A statement that no clause permits says so, and only such a one does.

    A withdrawal, an objection and a communication need no clause.

    Why: a reader must see that it stands outside the treaty's closed lists. Fails: neither `permitted_by` nor
    `outside_lists`; or both. Mend: name the clause, or write why it stands outside.
    """
    why = "a reader must see that it stands outside the closed lists"
    for entry in world.loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            where = ("statements", index)
            if statement.permitted_by and statement.outside_lists:
                what = "the statement names a clause that permits it, yet is said to stand outside the lists"
                place = entry.document.place_of(where)
                yield Problem(place, "outside-lists", what, why, "keep permitted_by or outside_lists")
            if not statement.permitted_by and not statement.outside_lists and statement.kind not in _NEED_NO_CLAUSE:
                what = f"the {statement.kind} names no clause that permits it and does not say that there is none"
                place = entry.document.place_of(where)
                yield Problem(place, "outside-lists", what, why, "add permitted_by:, or outside_lists: with the reason")


@rule("no-contact-data", by_file=True)
def check_contact_data(world: World) -> Iterator[Problem]:
    """What is published of an authority is its name, unit and place: no telephone number, no e-mail address.

    Why: contact data of persons have no place here, and they age. Fails: an `@`, or seven digits in a row, whatever
    signs and spaces part them. Mend: name the institution; readers find its present contacts on the depositary's page.
    """
    for entry in world.loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            authority = statement.authority
            fields = {"name": authority.name, "unit": authority.unit, "place": authority.place} if authority else {}
            for key, text in fields.items():
                if text and _CONTACT.search(text):
                    place = entry.document.place_of(("statements", index, "authority", key))
                    what = "the authority carries contact data"
                    yield Problem(place, "no-contact-data", what, "institutions only", "name the institution alone")
