"""Wrong changes of the register: States, what they signed, consented to and stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.law.records import Permission
from tests.mutations.model import Change, Data, File, Real, edited, kind, shift_month, shift_year, value_at

Made = Iterator[tuple[str, tuple[Change, ...]]]
_DATED = tuple(("participation", step, "date") for step in ("signed", "consent", "in_force"))


def _shifted(real: Real, path: tuple[str, ...], shift: Callable[[str], str]) -> Made:
    for file in real.files("participations"):
        day = value_at(file.data, path)
        if day:
            yield f"{file.name}: {path[1]} {day} becomes {shift(day)}", (edited(file, path, shift(day)),)


def _register_dates(step: int) -> None:
    path = _DATED[step]
    for name, shift in (
        ("a month late", lambda day: shift_month(day, 1)),
        ("a month early", lambda day: shift_month(day, -1)),
        ("a year off", lambda day: shift_year(day, -1)),
    ):

        def make(real: Real, shift: Callable[[str], str] = shift) -> Made:
            return _shifted(real, path, shift)

        kind(f"participation: {path[1].replace('_', ' ')} {name}")(make)


for _step in range(len(_DATED)):
    _register_dates(_step)


@kind("participation: consent and entry moved together")
def both_moved(real: Real) -> Made:
    """Consent and entry into force are both a month late, so that the treaty's rule still fits."""
    for file in real.files("participations"):
        consent, entry = value_at(file.data, _DATED[1]), value_at(file.data, _DATED[2])
        if consent and entry and len(consent) == 10 and len(entry) == 10:
            first = edited(file, _DATED[1], shift_month(consent, 1))
            moved = edited(File(file.collection, file.key, first.data), _DATED[2], shift_month(entry, 1))
            yield f"{file.name}: {consent}, {entry}", (moved,)


@kind("participation: another kind of consent")
def consent_kind(real: Real) -> Made:
    """A ratification becomes an accession, or the other way round."""
    for file in real.files("participations"):
        held = value_at(file.data, ("participation", "consent", "kind"))
        other = "accession" if held != "accession" else "ratification"
        if held:
            yield f"{file.name}: {held} becomes {other}", (edited(file, ("participation", "consent", "kind"), other),)


@kind("participation: a Party becomes a signatory")
def consent_lost(real: Real) -> Made:
    """Consent and entry into force are lost."""
    for file in real.files("participations"):
        part = file.data["participation"]
        if part.get("signed") and part.get("consent"):
            kept = {key: value for key, value in part.items() if key not in ("consent", "in_force")}
            yield file.name, (edited(file, ("participation",), kept),)


@kind("participation: a signatory becomes a Party")
def consent_gained(real: Real) -> Made:
    """A signature is taken for a ratification."""
    for file in real.files("participations"):
        part = file.data["participation"]
        if part.get("signed", {}).get("date") and not part.get("consent"):
            consent = {**part["signed"], "kind": "ratification"}
            yield file.name, (edited(file, ("participation",), {**part, "consent": consent}),)


@kind("participation: a record lost")
def record_lost(real: Real) -> Made:
    """A State's part in an instrument is gone."""
    for file in real.files("participations"):
        yield file.name, (Change(file.collection, file.key, None),)


@kind("two States exchanged")
def exchanged_states(real: Real) -> Made:
    """Two States change places in one instrument."""
    by_instrument: dict[str, list[File]] = {}
    for file in real.files("participations"):
        by_instrument.setdefault(file.key[1], []).append(file)
    for files in by_instrument.values():
        for one, other in pairwise(files):
            if one.data != other.data:
                changes = (Change(one.collection, one.key, other.data), Change(other.collection, other.key, one.data))
                yield f"{one.name} and {other.name}", changes


@kind("two names of States exchanged")
def exchanged_names(real: Real) -> Made:
    """A State is called by the name of its neighbour in the list."""
    for one, other in pairwise(real.files("states")):
        yield f"{one.name}: {other.data['name']}", (edited(one, ("name",), other.data["name"]),)


def _statements(real: Real) -> Iterator[tuple[File, int, Data]]:
    for file in real.files("participations"):
        for index, statement in enumerate(file.data.get("statements", ())):
            yield file, index, statement


