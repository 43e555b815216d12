"""Write what caught the mutations, by kind, and name those that nothing caught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.mutations.judge import Verdict

GOAL = 0.6
"""The share that rules alone should catch; nothing may be caught by nothing."""


def write_report(verdicts: Sequence[Verdict], *, every: bool = False) -> tuple[str, bool]:
    """Return the table and the list of what only a ledger catches or nothing does; whether the goals are reached."""
    kinds = list(dict.fromkeys(verdict.mutation.kind for verdict in verdicts))
    lines = [f"{'kind':52} {'tried':>5} {'rules':>5} {'tests':>5} {'all':>5}  caught by"]
    for kind in kinds:
        own = [verdict for verdict in verdicts if verdict.mutation.kind == kind]
        by = Counter(name for verdict in own for name in verdict.by)
        names = ", ".join(f"{name} {count}" for name, count in by.most_common())
        lines.append(f"{kind:52} {_counts(own)}  {names}")
    lines.append(f"{'together':52} {_counts(verdicts)}")
    total = len(verdicts)
    rules, tests, whole = _shares(verdicts)
    for name, count in (
        ("caught by rules alone", rules),
        ("by evidence and researched facts, not by rules", tests - rules),
        ("by the ledgers of reviewed texts and of ids alone", whole - tests),
        ("by nothing", total - whole),
    ):
        lines.append(f"{name}: {count} of {total}, {count / total:.1%}")
    for verdict in verdicts:
        if every or not verdict.without_ledgers:
            by_all = ", ".join(sorted(verdict.by)) or "NOTHING"
            lines.append(f"  {verdict.mutation.kind}: {verdict.mutation.what}: {by_all}")
    return "\n".join(lines) + "\n", whole == total and rules / total >= GOAL


def _shares(verdicts: Sequence[Verdict]) -> tuple[int, int, int]:
    return (
        sum(verdict.by_rules for verdict in verdicts),
        sum(verdict.without_ledgers for verdict in verdicts),
        sum(bool(verdict.by) for verdict in verdicts),
    )


def _counts(verdicts: Sequence[Verdict]) -> str:
    rules, tests, whole = _shares(verdicts)
    return f"{len(verdicts):5} {rules:5} {tests:5} {whole:5}"
