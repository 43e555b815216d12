"""What a page says to programs about the law on it: schema.org Legislation as a block of data (JSON-LD)."""

from __future__ import annotations

from generator.downloads.jsonld import CONTEXT, describe_instrument, describe_part
from generator.files.script_data import Json
from generator.law.corpus import Corpus, Instrument, Part


def link_instrument(corpus: Corpus, instrument: Instrument, *, on: str) -> dict[str, Json]:
    """Describe an instrument on its own page."""
    return {"@context": CONTEXT, **describe_instrument(corpus, instrument, on=on)}


def link_part(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> dict[str, Json]:
    """Describe an article on its own page, with the name of the instrument that it is part of."""
    node = describe_part(corpus, instrument, part, on=on)
    record, outer = instrument.record, node["isPartOf"]
    assert isinstance(outer, dict)
    node["isPartOf"] = {
        "@type": "Legislation",
        **outer,
        "name": record.title,
        "legislationIdentifier": record.number or instrument.slug,
    }
    return {"@context": CONTEXT, **node}
