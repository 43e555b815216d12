"""Write what caught the mutations, by kind, and name those that nothing caught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.mutations.judge import Verdict

GOAL = 0.95


def write_report(verdicts: Sequence[Verdict], *, every: bool = False) -> tuple[str, bool]:
    """Give the table and the list of what only a ledger catches or nothing does; say whether the goal is reached."""
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
    lines.append(f"caught by rules alone: {rules / total:.1%}; by rules and tests: {tests / total:.1%};")
    lines.append(f"with the ledgers of reviewed texts and of ids: {whole / total:.1%} of {total}")
    for verdict in verdicts:
        if every or not verdict.without_ledgers:
            by_all = ", ".join(sorted(verdict.by)) or "NOTHING"
            lines.append(f"  {verdict.mutation.kind}: {verdict.mutation.what}: {by_all}")
    return "\n".join(lines) + "\n", whole / total >= GOAL


def _shares(verdicts: Sequence[Verdict]) -> tuple[int, int, int]:
    return (
        sum(verdict.by_rules for verdict in verdicts),
        sum(verdict.without_ledgers for verdict in verdicts),
        sum(bool(verdict.by) for verdict in verdicts),
    )


def _counts(verdicts: Sequence[Verdict]) -> str:
    rules, tests, whole = _shares(verdicts)
    return f"{len(verdicts):5} {rules:5} {tests:5} {whole:5}"
