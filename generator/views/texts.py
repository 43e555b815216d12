"""Views of the texts: an article's page, an instrument's contents, its whole text, an instrument known by facts only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import records, routes
from generator.corpus import Corpus, Division, Instrument, Part
from generator.register.statuses import WITHDRAWN, stands, status_now
from generator.text import hash_text, write_count, write_date
from generator.views.common import Link, UnitView, hue_of, view_unit
from generator.views.condense import condense, referring
from generator.views.facts import Fact, instrument_facts
from generator.views.scholarship import Scholarship, scenarios_on, scholarship_on
from generator.views.statements import StatementGroup, group_statements

STATUS_WORDS = {
    "authentic": "Authentic {language}",
    "official translation": "Official translation",
    "unofficial translation": "Unofficial translation",
    "our rendering": "Our rendering",
}
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "lv": "Latvian",
    "kk": "Kazakh",
    "uk": "Ukrainian",
    "es": "Spanish",
    "az": "Azerbaijani",
}


@dataclass(frozen=True)
class Trust:
    """What a reader needs in order to rely on a text: how it was made, its source, its hash, the official page."""

    status: str
    made: str
    figures: str
    source: Link
    source_at: str
    sha256: str
    version: str
    """The version of the data that the text belongs to."""
    check: str
    official: Link | None
    corrections: tuple[records.Correction, ...]
    supplied: tuple[str, ...]
    noise: int
    received: tuple[str, ...]
    edit_file: str


@dataclass(frozen=True)
class Counterpart:
    """A topic of the concordance and what the other instruments say on it."""

    topic: Link
    links: tuple[Link, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class PartPage:
    """The page of an article, a preamble or a closing formula."""

    path: str
    instrument: Link
    hue: str
    crumbs: tuple[Link, ...]
    name: str
    heading: str
    summary: str
    status: tuple[str, ...]
    note: str
    lang: str
    text: UnitView
    siblings: tuple[tuple[Link, bool], ...]
    previous: Link | None
    next: Link | None
    counterparts: tuple[Counterpart, ...]
    referred_to_by: tuple[Link, ...]
    refers_to: tuple[Link, ...]
    acted_on_by: tuple[Link, ...]
    acts_on: tuple[Link, ...]
    position: Link | None
    """For an article of a national act: where the State's position on the depositary's record is told."""
    statements: tuple[StatementGroup, ...]
    scenarios: tuple[Link, ...]
    scholarship: tuple[Scholarship, ...]
    trust: Trust


@dataclass(frozen=True)
class ContentsRow:
    """An article on a contents page."""

    link: Link
    heading: str
    summary: str


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

    path: str
    slug: str
    title: str
    short_title: str
    original_title: records.ForeignTitle | None
    hue: str
    status: str
    facts: tuple[Fact, ...]
    how_made: str
    note: str
    full: str
    rows: tuple[ContentsRow, ...]
    divisions: tuple[ContentsDivision, ...]
    last: tuple[ContentsRow, ...]
    referred_to_by: tuple[Link, ...]


@dataclass(frozen=True)
class FullPart:
    """An article on the page of a whole text."""

    heading_before: tuple[tuple[str, str, int], ...]
    """Name, heading and heading level of each chapter, section or title that begins with it."""
    level: int
    name: str
    heading: str
    href: str
    text: UnitView


@dataclass(frozen=True)
class FullPage:
    """The page with the whole text of an instrument."""

    path: str
    instrument: Link
    title: str
    hue: str
    status: str
    how_made: str
    lang: str
    parts: tuple[FullPart, ...]
    official: str


def part_link(part: Part, *, on: str, hue: str = "") -> Link:
    """Link to an article's page by name, its heading as title."""
    return Link(part.name, routes.href(routes.part_page(part.id), on=on), hue, part.heading or "")


def status_of(instrument: Instrument) -> str:
    """Give the language status of an instrument's text in words."""
    language = LANGUAGES[instrument.record.text_language or "en"]
    return STATUS_WORDS[instrument.record.text_status or "authentic"].format(language=language)


