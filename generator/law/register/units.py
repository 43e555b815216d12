"""Provisions in few words: a run of whole articles is named by its ends."""

from __future__ import annotations

from collections.abc import Sequence

from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId

RUN = 4
"""A shorter run is named one by one."""


def condense_units(corpus: Corpus, units: Sequence[ProvisionId]) -> tuple[tuple[ProvisionId, str], ...]:
    """Return each unit with its label, runs of whole articles as one: `2 to 22`, with the first article's id."""
    named: list[tuple[ProvisionId, str]] = []
    rest = list(units)
    while rest:
        run = _run_at_start(corpus, rest)
        first, last = corpus.label_of(run[0]), corpus.label_of(run[-1])
        label = f"{first} to {last}" if len(run) >= RUN else first
        taken = len(run) if len(run) >= RUN else 1
        named.append((rest[0], label))
        rest = rest[taken:]
    return tuple(named)


def _run_at_start(corpus: Corpus, units: Sequence[ProvisionId]) -> list[ProvisionId]:
    """Return the articles at the start of `units` that follow each other in their instrument."""
    order = [part.id for part in corpus.instruments[units[0].instrument].articles]
    run = [units[0]]
    for unit in units[1:]:
        if unit not in order or run[-1] not in order or order.index(unit) != order.index(run[-1]) + 1:
            break
        run.append(unit)
    return run
