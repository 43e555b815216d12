"""Wrong changes of the real data are caught: a sample of kinds here, all of them by `python -m tests.mutations`."""

from __future__ import annotations

from tests.mutations.choose import choose_mutations, try_all
from tests.mutations.judge import Judge
from tests.mutations.model import KINDS
from tests.mutations.report import write_report

EVERY = 5


def test_wrong_changes_are_caught() -> None:
    """Of one change of every fifth kind nothing passes unseen, and rules alone catch more than two in five."""
    judge = Judge()
    chosen = choose_mutations(judge.real, each=1)
    assert {one.kind for one in chosen} == set(KINDS)
    verdicts = try_all(judge, chosen[::EVERY])
    report, _ = write_report(verdicts, every=True)
    assert [verdict.mutation for verdict in verdicts if not verdict.by] == [], report
    assert sum(verdict.by_rules for verdict in verdicts) / len(verdicts) > 0.4, report


def test_the_set_is_the_same_for_the_same_seed() -> None:
    """The whole set has at least 1,000 mutations, no two the same, and another seed gives another set."""
    real = Judge().real
    chosen = choose_mutations(real)
    assert chosen == choose_mutations(real) != choose_mutations(real, seed=1)
    assert len(chosen) >= 1000
    print(len(chosen))
    assert len({(one.kind, one.what, str(one.changes)) for one in chosen}) == len(chosen)
