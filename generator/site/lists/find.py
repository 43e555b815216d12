"""The view of the find page: the box, and without JavaScript the lists it would search."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.site.parts.links import Link, hue_of


@dataclass(frozen=True)
class FindPage:
    """Lists of links, each with its title."""

    path: str
    lists: tuple[tuple[str, tuple[Link, ...]], ...]


def view_find(corpus: Corpus) -> FindPage:
    """Make the find page."""
    path = routes.FIND
    texts = tuple(
        Link(entry.record.short_title, routes.href(routes.instrument_page(entry.slug), on=path), hue_of(entry))
        for entry in corpus.texts
    )
    topics = tuple(
        Link(topic.record.title, routes.href(routes.topic_page(topic.id), on=path)) for topic in corpus.topics.values()
    )
    states = tuple(
        Link(state.record.name, routes.href(routes.state_page(state.record.slug), on=path))
        for state in corpus.states.values()
    )
    lists = (("Texts", texts), ("Topics", topics), ("States", states))
    return FindPage(path, tuple((title, links) for title, links in lists if links))
