"""The view of the matrix: for each instrument, who made which reservation or declaration under which clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.listed import unseen_kinds
from generator.law.register.phases import Phase
from generator.law.register.positions import BOUND, UNVERIFIED, position_on
from generator.law.register.statuses import NO_DEPOSIT, STANDING, WITHDRAWN, status_now
from generator.law.register.units import condense_units
from generator.law.writing import write_count, write_list
from generator.site.parts.carried import CarriedStatements, carried_statements_to
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, state_link
from generator.site.parts.positions import InstrumentColumn, view_column

KINDS = ("reservation", "declaration")
LISTED_KINDS = ("reservations", "declarations", "reservations or declarations")
_SHORT = {"reservation": "res.", "declaration": "decl."}
ROWS_OF_TOTALS = (("stand", "Stand"), ("gone", "Withdrawn"), ("loose", "No deposit found"), ("other", "Unknown"))
_SAID = {"stand": "stands", "gone": "withdrawn", "loose": "deposit not seen", "other": "status unknown"}


@dataclass(frozen=True)
class StatementMark:
    """A statement in a cell: its kind of status, and the words that say it without colour."""

    link: Link
    kind: str
    """`stand`, `gone`, `loose` (deposit not seen) or `other`."""
    said: str


@dataclass(frozen=True)
class ClauseColumn:
    """A clause that permits a reservation or declaration; the last column is for those outside the lists."""

    link: Link | None
    label: str
    kind: str
    short: str
    title: str


@dataclass(frozen=True)
class MatrixRow:
    """A State: a cell for each clause, and the number of its statements."""

    state: Link
    cells: tuple[tuple[StatementMark, ...], ...]
    total: int


@dataclass(frozen=True)
class TotalRow:
    """How many statements of one status stand in each column, and in all."""

    title: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class MatrixView:
    """The matrix of one instrument."""

    column: InstrumentColumn
    clauses: tuple[ClauseColumn, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[TotalRow, ...]
    total: int
    register: int
    """Reservations and declarations of the register under this instrument: the same number."""
    doubled: str
    """How many statements rest on two clauses and so stand in two columns."""
    silent: str
    """The States bound, or perhaps bound, of which no statement is in this data."""
    silent_count: int
    carried: tuple[CarriedStatements, ...]
    """Statements under another instrument that are applicable here too, State by State; they are in no count."""
    unseen: tuple[str, ...]
    """By kind, the States that have such statements on record while no text of one is here."""


@dataclass(frozen=True)
class MatrixPage:
    """The matrices of all instruments that permit reservations or declarations."""

    as_of: str
    matrices: tuple[MatrixView, ...]


def view_matrix(corpus: Corpus) -> MatrixPage:
    """Make the page of the matrices."""
    matrices = [_matrix(corpus, instrument) for instrument in corpus.texts if _clauses(instrument)]
    return MatrixPage(corpus.concordance.as_of, tuple(matrices))


def _clauses(instrument: Instrument) -> tuple[tuple[ProvisionId, str], ...]:
    """Return the clauses that permit a reservation or declaration, in the order of the text, with what they permit."""
    return tuple(
        (parse_path(instrument.slug, permission.at), permission.kind)
        for permission in instrument.record.permits
        if permission.kind in KINDS
    )


def _matrix(corpus: Corpus, instrument: Instrument) -> MatrixView:
    path, clauses = routes.MATRIX, _clauses(instrument)
    statements = [
        statement
        for statement in corpus.statements
        if statement.instrument == instrument.slug and statement.record.kind in KINDS
    ]
    by_state: dict[str, list[Statement]] = {}
    for statement in statements:
        by_state.setdefault(statement.state, []).append(statement)
    rows = tuple(_row(corpus, iso2, made, clauses, on=path) for iso2, made in by_state.items())
    doubled = sum(len(_columns_of(statement, clauses)) > 1 for statement in statements)
    silent = [
        name for iso2 in corpus.states if iso2 not in by_state and (name := _bound_name(corpus, iso2, instrument))
    ]
    return MatrixView(
        column=view_column(corpus, instrument.slug, on=path),
        clauses=(*(_clause(corpus, unit, kind, on=path) for unit, kind in clauses), _outside()),
        rows=rows,
        totals=_totals(corpus, statements, clauses),
        total=sum(row.total for row in rows),
        register=sum(one.instrument == instrument.slug and one.record.kind in KINDS for one in corpus.statements),
        doubled=write_count(doubled, "statement rests", "statements rest") if doubled else "",
        silent=write_list(silent),
        silent_count=len(silent),
        carried=tuple(carried_statements_to(corpus, instrument.slug, on=path)),
        unseen=tuple(_unseen(corpus, instrument.slug)),
    )


def _unseen(corpus: Corpus, slug: str) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for state in corpus.states.values():
        entry = state.participation(slug)
        for kind in unseen_kinds(entry) if entry else ():
            if kind in LISTED_KINDS:
                found.setdefault(kind, []).append(state.record.name)
    yield from (f"{shown} of {write_list(names)}" for shown, names in found.items())


def _bound_name(corpus: Corpus, iso2: str, instrument: Instrument) -> str:
    code = position_on(corpus, iso2, instrument.slug, corpus.concordance.as_of).code
    return corpus.states[iso2].record.name if code in (BOUND, UNVERIFIED) else ""


def _clause(corpus: Corpus, unit: ProvisionId, kind: str, *, on: str) -> ClauseColumn:
    heading = corpus.parts[unit.article].heading or ""
    label = corpus.label_of(unit)
    link = link_to(label, routes.register_place(clause=str(unit), kind=kind), on=on)
    return ClauseColumn(link, label, kind, _SHORT[kind], heading)


def _outside() -> ClauseColumn:
    return ClauseColumn(None, "outside the lists", "", "", "Registered by the depositary though no clause permits it")


def _columns_of(statement: Statement, clauses: Sequence[tuple[ProvisionId, str]]) -> list[int]:
    """Return the columns that a statement stands in; the last is for those that no clause permits."""
    found = [
        index
        for index, (unit, kind) in enumerate(clauses)
        if kind == statement.record.kind and any(clause.is_within(unit) for clause in statement.permitted_by)
    ]
    return found or [len(clauses)]


def _row(
    corpus: Corpus, iso2: str, made: Sequence[Statement], clauses: Sequence[tuple[ProvisionId, str]], *, on: str
) -> MatrixRow:
    cells: list[list[StatementMark]] = [[] for _ in range(len(clauses) + 1)]
    for statement in made:
        for index in _columns_of(statement, clauses):
            cells[index].append(_mark(corpus, statement, on=on))
    return MatrixRow(state_link(corpus.states[iso2], on=on), tuple(tuple(cell) for cell in cells), len(made))


def _kind_of(status: Phase) -> str:
    if status.code in STANDING:
        return "stand"
    return {WITHDRAWN: "gone", NO_DEPOSIT: "loose"}.get(status.code, "other")


def _mark(corpus: Corpus, statement: Statement, *, on: str) -> StatementMark:
    status = status_now(corpus, statement)
    affected = ", ".join(label for _, label in condense_units(corpus, statement.affects))
    kind = _kind_of(status)
    title = f"{statement.record.kind} on {affected}: {status.words}"
    link = link_to(_SAID[kind], routes.statement_place(corpus, statement.id), on=on, title=title)
    return StatementMark(link, kind, f"{_SAID[kind]}, on {affected}")


def _totals(
    corpus: Corpus, statements: Sequence[Statement], clauses: Sequence[tuple[ProvisionId, str]]
) -> tuple[TotalRow, ...]:
    rows = []
    for kind, title in ROWS_OF_TOTALS:
        fitting = [statement for statement in statements if _kind_of(status_now(corpus, statement)) == kind]
        counts = [0] * (len(clauses) + 1)
        for statement in fitting:
            for index in _columns_of(statement, clauses):
                counts[index] += 1
        if fitting:
            rows.append(TotalRow(title, tuple(counts), len(fitting)))
    return tuple(rows)
