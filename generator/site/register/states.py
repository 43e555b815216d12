"""The view of all States: tile map, participation over time, and the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, State
from generator.law.register.counts import MAKING, NAMING, count_statements, say_count
from generator.law.register.positions import BOUND, CONSENTED, SIGNED, UNVERIFIED, position_on
from generator.law.writing import write_count, write_date, write_list
from generator.site.parts.links import Link
from generator.site.parts.named_links import state_link
from generator.site.parts.positions import InstrumentColumn, PositionCell, register_columns, view_position
from generator.site.register.growth import Growth, view_growth


@dataclass(frozen=True)
class Tile:
    """A State on the tile map."""

    iso2: str
    link: Link
    cells: tuple[PositionCell, ...]
    """Its position in each compared instrument."""
    marks: str
    """Codes of the instruments it has a part in, with the position, for the filter."""


@dataclass(frozen=True)
class StateRow:
    """A State in the table."""

    iso2: str
    link: Link
    cells: tuple[PositionCell, ...]
    statements: str
    authorities: str
    marks: str
    words: str


@dataclass(frozen=True)
class PositionTally:
    """How many States stand how in one instrument."""

    column: InstrumentColumn
    words: str


@dataclass(frozen=True)
class Invited:
    """The States that a depositary's list shows as invited to accede; those without a page here by name alone."""

    column: InstrumentColumn
    day: str
    states: tuple[Link, ...]
    note: str


@dataclass(frozen=True)
class StatesPage:
    """All States."""

    as_of: str
    figures: tuple[str, ...]
    columns: tuple[InstrumentColumn, ...]
    tallies: tuple[PositionTally, ...]
    tiles: tuple[Tile, ...]
    rows: tuple[StateRow, ...]
    invited: tuple[Invited, ...]
    growth: Growth
    names_authorities: bool
    """Whether any State named an authority."""


def view_states(corpus: Corpus) -> StatesPage:
    """Make the page of all States."""
    path = routes.STATES
    columns = register_columns(corpus, on=path)
    records = sum(len(state.participations) for state in corpus.states.values())
    return StatesPage(
        as_of=corpus.concordance.as_of,
        figures=(
            _count_kinds(corpus),
            write_count(records, "record of participation", "records of participation"),
            write_count(len(corpus.statements), "published statement"),
        ),
        columns=columns,
        tallies=tuple(PositionTally(column, _tally(corpus, column.slug)) for column in columns),
        tiles=tuple(_tile(corpus, state, columns) for state in corpus.states.values()),
        rows=tuple(_row(corpus, state, columns) for state in corpus.states.values()),
        invited=tuple(_invited(corpus, columns)),
        growth=view_growth(corpus, on=path),
        names_authorities=any(statement.record.kind == "designation" for statement in corpus.statements),
    )


def _invited(corpus: Corpus, columns: Sequence[InstrumentColumn]) -> Iterator[Invited]:
    for column in columns:
        listed = corpus.instruments[column.slug].record.party_list
        if listed and listed.invited:
            states = tuple(
                state_link(corpus.states[iso2], on=routes.STATES) if iso2 in corpus.states else Link(name, "")
                for iso2, name in listed.invited.items()
            )
            yield Invited(column, write_date(listed.date), states, listed.invited_note or "")


def _count_kinds(corpus: Corpus) -> str:
    """Count what has a page here, by all the kinds there are: `2 States`, `9 States, territories and organisations`."""
    held = {state.record.kind for state in corpus.states.values()}
    names = {kind: names for kind, names in _KINDS.items() if kind in held}
    [one, _], *_rest = names.values()
    return write_count(len(corpus.states), one, write_list([many for _, many in names.values()]))


_KINDS = {
    "state": ("State", "States"),
    "territory": ("territory", "territories"),
    "organisation": ("organisation", "organisations"),
}
"""What they are called, one and many."""


def _tally(corpus: Corpus, slug: str) -> str:
    day = corpus.concordance.as_of
    counts = Counter(position_on(corpus, iso2, slug, day).code for iso2 in corpus.states)
    said = (
        (BOUND, "in force for {}"),
        (UNVERIFIED, "{} with a date that is not verified"),
        (CONSENTED, "{} with consent, not in force"),
        (SIGNED, "{} signed only"),
    )
    return ", ".join(words.format(counts[code]) for code, words in said if counts[code]) or "no data"


def _cells(corpus: Corpus, state: State, columns: Sequence[InstrumentColumn]) -> tuple[PositionCell, ...]:
    day = corpus.concordance.as_of
    return tuple(view_position(position_on(corpus, state.iso2, column.slug, day), column) for column in columns)


def _marks(cells: Sequence[PositionCell]) -> str:
    return " ".join(f"{cell.column.slug}:{cell.code}" for cell in cells if cell.code not in ("no-data", "apart"))


def _tile(corpus: Corpus, state: State, columns: Sequence[InstrumentColumn]) -> Tile:
    cells = _cells(corpus, state, columns)
    compared = tuple(cell for cell in cells if cell.column.slug in corpus.concordance.instruments)
    return Tile(state.iso2, state_link(state, on=routes.STATES), compared, _marks(cells))


def _row(corpus: Corpus, state: State, columns: Sequence[InstrumentColumn]) -> StateRow:
    cells = _cells(corpus, state, columns)
    named = count_statements(corpus, state.statements, NAMING)
    return StateRow(
        iso2=state.iso2.upper(),
        link=state_link(state, on=routes.STATES),
        cells=cells,
        statements=say_count(count_statements(corpus, state.statements, MAKING)),
        authorities=say_count(named, ended="replaced"),
        marks=_marks(cells),
        words=f"{state.record.name.casefold()} {state.iso2}",
    )
