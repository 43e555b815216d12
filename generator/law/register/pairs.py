"""What two States have to know of each other's statements: the words of the pair tool, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.law.corpus import Corpus, Statement, Topic
from generator.law.ids import ProvisionId
from generator.law.register.statuses import STANDING, UNKNOWN

SAME_STATE = "Choose two different States: an instrument binds a State to others, not to itself."
NO_COMMON = "No common instrument in this data."
NOT_VERIFIED = "No common instrument with verified dates in this data."
TOUCHING_KINDS = ("reservation", "declaration", "territorial")
TOUCHING = (*STANDING, UNKNOWN)
"""Statuses with which a statement is told: it stands, or perhaps stands."""
HEADS = {
    "bound": "In force between them",
    "unverified": "Date not verified",
    "apart": "Not in force for both in this data",
    "touches": "Provisions that their statements touch",
    "unseen": "On record with the depositary, text not yet here",
    "unrecorded": "Provided for in national documents; deposit not seen",
    "authorities": "Authorities to ask",
}
NAMES = {"territorial": "territorial statement"}
"""Kinds whose name is not the word for a statement of it."""
MOST = 8
"""Counterparts that are named one by one."""


def say_clause(corpus: Corpus, clause: ProvisionId) -> str:
    """Name a clause with the short name of its instrument: `Lakes 3(2)`."""
    return f"{corpus.instruments[clause.instrument].record.label} {clause.label}"


def counterparts(corpus: Corpus, statement: Statement) -> Mapping[str, tuple[ProvisionId, ...]]:
    """Return what stands on the subject of a statement in each other instrument; empty means no counterpart."""
    topics = [topic for unit in statement.affects for topic in _topics_at(corpus, unit)]
    found = {}
    for instrument in corpus.compared:
        if instrument.slug != statement.instrument:
            units = (other for topic in topics for other in topic.provisions.get(instrument.slug, ()))
            found[instrument.slug] = tuple(dict.fromkeys(units))
    return found


def _topics_at(corpus: Corpus, unit: ProvisionId) -> Iterator[Topic]:
    """Yield the topics that cite the unit itself, or what holds it or stands in it; all of its article's otherwise."""
    topics = corpus.topics_of.get(unit.article, ())
    near = [
        topic
        for topic in topics
        if any(cited.is_within(unit) or unit.is_within(cited) for cited in topic.provisions.get(unit.instrument, ()))
    ]
    yield from near or topics
