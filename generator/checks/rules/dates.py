"""Rules of dates: possible, and in the order in which things happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.rules.registry import World, rule
from generator.law.register.days import first_day, last_day
from generator.reading.problems import Location, Problem
from generator.reading.yamlio import Path_

Step = tuple[str | None, Path_, str]


@rule("date-order", by_file=True)
def check_date_order(world: World) -> Iterator[Problem]:
    """Dates follow each other as events do: conclusion, entry into force; signature, consent, entry; made, withdrawn.

    Why: a swapped date misstates what binds whom. Fails: `signed` after `consent`. Mend: check the source.
    """
    for entry in world.loaded.instruments.values():
        record = entry.record
        steps: list[Step] = [
            (record.concluded.date if record.concluded else None, ("concluded", "date"), "conclusion"),
            (record.promulgated.date if record.promulgated else None, ("promulgated", "date"), "promulgation"),
            (record.in_force.date if record.in_force else None, ("in_force", "date"), "entry into force"),
        ]
        for where, what in _out_of_order(steps):
            yield _problem(entry.document.place_of(where), what)
    for state_entry in world.loaded.participations.values():
        part, document = state_entry.record.participation, state_entry.document
        steps = [
            (part.signed.date if part.signed else None, ("participation", "signed", "date"), "signature"),
            (part.consent.date if part.consent else None, ("participation", "consent", "date"), "consent"),
            (part.in_force.date if part.in_force else None, ("participation", "in_force", "date"), "entry into force"),
        ]
        for where, what in _out_of_order(steps):
            yield _problem(document.place_of(where), what)
        for index, statement in enumerate(state_entry.record.statements):
            place = ("statements", index)
            steps = [
                (statement.made.date, (*place, "made", "date"), "the making of the statement"),
                (statement.withdrawn, (*place, "withdrawn"), "its withdrawal"),
            ]
            for where, what in _out_of_order(steps):
                yield _problem(document.place_of(where), what)


def _out_of_order(steps: Sequence[Step]) -> Iterator[tuple[Path_, str]]:
    """Yield the place of each step that is surely earlier than one before it, and what is wrong.

    Each is compared with all before it, the nearest first: a year alone between two days says nothing of their order.
    A step that was found too late already is not compared with what follows it as well.
    """
    known = [(day, where, name) for day, where, name in steps if day]
    late = set[str]()
    for index, (after, where, second) in enumerate(known):
        for before, _, first in reversed(known[:index]):
            if first not in late and first_day(before) > last_day(after):
                late.add(first)
                yield where, f"{second} on {after} is earlier than {first} on {before}"
                break


def _problem(place: Location, what: str) -> Problem:
    return Problem(place, "date-order", what, "it cannot have happened in this order", "check both dates in the source")


@rule("date-to-come")
def check_date_to_come(world: World) -> Iterator[Problem]:
    """What a State did is not dated after the day that counts as today, `as_of` in concordance.yml.

    Why: a slip of a year would announce what has not happened. An entry into force may lie ahead. Fails: `signed` in
    2099. Mend: check the date in the source, or bring `as_of` up to date.
    """
    today = world.corpus.concordance.as_of
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        steps: list[tuple[str | None, Path_]] = [
            (part.signed.date if part.signed else None, ("participation", "signed", "date")),
            (part.consent.date if part.consent else None, ("participation", "consent", "date")),
        ]
        for index, statement in enumerate(entry.record.statements):
            steps.append((statement.made.date, ("statements", index, "made", "date")))
            steps.append((statement.withdrawn, ("statements", index, "withdrawn")))
        for day, where in steps:
            if day and day > today[: len(day)]:
                what = f"{day} is later than {today}, the day that counts as today"
                fix = "check it in the source, or bring as_of in concordance.yml up to date"
                yield Problem(entry.document.place_of(where), "date-to-come", what, "it cannot have happened yet", fix)
