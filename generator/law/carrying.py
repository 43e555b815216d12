"""Which provisions an instrument carries over from another, and by which clause: data of the instrument, asked here."""

from __future__ import annotations

from collections.abc import Iterable

from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId, parse_id


def clause_carrying(corpus: Corpus, slug: str, unit: ProvisionId) -> ProvisionId | None:
    """Return the clause by which an instrument carries a unit of another over; None where it does not."""
    instrument = corpus.instruments.get(slug)
    for entry in instrument.record.carries_over if instrument else ():
        if entry.of == unit.instrument and unit.head in entry.articles:
            return parse_id(f"{slug}:{entry.at}")
    return None


def clauses_carrying(corpus: Corpus, slug: str, units: Iterable[ProvisionId]) -> tuple[ProvisionId, ...]:
    """Return the clauses by which an instrument carries any of some units over, in the order of the units."""
    found = (clause_carrying(corpus, slug, unit) for unit in units)
    return tuple(dict.fromkeys(clause for clause in found if clause is not None))
