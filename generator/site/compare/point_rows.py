"""The view of points of comparison: rows with a value for each instrument, its words, and how the texts stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Topic
from generator.law.ids import ProvisionId
from generator.law.quotes import find_quotes
from generator.law.records import Cell as CellRecord
from generator.law.row_states import STATES, RowState, State, state_of
from generator.law.writing import write_list
from generator.site.compare.marked_words import places_of, row_anchor
from generator.site.parts.columns import ComparedColumn, separator
from generator.site.parts.links import Link, target_link

SIGNS: Mapping[State, str] = {"differs": "≠", "same": "=", "only": "·", "carried": "↪"}
LETTERS: Mapping[State, str] = {"differs": "D", "same": "S", "only": "O", "carried": "C"}
LONG = 8
"""From so many rows on a comparison has a strip of links."""


@dataclass(frozen=True)
class PointCell:
    """What an instrument says on a point; `says` is empty where it does not address it."""

    column: ComparedColumn
    says: str
    href: str
    """Where the words stand on which the value rests: in the texts of the page, or on the page of the unit."""
    at: tuple[Link, ...]
    separator: str
    quotes: tuple[str, ...]
    silence: str
    carried_by: tuple[Link, ...]
    """Clauses that carry over what another's value rests on, where the instrument does not address the point."""


@dataclass(frozen=True)
class PointRow:
    """A point of comparison with a cell for each column, and how the texts stand on it: by sign, letter and word."""

    anchor: str
    point: str
    state: State
    sign: str
    letter: str
    words: str
    cells: tuple[PointCell, ...]


@dataclass(frozen=True)
class StateTotal:
    """How many rows are in a state, in words: `4 differ`."""

    state: State
    sign: str
    words: str


def view_points(
    corpus: Corpus,
    topic: Topic,
    columns: Sequence[ComparedColumn],
    *,
    on: str,
    anchors: Mapping[tuple[int, str], str] | None = None,
) -> tuple[PointRow, ...]:
    """Return the points of comparison of a topic, a cell for each column; `anchors` lead to words on the same page."""
    rows = []
    for index, point in enumerate(topic.record.points):
        row = state_of(corpus, point)
        cells = []
        for column in columns:
            anchor = (anchors or {}).get((index, column.slug), "")
            value = point.values[column.slug]
            cells.append(_cell(corpus, column, value, row.carrying.get(column.slug, ()), on=on, anchor=anchor))
        state, words = row.state, _words(corpus, row)
        rows.append(PointRow(row_anchor(index), point.point, state, SIGNS[state], LETTERS[state], words, tuple(cells)))
    return tuple(rows)


def total_states(counts: Mapping[State, int]) -> tuple[StateTotal, ...]:
    """Return the totals of the states that rows are in: those that differ first."""
    return tuple(
        StateTotal(state, SIGNS[state], f"{count} {state_words(state, count)}")
        for state in STATES
        if (count := counts.get(state, 0))
    )


def state_words(state: State, count: int) -> str:
    """Return the verb of a total: `differ`, `differs`, `same`, `only in one`, `carried over`."""
    verb = "differs" if count == 1 else "differ"
    return {"differs": verb, "same": "same", "only": "only in one", "carried": "carried over"}[state]


def _words(corpus: Corpus, row: RowState) -> str:
    if row.state != "only":
        return {"differs": "differs", "same": "same", "carried": "carried over"}.get(row.state, "")
    if not row.speaking:
        return "in none"
    return f"only {write_list([corpus.instruments[slug].record.label for slug in row.speaking])}"


def _cell(
    corpus: Corpus,
    column: ComparedColumn,
    cell: CellRecord | str,
    carrying: tuple[ProvisionId, ...],
    *,
    on: str,
    anchor: str,
) -> PointCell:
    clauses = tuple(target_link(corpus, str(clause), on=on, qualified=False) for clause in carrying)
    if isinstance(cell, str):
        return PointCell(column, "", "", (), "", (), "", clauses)
    at = tuple(target_link(corpus, f"{column.slug}:{path}", on=on, qualified=False) for path in cell.at)
    quotes = find_quotes(corpus, column.slug, cell)
    place = next(places_of(quotes), None)
    href = f"#{anchor}" if anchor else routes.href(routes.unit_place(place.unit), on=on) if place else at[0].href
    words = tuple(quote.run for quote in quotes)
    return PointCell(column, cell.says, href, at, separator(at), words, cell.silence or "", ())
