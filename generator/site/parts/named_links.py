"""Links to things by their own names, each in one short call."""

from __future__ import annotations

from collections.abc import Iterable

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Scenario, Source, State, Topic, Work
from generator.law.records.topics import TopicGroup
from generator.site.parts.links import Link, hue_of


def link_to(words: str, place: str, *, on: str, hue: str = "", title: str = "") -> Link:
    """Link from the page `on` to a place of the site."""
    return Link(words, routes.href(place, on=on), hue, title)


def instrument_link(instrument: Instrument, *, on: str) -> Link:
    """Link to an instrument by its short title, in its hue."""
    place = routes.instrument_page(instrument.slug)
    return link_to(instrument.record.short_title, place, on=on, hue=hue_of(instrument))


def label_link(instrument: Instrument, *, on: str) -> Link:
    """Link to an instrument by its label, in its hue."""
    place = routes.instrument_page(instrument.slug)
    return link_to(instrument.record.label, place, on=on, hue=hue_of(instrument))


def state_link(state: State, *, on: str) -> Link:
    """Link to the page of a State by its name."""
    return link_to(state.record.name, routes.state_page(state.record.slug), on=on)


def topic_link(topic: Topic, *, on: str) -> Link:
    """Link to the comparison on a topic by its title."""
    return link_to(topic.record.title, routes.topic_page(topic.id), on=on)


def source_link(source: Source, *, on: str) -> Link:
    """Link to a source in the list of sources by its title."""
    return link_to(source.record.title, routes.source_place(source.id), on=on)


def source_links(corpus: Corpus, names: Iterable[str], *, on: str) -> tuple[Link, ...]:
    """Link to each of some sources."""
    return tuple(source_link(corpus.sources[name], on=on) for name in names)


def group_link(group: TopicGroup, *, on: str) -> Link:
    """Link to a group of topics in the list of all by its title."""
    return link_to(group.title, routes.topic_group_place(group.id), on=on)


def scenario_link(scenario: Scenario, *, on: str) -> Link:
    """Link to a scenario by its title."""
    return link_to(scenario.record.title, routes.scenario_page(scenario.id), on=on)


def work_link(work: Work, *, on: str) -> Link:
    """Link to a scholarly work by its title."""
    return link_to(work.record.title.text, routes.work_page(work.id), on=on)
