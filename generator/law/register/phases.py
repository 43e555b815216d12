"""A course of time cut into phases: from each start a code holds, in words for readers, until the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """What holds from `start` on; an empty start means from the beginning."""

    start: str
    code: str
    words: str
    since: str | None = None
    """The sourced day since which it holds, where that is known; None says that it is not."""


def order_phases(phases: Iterable[Phase]) -> tuple[Phase, ...]:
    """Put phases in order; of two that start on one day the later one given holds."""
    by_start: dict[str, Phase] = {}
    for phase in phases:
        by_start[phase.start] = phase
    return tuple(sorted(by_start.values(), key=lambda phase: phase.start))


def phase_on(phases: Sequence[Phase], day: str) -> Phase:
    """Return the phase that holds on a day."""
    return [phase for phase in phases if phase.start <= day][-1]
