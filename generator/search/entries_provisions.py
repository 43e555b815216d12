"""Entries of provisions: the units of every text, and of its texts in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.law import routes
from generator.law.corpus import Instrument, Part, TextInLanguage, Unit
from generator.law.ids import CONCLUSIONS, PREAMBLE
from generator.law.languages import name_language
from generator.search.entry import SearchEntry, Synonym

Synonyms = Mapping[str, tuple[Synonym, ...]]
"""Everyday words that lead to a unit, by its id."""


def provision_entries(instrument: Instrument, synonyms: Synonyms) -> Iterator[SearchEntry]:
    """Yield the entries of one text: each part, then its units."""
    for part in instrument.parts:
        yield _part(instrument, part, synonyms)
        for unit in part.unit.children:
            yield from _units(instrument, part, unit, part.unit, synonyms)
        for version in part.versions:
            yield from _in_language(instrument, part, version)


def _in_language(instrument: Instrument, part: Part, version: TextInLanguage) -> Iterator[SearchEntry]:
    """Yield the units of a text in another language: they are found by its words, and lead to them."""
    for unit in version.unit.walk():
        if own_words(unit) or not unit.id.steps:
            yield SearchEntry(
                id=f"{unit.id}@{version.lang}",
                kind="provision",
                instrument=instrument.slug,
                label=part.name if not unit.id.steps else unit.label,
                title="" if unit.id.steps else version.heading,
                text=own_words(unit),
                url=f"{routes.part_page(part.id)}#{version.lang}--{unit.id.eid}",
                within=version.heading or part.name if unit.id.steps else "",
                more=f"{_call(instrument)} {name_language(version.lang)}",
                boost=0.9 * _worth(instrument, part),
                is_law=bool(own_words(unit)),
            )


def _part(instrument: Instrument, part: Part, synonyms: Synonyms) -> SearchEntry:
    own, summary = own_words(part.unit), part.summary or ""
    return SearchEntry(
        id=str(part.id),
        kind="provision",
        instrument=instrument.slug,
        label=part.name,
        title=part.heading or "",
        text=own or summary,
        url=routes.unit_place(part.id),
        more=f"{_call(instrument)} {summary if own else ''}",
        also=synonyms.get(str(part.id), ()),
        boost=1.1 * _worth(instrument, part),
        is_law=bool(own),
    )


def _units(instrument: Instrument, part: Part, unit: Unit, above: Unit, synonyms: Synonyms) -> Iterator[SearchEntry]:
    yield SearchEntry(
        id=str(unit.id),
        kind="provision",
        instrument=instrument.slug,
        label=unit.label,
        title="",
        text=own_words(unit),
        url=routes.unit_place(unit.id),
        within=_within(part, unit),
        more=f"{_call(instrument)} {own_words(above)}",
        also=synonyms.get(str(unit.id), ()),
        boost=_worth(instrument, part),
        is_law=True,
    )
    for child in unit.children:
        yield from _units(instrument, part, child, unit, synonyms)


def _within(part: Part, unit: Unit) -> str:
    """Return the heading of what holds a unit: of its part, and of the Part of a schedule that begins with it."""
    heading = part.heading or part.name
    return f"{heading}, {unit.under.name}: {unit.under.heading}" if unit.under else heading


def own_words(unit: Unit) -> str:
    """Return a unit's own words and those after its list, where it has any."""
    words = [wording.text for wording in (unit.own, unit.closing) if wording]
    return " … ".join([*words[:1], " ".join(unit.beside()), *words[1:]] if unit.table or unit.footnotes else words)


def _call(instrument: Instrument) -> str:
    """Return the names by which a query narrows its question to one instrument."""
    return f"{instrument.record.label} {instrument.record.short_title}"


def _worth(instrument: Instrument, part: Part) -> float:
    """Rank what obliges before what introduces or closes, and treaties before the acts about them."""
    if part.id.head == CONCLUSIONS:
        return 0.55
    return (0.7 if part.id.head == PREAMBLE else 1.0) * (1.0 if instrument.record.kind == "treaty" else 0.7)
