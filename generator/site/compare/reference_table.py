"""Views of the references within and between the instruments, by article: for the arcs and the table beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument
from generator.law.ids import ATTACHED_WORDS, CONCLUSIONS, PREAMBLE
from generator.law.writing import write_count
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link, hue_of, part_link


@dataclass(frozen=True)
class AxisPart:
    """A part of a text on the axis of the picture, or the text as a whole (`mark` is empty)."""

    id: str
    mark: str


@dataclass(frozen=True)
class Span:
    """A chapter or section that something refers to, by its first and last article."""

    id: str
    name: str
    first: str
    last: str


@dataclass(frozen=True)
class Strand:
    """A text on the axis: itself, its parts, and its divisions that something refers to."""

    slug: str
    label: str
    hue: str
    nodes: tuple[AxisPart, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class ReferenceCount:
    """References from one part to another, to a division or to a whole text; `count` of them."""

    source: str
    target: str
    count: int
    outer: bool
    """Whether it leads to another instrument."""


@dataclass(frozen=True)
class ReferenceRow:
    """A part and all that it refers to."""

    source: Link
    count: int
    within: tuple[Link, ...]
    beyond: tuple[Link, ...]


@dataclass(frozen=True)
class CountRow:
    """An instrument in the table of counts, with the references it makes to each of the others."""

    label: str
    hue: str
    counts: tuple[int, ...]
    elsewhere: int


@dataclass(frozen=True)
class ReferencesPage:
    """The page of references."""

    strands: tuple[Strand, ...]
    bonds: tuple[ReferenceCount, ...]
    counts: tuple[CountRow, ...]
    rows: tuple[ReferenceRow, ...]
    figures: str
    csv: str
    json: str


def view_references(corpus: Corpus) -> ReferencesPage:
    """Make the page of references."""
    path = routes.REFERENCES
    bonds = tuple(_bonds(corpus))
    return ReferencesPage(
        strands=tuple(_strand(instrument, bonds) for instrument in corpus.texts),
        bonds=bonds,
        counts=tuple(_count_row(corpus, instrument) for instrument in corpus.texts),
        rows=tuple(_rows(corpus, on=path)),
        figures=write_count(len(corpus.pointers), "reference"),
        csv=routes.href("data/references.csv", on=path),
        json=routes.href("data/references.json", on=path),
    )


def _bonds(corpus: Corpus) -> Iterator[ReferenceCount]:
    """Yield the bonds between what stands on the axis; texts that are not held here have no place on it."""
    held = {instrument.slug for instrument in corpus.texts}
    counts = Counter((str(pointer.source.article), _axis_id(corpus, pointer.target)) for pointer in corpus.pointers)
    for (source, target), count in counts.items():
        slug, target_slug = source.partition(":")[0], target.partition(":")[0]
        if target_slug in held:
            yield ReferenceCount(source, target, count, outer=slug != target_slug)


def _axis_id(corpus: Corpus, target: str) -> str:
    return str(corpus.units[target].id.article) if target in corpus.units else target


def _strand(instrument: Instrument, bonds: tuple[ReferenceCount, ...]) -> Strand:
    wanted = {bond.target for bond in bonds}
    spans = []
    for outer in instrument.divisions:
        for division in outer.walk():
            articles = list(division.all_articles())
            if division.id in wanted and articles:
                ends = (f"{instrument.slug}:{articles[0]}", f"{instrument.slug}:{articles[-1]}")
                spans.append(Span(division.id, division.name, *ends))
    nodes = [
        AxisPart(
            str(part.id), part.name[0] if part.id.word in (*ATTACHED_WORDS, PREAMBLE, CONCLUSIONS) else part.unit.label
        )
        for part in instrument.parts
    ]
    whole = [AxisPart(instrument.slug, "")] if instrument.slug in wanted else []
    return Strand(instrument.slug, instrument.record.label, hue_of(instrument), (*whole, *nodes), tuple(spans))


def _count_row(corpus: Corpus, instrument: Instrument) -> CountRow:
    targets = Counter(
        pointer.target.partition(":")[0] for pointer in corpus.pointers if pointer.source.instrument == instrument.slug
    )
    counts = tuple(targets.pop(other.slug, 0) for other in corpus.texts)
    return CountRow(instrument.record.label, hue_of(instrument), counts, targets.total())


def _rows(corpus: Corpus, *, on: str) -> Iterator[ReferenceRow]:
    for part in corpus.parts.values():
        targets = [
            pointer.target for unit in part.unit.walk() for pointer in corpus.pointers_from.get(str(unit.id), ())
        ]
        if not targets:
            continue
        instrument = corpus.instruments[part.id.instrument]
        own = [target for target in targets if target.partition(":")[0] == instrument.slug]
        link = part_link(part, on=on, hue=hue_of(instrument))
        yield ReferenceRow(
            source=Link(f"{instrument.record.label} {part.name}", link.href, link.hue, link.title),
            count=len(targets),
            within=condense(corpus, own, on=on, qualified=False),
            beyond=condense(corpus, (target for target in targets if target not in own), on=on),
        )
