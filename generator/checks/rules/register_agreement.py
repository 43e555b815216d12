"""Rules that hold what a statement says of itself in words against what its keys say, and steps against the treaty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.ids import MalformedId, ProvisionId, parse_path
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

Entry = Loaded[records.StateInstrument]
_NAMED = re.compile(r"(?<![\w(])(\d+[a-z]?(?:\([a-z0-9]{1,4}\))+)")
_NAMES = re.compile(r"^Names (?:the |its )?(.+?)(?: for | as | \(|[;,.]|$)")
_NO_PARTY = re.compile(
    r"\bnot (?:yet )?(?:a )?[Pp]arty\b|\bnever (?:ratified|consented)\b|\bhas not ratified\b", re.IGNORECASE
)
_STEM = 5
_COMMON = frozenset({"minis", "natio", "offic", "depar", "burea", "centr", "gener", "unit", "state", "feder"})
"""Beginnings of words that many authorities share."""
_SOURCE = "check it in the source"


def _statements(world: World) -> Iterator[tuple[str, str, Entry, int, records.Statement]]:
    for (iso2, slug), entry in world.loaded.participations.items():
        for index, statement in enumerate(entry.record.statements):
            yield iso2, slug, entry, index, statement


@rule("effect-affects")
def check_effects(world: World) -> Iterator[Problem]:
    """A paragraph or point that the effect of a statement names lies in what it affects, holds it, or permits it.

    Why: words and keys are two witnesses; where they differ, one misleads. Fails: `affects: ["9(2)(b)"]` with "Does not
    apply Article 9(2)(c)". Mend: check the source and mend the one that is wrong.
    """
    for _, slug, entry, index, statement in _statements(world):
        if slug not in world.corpus.instruments:
            continue
        known = [parse_path(slug, path) for path in (*statement.affects, *statement.permitted_by)]
        known += [parse_path(slug, path) for one in entry.record.statements if one.id == statement.withdraws
                  for path in one.permitted_by]  # fmt: skip
        pointers = [pointer for one in known for pointer in world.corpus.pointers_from.get(str(one), ())]
        known += [world.corpus.units[one.target].id for one in pointers if one.target in world.corpus.units]
        named = [unit for found in _NAMED.finditer(statement.effect) if (unit := _parse(slug, found[1]))]
        named = [unit for unit in named if str(unit) in world.corpus.units]
        if named and not any(unit.is_within(one) or one.is_within(unit) for unit in named for one in known):
            what = f"the effect names {world.corpus.name_of(named[0])}, which is neither affected nor the clause"
            yield _problem(entry, (index, "effect"), "effect-affects", what, "one of the two must be wrong")


def _parse(slug: str, path: str) -> ProvisionId | None:
    try:
        return parse_path(slug, path)
    except MalformedId:
        return None


@rule("ended-as-recorded", by_file=True)
def check_ends(world: World) -> Iterator[Problem]:
    """A withdrawal affects what the statement affected that it takes back.

    Why: a reservation that is withdrawn in part is still there in part. Fails: a withdrawal that affects 9(2)(b) of a
    reservation that affected 9(2)(c). Mend: check both in the source.
    """
    for entry in world.loaded.participations.values():
        by_id = {statement.id: statement for statement in entry.record.statements}
        for index, statement in enumerate(entry.record.statements):
            taken = by_id.get(statement.withdraws or "")
            if taken and set(taken.affects) != set(statement.affects):
                what = (
                    f'it affects {", ".join(statement.affects)}, but "{taken.id}" affected {", ".join(taken.affects)}'
                )
                yield _problem(entry, (index, "affects"), "ended-as-recorded", what, "the two are one matter")


@rule("step-of-a-treaty")
def check_steps_of_treaty(world: World) -> Iterator[Problem]:
    """No State signs or consents before a treaty is concluded, and none is bound before it is in force.

    Why: a wrong century or a swapped month misstates who is bound. Fails: a signature in 1999 of a treaty of 2001; an
    entry into force for a State where the treaty has none. Mend: check both dates in the source.
    """
    for (_, slug), entry in world.loaded.participations.items():
        if slug not in world.corpus.instruments:
            continue
        treaty, part = world.corpus.instruments[slug].record, entry.record.participation
        concluded = treaty.concluded.date if treaty.concluded else None
        begun = treaty.in_force.date if treaty.in_force else None
        known_in_force = bool(begun or treaty.in_force_by)
        for key, step, floor, event in (
            ("signed", part.signed, concluded, "concluded"),
            ("consent", part.consent, concluded, "concluded"),
            ("in_force", part.in_force, begun, "in force"),
        ):
            day = step.date if step else None
            length = min(len(day or ""), len(floor or ""))
            where = ("participation", key, "date")
            if day and floor and day[:length] < floor[:length]:
                what = f"{day} is before the treaty was {event}, {floor}"
                place = entry.document.place_of(where)
                yield Problem(place, "step-of-a-treaty", what, "it cannot have happened in this order", _SOURCE)
            elif day and key == "in_force" and not known_in_force and step and step.confidence != "computed":
                what = "the treaty has no entry into force, and a State has one"
                place = entry.document.place_of(where)
                yield Problem(place, "step-of-a-treaty", what, "nobody is bound before a treaty is in force", _SOURCE)


@rule("authority-named", by_file=True)
def check_authorities(world: World) -> Iterator[Problem]:
    """A designation names an authority, and nothing else does; "Names the X" in its effect is that authority's name.

    Why: a request that goes to the wrong authority is lost. Fails: "Names the Ministry of Justice" beside the authority
    "Ministry of the Interior". Mend: write the one that the source names.
    """
    for _, _, entry, index, statement in _statements(world):
        named, why = statement.authority, "a request to the wrong authority is lost"
        if statement.kind == "designation" and named is None:
            yield _problem(entry, (index,), "authority-named", "the designation names no authority", why)
        elif statement.kind != "designation" and named is not None:
            what = f"a {statement.kind} has an authority"
            yield _problem(entry, (index, "authority"), "authority-named", what, why)
        elif named is not None and (found := _NAMES.match(statement.effect)) and not _is_named(statement.effect, named):
            what = f'the effect names "{found[1]}", the authority is "{named.name}"'
            yield _problem(entry, (index, "effect"), "authority-named", what, why)


def _is_named(words: str, authority: records.Authority) -> bool:
    """Return whether an effect says most words of an authority's name that tell it from others."""
    said = {word[:_STEM] for word in re.findall(r"\w+", words.casefold())}
    for name in filter(None, (authority.unit, authority.name)):
        held = {word[:_STEM] for word in re.findall(r"\w{4,}", name.casefold())} - _COMMON
        if 2 * len(held & said) >= len(held):
            return True
    return False


