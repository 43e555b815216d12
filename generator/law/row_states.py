"""How the texts stand on a point of comparison: what the editors decided, and what follows from who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.law.carrying import clause_carrying, clauses_carrying
from generator.law.corpus import Corpus, Topic
from generator.law.ids import PREAMBLE, ProvisionId, parse_id
from generator.law.records import Cell, Point

State = Literal["differs", "same", "only", "carried"]
STATES: tuple[State, ...] = ("differs", "same", "only", "carried")
"""In the order of totals."""


@dataclass(frozen=True)
class RowState:
    """How the texts stand on a point."""

    state: State
    speaking: tuple[str, ...]
    """The instruments that have words of their own on it, in the order of the columns."""
    carrying: Mapping[str, tuple[ProvisionId, ...]]
    """The others that carry over what a value rests on, with the clauses."""


def state_of(corpus: Corpus, point: Point) -> RowState:
    """Say how the texts stand on a point.

    An instrument whose cell rests on a clause that carries another's provisions over has no words of its own, as little
    as one that is silent while it carries them over. Where only one has words of its own the row is
    `carried` or `only`, unless the editors say that what is carried over differs; else it is what they say.
    """
    slugs = [instrument.slug for instrument in corpus.compared]
    cells = {slug: cell for slug in slugs if isinstance(cell := point.values.get(slug), Cell)}
    carrying = {slug: clauses for slug in slugs if (clauses := _carries(corpus, cells, slug))}
    speaking = tuple(slug for slug in cells if slug not in carrying)
    if point.stands and (len(speaking) > 1 or point.stands == "differs"):
        return RowState(point.stands, speaking, carrying)
    return RowState("carried" if carrying else "only", speaking, carrying)


PairState = Literal["apart", "one-sided", "alike"]


def pair_state_of(corpus: Corpus, point: Point, one: str, other: str) -> PairState:
    """Say how two instruments stand on a point: `apart` where both have a value, `one-sided` where one has.

    Alike are values that are equal or said to be the same, what is carried over, and recitals, which state no rule.
    """
    cells = {slug: cell for slug in (one, other) if isinstance(cell := point.values.get(slug), Cell)}
    carried = any(_carries(corpus, cells, slug) for slug in (one, other))
    if len(cells) < 2:
        return "one-sided" if cells and not carried else "alike"
    # Of three values, one may differ from two that are alike because one of these carries the other over.
    third = sum(isinstance(cell, Cell) for cell in point.values.values()) > 2
    alike = point.stands == "same" or len({cell.says for cell in cells.values()}) == 1 or (third and carried)
    recitals = all(path.startswith(PREAMBLE) for cell in cells.values() for path in cell.at)
    return "alike" if alike or recitals else "apart"


def _carries(corpus: Corpus, cells: Mapping[str, Cell], slug: str) -> tuple[ProvisionId, ...]:
    """Return the clauses by which an instrument without words of its own carries over what another's cell rests on."""
    others = [[parse_id(f"{other}:{path}") for path in cell.at] for other, cell in cells.items() if other != slug]
    if slug not in cells:  # What is said nowhere is carried over only with all that another's value rests on.
        others = [units for units in others if all(clause_carrying(corpus, slug, unit) for unit in units)]
    elif not _rests_on_clauses(corpus, slug, cells[slug]):
        return ()
    return clauses_carrying(corpus, slug, [unit for units in others for unit in units])


def _rests_on_clauses(corpus: Corpus, slug: str, cell: Cell) -> bool:
    instrument = corpus.instruments.get(slug)
    clauses = [parse_id(f"{slug}:{entry.at}") for entry in (instrument.record.carries_over if instrument else ())]
    return any(parse_id(f"{slug}:{path}").is_within(clause) for path in cell.at for clause in clauses)


def count_states(corpus: Corpus, topics: Iterable[Topic]) -> Counter[State]:
    """Count the rows of some topics by how the texts stand."""
    return Counter(state_of(corpus, point).state for topic in topics for point in topic.record.points)