def view_part(corpus: Corpus, instrument: Instrument, part: Part) -> PartPage:
    """Make the view of one article, preamble or closing formula."""
    path, hue = routes.part_page(part.id), hue_of(instrument)
    index = instrument.parts.index(part)
    targets = [str(unit.id) for unit in part.unit.walk()]
    own = set(targets)
    record = part.record
    return PartPage(
        path=path,
        instrument=Link(instrument.record.short_title, "index.html", hue),
        hue=hue,
        crumbs=tuple(
            Link(f"{division.name} {division.heading}", routes.href(routes.division_place(division), on=path))
            for division in part.divisions
        ),
        name=part.name,
        heading=part.heading or "",
        summary=part.summary or "",
        status=tuple(_status_line(corpus, instrument, part)),
        note=record.note or "",
        lang=instrument.record.text_language or "en",
        text=view_unit(corpus, part.unit, on=path),
        siblings=_siblings(instrument, index, on=path),
        previous=part_link(instrument.parts[index - 1], on=path) if index else None,
        next=part_link(instrument.parts[index + 1], on=path) if index + 1 < len(instrument.parts) else None,
        counterparts=tuple(_counterparts(corpus, instrument, part, on=path)),
        referred_to_by=condense(corpus, (name for name in referring(corpus, targets) if name not in own), on=path),
        refers_to=condense(corpus, _refers_to(corpus, part, own), on=path),
        acted_on_by=tuple(
            Link(f"{corpus.instruments[act.id.instrument].record.label} {act.name}",
                 routes.href(routes.part_page(act.id), on=path), hue_of(corpus.instruments[act.id.instrument]))
            for act in corpus.acted_on_by.get(part.id, ())
        ),
        acts_on=condense(corpus, record.acts_on, on=path) if isinstance(record, records.Article) else (),
        position=_position_link(corpus, instrument, on=path),
        statements=group_statements(corpus, targets, on=path),
        scenarios=scenarios_on(corpus, part.id, on=path),
        scholarship=scholarship_on(corpus, units=targets, on=path),
        trust=view_trust(corpus, instrument, part, on=path),
    )


def _position_link(corpus: Corpus, instrument: Instrument, *, on: str) -> Link | None:
    state = corpus.states.get(instrument.record.in_state or "")
    if state is None:
        return None
    place = f"{routes.state_page(state.record.slug)}#acts"
    return Link(state.record.name, routes.href(place, on=on))


def _status_line(corpus: Corpus, instrument: Instrument, part: Part) -> Iterator[str]:
    yield status_of(instrument)
    fact = instrument.record.in_force
    if fact:
        words = f"in force since {write_date(fact.on)}"
        yield f"{words} (date not verified)" if fact.confidence == "recalled" else words
    statements = {
        statement.id: statement for unit in part.unit.walk() for statement in corpus.statements_at.get(str(unit.id), ())
    }
    reservations = [entry for entry in statements.values() if entry.record.kind == "reservation"]
    standing = sum(stands(corpus, entry) for entry in reservations)
    withdrawn = sum(status_now(corpus, entry).code == WITHDRAWN for entry in reservations)
    if standing:
        yield f"{write_count(standing, 'reservation stands', 'reservations stand')}"
    if withdrawn:
        yield f"{withdrawn} withdrawn" if standing else f"{write_count(withdrawn, 'reservation')} withdrawn"


def _siblings(instrument: Instrument, index: int, *, on: str) -> tuple[tuple[Link, bool], ...]:
    """Give the neighbours of a part, at most nine, for the margin; the pair says whether it is the part itself."""
    first = max(0, min(index - 4, len(instrument.parts) - 9))
    rows = []
    for part in instrument.parts[first : first + 9]:
        number = part.id.head if part.heading else ""
        words = f"{number} {part.heading}" if part.heading else part.name
        rows.append((Link(words, routes.href(routes.part_page(part.id), on=on)), part is instrument.parts[index]))
    return tuple(rows)


