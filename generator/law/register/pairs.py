"""What two States have to know of each other's statements: the words of the pair tool, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law.corpus import Corpus, Participation, Statement, Topic
from generator.law.ids import ProvisionId
from generator.law.register.listed import COVERED, NONE, NOT_SEEN, compare_list
from generator.law.register.statuses import STANDING, UNKNOWN
from generator.law.register.units import condense_units
from generator.law.writing import write_date, write_list

SAME_STATE = "Choose two different States: an instrument binds a State to others, not to itself."
NO_COMMON = "No common instrument in this data."
NOT_VERIFIED = "No common instrument with verified dates in this data."
CHANGING_KINDS = ("reservation", "declaration", "objection", "communication", "derogation")
PLACING_KINDS = ("territorial",)
TOUCHING = (*STANDING, UNKNOWN)
"""Statuses with which a statement is shown: it stands, or perhaps stands."""
HEADS = {
    "territory": "Where it applies",
    "touches": "What their statements change",
    "unseen": "On record with the depositary, text not yet here",
    "unrecorded": "Provided for in national documents; deposit not seen",
    "authorities": "Whom to ask",
    "whole": "How whole this is",
}
COLUMNS = {
    "bonds": ("Instrument", "Between them"),
    "touches": ("Provision", "Between the two"),
    "authorities": ("For",),
}
WORDS = {
    "since": "since",
    "unverified": "date not verified",
    "apart": "not in force between them",
    "ended": "ended between them by",
    "nothing": "–",
    "no touches": "No statement in this data touches a provision between them.",
    "before": "before",
    "nobody": "none here",
}
NAMES = {"territorial": "territorial statement"}
"""Kinds whose name is not the word for a statement of it."""


def name_kind(kind: str) -> str:
    """Return what a statement of a kind is called: `reservation`, `territorial statement`."""
    return NAMES.get(kind, kind)


MOST = 4
"""Counterparts that are named one by one."""


@dataclass(frozen=True)
class TouchedRow:
    """What a row of the table of statements is about: articles of an instrument, here or carried over."""

    key: str
    """Sorts the rows by instrument, those carried over after its own, and by the order of the text."""
    label: str
    heading: str
    unit: ProvisionId


def say_clause(corpus: Corpus, clause: ProvisionId) -> str:
    """Name a clause with the short name of its instrument: `Books 3(2)`."""
    return f"{corpus.instruments[clause.instrument].record.label} {corpus.label_of(clause)}"


def touched_row(corpus: Corpus, statement: Statement, through: ProvisionId | None = None) -> TouchedRow:
    """Return the row of a statement: the articles that it affects, with the clause that carries it over."""
    articles = tuple(dict.fromkeys(unit.article for unit in statement.affects))
    places, slugs = corpus.once(_places), tuple(corpus.instruments)
    under = through.instrument if through else statement.instrument
    labels = ", ".join(label for _, label in condense_units(corpus, articles))
    over = f"{say_clause(corpus, through)} carries over: " if through else ""
    heading = corpus.parts[articles[0]].heading if len(articles) == 1 and not through else None
    key = f"{slugs.index(under):03}.{int(through is not None)}.{places[articles[0]]:05}.{labels}"
    label = corpus.instruments[statement.instrument].record.label
    return TouchedRow(key, f"{over}{label} {labels}", heading or "", articles[0])


def _places(corpus: Corpus) -> Mapping[ProvisionId, int]:
    return {unit: place for place, unit in enumerate(corpus.parts)}


def role_units(corpus: Corpus, slug: str, role: str) -> str:
    """Return the clauses under which States name an authority for a role; empty where the instrument has none."""
    permits = corpus.instruments[slug].record.permits
    return write_list([permission.at for permission in permits if permission.role == role])


def say_nobody(entry: Participation) -> str:
    """Say why no authority of a State stands here: its name is not here, none is on record, or it is not known."""
    for kept in compare_list(entry):
        if kept.kind == "authorities" and kept.code == NOT_SEEN:
            return "on record with the depositary, name not yet here"
        if kept.kind == "authorities" and kept.code == NONE and entry.listed and entry.listed.date:
            return f"none on record on {write_date(entry.listed.date)}"
    return WORDS["nobody"]


def say_whole(entry: Participation) -> str:
    """Say which kinds of statement a list shows for a State, which of them are here, and what the list cannot tell.

    The words go on after the name of the State and the instrument, with a comma or a colon.
    """
    listed = entry.listed
    if listed is None:
        return ": no list of what is on record is held, so what is missing is not known"
    kinds = {
        code: [kept.kind for kept in compare_list(entry) if kept.code == code] for code in (COVERED, NOT_SEEN, NONE)
    }
    said = (
        (COVERED, "one text or more here of the"),
        (NOT_SEEN, "on record, text not yet here:"),
        (NONE, "none on record:"),
    )
    parts = [f"{words} {write_list(kinds[code])}" for code, words in said if kinds[code]]
    if not listed.complete:
        parts.append("the list does not tell what it leaves out")
    when = f"on {write_date(listed.date)}" if listed.date else "in a list without a day"
    return f", {when}: {'; '.join(parts)}"


def say_limit(statement: Statement) -> str:
    """Say for which part of its role an institution is named; empty where it is named for the whole."""
    authority = statement.record.authority
    return f", for {authority.limited_to}" if authority and authority.limited_to else ""


def say_successors(statement: Statement) -> str:
    """Say which institutions came in the place of the one named, by national law; empty where none is known."""
    succession = statement.record.authority.succeeded_by if statement.record.authority else None
    if succession is None:
        return ""
    return f", since {write_date(succession.since)} by national law {write_list(succession.names)}"


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
