"""What search can find in a corpus: an entry for each unit, topic, term, State, statement, authority and other page.

Everyday words come from the data alone: those of a term lead to the provisions that it names, best first, and those of
a topic to its provisions.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from generator.law import records, routes
from generator.law.corpus import Corpus, Instrument
from generator.law.openings import find_openings
from generator.search.entries_provisions import Synonyms, own_words, provision_entries
from generator.search.entries_register import absent_entries, state_entries, statement_entries
from generator.search.entry import SearchEntry, Synonym

_MARKUP = re.compile(r"<(?:script|style|svg)\b.*?</(?:script|style|svg)>|<[^>]*>", re.DOTALL)
_RANK_COSTS = 0.35
_BY_TOPIC = 0.4
_FEW = 4
"""A provision that more topics cite, such as a clause that carries others over, answers each of them less."""


def list_with_entries(corpus: Corpus) -> frozenset[str]:
    """Return the pages that entries of their own lead to, so that their words need not be read."""
    return frozenset(
        (
            *(routes.part_page(part) for part in corpus.parts),
            *(routes.topic_page(topic) for topic in corpus.topics),
            *(routes.state_page(state.record.slug) for state in corpus.states.values()),
            *(routes.instrument_page(instrument) for instrument in corpus.instruments),
        )
    )


def read_words(page: PageText) -> str:
    """Return the words of a page that finds it by them: a page made from many files repeats what entries lead to."""
    return html.unescape(_MARKUP.sub(" ", str(page.body))) if page.data_file else ""


class PageText(Protocol):
    """A finished page, as `render.Page` has it."""

    @property
    def path(self) -> str:
        """Return its path from the root of the site."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def description(self) -> str:
        """Return the sentence that describes it."""

    @property
    def body(self) -> object:
        """Return its body, which `str` writes as HTML."""

    @property
    def data_file(self) -> str:
        """Return the file that it is made from; empty where it is made from many."""


def make_entries(corpus: Corpus, pages: Iterable[PageText] = ()) -> tuple[SearchEntry, ...]:
    """Return every entry in a stable order; `pages` adds those pages that no other entry leads to."""
    synonyms = gather_synonyms(corpus)
    openings = corpus.once(find_openings)
    provisions = (entry for instrument in corpus.texts for entry in provision_entries(instrument, synonyms))
    entries = [replace(entry, opening=openings.get(entry.id, 0)) if entry.is_law else entry for entry in provisions]
    entries += [*_topics(corpus), *_terms(corpus)]
    entries += [*state_entries(corpus), *absent_entries(corpus), *statement_entries(corpus, synonyms)]
    entries += _instruments(corpus)
    covered = {entry.url.partition("#")[0] for entry in entries if not entry.id.startswith("state:-")}
    asked = corpus.finding.pages
    entries += [_page(page, asked) for page in pages if page.path not in covered and page.path != routes.HOME]
    return tuple(entries)


def gather_synonyms(corpus: Corpus) -> Synonyms:
    """Return the everyday words that lead to each unit, by its id."""
    found: dict[str, dict[str, float]] = {}

    def add(unit: str, phrases: Iterable[str], weight: float) -> None:
        own = found.setdefault(unit, {})
        for phrase in phrases:
            own[phrase] = max(own.get(phrase, 0), weight)

    for term in corpus.terms.values():
        phrases = (term.record.term, *term.record.forms, *term.record.everyday)
        for rank, unit in enumerate(term.record.leads_to):
            add(unit, phrases, 1 / (1 + rank * _RANK_COSTS))
    named = [units for topic in corpus.topics.values() for units in topic.provisions.values()]
    cited = Counter(str(unit) for units in named for unit in units)
    for topic in corpus.topics.values():
        for units in topic.provisions.values():
            for unit_id in units:
                phrases = (topic.record.title, *topic.record.everyday, *corpus.finding.topics.get(topic.id, ()))
                add(str(unit_id), phrases, _BY_TOPIC * min(1, _FEW / cited[str(unit_id)]))
    return {unit: tuple(Synonym(*phrase) for phrase in phrases.items()) for unit, phrases in found.items()}


def _topics(corpus: Corpus) -> Iterator[SearchEntry]:
    groups = {group.id: group.title for group in corpus.concordance.groups}
    for topic in corpus.topics.values():
        record = topic.record
        yield SearchEntry(
            id=f"topic:{topic.id}",
            kind="topic",
            instrument="",
            label="",
            title=record.title,
            text=record.answer,
            url=routes.topic_page(topic.id),
            within=groups.get(record.group, ""),
            more=record.question,
            also=tuple(Synonym(phrase) for phrase in (*record.everyday, *corpus.finding.topics.get(topic.id, ()))),
            boost=1.05,
        )


def _terms(corpus: Corpus) -> Iterator[SearchEntry]:
    for term in corpus.terms.values():
        record = term.record
        defined = corpus.units[record.definitions[0].at] if record.definitions else None
        text = record.explanation or (own_words(defined) if defined else "")
        yield SearchEntry(
            id=f"term:{term.id}",
            kind="term",
            instrument="",
            label="",
            title=record.term[:1].upper() + record.term[1:],
            text=text or ", ".join(record.everyday),
            url=routes.term_place(term.id),
            also=tuple(Synonym(phrase) for phrase in (*record.forms, *record.everyday)),
            boost=0.6,
            is_law=not record.explanation and defined is not None,
        )


def _instruments(corpus: Corpus) -> Iterator[SearchEntry]:
    for instrument in corpus.instruments.values():
        record = instrument.record
        yield SearchEntry(
            id=f"page:{instrument.slug}",
            kind="page",
            instrument=instrument.slug if instrument.has_text else "",
            label=record.label,
            title=record.short_title,
            text=record.title,
            url=routes.instrument_page(instrument.slug),
            more=_instrument_words(record),
            also=tuple(Synonym(name, 0.8) for name in _called(corpus, instrument) if name),
            answers=True,
            boost=0.9 if instrument.has_text else 0.7,
        )


def _called(corpus: Corpus, instrument: Instrument) -> Iterator[str | None]:
    """Yield what people call an instrument; a bare "Convention" says too little to find a page by."""
    record = instrument.record
    yield from (record.number, *record.cited_as, *record.known_as)
    yield from (name for name in corpus.finding.instruments.get(instrument.slug, ()) if " " in name)
    yield from corpus.finding.pages.get(routes.instrument_page(instrument.slug), ())


def _instrument_words(record: records.Instrument) -> str:
    place = record.concluded.place if record.concluded else None
    return " ".join(filter(None, (record.number, place, record.depositary, record.note)))


def _page(page: PageText, asked: Mapping[str, tuple[str, ...]]) -> SearchEntry:
    return SearchEntry(
        id=f"page:{page.path.removesuffix('.html')}",
        kind="page",
        instrument="",
        label="",
        title=page.title,
        text=page.description,
        url=page.path,
        more=read_words(page),
        also=tuple(Synonym(phrase) for phrase in asked.get(page.path, ())),
        boost=0.55,
        answers=page.path in asked,
    )
