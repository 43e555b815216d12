"""Views of an instrument as a whole: its contents and facts, and its whole text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.files.script_data import Json
from generator.law import records, routes
from generator.law.corpus import Corpus, Division, Instrument, Part
from generator.law.ids import CONCLUSIONS
from generator.law.in_time import is_law, mark_changes, say_changes
from generator.law.language_status import status_of
from generator.site.parts.cite_button import CiteView, view_cite
from generator.site.parts.condensed_links import condense, referring
from generator.site.parts.linked_data import link_instrument
from generator.site.parts.links import Link, hue_of, part_link
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust
from generator.site.parts.units import UnitView, view_unit
from generator.site.texts.instrument_facts import FactRow, instrument_facts
from generator.site.texts.versions import VersionsView, view_versions


@dataclass(frozen=True)
class ContentsRow:
    """An article on a contents page."""

    link: Link
    heading: str
    summary: str
    changes: tuple[str, ...]
    """What became of it in time: repealed, replaced, inserted, not yet in force."""
    is_gone: bool
    """Whether it is not the law on the day of the corpus."""


@dataclass(frozen=True)
class ContentsDivision:
    """A chapter, section or title on a contents page, with what it holds."""

    name: str
    heading: str
    anchor: str
    level: int
    rows: tuple[ContentsRow, ...]
    divisions: tuple[ContentsDivision, ...]
    referred_to_by: tuple[Link, ...]


@dataclass(frozen=True)
class InstrumentPage:
    """The contents page of an instrument, or the entry of one that is known by facts only."""

    record: records.Instrument
    hue: str
    status: str
    facts: tuple[FactRow, ...]
    full: str
    rows: tuple[ContentsRow, ...]
    divisions: tuple[ContentsDivision, ...]
    last: tuple[ContentsRow, ...]
    referred_to_by: tuple[Link, ...]
    cite: CiteView
    linked: dict[str, Json]
    """What the page says to programs."""


@dataclass(frozen=True)
class FullPart:
    """An article on the page of a whole text."""

    heading_before: tuple[tuple[str, str, int, str], ...]
    """Name, heading, heading level and anchor of each chapter, section or title that begins with it."""
    level: int
    name: str
    heading: str
    href: str
    text: UnitView
    changes: tuple[str, ...]
    is_gone: bool
    versions: VersionsView | None


@dataclass(frozen=True)
class FullPage:
    """The page with the whole text of an instrument."""

    slug: str
    instrument: Link
    record: records.Instrument
    hue: str
    status: str
    lang: str
    parts: tuple[FullPart, ...]
    trust: TextsTrust


def view_instrument(corpus: Corpus, instrument: Instrument) -> InstrumentPage:
    """Make the contents page of an instrument."""
    path = routes.instrument_page(instrument.slug)
    record = instrument.record
    rows = {part.id.head: _contents_row(corpus, part, on=path) for part in instrument.parts}
    in_divisions = {number for division in instrument.divisions for number in division.all_articles()}
    loose = tuple(row for head, row in rows.items() if head not in in_divisions)
    last = tuple(rows[part.id.head] for part in instrument.parts if part.id.is_attached or part.id.head == CONCLUSIONS)
    return InstrumentPage(
        record=record,
        hue=hue_of(instrument),
        status=status_of(instrument) if instrument.has_text else "",
        facts=instrument_facts(corpus, instrument, on=path),
        full="full.html" if instrument.has_text else "",
        rows=tuple(row for row in loose if row not in last),
        divisions=tuple(_contents_division(corpus, division, rows, 2, on=path) for division in instrument.divisions),
        last=last,
        referred_to_by=condense(corpus, referring(corpus, [instrument.slug]), on=path),
        cite=view_cite(corpus, instrument.slug, on=path),
        linked=link_instrument(corpus, instrument, on=path),
    )


def _contents_row(corpus: Corpus, part: Part, *, on: str) -> ContentsRow:
    day = corpus.concordance.as_of
    link, heading, summary = part_link(part, on=on), part.heading or "", part.summary or ""
    return ContentsRow(link, heading, summary, mark_changes(part, day), is_gone=not is_law(part, day))


def _contents_division(
    corpus: Corpus, division: Division, rows: dict[str, ContentsRow], level: int, *, on: str
) -> ContentsDivision:
    return ContentsDivision(
        name=division.name,
        heading=division.heading,
        anchor=division.anchor,
        level=level,
        rows=tuple(rows[number] for number in division.articles if number in rows),
        divisions=tuple(_contents_division(corpus, inner, rows, level + 1, on=on) for inner in division.divisions),
        referred_to_by=condense(corpus, referring(corpus, [division.id]), on=on),
    )


def view_full(corpus: Corpus, instrument: Instrument) -> FullPage:
    """Make the page with the whole text of an instrument."""
    path = routes.full_page(instrument.slug)
    shown: set[str] = set()
    parts = []
    for part in instrument.parts:
        before = [
            (division, level) for level, division in enumerate(part.divisions, start=2) if division.id not in shown
        ]
        shown.update(division.id for division, _ in before)
        parts.append(
            FullPart(
                heading_before=tuple(
                    (division.name, division.heading, level, division.anchor) for division, level in before
                ),
                level=len(part.divisions) + 2,
                name=part.name,
                heading=part.heading or "",
                href=routes.href(routes.part_page(part.id), on=path),
                text=view_unit(corpus, part.unit, on=path, chips=False),
                changes=tuple(say_changes(part, corpus.concordance.as_of)),
                is_gone=not is_law(part, corpus.concordance.as_of),
                versions=view_versions(corpus, instrument, part, on=path),
            )
        )
    return FullPage(
        slug=instrument.slug,
        instrument=Link(instrument.record.short_title, "index.html", hue_of(instrument)),
        record=instrument.record,
        hue=hue_of(instrument),
        status=status_of(instrument),
        lang=instrument.lang,
        parts=tuple(parts),
        trust=view_texts_trust(corpus, [instrument.slug], on=path),
    )
