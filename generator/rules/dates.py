"""Rules of dates: possible, and in the order in which things happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.problems import Location, Problem
from generator.rules.registry import World, rule


@rule("date-order")
def check_date_order(world: World) -> Iterator[Problem]:
    """Dates follow each other as events do: conclusion, entry into force; signature, consent, entry; made, withdrawn.

    Why: a swapped date misstates what binds whom. Fails: `signed` after `consent`. Mend: check the source.
    """
    for entry in world.loaded.instruments.values():
        record = entry.record
        steps = [
            (record.concluded.on if record.concluded else None, ("concluded", "on"), "conclusion"),
            (record.promulgated.on if record.promulgated else None, ("promulgated", "on"), "promulgation"),
            (record.in_force.on if record.in_force else None, ("in_force", "on"), "entry into force"),
        ]
        for where, what in _out_of_order(steps):
            yield _problem(entry.document.place_of(where), what)
    for state_entry in world.loaded.participations.values():
        part, document = state_entry.record.participation, state_entry.document
        steps = [
            (part.signed.on if part.signed else None, ("participation", "signed", "on"), "signature"),
            (part.consent.on if part.consent else None, ("participation", "consent", "on"), "consent"),
            (part.in_force.on if part.in_force else None, ("participation", "in_force", "on"), "entry into force"),
        ]
        for where, what in _out_of_order(steps):
            yield _problem(document.place_of(where), what)
        for index, statement in enumerate(state_entry.record.statements):
            place = ("statements", index)
            steps = [
                (statement.made.on, (*place, "made", "on"), "the making of the statement"),
                (statement.withdrawn, (*place, "withdrawn"), "its withdrawal"),
            ]
            for where, what in _out_of_order(steps):
                yield _problem(document.place_of(where), what)


Step = tuple[str | None, tuple[str | int, ...], str]


def _out_of_order(steps: Sequence[Step]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    known = [(day, where, name) for day, where, name in steps if day]
    for (before, _, first), (after, where, second) in zip(known, known[1:], strict=False):
        # Dates of different precision are compared as far as both are known.
        length = min(len(before), len(after))
        if before[:length] > after[:length]:
            yield where, f"{second} on {after} is earlier than {first} on {before}"


def _problem(place: Location, what: str) -> Problem:
    return Problem(place, "date-order", what, "it cannot have happened in this order", "check both dates in the source")
