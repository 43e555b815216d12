"""Rules about the States that a depositary's list shows as invited."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.register.days import first_day, last_day
from generator.reading.problems import Problem


@rule("invited-no-party")
def check_invited(world: World) -> Iterator[Problem]:
    """A State that a list shows as invited to accede was no Party on the day of that list.

    Why: pages and pairs say both of it. Fails: a list of 2026-04-25 names a State as invited whose consent is of 2020.
    Mend: read the list again; take a State that has acceded since out of `invited` when a newer list is read.
    """
    for slug, entry in world.loaded.instruments.items():
        listed = entry.record.party_list
        for iso2 in listed.invited if listed else ():
            part = world.loaded.participations.get((iso2, slug))
            consent = part.record.participation.consent if part else None
            if listed and consent and (consent.date is None or last_day(consent.date) <= first_day(listed.date)):
                place = entry.document.place_of(("party_list", "invited", iso2))
                what = f"{iso2} is told as invited on {listed.date}, but it had consented by then"
                yield Problem(place, "invited-no-party", what, "one of the two must be wrong", "read the list again")
