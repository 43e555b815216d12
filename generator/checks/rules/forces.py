"""The rule of force: what our words call a duty or a choice is one in the law; and our clauses beside those of law."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.rules.clause_words import CHOICE, DUTY, POWER, Clause, nearest, read_law, read_ours
from generator.checks.rules.our_words import is_read, list_said
from generator.checks.rules.registry import World, rule
from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId, parse_id
from generator.law.records import Cell
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_

_NEAR, _NEAR_ALONE, _TIMES = 0.5, 0.2, 1.25
"""How much of our clause a clause of law must share to be the one meant: where another could be, and where none could;
and how many times more than that other."""
_FEWEST, _LONGEST = 2, 90
_SUBJECT = re.compile(
    r"(?:^|[,;:] |\b(?:and|but|or|where|if|when|that) )((?:an?|each|every|any|the|no) (?:\w+))(?: also| then)?"
    r" (may|can|must|shall)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\b(?:may|must|shall|can|could|might|not|cannot|ha(?:s|ve) to)\b", re.IGNORECASE)
_FORCE = {"may": CHOICE, "can": CHOICE, "must": DUTY, "shall": DUTY}
_SAID = {DUTY: "oblige", CHOICE: "allow"}


@rule("force-agrees", by_folder=True)
def check_forces(world: World) -> Iterator[Problem]:
    """Where the law obliges, our words do not say that it allows; where it allows, they do not say that it obliges.

    Why: "a Party must ask for dishonest intent" of a text by which it may misleads about every national law. Each
    clause of ours with "may" or "must" is held against the sentence of the cited provisions that shares most words with
    it, and against what they say of the same subject ("a Party", "each Party"). Texts in other languages than English
    are not judged, nor an article that waives it with a reason (`waived`). Fails: "A Party may punish noise" of "Each
    Party shall punish noise". Mend: use the law's own force; or its words, where ours are far from them.
    """
    for clause, beside in compared(world, "force-agrees"):
        other = _turned(clause, beside.law)
        if other:
            ours, theirs = (DUTY, CHOICE) if DUTY in clause.forces else (CHOICE, DUTY)
            what = (
                f'our words {_SAID[ours]} ("{shorten(clause)}"), the text seems to {_SAID[theirs]} ("{shorten(other)}")'
            )
            why = "what may be done is taken for what must, or the other way round"
            yield Problem(
                beside.document.place_of(beside.where),
                "force-agrees",
                what,
                why,
                "use the law's own force, or its words",
            )


def is_meant(share: float, same: float) -> bool:
    """Return whether a clause of law that shares so much is the one meant, where another shares so much."""
    return share >= (_NEAR if same else _NEAR_ALONE) and share > _TIMES * same


def _turned(ours: Clause, law: Collection[Clause]) -> Clause | None:
    """Return the clause of law that has the other force than ours; None where one has the same, or none is near."""
    if len(ours.forces) != 1 or (ours.denies and DUTY not in ours.forces):
        return None  # "may only" is a choice and a limit: either force fits it.
    fitting = {CHOICE, POWER} if POWER in ours.forces else ours.forces
    same, _ = nearest(ours, [one for one in law if one.forces & fitting])
    share, other = nearest(ours, [one for one in law if one.forces and not one.forces & fitting])
    if same >= _NEAR or (other and is_meant(share, same)):
        return other if is_meant(share, same) else None
    for subject, force in _subjects(ours):
        known = {held for one in law for name, held in _subjects(one) if name == subject}
        if known and force not in known:
            return next(one for one in law if (subject, min(known)) in _subjects(one))
    return None


@lru_cache(maxsize=4096)
def _subjects(clause: Clause) -> frozenset[tuple[str, str]]:
    """Return of whom a clause says that they may or must: `a party`, `each party`."""
    found = _SUBJECT.findall(clause.text.casefold())
    return frozenset((re.sub(r"\bstate\b", "party", subject), _FORCE[operator]) for subject, operator in found)


@dataclass(frozen=True)
class Beside:
    """Words of ours, the provisions that they are about, the clauses of these, and where the words stand."""

    words: str
    units: tuple[ProvisionId, ...]
    law: tuple[Clause, ...]
    document: Document
    where: Path_


def law_beside(world: World, name: str, asked: re.Pattern[str]) -> Iterator[Beside]:
    """Yield our words that a pattern finds something in, with the law that they are about."""
    corpus = world.corpus
    quoted, cited = corpus.once(_quoted_runs, world), corpus.once(_cited_in_points, world)
    for words, units, document, where in list_said(world):
        if not asked.search(words) or not is_read(corpus, units, name):
            continue
        units = (*units, *cited.get(document.path, ())) if where == ("answer",) else units
        law = [clause for unit in units for clause in corpus.once(read_law, unit)]
        runs = quoted.get((document.path, where), ())
        law = [clause for clause in law if any(run in clause.text for run in runs)] or law
        if law:
            yield Beside(words, units, tuple(law), document, where)


def compared(world: World, name: str) -> Iterator[tuple[Clause, Beside]]:
    """Yield every clause of our words that allows, obliges or denies, and the law that it stands beside."""
    for beside in law_beside(world, name, _TURNED):
        for clause in read_ours(beside.words):
            if len(clause.stems) >= _FEWEST and (clause.forces or clause.denies):
                yield clause, beside


def _quoted_runs(_: Corpus, world: World) -> dict[tuple[str, Path_], list[str]]:
    """Return the runs of the law that each cell quotes for its value, by file and place of the value."""
    return {
        (entry.document.path, ("points", index, "values", slug, "says")): [
            run if isinstance(run, str) else run.run for run in cell.words
        ]
        for entry in world.loaded.topics.values()
        if world.asks_about(entry.document)
        for index, point in enumerate(entry.record.points)
        for slug, cell in point.values.items()
        if isinstance(cell, Cell)
    }


def _cited_in_points(_: Corpus, world: World) -> dict[str, list[ProvisionId]]:
    """Return what the points of each topic cite, by its file: an answer may speak of all of it."""
    return {
        entry.document.path: [
            parse_id(f"{slug}:{path}")
            for point in entry.record.points
            for slug, cell in point.values.items()
            if isinstance(cell, Cell)
            for path in cell.at
        ]
        for entry in world.loaded.topics.values()
        if world.asks_about(entry.document)
    }


def shorten(clause: Clause) -> str:
    """Return the words of a clause as a report shows them."""
    text = " ".join(clause.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