@rule("place-of-one-state")
def check_places(world: World) -> Iterator[Problem]:
    """The place of an authority is the place of authorities of one State only.

    Why: an address in another State is a slip that no one else sees. Fails: an authority of one State in the capital of
    another. Mend: check the place in the source.
    """
    places: dict[str, dict[str, tuple[Entry, int]]] = defaultdict(dict)
    for iso2, _, entry, index, statement in _statements(world):
        if statement.authority and statement.authority.place:
            places[statement.authority.place.casefold()].setdefault(iso2, (entry, index))
    for place, by_state in places.items():
        if len(by_state) > 1:
            iso2, (entry, index) = list(by_state.items())[-1]
            what = f'"{place.title()}" is also the place of an authority of {next(iter(by_state))}'
            why = "a request to the wrong authority is lost"
            yield _problem(entry, (index, "authority", "place"), "place-of-one-state", what, why)


@rule("name-of-one-state")
def check_state_names(world: World) -> Iterator[Problem]:
    """No two States have one name.

    Why: facts of one would be read as those of the other. Fails: a copied state.yml whose name was not changed. Mend:
    write its own name.
    """
    known: dict[str, str] = {}
    for iso2, entry in world.loaded.states.items():
        first = known.setdefault(entry.record.name.casefold(), iso2)
        if first != iso2:
            place = entry.document.place_of(("name",))
            what = f"{first} has this name too"
            yield Problem(place, "name-of-one-state", what, "their facts would be confused", "write its own name")


@rule("note-as-recorded", by_file=True)
def check_notes(world: World) -> Iterator[Problem]:
    """A note on a State's participation that begins with "Not a Party" stands beside no entry into force.

    Why: readers take the note for the summary of the record. Fails: "Not a Party." with `in_force`. Mend: check the
    source, and mend the one that is wrong.
    """
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        if part.in_force and part.note and _NO_PARTY.search(part.note.split(".")[0]):
            place = entry.document.place_of(("participation", "note"))
            what = "the note says that the State is no Party, and the record has an entry into force"
            yield Problem(place, "note-as-recorded", what, "one of the two must be wrong", _SOURCE)


def _problem(entry: Entry, where: Path_, name: str, what: str, why: str) -> Problem:
    return Problem(entry.document.place_of(("statements", *where)), name, what, why, _SOURCE)
