"""The texts as linked data: schema.org Legislation, one graph for all instruments and their articles.

Addresses are relative to the file, so that the same bytes serve a host and a disk. Our copies bear
`UnofficialLegalValue`; an instrument's official page is `sameAs`.
"""

from __future__ import annotations

import json

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part

Json = str | list["Json"] | dict[str, "Json"]
PATH = "legislation.jsonld"
CONTEXT = "https://schema.org"


def write_jsonld(corpus: Corpus) -> bytes:
    """Return the file: an array of instruments, each with its articles."""
    on = f"data/{PATH}"
    graph: list[Json] = []
    for instrument in corpus.texts:
        parts: list[Json] = [describe_part(instrument, part, on=on) for part in instrument.parts]
        graph.append({**describe_instrument(instrument, on=on), "hasPart": parts})
    whole: Json = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def describe_instrument(instrument: Instrument, *, on: str) -> dict[str, Json]:
    """Return an instrument as schema.org Legislation, its addresses relative to the file `on`."""
    record = instrument.record
    node: dict[str, Json] = {
        "@type": "Legislation",
        "@id": routes.href(routes.instrument_page(instrument.slug), on=on),
        "name": record.title,
        "alternateName": record.short_title,
        "legislationIdentifier": record.number or instrument.slug,
        "legislationType": record.kind,
        "inLanguage": record.text_language or "en",
    }
    if record.concluded:
        node["legislationDate"] = record.concluded.date
    if record.enacted_by:
        node["legislationPassedBy"] = {"@type": "Organization", "name": record.enacted_by}
    if record.in_force:
        node["temporalCoverage"] = f"{record.in_force.date}/.."
    if record.official_page:
        node["sameAs"] = record.official_page
    if record.acts_on:
        places = [routes.href(routes.instrument_page(slug), on=on) for slug in record.acts_on]
        node["legislationApplies"] = [{"@id": place} for place in places]
    if instrument.has_text:
        node["encoding"] = _encoding(instrument, routes.full_page(instrument.slug), on=on)
    return node


def describe_part(instrument: Instrument, part: Part, *, on: str) -> dict[str, Json]:
    """Return an article as schema.org Legislation, its addresses relative to the file `on`."""
    page = routes.part_page(part.id)
    return {
        "@type": "Legislation",
        "@id": routes.href(page, on=on),
        "name": f"{part.name}: {part.heading}" if part.heading else part.name,
        "legislationIdentifier": part.id.label,
        "isPartOf": {"@id": routes.href(routes.instrument_page(instrument.slug), on=on)},
        "encoding": _encoding(instrument, page, on=on),
    }


def _encoding(instrument: Instrument, page: str, *, on: str) -> Json:
    return {
        "@type": "LegislationObject",
        "contentUrl": routes.href(page, on=on),
        "encodingFormat": "text/html",
        "inLanguage": instrument.record.text_language or "en",
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
    }