def _counterparts(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Iterator[Counterpart]:
    for topic in corpus.topics_of.get(part.id, ()):
        others = [other for other in corpus.compared if other.slug != instrument.slug]
        cited = (str(unit) for other in others for unit in topic.provisions.get(other.slug, ()))
        links = condense(corpus, cited, on=on)
        silent = tuple(other.record.label for other in others if not topic.provisions.get(other.slug))
        yield Counterpart(
            Link(topic.record.title, routes.href(routes.topic_page(topic.id), on=on)), links, silent
        )


def _refers_to(corpus: Corpus, part: Part, own: set[str]) -> Iterator[str]:
    for unit in part.unit.walk():
        for pointer in corpus.pointers_from.get(str(unit.id), ()):
            if pointer.target not in own:
                yield pointer.target


def view_trust(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Trust:
    """Make the panel that says how far a text can be relied on."""
    provenance = part.record.provenance
    source = corpus.sources[provenance.source]
    official = instrument.record.official_page
    return Trust(
        status=status_of(instrument),
        made=provenance.made,
        figures=_write_figures(part),
        source=Link(source.record.title, routes.href(routes.source_place(source.id), on=on)),
        source_at=provenance.at,
        sha256=hash_text(list(part.unit.printed())),
        version=corpus.version,
        check=routes.href(f"{routes.DATA}#check", on=on),
        official=Link(f"{instrument.record.number or instrument.record.short_title}", official) if official else None,
        corrections=provenance.corrections,
        supplied=part.figures.supplied_words if part.figures else (),
        noise=part.figures.noise if part.figures else 0,
        received=provenance.received,
        edit_file=part.file,
    )


def _write_figures(part: Part) -> str:
    figures = part.figures
    if figures is None:
        return ""
    rest = [
        f"{count} {words}"
        for count, words in (
            (figures.damaged, "are recognised in damaged form"),
            (figures.moved, "stand at another place"),
            (figures.supplied, "are supplied"),
        )
        if count
    ]
    stands = f"{figures.as_they_stand} of {figures.words} words stand in the received copy as they are"
    return ", ".join([stands, *rest])


def view_instrument(corpus: Corpus, instrument: Instrument) -> InstrumentPage:
    """Make the contents page of an instrument."""
    path = routes.instrument_page(instrument.slug)
    record = instrument.record
    rows = {part.id.head: _contents_row(part, on=path) for part in instrument.parts}
    in_divisions = {number for division in instrument.divisions for number in division.all_articles()}
    loose = tuple(row for head, row in rows.items() if head not in in_divisions)
    closing = rows.get("conclusions")
    return InstrumentPage(
        path=path,
        slug=instrument.slug,
        title=record.title,
        short_title=record.short_title,
        original_title=record.original_title,
        hue=hue_of(instrument),
        status=status_of(instrument) if instrument.has_text else "",
        facts=instrument_facts(corpus, instrument, on=path),
        how_made=record.how_made or "",
        note=record.note or "",
        full="full.html" if instrument.has_text else "",
        rows=tuple(row for row in loose if row is not closing),
        divisions=tuple(
            _contents_division(corpus, division, rows, 2, on=path) for division in instrument.divisions
        ),
        last=(closing,) if closing else (),
        referred_to_by=condense(corpus, referring(corpus, [instrument.slug]), on=path),
    )


def _contents_row(part: Part, *, on: str) -> ContentsRow:
    return ContentsRow(part_link(part, on=on), part.heading or "", part.summary or "")


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
                heading_before=tuple((division.name, division.heading, level) for division, level in before),
                level=len(part.divisions) + 2,
                name=part.name,
                heading=part.heading or "",
                href=routes.href(routes.part_page(part.id), on=path),
                text=view_unit(corpus, part.unit, on=path, chips=False),
            )
        )
    return FullPage(
        path=path,
        instrument=Link(instrument.record.short_title, "index.html", hue_of(instrument)),
        title=instrument.record.title,
        hue=hue_of(instrument),
        status=status_of(instrument),
        how_made=instrument.record.how_made or "",
        lang=instrument.record.text_language or "en",
        parts=tuple(parts),
        official=instrument.record.official_page or "",
    )
