"""Wrong changes of the real data are caught: one of every kind here, all of them by `python -m tests.mutations`."""

from __future__ import annotations

from tests.mutations.choose import choose_mutations, try_all
from tests.mutations.judge import Judge
from tests.mutations.model import KINDS
from tests.mutations.report import GOAL, write_report


def test_wrong_changes_are_caught() -> None:
    """Of one change of every kind, rules and tests catch seven in ten without the ledgers, and with them the goal."""
    judge = Judge()
    chosen = choose_mutations(judge.real, each=1)
    verdicts = try_all(judge, chosen)
    assert {verdict.mutation.kind for verdict in verdicts} == set(KINDS)
    report, reached = write_report(verdicts, every=True)
    assert reached, f"less than {GOAL:.0%} is caught:\n{report}"
    without = sum(verdict.without_ledgers for verdict in verdicts) / len(verdicts)
    assert without >= 0.7, report


def test_the_set_is_the_same_for_the_same_seed() -> None:
    """The whole set has at least 300 mutations, no two the same, and another seed gives another set."""
    real = Judge().real
    chosen = choose_mutations(real)
    assert chosen == choose_mutations(real) != choose_mutations(real, seed=1)
    assert len(chosen) >= 300
    assert len({(one.kind, one.what, str(one.changes)) for one in chosen}) == len(chosen)
