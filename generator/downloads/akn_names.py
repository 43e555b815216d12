"""The address of a text as a work, in the form of the naming convention of Akoma Ntoso."""

from __future__ import annotations

from generator.law.corpus import Instrument


def work_iri(instrument: Instrument) -> str:
    """Return our IRI of an instrument as a work: country, kind, date and slug."""
    record = instrument.record
    kind = record.kind.replace(" ", "-")
    fact = instrument.record.concluded
    date = fact.date if fact else "nn"
    return f"/akn/{record.in_state or 'xx'}/act/{kind}/{date}/{instrument.slug}"
