"""Choose mutations of every kind, the same for the same seed, and try them on two processors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial

from generator.files.processes import can_fork, run_jobs
from tests.mutations import fields, guides, lives, register, texts, wording
from tests.mutations.judge import Judge, Verdict
from tests.mutations.model import KINDS, Mutation, Real

SEED = 9
EACH = 5
"""How many of each kind are chosen, where the data admits so many."""
FAMILIES = (texts, register, lives, guides, fields, wording)


def choose_mutations(real: Real, *, seed: int = SEED, each: int = EACH) -> list[Mutation]:
    """Give up to `each` mutations of every kind, drawn by the seed and the kind's own name."""
    chosen = []
    for kind, make in KINDS.items():
        candidates = [Mutation(kind, what, changes) for what, changes in make(real)]
        assert candidates, f"the data admits no mutation of the kind {kind}"
        draw = random.Random(f"{seed} {kind}")
        chosen += draw.sample(candidates, min(each, len(candidates)))
    return chosen


def try_all(judge: Judge, mutations: Sequence[Mutation]) -> list[Verdict]:
    """Try mutations in their order, in as many processes as the machine has processors where it can fork."""
    batches = [mutations[start : start + 20] for start in range(0, len(mutations), 20)]
    jobs = [partial(_try_batch, judge, batch) for batch in batches]
    return [verdict for made in run_jobs(jobs, forked=can_fork()) for verdict in made]


def _try_batch(judge: Judge, batch: Sequence[Mutation]) -> list[Verdict]:
    return [judge.try_mutation(mutation) for mutation in batch]
