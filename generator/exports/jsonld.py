"""The texts as linked data: schema.org Legislation, one graph for all instruments and their articles.

Addresses are relative to the file, so that the same bytes serve a host and a disk. Our copies bear
`UnofficialLegalValue`; an instrument's official page is `sameAs`.
"""

from __future__ import annotations

import json

from generator import routes
from generator.corpus import Corpus, Instrument, Part

Json = str | list["Json"] | dict[str, "Json"]
PATH = "legislation.jsonld"


def write_jsonld(corpus: Corpus) -> bytes:
    """Give the file: an array of instruments, each with its articles."""
    graph: list[Json] = [_instrument(corpus, instrument) for instrument in corpus.texts]
    whole: Json = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _at(place: str) -> str:
    return routes.href(place, on=f"data/{PATH}")


def _instrument(corpus: Corpus, instrument: Instrument) -> Json:
    record = instrument.record
    node: dict[str, Json] = {
        "@type": "Legislation",
        "@id": _at(routes.instrument_page(instrument.slug)),
        "name": record.title,
        "alternateName": record.short_title,
        "legislationIdentifier": record.number or instrument.slug,
        "legislationType": record.kind,
        "inLanguage": record.text_language or "en",
    }
    if record.concluded:
        node["legislationDate"] = record.concluded.on
    if record.enacted_by:
        node["legislationPassedBy"] = {"@type": "Organization", "name": record.enacted_by}
    if record.in_force and record.in_force.confidence != "recalled":
        node["temporalCoverage"] = f"{record.in_force.on}/.."
    if record.official_page:
        node["sameAs"] = record.official_page
    if record.acts_on:
        node["legislationApplies"] = [{"@id": _at(routes.instrument_page(slug))} for slug in record.acts_on]
    node["encoding"] = _encoding(routes.full_page(instrument.slug), record.text_language or "en")
    node["hasPart"] = [_part(instrument, part) for part in instrument.parts]
    return node


def _part(instrument: Instrument, part: Part) -> Json:
    page = routes.part_page(part.id)
    return {
        "@type": "Legislation",
        "@id": _at(page),
        "name": f"{part.name}: {part.heading}" if part.heading else part.name,
        "legislationIdentifier": part.id.label,
        "isPartOf": {"@id": _at(routes.instrument_page(instrument.slug))},
        "encoding": _encoding(page, instrument.record.text_language or "en"),
    }


def _encoding(page: str, language: str) -> Json:
    return {
        "@type": "LegislationObject",
        "contentUrl": _at(page),
        "encodingFormat": "text/html",
        "inLanguage": language,
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
    }
