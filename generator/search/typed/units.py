"""Write the table of units that can be cited, with the names that instruments go by, all from the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.law import records, routes
from generator.law.corpus import Corpus, Division, Instrument, Part, Unit
from generator.law.openings import find_openings, telling_words
from generator.law.writing import first_words
from generator.search.typed.grammar import Grammar, load_grammar
from generator.search.typed.table import CitationTable, read_table

_PREVIEW = 76
"""Letters of the first words that are shown while typing."""

_SERIES = re.compile(r"([A-Z]{2,}) (?:No\. )?[0-9]+")

Plain = list[Any]


@dataclass(frozen=True)
class CutTable:
    """The table in the pieces that the browser's reader loads by need."""

    names: dict[str, Any]
    """The grammar, and each instrument with the numbers of its articles: what it takes to understand a citation."""
    heads: dict[str, dict[str, Plain]]
    """By number, as in `22`: that article of every instrument that has one. A citation needs one of them, or two."""


def grammar_of(corpus: Corpus) -> Grammar:
    """Return the grammar with the names that the corpus adds."""
    return corpus.once(_name_grammar)


def _name_grammar(corpus: Corpus) -> Grammar:
    """Add what the data name, and the series that numbers such as `XTS No. 12` tell by themselves."""
    names = corpus.finding
    named = {name for series, others in names.series.items() for name in (series, *others)}
    numbers = (_SERIES.fullmatch(instrument.record.number or "") for instrument in corpus.instruments.values())
    found = {number[1]: () for number in numbers if number and number[1] not in named}
    return load_grammar().with_names(names.model_copy(update={"series": {**names.series, **found}}))


def citation_table(corpus: Corpus) -> CitationTable:
    """Return the table that citations of a corpus are read by."""
    return read_table(table_of_units(corpus), grammar_of(corpus))


def cut_table(table: Sequence[Mapping[str, Any]], grammar: Grammar) -> CutTable:
    """Cut the table by the numbers of articles, so that what a citation loads hardly grows with the texts."""
    heads: dict[str, dict[str, Plain]] = {}
    for entry in table:
        for head in entry["units"]:
            heads.setdefault(head[0], {})[entry["slug"]] = head
    instruments = [{**entry, "units": " ".join(head[0] for head in entry["units"])} for entry in table]
    return CutTable({"grammar": grammar.data, "instruments": instruments}, heads)


def table_of_units(corpus: Corpus) -> list[dict[str, Any]]:
    """Return the table as plain lists, instruments with text first; `read_table` reads it."""
    grammar = grammar_of(corpus)
    return [
        {
            "slug": instrument.slug,
            "label": instrument.record.label,
            "url": routes.instrument_page(instrument.slug),
            "names": list(dict.fromkeys(_names(corpus, instrument, grammar))),
            "loose": _loose(corpus, instrument, grammar),
            "place": grammar.lexer.words((instrument.record.concluded and instrument.record.concluded.place) or ""),
            "years": _years(instrument.record),
            "alphabet": _alphabet(instrument, grammar),
            "divisions": [_division(division) for division in instrument.divisions],
            "units": [_head(part, corpus.once(find_openings)) for part in instrument.parts],
        }
        for instrument in corpus.instruments.values()
    ]


def _head(part: Part, openings: Mapping[str, int]) -> Plain:
    kids = [_node(unit, part.unit.label, openings) for unit in part.unit.children]
    page = routes.part_page(part.id)
    head = [part.id.head, part.name, part.heading or "", page, part.id.eid, _first_words(part.unit, openings), kids]
    plain = part.id.head if part.id.head[:1].isdigit() else part.name.lower()
    own = "" if part.unit.label == plain else part.unit.label
    parts = _parts(part.unit)
    return [*head, own, parts] if parts else [*head, own] if own else head


