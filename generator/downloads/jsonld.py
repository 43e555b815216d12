"""The texts as linked data: schema.org Legislation, one graph for all instruments and their articles.

Addresses are absolute where the site has one, else relative to the file. Our copies bear `UnofficialLegalValue`; an
instrument's official page is `sameAs`, but no home page and no register of several.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from generator.files.script_data import Json
from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part

PATH = "legislation.jsonld"
CONTEXT = "https://schema.org"
_HOME = re.compile(r"[a-z]{2}(-[a-z]{2})?|(index|default|home)(\.[a-z]+)?|pages|documents", re.IGNORECASE)


def write_jsonld(corpus: Corpus) -> bytes:
    """Return the file: an array of instruments, each with its articles."""
    on = f"data/{PATH}"
    graph: list[Json] = []
    for instrument in corpus.texts:
        parts: list[Json] = [describe_part(corpus, instrument, part, on=on) for part in instrument.parts]
        graph.append({**describe_instrument(corpus, instrument, on=on), "hasPart": parts})
    whole: Json = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def describe_instrument(corpus: Corpus, instrument: Instrument, *, on: str) -> dict[str, Json]:
    """Return an instrument as schema.org Legislation, its addresses relative to the file `on`."""
    record = instrument.record
    node: dict[str, Json] = {
        "@type": "Legislation",
        "@id": _place(routes.instrument_page(instrument.slug), on, corpus.address),
        "name": record.title,
        "alternateName": record.short_title,
        "legislationIdentifier": record.number or instrument.slug,
        "legislationType": record.kind,
        "inLanguage": instrument.lang,
    }
    if record.concluded:
        node["legislationDate"] = record.concluded.date
    if record.enacted_by:
        node["legislationPassedBy"] = {"@type": "Organization", "name": record.enacted_by}
    if record.in_force:
        node["temporalCoverage"] = f"{record.in_force.date}/.."
    if record.official_page and _names_the_thing(corpus, record.official_page):
        node["sameAs"] = record.official_page
    if record.acts_on:
        places = [_place(routes.instrument_page(slug), on, corpus.address) for slug in record.acts_on]
        node["legislationApplies"] = [{"@id": place} for place in places]
    if instrument.has_text:
        node["encoding"] = _encoding(corpus, instrument, routes.full_page(instrument.slug), on=on)
    return node


def describe_part(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> dict[str, Json]:
    """Return an article as schema.org Legislation, its addresses relative to the file `on`."""
    page = routes.part_page(part.id)
    return {
        "@type": "Legislation",
        "@id": _place(page, on, corpus.address),
        "name": f"{part.name}: {part.heading}" if part.heading else part.name,
        "legislationIdentifier": part.unit.label,
        "isPartOf": {"@id": _place(routes.instrument_page(instrument.slug), on, corpus.address)},
        "encoding": _encoding(corpus, instrument, page, on=on),
    }


def _encoding(corpus: Corpus, instrument: Instrument, page: str, *, on: str) -> Json:
    return {
        "@type": "LegislationObject",
        "contentUrl": _place(page, on, corpus.address),
        "encodingFormat": "text/html",
        "inLanguage": instrument.lang,
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
    }


def _place(path: str, on: str, address: str) -> str:
    return f"{address}{path}" if address else routes.href(path, on=on)


def _names_the_thing(corpus: Corpus, page: str) -> bool:
    """Return whether an address is that of one instrument: neither a home page nor a register of several."""
    parts = urlsplit(page)
    steps = [step for step in parts.path.split("/") if step and not _HOME.fullmatch(step)]
    shared = sum(other.record.official_page == page for other in corpus.instruments.values()) > 1
    return bool(steps or parts.query) and not shared