def _is_another(clause: Permission, statement: Data) -> bool:
    """Say whether a clause permits the kind of a statement that is made under another one."""
    held = str(value_at(statement, ("permitted_by", 0)))
    return bool(statement.get("permitted_by")) and clause.kind == statement["kind"] and not held.startswith(clause.at)


@kind("statement: another clause")
def another_clause(real: Real) -> Made:
    """A statement is tied to another clause that permits its kind."""
    for file, index, statement in _statements(real):
        permits = real.loaded.instruments[file.key[1]].record.permits
        for clause in permits:
            if _is_another(clause, statement):
                where = ("statements", index, "permitted_by", 0)
                yield f"{file.name}: {statement['id']} under {clause.at}", (edited(file, where, clause.at),)


@kind("statement: another clause with its reach")
def another_clause_and_reach(real: Real) -> Made:
    """A statement is tied to another clause, and to what that clause reaches."""
    for file, index, statement in _statements(real):
        permits = real.loaded.instruments[file.key[1]].record.permits
        for clause in permits:
            if _is_another(clause, statement) and clause.affects:
                moved = {**statement, "permitted_by": [clause.at], "affects": list(clause.affects)}
                yield f"{file.name}: {statement['id']} under {clause.at}", (edited(file, ("statements", index), moved),)


@kind("statement: another provision affected")
def another_reach(real: Real) -> Made:
    """A statement affects the article after the one that it is about."""
    for file, index, statement in _statements(real):
        path = str(value_at(statement, ("affects", 0)))
        number = re.match(r"\d+", path)
        if number:
            other = str(int(number[0]) + 1)
            where = ("statements", index, "affects", 0)
            yield f"{file.name}: {statement['id']} affects {other}", (edited(file, where, other),)


@kind("statement: a point beside the one affected")
def point_beside(real: Real) -> Made:
    """A statement affects the point or paragraph beside the one that it is about."""
    for file, index, statement in _statements(real):
        path = str(value_at(statement, ("affects", 0)))
        last = re.search(r"\((\w)\)$", path)
        if last:
            step = chr(ord(last[1]) - 1) if last[1] not in "a1" else chr(ord(last[1]) + 1)
            other = f"{path[: last.start()]}({step})"
            where = ("statements", index, "affects", 0)
            yield f"{file.name}: {statement['id']} affects {other}", (edited(file, where, other),)


@kind("statement: another kind")
def another_kind(real: Real) -> Made:
    """A reservation is called a declaration, or the other way round."""
    for file, index, statement in _statements(real):
        other = "declaration" if statement["kind"] != "declaration" else "reservation"
        yield f"{file.name}: {statement['id']} {other}", (edited(file, ("statements", index, "kind"), other),)


@kind("statement: made on another day")
def another_day(real: Real) -> Made:
    """A statement was made a month or a year earlier."""
    for file, index, statement in _statements(real):
        day = value_at(statement, ("made", "date"))
        for shifted in (shift_month(day, -1), shift_year(day, -1)) if day else ():
            where = ("statements", index, "made", "date")
            yield f"{file.name}: {statement['id']} {day} becomes {shifted}", (edited(file, where, shifted),)


@kind("statement: made at another step")
def another_step(real: Real) -> Made:
    """A statement at signature is said to come with the deposit, or the other way round."""
    for file, index, statement in _statements(real):
        held = value_at(statement, ("made", "at"))
        other = {"signature": "deposit", "deposit": "signature", "later": "deposit"}.get(str(held))
        if other:
            yield f"{file.name}: {statement['id']} {other}", (edited(file, ("statements", index, "made", "at"), other),)


@kind("statement: withdrawn on another day")
def another_end(real: Real) -> Made:
    """A statement ended a month later or a year earlier."""
    for file, index, statement in _statements(real):
        day = statement.get("withdrawn")
        for shifted in (shift_month(str(day), 1), shift_year(str(day), -1)) if day else ():
            where = ("statements", index, "withdrawn")
            yield f"{file.name}: {statement['id']} {day} becomes {shifted}", (edited(file, where, shifted),)


@kind("statement: its withdrawal lost")
def end_lost(real: Real) -> Made:
    """A withdrawn statement is shown as standing."""
    for file, index, statement in _statements(real):
        if statement.get("withdrawn"):
            yield f"{file.name}: {statement['id']}", (edited(file, ("statements", index, "withdrawn"), None),)


