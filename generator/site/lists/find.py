"""The view of the find page: the box, and without JavaScript the lists it would search."""

from __future__ import annotations

from generator.law import routes
from generator.law.corpus import Corpus
from generator.site.parts.links import Link
from generator.site.parts.named_links import instrument_link, state_link, topic_link


def view_find(corpus: Corpus) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Make the find page: lists of links, each with its title."""
    path = routes.FIND
    texts = tuple(instrument_link(entry, on=path) for entry in corpus.texts)
    topics = tuple(topic_link(topic, on=path) for topic in corpus.topics.values())
    states = tuple(state_link(state, on=path) for state in corpus.states.values())
    lists = (("Texts", texts), ("Topics", topics), ("States", states))
    return tuple((title, links) for title, links in lists if links)
