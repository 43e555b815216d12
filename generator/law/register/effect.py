"""From which day to which a statement surely has effect, for tables that are asked about a day."""

from __future__ import annotations

from generator.law.corpus import Corpus, Statement
from generator.law.register.statuses import EFFECTED, IN_FORCE, status_phases


def effect_days(corpus: Corpus, statement: Statement) -> tuple[str | None, str | None]:
    """Return the first day on which a statement surely has effect, and the first on which it no longer surely has.

    Both are whole days. The first is None where it is not verified, the second where the statement stands: on a day
    for which `first <= day < second` holds, its status is `in force` (or `effected`).
    """
    phases = status_phases(corpus, statement)
    start = next((index for index, phase in enumerate(phases) if _has_effect(phase.code) and phase.since), None)
    if start is None:
        return None, None
    end = next((phase.start for phase in phases[start:] if not _has_effect(phase.code)), None)
    return phases[start].start, end


def _has_effect(code: str) -> bool:
    return code in (IN_FORCE, EFFECTED)