@kind("statement: withdrawn without a withdrawal")
def end_invented(real: Real) -> Made:
    """A standing statement is shown as withdrawn."""
    for file, index, statement in _statements(real):
        if statement["kind"] in ("reservation", "declaration") and not statement.get("withdrawn"):
            where = ("statements", index, "withdrawn")
            yield f"{file.name}: {statement['id']}", (edited(file, where, "2021-06-01"),)


@kind("statement: lost")
def statement_lost(real: Real) -> Made:
    """A statement is gone."""
    for file, index, statement in _statements(real):
        yield f"{file.name}: {statement['id']}", (edited(file, ("statements", index), None),)


@kind("statement: of another State")
def of_another_state(real: Real) -> Made:
    """A statement moves into the file of another State that has one for the same instrument."""
    by_instrument: dict[str, list[File]] = {}
    for file in real.files("participations"):
        if file.data.get("statements"):
            by_instrument.setdefault(file.key[1], []).append(file)
    for files in by_instrument.values():
        for one, other in pairwise(files):
            statement = one.data["statements"][0]
            if all(held["id"] != statement["id"] for held in other.data["statements"]):
                moved = edited(other, ("statements",), [*other.data["statements"], statement])
                yield f"{one.name} to {other.name}: {statement['id']}", (edited(one, ("statements", 0), None), moved)


@kind("statement: the effect of another")
def another_effect(real: Real) -> Made:
    """A statement has the words of the next one."""
    for (file, index, statement), (_, _, other) in pairwise(_statements(real)):
        if statement["effect"] != other["effect"]:
            where = ("statements", index, "effect")
            yield f"{file.name}: {statement['id']}", (edited(file, where, other["effect"]),)


@kind("statement: designated for another role")
def another_role(real: Real) -> Made:
    """A central authority is said to be the point of contact, and so on."""
    turn = {"extradition": "mutual assistance", "mutual assistance": "24/7", "24/7": "extradition"}
    for file, index, statement in _statements(real):
        role = value_at(statement, ("authority", "role"))
        if role:
            where = ("statements", index, "authority", "role")
            yield f"{file.name}: {statement['id']} {turn[role]}", (edited(file, where, turn[role]),)


@kind("statement: designated under another article")
def another_article(real: Real) -> Made:
    """A designation stands under the clause for another role."""
    for file, index, statement in _statements(real):
        clauses = [one.at for one in real.loaded.instruments[file.key[1]].record.permits if one.kind == "designation"]
        if statement["kind"] == "designation" and statement.get("permitted_by"):
            for clause in clauses:
                if clause != value_at(statement, ("permitted_by", 0)):
                    moved = {**statement, "permitted_by": [clause], "affects": [clause]}
                    yield f"{file.name}: {statement['id']} {clause}", (edited(file, ("statements", index), moved),)


@kind("register: another source")
def another_source(real: Real) -> Made:
    """The first source of a statement or participation is another one of the list."""
    sources = sorted(real.loaded.sources)
    following = dict(zip(sources, [*sources[1:], sources[0]], strict=True))
    for file in real.files("participations"):
        places = [("participation", "sources", 0)]
        places += [("statements", index, "sources", 0) for index in range(len(file.data.get("statements", ())))]  # type: ignore[misc]
        for path in places:
            held = value_at(file.data, path)
            if held and following[held] not in value_at(file.data, path[:-1]):
                yield f"{file.name}: {held} becomes {following[held]}", (edited(file, path, following[held]),)


@kind("register: surer than known")
def surer(real: Real) -> Made:
    """What rests on one source is said to be confirmed."""
    for file in real.files("participations"):
        places: list[tuple[str | int, ...]] = [("participation", "confidence")]
        places += [("statements", index, "confidence") for index in range(len(file.data.get("statements", ())))]
        for path in places:
            if value_at(file.data, path) == "single-source":
                yield f"{file.name}: {path}", (edited(file, path, "confirmed"),)


@kind("statement: on record, or not")
def on_record(real: Real) -> Made:
    """What only national law provides for is shown as deposited."""
    for file, index, statement in _statements(real):
        if statement.get("on_record") == "false":
            yield f"{file.name}: {statement['id']}", (edited(file, ("statements", index, "on_record"), None),)
