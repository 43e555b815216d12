"""The facts about an instrument as rows of a table, each with its source and how well it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Instrument
from generator.law.languages import name_language
from generator.law.writing import write_date, write_list
from generator.site.parts.links import Link, target_link
from generator.site.parts.named_links import instrument_link, source_links

_KNOWN = {"confirmed": "", "single-source": "one source"}


@dataclass(frozen=True)
class FactRow:
    """One row: what, the value, how well it is known where that needs saying, and links."""

    name: str
    value: str
    known: str = ""
    links: tuple[Link, ...] = ()
    note: str = ""


def instrument_facts(corpus: Corpus, instrument: Instrument, *, on: str) -> tuple[FactRow, ...]:
    """Return the facts about an instrument, unknown ones left out."""
    return tuple(_facts(corpus, instrument, on=on))


def _facts(corpus: Corpus, instrument: Instrument, *, on: str) -> Iterator[FactRow]:
    record = instrument.record
    yield FactRow("Kind", record.kind)
    if record.number:
        yield FactRow("Number", record.number)
    if record.enacted_by:
        yield FactRow("Enacted by", record.enacted_by)
    yield from _dates(corpus, instrument, on=on)
    if record.consents_needed:
        needed = record.consents_needed
        value = f"{needed.number}" + (f", {needed.condition}" if needed.condition else "")
        links = (target_link(corpus, f"{instrument.slug}:{needed.at}", on=on),) if needed.at else ()
        yield FactRow("Consents needed", value, links=links)
    if record.authentic_languages:
        yield FactRow("Authentic languages", write_list([name_language(code) for code in record.authentic_languages]))
    if record.depositary:
        yield FactRow("Depositary", record.depositary)
    related = [("Supplements", [record.supplements] if record.supplements else []), ("Acts on", list(record.acts_on))]
    for name, slugs in related:
        if slugs:
            yield FactRow(name, "", links=tuple(instrument_link(corpus.instruments[slug], on=on) for slug in slugs))
    if record.official_page:
        yield FactRow("Official page", "", links=(Link(record.official_page, record.official_page),))
    if record.sources:
        yield FactRow("Sources", "", links=source_links(corpus, record.sources, on=on))


def _dates(corpus: Corpus, instrument: Instrument, *, on: str) -> Iterator[FactRow]:
    record = instrument.record
    if record.concluded:
        place = f"{record.concluded.place}, " if record.concluded.place else ""
        name = "Adopted" if record.kind != "treaty" else "Concluded"
        yield FactRow(name, place + write_date(record.concluded.date), _KNOWN[record.concluded.confidence])
    dates = (
        ("Promulgated", record.promulgated),
        ("In force since", record.in_force),
        ("In force by", record.in_force_by),
    )
    for name, fact in dates:
        if fact:
            links = source_links(corpus, fact.sources, on=on)
            yield FactRow(name, write_date(fact.date), _KNOWN[fact.confidence], links, fact.note or "")
