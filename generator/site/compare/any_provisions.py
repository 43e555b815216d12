"""The view of the tool that sets any provisions side by side: what it offers before its script runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument
from generator.law.ids import parse_id
from generator.law.in_time import was_changed
from generator.site.compare.comparable_texts import list_versions
from generator.site.parts.choices import Choice
from generator.site.parts.columns import name_unit
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, topic_link
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust

EXAMPLES = 4


@dataclass(frozen=True)
class TextOptions:
    """The parts of a text, itself first."""

    name: str
    options: tuple[Choice, ...]


@dataclass(frozen=True)
class TopicList:
    """The comparison pages of a group."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class AnyPage:
    """The page of the tool."""

    texts: tuple[TextOptions, ...]
    examples: tuple[Link, ...]
    topics: tuple[TopicList, ...]
    has_days: bool
    """Whether any text ever changed, so that a reader may ask for the law of a day."""
    trust: TextsTrust


def view_any(corpus: Corpus) -> AnyPage:
    """Make the page of the tool that sets any provisions side by side."""
    path = routes.COMPARE_ANY
    return AnyPage(
        texts=tuple(TextOptions(entry.record.short_title, tuple(_options(entry))) for entry in corpus.texts),
        examples=tuple(_examples(corpus, on=path)),
        topics=tuple(TopicList(title, tuple(links)) for title, links in _topics(corpus, on=path) if links),
        has_days=any(was_changed(part) for entry in corpus.texts for part in entry.parts),
        trust=view_texts_trust(corpus, [text.slug for text in corpus.texts], on=path),
    )


def _options(instrument: Instrument) -> Iterator[Choice]:
    label = instrument.record.label
    yield Choice(instrument.slug, f"{label}: the whole text")
    for part in instrument.parts:
        yield Choice(str(part.id), " ".join(word for word in (label, part.name, part.heading) if word))
        for text in list_versions(part):
            yield Choice(text.name_id(str(text.unit.id)), f"{label} {text.name}")


def _topics(corpus: Corpus, *, on: str) -> Iterator[tuple[str, list[Link]]]:
    for group in corpus.concordance.groups:
        members = [topic for topic in corpus.topics.values() if topic.record.group == group.id]
        yield group.title, [topic_link(topic, on=on) for topic in members]


def _examples(corpus: Corpus, *, on: str) -> Iterator[Link]:
    """Yield a few comparisons to begin with: articles of one lineage with the longest texts, then two whole texts."""
    pairs: dict[tuple[str, str], int] = {}
    for pair in corpus.concordance.lineage:
        ends = (str(parse_id(pair.earlier).article), str(parse_id(pair.later).article))
        pairs[ends] = pairs.get(ends, 0) + 1
    for ends in sorted(pairs, key=lambda key: -pairs[key])[:EXAMPLES]:
        words = " and ".join(_name(corpus, end) for end in ends)
        yield link_to(words, routes.compare_any_place(*ends), on=on)
    first, last = corpus.compared[0], corpus.compared[-1]
    words = f"{first.record.label} and {last.record.label}, the whole texts"
    yield link_to(words, routes.compare_any_place(first.slug, last.slug), on=on)


def _name(corpus: Corpus, unit: str) -> str:
    found = corpus.units[unit].id
    return f"{corpus.instruments[found.instrument].record.label} {name_unit(corpus, found)}"
