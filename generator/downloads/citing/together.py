"""Provisions cited together: each instrument once in full with its short title, then by that title alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.downloads.citing.entries import cite
from generator.downloads.citing.pinpoints import write_pinpoint
from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId

Runs = tuple[tuple[str, bool], ...]
"""Words, each with whether they are set in italics."""


def cite_together(corpus: Corpus, units: Iterable[ProvisionId], style: str) -> tuple[Runs, ...]:
    """Return a citation of each provision in a style, in their order."""
    return tuple(_cite_each(corpus, units, style))


def _cite_each(corpus: Corpus, units: Iterable[ProvisionId], style: str) -> Iterator[Runs]:
    named: set[str] = set()
    for unit in units:
        instrument = corpus.instruments[unit.instrument]
        short = instrument.record.short_title
        if unit.instrument in named:
            yield ((f"{short}, {write_pinpoint(corpus, unit, style)}", False),)
            continue
        named.add(unit.instrument)
        runs = cite(corpus, str(unit)).runs(style)
        has_it = any(short in words for words, _ in runs)
        yield runs if has_it else (*runs, (f" ({short})", False))
