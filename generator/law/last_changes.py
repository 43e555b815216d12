"""When words of law were last changed, as far as the records of releases tell."""

from __future__ import annotations

from collections.abc import Iterable

from generator.law.corpus import Corpus, Unit
from generator.law.writing import write_date


def say_changed(corpus: Corpus, units: Iterable[Unit]) -> str:
    """Say which release last changed the words of any of these units; empty where there is no release.

    Releases alone are asked: what was edited since the newest one is not known to them, so that nothing is said of it.
    """
    if not corpus.releases:
        return ""
    days = [corpus.changed_on[str(unit.id)] for unit in units if str(unit.id) in corpus.changed_on]
    if days:
        return f"Last changed in the release of {write_date(max(days))}."
    return f"No release since {write_date(corpus.releases[-1].day)} has changed these words."
