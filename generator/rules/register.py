"""Rules of the register: withdrawals close what they withdraw, and clauses permit what is made under them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.rules.registry import World, rule


@rule("withdrawal-closes")
def check_withdrawals(world: World) -> Iterator[Problem]:
    """A withdrawal names the statement it takes back, and that statement carries the date of its end.

    Why: a withdrawn statement must never be shown as standing. Fails: `withdraws: x` while x has no `withdrawn`.
    """
    for entry in world.loaded.participations.values():
        by_id = {statement.id: statement for statement in entry.record.statements}
        for index, statement in enumerate(entry.record.statements):
            place = entry.document.place_of(("statements", index))
            why = "a withdrawn statement must never be shown as standing"
            if statement.kind == "withdrawal" and not statement.withdraws:
                yield Problem(place, "withdrawal-closes", "the withdrawal names nothing", why, "add withdraws:")
            closed = by_id.get(statement.withdraws or "")
            if closed and not closed.withdrawn:
                what = f'"{closed.id}" is withdrawn here but carries no end'
                yield Problem(place, "withdrawal-closes", what, why, f'add withdrawn: to "{closed.id}"')
