"""Build instruments from their files: divisions, parts and units, each unit with its id."""

from __future__ import annotations

from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Division, Instrument, Part, Unit, UnitKind, Wording
from generator.law.ids import CONCLUSIONS, PREAMBLE, ProvisionId
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
    listed = list(dict.fromkeys([*entry.record.articles, *path_to]))
    _check_structure(slug, entry, loaded, problems)
    parts: list[Part] = []
    evidence = loaded.evidence[slug].record.figures if slug in loaded.evidence else {}
    preamble = loaded.preambles.get(slug)
    if preamble:
        unit = _build_preamble(ProvisionId(slug, PREAMBLE), preamble.record)
        parts.append(Part(unit, preamble.record, preamble.document.path, (), evidence.get(PREAMBLE)))
    for number in listed:
        article = loaded.articles.get((slug, number))
        if article:
            unit = _build_article(ProvisionId(slug, number), article.record.text, "article")
            where = path_to.get(number, ())
            parts.append(Part(unit, article.record, article.document.path, where, evidence.get(number)))
    closing = loaded.closings.get(slug)
    if closing:
        unit = _build_article(ProvisionId(slug, CONCLUSIONS), closing.record.text, "conclusions")
        parts.append(Part(unit, closing.record, closing.document.path, (), evidence.get("closing")))
    return Instrument(slug, entry.record, entry.document.path, tuple(parts), divisions)


def _check_structure(slug: str, entry: Loaded[records.Instrument], loaded: Records, problems: list[Problem]) -> None:
    """Every article stands in the structure exactly once, and every number there has its file."""
    why = "contents, numbering and navigation follow the structure"
    record, document = entry.record, entry.document
    first: dict[str, Path_] = {}
    for where, number in _listed(record.articles, record.divisions, ()):
        if number in first:
            line = document.place_of(first[number]).line
            what = f"article {number} stands in the structure twice; first at line {line}"
            problems.append(Problem(document.place_of(where), "structure", what, why, "keep one of them"))
        elif (slug, number) not in loaded.articles and ("articles", (slug, number)) not in loaded.faulty:
            what = f"article {number} stands in the structure but has no file"
            fix = f"write instruments/{slug}/articles/{number}.yml, or remove the number"
            problems.append(Problem(document.place_of(where), "structure", what, why, fix))
        first.setdefault(number, where)
    for (owner, number), article in loaded.articles.items():
        if owner == slug and number not in first:
            what = f"article {number} does not stand in the structure of its instrument"
            fix = f'add "{number}" to divisions or articles in instruments/{slug}/instrument.yml'
            problems.append(Problem(article.document.place_of(()), "structure", what, why, fix))


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
    short = {"chapter": "chp", "section": "sec", "title": "title"}[record.kind]
    anchor = f"{short}_{record.no}" if not outer_anchor else f"{outer_anchor}__{short}_{record.no}"
    inner = tuple(_build_division(slug, division, own_id, anchor) for division in record.divisions)
    return Division(own_id, record.kind, record.no, record.heading, anchor, inner, record.articles)


def _paths(division: Division, outer: tuple[Division, ...]) -> Iterator[tuple[str, tuple[Division, ...]]]:
    path = (*outer, division)
    for number in division.articles:
        yield number, path
    for inner in division.divisions:
        yield from _paths(inner, path)


def _build_preamble(unit_id: ProvisionId, record: records.Preamble) -> Unit:
    recitals = tuple(
        Unit(unit_id.child(str(number)), "recital", str(number), Wording(text), (), None, (), None)
        for number, text in enumerate(record.recitals, start=1)
    )
    closing = Wording(record.closing) if record.closing else None
    return Unit(unit_id, "preamble", None, Wording(record.opening), recitals, closing, (), record.note)


def _build_article(unit_id: ProvisionId, text: tuple[records.Unit, ...], kind: UnitKind) -> Unit:
    """Build an article or a closing formula: its first paragraph, where unnumbered, is the article itself."""
    first, rest = text[0], text[1:]
    if first.no is None:
        head = _build_unit(unit_id, first, kind)
        more = (*head.more, *_more(unit_id, rest, 2))
        return Unit(unit_id, kind, None, head.own, head.items, head.closing, more, head.note)
    numbered = [record for record in text if record.no is not None]
    unnumbered = [record for record in text if record.no is None]
    items = tuple(_build_unit(unit_id.child(record.no or ""), record, "paragraph") for record in numbered)
    return Unit(unit_id, kind, None, None, items, None, _more(unit_id, tuple(unnumbered), 1), None)


def _more(unit_id: ProvisionId, further: tuple[records.Unit, ...], first: int) -> tuple[Unit, ...]:
    return tuple(
        _build_unit(unit_id.child(record.no), record, "paragraph")
        if record.no is not None
        else _build_unit(unit_id.child(f"subpara {number}"), record, "sub-paragraph")
        for number, record in enumerate(further, start=first)
    )


def _build_unit(unit_id: ProvisionId, record: records.Unit, kind: UnitKind) -> Unit:
    items = tuple(
        _build_unit(unit_id.child(item.no), item, "point")
        if item.no is not None
        else _build_unit(unit_id.child(f"indent {number}"), item, "indent")
        for number, item in enumerate(record.items, start=1)
    )
    own = Wording(record.text) if record.text else None
    closing = Wording(record.closing) if record.closing else None
    return Unit(unit_id, kind, record.no, own, items, closing, _more(unit_id, record.more, 2), record.note)
