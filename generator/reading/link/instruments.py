"""Build instruments from their files: divisions, parts and units, each unit with its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.law import records
from generator.law.corpus import Division, Instrument, Part
from generator.law.head_words import name_head
from generator.law.ids import PREAMBLE
from generator.reading.link.versions import build_closing, build_part, build_preamble
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_


def build_instruments(loaded: Records, problems: list[Problem]) -> dict[str, Instrument]:
    """Build every instrument, those with text first in their order; wordings have no references yet."""
    with_text = {slug for slug, _ in loaded.articles}
    ordered = sorted(
        loaded.instruments.items(),
        key=lambda item: (item[0] not in with_text, item[1].record.order or 0, item[1].record.title.casefold()),
    )
    orphans = [(slug, entry.document) for (slug, _), entry in loaded.articles.items()]
    for collection in (loaded.preambles, loaded.closings, loaded.evidence):
        orphans += [(slug, entry.document) for slug, entry in collection.items()]
    for slug, document in orphans:
        if slug not in loaded.instruments and ("instruments", slug) not in loaded.faulty:
            why = "a text needs the instrument that it belongs to"
            what = f'there is no instrument "{slug}"'
            fix = f"write instruments/{slug}/instrument.yml, or move the file to its instrument"
            problems.append(Problem(document.place_of(()), "unknown-instrument", what, why, fix))
    return {slug: _build_instrument(slug, entry, loaded, problems) for slug, entry in ordered}


def _build_instrument(
    slug: str, entry: Loaded[records.Instrument], loaded: Records, problems: list[Problem]
) -> Instrument:
    divisions = tuple(_build_division(slug, division, "", "") for division in entry.record.divisions)
    paths = [pair for division in divisions for pair in _paths(division, ())]
    path_to = dict(paths)
    listed = list(dict.fromkeys([*entry.record.articles, *path_to, *entry.record.attached]))
    _check_structure(slug, entry, loaded, problems)
    parts: list[Part] = []
    evidence = loaded.evidence[slug].record.figures if slug in loaded.evidence else {}
    preamble = loaded.preambles.get(slug)
    if preamble:
        made = build_preamble(slug, entry.record, preamble, problems)
        parts.append(replace(made, figures=evidence.get(PREAMBLE)))
    day = loaded.concordance.record.as_of if loaded.concordance else ""
    for number in listed:
        article = loaded.articles.get((slug, number))
        if article:
            made = build_part(slug, entry.record, number, article, day, problems)
            parts.append(replace(made, divisions=path_to.get(number, ()), figures=evidence.get(number)))
    closing = loaded.closings.get(slug)
    if closing:
        made = build_closing(slug, entry.record, closing, problems)
        parts.append(replace(made, figures=evidence.get("closing")))
    return Instrument(slug, entry.record, entry.document.path, tuple(parts), divisions)


def _check_structure(slug: str, entry: Loaded[records.Instrument], loaded: Records, problems: list[Problem]) -> None:
    """Every article stands in the structure exactly once, and every number there has its file."""
    why = "contents, numbering and navigation follow the structure"
    record, document = entry.record, entry.document
    first: dict[str, Path_] = {}
    attached = [(("attached", index), number) for index, number in enumerate(record.attached)]
    for where, number in (*_listed(record.articles, record.divisions, ()), *attached):
        if number in first:
            line = document.place_of(first[number]).line
            what = f"{_name(record, number)} stands in the structure twice; first at line {line}"
            problems.append(Problem(document.place_of(where), "structure", what, why, "keep one of them"))
        elif (slug, number) not in loaded.articles and ("articles", (slug, number)) not in loaded.faulty:
            what = f"{_name(record, number)} stands in the structure but has no file"
            fix = f"write instruments/{slug}/articles/{number}.yml, or remove the number"
            problems.append(Problem(document.place_of(where), "structure", what, why, fix))
        first.setdefault(number, where)
    for (owner, number), article in loaded.articles.items():
        if owner == slug and number not in first:
            what = f"{_name(record, number)} does not stand in the structure of its instrument"
            fix = f'add "{number}" to divisions, articles or attached in instruments/{slug}/instrument.yml'
            problems.append(Problem(article.document.place_of(()), "structure", what, why, fix))


def _name(record: records.Instrument, number: str) -> str:
    """Name an article as law does, with its id beside it where that is another: `Section 12a ("section-12a")`."""
    name = name_head(record, number)
    return name if number[:1].isdigit() else f'{name} ("{number}")'


def _listed(
    articles: tuple[str, ...], divisions: tuple[records.Division, ...], where: Path_
) -> Iterator[tuple[Path_, str]]:
    """Yield every article number of a structure with its path in the document."""
    for index, number in enumerate(articles):
        yield (*where, "articles", index), number
    for index, division in enumerate(divisions):
        yield from _listed(division.articles, division.divisions, (*where, "divisions", index))


def _build_division(slug: str, record: records.Division, outer_id: str, outer_anchor: str) -> Division:
    own_id = f"{slug}:{record.kind} {record.no}" if not outer_id else f"{outer_id}, {record.kind} {record.no}"
    short = {"chapter": "chp", "section": "sec"}.get(record.kind, record.kind)
    anchor = f"{short}_{record.no}" if not outer_anchor else f"{outer_anchor}__{short}_{record.no}"
    inner = tuple(_build_division(slug, division, own_id, anchor) for division in record.divisions)
    return Division(own_id, record.kind, record.no, record.heading, anchor, inner, record.articles)


def _paths(division: Division, outer: tuple[Division, ...]) -> Iterator[tuple[str, tuple[Division, ...]]]:
    path = (*outer, division)
    for number in division.articles:
        yield number, path
    for inner in division.divisions:
        yield from _paths(inner, path)
