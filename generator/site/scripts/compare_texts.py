"""The texts for the scripts of pages.

The hrefs in them lead from the page of the tool that sets any provisions side by side, the only page that reads them.
"""

from __future__ import annotations

import json

from generator.files.script_data import Json, assign
from generator.law import routes
from generator.law.carrying import clauses_carrying
from generator.law.comparison import ComparisonRow, align_topic, compare_lineage
from generator.law.corpus import Corpus, Instrument, Part, Topic
from generator.law.language_status import status_of
from generator.site.parts.columns import name_unit
from generator.site.parts.links import Segment, UnitView, hue_of, view_unit

FOLDER = "assets/texts"

ON = routes.COMPARE_ANY


def script_files(corpus: Corpus) -> dict[str, bytes]:
    """Return every data script by its path: an index of all texts, and one file for each text."""
    files = {f"{FOLDER}/index.js": assign("window.concordance.index", _index(corpus))}
    for instrument in corpus.texts:
        parts: list[Json] = [_part(corpus, part) for part in instrument.parts]
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
    return {
        "slug": instrument.slug,
        "label": record.label,
        "name": record.short_title,
        "status": status_of(instrument),
        "hue": hue_of(instrument),
        "lang": record.text_language or "en",
        "href": routes.href(routes.full_page(instrument.slug), on=ON),
        "units": [unit.id.path for part in instrument.parts for unit in part.unit.walk()],
    }


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
        slug: [[clause.label, routes.href(routes.unit_place(clause), on=ON)] for clause in found]
        for slug, found in clauses.items()
        if found
    }


def _part(corpus: Corpus, part: Part) -> Json:
    return {
        "name": name_unit(corpus, part.id),
        "heading": part.heading or "",
        "unit": _unit(view_unit(corpus, part.unit, on=ON, chips=False)),
    }


def _unit(view: UnitView) -> Json:
    """Write a unit; what it does not have is left out."""
    whole: dict[str, Json] = {
        "id": view.id,
        "label": view.label,
        "kind": view.kind,
        "no": view.no,
        "spoken": view.spoken,
        "own": _segments(view.own),
        "items": [_unit(item) for item in view.items],
        "closing": _segments(view.closing),
        "more": [_unit(further) for further in view.more],
        "note": view.note,
    }
    return {key: value for key, value in whole.items() if value}


def _segments(segments: tuple[Segment, ...]) -> list[Json]:
    """Write plain words as a string and words that lead somewhere as a pair of words and href."""
    return [[segment.text, segment.href] if segment.href else segment.text for segment in segments]
