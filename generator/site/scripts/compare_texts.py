"""The texts for the scripts of pages.

The hrefs in them lead from the page of the tool that sets any provisions side by side, the only page that reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.files.script_data import Json, assign
from generator.law import routes
from generator.law.carrying import clauses_carrying
from generator.law.comparison import ComparisonRow, align_topic, compare_lineage
from generator.law.corpus import Corpus, Instrument, Part, Topic
from generator.law.in_time import was_changed
from generator.law.language_status import status_of
from generator.law.openings import find_openings
from generator.site.compare.comparable_texts import ComparableText, list_days, list_versions
from generator.site.parts.columns import name_unit
from generator.site.parts.links import Segment, hue_of
from generator.site.parts.units import UnitView, view_unit

FOLDER = "assets/texts"

ON = routes.COMPARE_ANY


def script_files(corpus: Corpus) -> dict[str, bytes]:
    """Return every data script by its path: an index of all texts, and one file for each text."""
    files = {f"{FOLDER}/index.js": assign("window.concordance.index", _index(corpus))}
    for instrument in corpus.texts:
        parts: list[Json] = [_part(corpus, part) for part in instrument.parts]
        parts += [_version(corpus, text) for part in instrument.parts for text in list_versions(part)]
        target = f"(window.concordance.texts = window.concordance.texts || {{}})[{json.dumps(instrument.slug)}]"
        files[f"{FOLDER}/{instrument.slug}.js"] = assign(target, parts)
    return files


def _index(corpus: Corpus) -> Json:
    return {
        "texts": [_text(instrument) for instrument in corpus.texts],
        "topics": [_topic(corpus, topic) for topic in corpus.topics.values()],
        "differences": [
            {
                "earlier": str(pair.earlier),
                "later": str(pair.later),
                "runs": [[run.kind, run.text] for run in pair.runs],
            }
            for pair in compare_lineage(corpus)
        ],
    }


def _text(instrument: Instrument) -> Json:
    record = instrument.record
    changed = [part for part in instrument.parts if was_changed(part)]
    days: dict[str, Json] = {part.id.head: [list(days) for days in list_days(part)] for part in changed}
    return {
        "slug": instrument.slug,
        "label": record.label,
        "name": record.short_title,
        "status": status_of(instrument),
        "hue": hue_of(instrument),
        "lang": instrument.lang,
        "href": routes.href(routes.full_page(instrument.slug), on=ON),
        "units": list(_paths(instrument)),
        **({"days": days} if days else {}),
    }


def _paths(instrument: Instrument) -> Iterator[str]:
    for part in instrument.parts:
        yield from (unit.id.path for unit in part.unit.walk())
    for part in instrument.parts:
        for text in list_versions(part):
            yield from text.paths()


def _topic(corpus: Corpus, topic: Topic) -> Json:
    slugs = [entry.slug for entry in corpus.compared]
    rows = align_topic(corpus, topic)
    return {
        "title": topic.record.title,
        "href": routes.href(routes.topic_page(topic.id), on=ON),
        "rows": [
            {slug: [str(unit) for unit in cell] for slug, cell in zip(slugs, row.cells, strict=True) if cell}
            for row in rows
        ],
        "carried": [_carried(corpus, topic, row) for row in rows],
    }


def _carried(corpus: Corpus, topic: Topic, row: ComparisonRow) -> Json:
    """Return the clauses by which instruments without a provision in a row carry over what stands there."""
    units = [unit for cell in row.cells for unit in cell]
    clauses = {
        entry.slug: clauses_carrying(corpus, entry.slug, units)
        for entry, cell in zip(corpus.compared, row.cells, strict=True)
        if not cell and topic.provisions.get(entry.slug)
    }
    return {
        slug: [[corpus.label_of(clause), routes.href(routes.unit_place(clause), on=ON)] for clause in found]
        for slug, found in clauses.items()
        if found
    }


def _part(corpus: Corpus, part: Part) -> Json:
    return {
        "name": name_unit(corpus, part.id),
        "heading": part.heading or "",
        "unit": _unit(view_unit(corpus, part.unit, on=ON, chips=False), corpus.once(find_openings)),
    }


def _version(corpus: Corpus, text: ComparableText) -> Json:
    """Write a text of another day or in another language as a part of its own."""
    view = _rename(view_unit(corpus, text.unit, on=ON, chips=False), text)
    about: dict[str, Json] = {"lang": text.lang, "dir": text.dir, "status": text.status}
    return {"name": text.name, "heading": text.heading, **about, "unit": _unit(view, corpus.once(find_openings))}


def _rename(view: UnitView, text: ComparableText) -> UnitView:
    items = tuple(_rename(item, text) for item in view.items)
    return replace(view, id=text.name_id(view.id), items=items, more=tuple(_rename(one, text) for one in view.more))


def _unit(view: UnitView, openings: Mapping[str, int]) -> Json:
    """Write a unit; what it does not have is left out. `opening` counts letters with which many others begin too."""
    whole: dict[str, Json] = {
        "id": view.id,
        "label": view.label,
        "kind": view.kind,
        "no": view.no,
        "spoken": view.spoken,
        "under": f"{view.under.name} {view.under.heading}" if view.under else "",
        "own": _segments(view.own),
        "opening": openings.get(view.id, 0),
        "items": [_unit(item, openings) for item in view.items],
        "closing": _segments(view.closing),
        "more": [_unit(further, openings) for further in view.more],
        "note": view.note,
        "table": view.table.model_dump(mode="json") if view.table else None,
        "notes": [f"{note.mark} {note.text}" for note in view.footnotes],
    }
    return {key: value for key, value in whole.items() if value}


def _segments(segments: tuple[Segment, ...]) -> list[Json]:
    """Write plain words as a string and words that lead somewhere as a pair of words and href."""
    return [
        [segment.text, segment.href]
        if segment.href and segment.kind != "note"
        else f"({segment.text})"
        if segment.kind == "note"
        else segment.text
        for segment in segments
    ]
