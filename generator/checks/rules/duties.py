"""Rules about what is owed between Parties and what binds each at home: said for every clause, as the words have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.corpus import Unit
from generator.law.ids import parse_path
from generator.law.register.owed import duty_at
from generator.reading.problems import Problem

CHANGING = ("reservation",)
_AT_HOME = re.compile(r"\bshall (?:also )?(?:adopt (?:such )?(?:legislative|measures|laws)|make it an offence)")
_BETWEEN = re.compile(r"\b(?:requested Party|one another|each other|to the requesting Party)\b")


@rule("duty-told")
def check_told(world: World) -> Iterator[Problem]:
    """Where an instrument tells its duties, it tells one for every provision on which a clause permits a reservation.

    Why: the pair tool says of each reservation what it changes between two States. Fails: a clause permits reservations
    on Article 29(3), and no duty names Article 29. Mend: say whether it is owed between Parties or binds each at home.
    """
    for slug, entry in world.loaded.instruments.items():
        for index, permission in enumerate(entry.record.permits if entry.record.duties else ()):
            for i, path in enumerate(permission.affects):
                if permission.kind in CHANGING and duty_at(world.corpus, parse_path(slug, path)) is None:
                    place = entry.document.place_of(("permits", index, "affects", i))
                    at, on = (world.corpus.name_of(parse_path(slug, one)) for one in (permission.at, path))
                    what = f"{at} permits a reservation on {on}, but no duty names it"
                    why = "what the reservation changes between two States could not be told"
                    yield Problem(place, "duty-told", what, why, 'name it under "duties"')


@rule("duty-as-written")
def check_written(world: World) -> Iterator[Problem]:
    """What is owed between Parties does not tell each to adopt laws, and what binds at home speaks of no other Party.

    Why: a reservation on the first frees both States, one on the second nobody else. Fails: "each Party shall adopt
    such legislative and other measures" among what is owed between Parties. Mend: read the provision; where one
    paragraph is of the other nature, name it apart.
    """
    for slug, entry in world.loaded.instruments.items():
        for index, duty in enumerate(entry.record.duties):
            for i, path in enumerate(duty.at):
                unit = world.corpus.units.get(f"{slug}:{path}")
                found = _misfit(world, duty, unit) if unit else None
                if found:
                    place = entry.document.place_of(("duties", index, "at", i))
                    said = "to bind each at home" if duty.owed == "at home" else "to be owed between Parties"
                    what = f'{found[0]} is said {said}, but it says "{found[1]}"'
                    why = "whom a reservation frees would be misstated"
                    yield Problem(place, "duty-as-written", what, why, "read the provision")


def _misfit(world: World, duty: records.Duty, unit: Unit) -> tuple[str, str] | None:
    """Return a unit and its words that speak against the duty; inner units that are named apart are left out."""
    signs = _BETWEEN if duty.owed == "at home" else _AT_HOME
    for inner in unit.walk():
        sign = signs.search(inner.own.text if inner.own else "")
        if sign and duty_at(world.corpus, inner.id) == duty:
            return inner.id.label, sign[0]
    return None
