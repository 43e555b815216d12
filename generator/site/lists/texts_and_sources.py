"""Views of the pages that list things: texts and sources."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Instrument
from generator.law.head_words import count_heads
from generator.law.language_status import status_of
from generator.law.writing import first_words, write_date
from generator.site.parts.links import Link, hue_of
from generator.site.parts.named_links import link_to, state_link, work_link


@dataclass(frozen=True)
class TextRow:
    """An instrument on the list of texts."""

    link: Link
    title: str
    status: str
    count: str
    when: str
    hue: str
    full: str


@dataclass(frozen=True)
class RelatedRow:
    """An instrument known by facts only."""

    link: Link
    title: str
    number: str
    when: str
    cited: int


@dataclass(frozen=True)
class TextsPage:
    """The list of texts and of related instruments."""

    texts: tuple[TextRow, ...]
    related: tuple[RelatedRow, ...]

    @property
    def has_numbers(self) -> bool:
        """Return whether any related instrument has a number."""
        return any(row.number for row in self.related)


@dataclass(frozen=True)
class SourceView:
    """A source with where it is used."""

    id: str
    record: records.Source
    used_in: tuple[Link, ...]


_SOURCE_KINDS = {
    "received copy": "Received copies of the texts",
    "depositary": "Depositaries",
    "official": "Gazettes, ministries and parliaments",
    "database": "Databases and reference works",
    "scholarship": "Scholarship",
    "press": "Press",
}


def view_texts(corpus: Corpus) -> TextsPage:
    """Make the list of texts."""
    path = routes.TEXTS
    texts = tuple(text_row(instrument, on=path) for instrument in corpus.texts)
    related = tuple(
        RelatedRow(
            link=link_to(entry.record.short_title, routes.instrument_page(entry.slug), on=path),
            title=entry.record.title,
            number=entry.record.number or "",
            when=_write_concluded(entry.record.concluded),
            cited=len(corpus.pointers_to.get(entry.slug, ())),
        )
        for entry in corpus.instruments.values()
        if not entry.has_text
    )
    return TextsPage(texts, tuple(sorted(related, key=lambda row: (-row.cited, row.title))))


def text_row(instrument: Instrument, *, on: str) -> TextRow:
    """Make the row of one text."""
    record = instrument.record
    return TextRow(
        link=link_to(record.short_title, routes.instrument_page(instrument.slug), on=on, hue=hue_of(instrument)),
        title=record.title,
        status=status_of(instrument),
        count=count_heads(record, [part.id.head for part in (*instrument.articles, *instrument.attached)]),
        when=(f"{record.concluded.place}, " if record.concluded and record.concluded.place else "")
        + _write_concluded(record.concluded),
        hue=hue_of(instrument),
        full=routes.href(routes.full_page(instrument.slug), on=on),
    )


def _write_concluded(fact: records.Concluded | None) -> str:
    return write_date(fact.date) if fact else ""


def view_sources(corpus: Corpus) -> tuple[tuple[str, tuple[SourceView, ...]], ...]:
    """Make the list of sources by kind, each with the pages that rest on it."""
    used: dict[str, dict[str, Link]] = {}
    path = routes.SOURCES

    def note(source: str, link: Link) -> None:
        used.setdefault(source, {}).setdefault(link.href, link)

    for instrument in corpus.instruments.values():
        link = link_to(instrument.record.short_title, routes.instrument_page(instrument.slug), on=path)
        facts = [fact for fact in (instrument.record.in_force, instrument.record.promulgated) if fact]
        for source in (*instrument.record.sources, *(name for fact in facts for name in fact.sources)):
            note(source, link)
        for part in instrument.parts:
            note(part.record.provenance.source, link)
    for state in corpus.states.values():
        link = state_link(state, on=path)
        for source in state.record.sources:
            note(source, link)
        for entry in state.participations:
            for source in (*entry.record.sources, *(name for s in entry.statements for name in s.record.sources)):
                note(source, link)
    for work in corpus.literature.values():
        if work.record.source:
            note(work.record.source, work_link(work, on=path))
    groups = []
    for kind, title in _SOURCE_KINDS.items():
        views = tuple(
            SourceView(source.id, source.record, tuple(used.get(source.id, {}).values()))
            for source in sorted(corpus.sources.values(), key=lambda entry: entry.record.title.casefold())
            if source.record.kind == kind
        )
        if views:
            groups.append((title, views))
    return tuple(groups)


def describe(text: str) -> str:
    """Cut a text to the length of a page description."""
    return first_words(text, 155)