def _parts(head: Unit) -> list[Plain]:
    """Return the Parts of a schedule whose paragraphs are numbered through; one that numbers afresh is a unit."""
    parts: list[Plain] = []
    for unit in head.items:
        if unit.under and unit.kind != "division":
            parts.append([unit.under.kind, unit.under.no, unit.under.heading, unit.under.anchor, []])
        if parts:
            parts[-1][-1].append(unit.id.steps[-1])
    return parts


def _node(unit: Unit, above: str, openings: Mapping[str, int]) -> Plain:
    label = unit.label
    anchor = unit.id.eid.rpartition("__")[2]
    kids = [_node(child, label, openings) for child in unit.children]
    return [unit.id.steps[-1], label.removeprefix(above), anchor, _first_words(unit, openings), kids]


def _division(division: Division) -> Plain:
    inner = [_division(each) for each in division.divisions]
    words = [division.id, division.kind, division.no, division.name, division.heading, division.anchor]
    return [*words, list(division.articles), inner]


def _loose(corpus: Corpus, instrument: Instrument, grammar: Grammar) -> list[str]:
    record = instrument.record
    if not record.in_state:
        return []
    own = (name.partition(" ")[2] for name, slug in record.calls.items() if slug == instrument.slug)
    return [grammar.lexer.words(name) for name in (corpus.states[record.in_state].record.name, *own)]


def _years(record: records.Instrument) -> list[str]:
    dates = (record.concluded, record.in_force, record.promulgated)
    return sorted({fact.date[:4] for fact in dates if fact and fact.date})


def _first_words(unit: Unit, openings: Mapping[str, int]) -> str:
    """Return the first words of a unit that tell it apart, those of its list among them where many begin alike.

    The heading of a Part that begins with the unit is none of them.
    """
    begun = next((each for each in unit.walk() if each.own), None)
    opening = openings.get(str(begun.id), 0) if begun else 0
    plain = begun.own.text if begun and begun.own else next(unit.words(), "")
    words = " ".join(unit.words()) if opening else plain
    return first_words(telling_words(words, opening), _PREVIEW)


def _alphabet(instrument: Instrument, grammar: Grammar) -> str:
    alphabets: dict[str, str] = grammar.data["alphabets"]
    return next((alphabets[lang] for lang in instrument.record.authentic_languages if lang in alphabets), "")


def _names(corpus: Corpus, instrument: Instrument, grammar: Grammar) -> Iterator[str]:
    """Yield what people call an instrument, as the words that the readers compare."""
    known = dict(grammar.series())
    for name in _written_names(corpus, instrument):
        words = grammar.lexer.words(name)
        if words:
            yield words
        series, _, number = words.rpartition(" ")
        if series in known and number.isdigit():
            yield f"{known[series]} {number}"


def _written_names(corpus: Corpus, instrument: Instrument) -> Iterator[str]:
    record = instrument.record
    year = record.concluded.date[:4] if record.concluded else ""
    bare, bare_title = (re.sub(r"\s*\b\d{4}\b", "", name) for name in (record.label, record.short_title))
    yield from (record.label, record.short_title, instrument.slug, record.title)
    if record.original_title:
        yield record.original_title.text
    for number in re.split(r"[;/,]\s+", record.number or ""):
        yield number
        yield re.sub(r"\b0+(?=[0-9])", "", number)
    yield from (*record.known_as, *corpus.finding.instruments.get(instrument.slug, ()))
    if not instrument.has_text:
        return
    yield from (bare, f"{bare} {year}".strip(), bare_title, *record.cited_as)
    yield from (name.partition(" ")[2] for name, slug in record.calls.items() if slug == instrument.slug)
    if record.kind == "treaty":
        yield "".join(word[0] for word in record.short_title.split() if word[:1].isupper())
        if record.concluded and _places(corpus)[record.concluded.place] == 1:
            yield record.concluded.place or ""
    if record.in_state:
        yield corpus.states[record.in_state].record.name


def _places(corpus: Corpus) -> Counter[str | None]:
    """Count the places of conclusion: a place names an instrument only where no other was concluded there."""
    return Counter(entry.record.concluded.place for entry in corpus.instruments.values() if entry.record.concluded)
