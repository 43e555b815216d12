"""Rules about institutions that share a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.reading.problems import Problem

_DIVIDES = re.compile(r";|\bonly\b|, [^,.]*\brequests? (?:to|at)\b")


@rule("authority-limited", by_file=True)
def check_limits(world: World) -> Iterator[Problem]:
    """Where one effect divides a role between institutions, each but one says which part it is named for.

    Why: lists and pairs show the institution without the effect, so that a request would go to the wrong one. Fails:
    "requests by post go to the Ministry of Books, requests by wire to the police" with two bare names.
    Mend: write `limited_to` under `authority`, such as "requests by post".
    """
    for entry in world.loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            own = statement.authority
            if own is None or own.limited_to or not _DIVIDES.search(statement.effect):
                continue
            sharing = [
                other
                for other in entry.record.statements
                if other.authority and other.authority.role == own.role and other.effect == statement.effect
            ]
            bare = [other for other in sharing if other.authority and not other.authority.limited_to]
            if len(sharing) > 1 and len(bare) > 1:
                place = entry.document.place_of(("statements", index, "authority"))
                what = f"{own.name} shares its role, and the effect divides it, but not which part it is for"
                why = "lists show the institution without the effect"
                yield Problem(place, "authority-limited", what, why, 'write "limited_to:" with its part')
