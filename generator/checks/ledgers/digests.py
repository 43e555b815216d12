"""What a reviewer has read: each unit of law, each fact of the register, each judgement of ours, with its sum."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law import records
from generator.law.corpus import Part, Unit
from generator.law.writing import hash_text
from generator.reading.link.instruments import build_instruments
from generator.reading.load import Records
from generator.reading.yamlio import Document, Path_, Plain, walk_leaves

_WHOLE = (
    ("instrument", "instruments"), ("state", "states"), ("topic", "topics"), ("term", "terms"), ("source", "sources"),
    ("scenario", "scenarios"), ("exercise", "exercises"), ("work", "literature"),
)  # fmt: skip


@dataclass(frozen=True)
class ReviewedItem:
    """Something that is reviewed as a whole: its id, its sum, its words in lines, and where it stands."""

    id: str
    digest: str
    lines: tuple[str, ...]
    document: Document
    where: Path_ = ()


def list_items(loaded: Records, prose: Mapping[str, str]) -> dict[str, ReviewedItem]:
    """Return everything that is reviewed, by id: units of texts, what is said of them, the register, pages of prose.

    `prose` is the text of each hand-written page by its path as problems show it, `content/guides/citing.md`.
    """
    items = [*_texts(loaded), *_facts(loaded), *(read_page(path, text) for path, text in prose.items())]
    return {item.id: item for item in items}


def read_page(path: str, text: str) -> ReviewedItem:
    """Return a page of prose as something that is reviewed, with all that its file holds."""
    name = path.partition("content/")[2].removesuffix(".md")
    return _item(f"page:{name}", tuple(text.replace("\r\n", "\n").split("\n")), Document(path, {}, "{}\n"))


def _item(name: str, lines: tuple[str, ...], document: Document, where: Path_ = ()) -> ReviewedItem:
    return ReviewedItem(name, hash_text(lines)[:16], lines, document, where)


def _texts(loaded: Records) -> Iterator[ReviewedItem]:
    """Yield every unit with its own words, and every article with what is said of it."""
    parts = [part for instrument in build_instruments(loaded, []).values() for part in instrument.parts]
    for part in parts:
        document = loaded.part(part.id).document
        places = _places_of(document)
        for unit in part.unit.walk():
            lines = tuple(_own_lines(unit, part.heading if unit is part.unit else None))
            where = next((places[line] for line in lines if line in places), ())
            yield _item(str(unit.id), lines, document, where)
        yield from _versions(part, document, places)
        yield _item(f"about {part.id}", tuple(_about(document.data)), document)


def _about(data: Plain) -> Iterator[str]:
    """Yield what is said of an article and of its versions, without the words of law, which have sums of their own."""
    held = data if isinstance(data, dict) else {}
    versions = [(f"{key} {n}", text) for key in _VERSIONS for n, text in enumerate(_list(held.get(key)), start=1)]
    yield from _lines({key: value for key, value in held.items() if key not in (*_WORDS, *_VERSIONS)})
    for key in _WORDS:
        yield from _beside(held.get(key), key)
    for name, text in versions:
        rest = {key: value for key, value in text.items() if key not in _WORDS} if isinstance(text, dict) else {}
        yield from _lines(rest, f"{name}: ")
        for key in _WORDS:
            yield from _beside(text.get(key) if isinstance(text, dict) else None, f"{name} {key}")


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _versions(part: Part, document: Document, places: Mapping[str, Path_]) -> Iterator[ReviewedItem]:
    """Yield every unit of a text in another language, and of a text of other days, by its own id."""
    texts = [(version.lang, version.heading, version.unit) for version in part.versions]
    texts += [(f"until-{text.until}", text.heading, text.unit) for text in part.earlier]
    if part.later:
        texts.append((f"from-{part.later.since}", part.later.heading, part.later.unit))
    for name, heading, text in texts:
        for unit in text.walk():
            lines = tuple(_own_lines(unit, heading if unit is text else None))
            where = next((places[line] for line in lines if line in places), ())
            yield _item(f"{unit.id}@{name}", lines, document, where)


def _beside(value: Plain, label: str) -> Iterator[str]:
    """Yield what stands beside the words of units inside a text: notes, and whatever else is no word of law."""
    if isinstance(value, list):
        for index, item in enumerate(value, start=1):
            yield from _beside(item, f"{label} {index}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in _INSIDE:
                yield from _beside(inner, f"{label} {key}")
            elif key not in _OF_UNIT:
                yield from _lines(inner, f"{label}: {key}: ")


_WORDS = ("text", "heading", "opening", "recitals", "closing")
_VERSIONS = ("former", "other_languages")
_OF_UNIT, _INSIDE = frozenset({"no", "text", "closing"}), frozenset({"items", "more"})
"""What an item of the unit itself holds, and what holds units."""


def _own_lines(unit: Unit, heading: str | None) -> Iterator[str]:
    """Yield what a reader sees of a unit without what stands inside it, and how many units stand inside."""
    yield from (heading,) if heading else ()
    yield from (unit.no,) if unit.no else ()
    yield from (unit.own.text,) if unit.own else ()
    yield from (unit.closing.text,) if unit.closing else ()
    yield f"holds {len(unit.children)}"


def _places_of(document: Document) -> dict[str, Path_]:
    found: dict[str, Path_] = {}
    for where, value in walk_leaves(document.data):
        if value is not None and len(value) > 3:
            found.setdefault(value, where)
    return found


def _facts(loaded: Records) -> Iterator[ReviewedItem]:
    for name, collection in _WHOLE:
        for key, entry in getattr(loaded, collection).items():
            yield _item(f"{name}:{key}", tuple(_lines(entry.document.data)), entry.document)
    for (iso2, slug), entry in loaded.participations.items():
        document = entry.document
        assert isinstance(document.data, dict)
        lines = [*_lines(document.data.get("participation"))] if document.data.get("participation") else []
        rest = {key: value for key, value in document.data.items() if key not in ("participation", "statements")}
        yield _item(f"{iso2}:{slug}", (*lines, *_lines(rest)), document, ("participation",))
        statements = document.data.get("statements") or []
        for index, statement in enumerate(statements if isinstance(statements, list) else []):
            name = entry.record.statements[index].id
            yield _item(f"{iso2}:{slug}:{name}", tuple(_lines(statement)), document, ("statements", index))
    if loaded.extracts:
        yield from _rows(loaded.extracts.record, loaded.extracts.document)
    if loaded.editorial:
        yield _item("editorial", tuple(_lines(loaded.editorial.document.data)), loaded.editorial.document)
    if loaded.finding:
        yield _item("find", tuple(_lines(loaded.finding.document.data)), loaded.finding.document)
    for day, release in loaded.releases.items():
        yield _item(f"release:{day}", tuple(_lines(release.document.data)), release.document)
    if loaded.moved:
        yield _item("moved", tuple(_lines(loaded.moved.document.data)), loaded.moved.document)
    if loaded.concordance:
        yield _item("concordance", tuple(_lines(loaded.concordance.document.data)), loaded.concordance.document)


def _rows(extracts: records.Extracts, document: Document) -> Iterator[ReviewedItem]:
    for table in records.Extracts.model_fields:
        held: records.ExtractTable = getattr(extracts, table)
        for index, row in enumerate(held.rows):
            yield _item(f"{table} {row.at}", (row.says,), document, (table, "rows", index))
        for index, passed in enumerate(held.passed):
            yield _item(f"{table} passed {passed.at}", (passed.why,), document, (table, "passed", index))


def _lines(value: Plain, label: str = "") -> Iterator[str]:
    """Yield plain data as lines that show each value after its key, the same whatever the order of keys."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _lines(value[key], f"{label}{key}: ")
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            # What holds more than one line is numbered: without that, a line could move from one item to the next.
            yield from _lines(item, f"{label}{number}. " if isinstance(item, dict | list) else f"{label}- ")
    else:
        yield label + (value if isinstance(value, str) and value.isprintable() else json.dumps(value))
