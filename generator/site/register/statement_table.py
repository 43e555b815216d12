"""The view of the register: every published statement as a row that filters can look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.statuses import STATUS_WORDS, status_now, status_phases
from generator.law.writing import write_count, write_short_date
from generator.site.parts.choices import Choice
from generator.site.parts.positions import token_of
from generator.site.parts.statements import KIND_WORDS, StatementView, list_roles, role_of, view_statement

_OUTSIDE = Choice("none", "no clause permits it")
_INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class RegisterRow:
    """A statement in the register; the values that filters compare stand beside it."""

    view: StatementView
    instrument: str
    state: str
    units: str
    """What it affects and what permits it, as ids, for the filter by provision."""
    clauses: str
    """The clauses that permit it, as the instrument counts them."""
    role: str
    status: str
    confidence: str
    made: str
    phases: str
    """Its status over time, `day|code` joined by semicolons, for the filter by date."""


@dataclass(frozen=True)
class RegisterPage:
    """The register of statements."""

    as_of: str
    count: str
    rows: tuple[RegisterRow, ...]
    instruments: tuple[Choice, ...]
    units: tuple[Choice, ...]
    clauses: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    states: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    tallies: tuple[str, ...]


def view_register(corpus: Corpus) -> RegisterPage:
    """Make the register, in the order of instruments, provisions and States."""
    statements = sort_statements(corpus, corpus.statements)
    path = routes.STATEMENTS
    codes = {status_now(corpus, statement).code for statement in statements}
    later = {phase.code for statement in statements for phase in status_phases(corpus, statement)}
    return RegisterPage(
        as_of=corpus.concordance.as_of,
        count=write_count(len(statements), "statement"),
        rows=tuple(_row(corpus, statement, on=path) for statement in statements),
        instruments=_instrument_choices(corpus, statements),
        units=_unit_choices(corpus, statements),
        clauses=_clause_choices(corpus, statements),
        roles=tuple(
            Choice(token_of(role), title)
            for role, title in list_roles(corpus)
            if any(role_of(statement) == role for statement in statements)
        ),
        states=tuple(
            Choice(iso2, state.record.name)
            for iso2, state in corpus.states.items()
            if any(statement.state == iso2 for statement in statements)
        ),
        kinds=tuple(Choice(kind, words) for kind, words in KIND_WORDS.items() if _count(statements, kind)),
        statuses=tuple(Choice(token_of(code), words) for code, words in STATUS_WORDS.items() if code in codes | later),
        levels=(Choice("confirmed", "two sources or more"), Choice("single-source", "one source")),
        tallies=tuple(
            f"{_count(statements, kind)} {words.lower()}"
            for kind, words in KIND_WORDS.items()
            if _count(statements, kind)
        ),
    )


def sort_statements(corpus: Corpus, statements: Sequence[Statement]) -> list[Statement]:
    """Sort statements by instrument, first provision in the order of the texts, and State."""
    states = {iso2: index for index, iso2 in enumerate(corpus.states)}

    def key(statement: Statement) -> tuple[int, int, str]:
        return min(corpus.order[str(unit)] for unit in statement.affects), states[statement.state], statement.id

    return sorted(statements, key=key)


def _count(statements: Sequence[Statement], kind: str) -> int:
    return sum(statement.record.kind == kind for statement in statements)


def _row(corpus: Corpus, statement: Statement, *, on: str) -> RegisterRow:
    made = statement.record.made.date
    phases = (f"{phase.start}|{token_of(phase.code)}" for phase in status_phases(corpus, statement))
    return RegisterRow(
        view=view_statement(corpus, statement, on=on),
        instrument=statement.instrument,
        state=statement.state,
        units=_join(dict.fromkeys((*statement.affects, *statement.permitted_by))),
        clauses=_join(statement_clauses(corpus, statement)) or _OUTSIDE.value,
        role=token_of(role_of(statement)),
        status=token_of(status_now(corpus, statement).code),
        confidence=statement.record.confidence,
        made=write_short_date(made) if made else "",
        phases=";".join(phases),
    )


def _join(units: Iterable[ProvisionId]) -> str:
    """Join ids for an attribute that is read word by word."""
    return " ".join(token_of(str(unit)) for unit in units)


def statement_clauses(corpus: Corpus, statement: Statement) -> tuple[ProvisionId, ...]:
    """Return the clauses of the instrument's data under which a statement was made; empty where none permits it."""
    permits = corpus.instruments[statement.instrument].record.permits
    clauses = (parse_path(statement.instrument, one.at) for one in permits if one.kind == statement.record.kind)
    return tuple(clause for clause in clauses if any(own.is_within(clause) for own in statement.permitted_by))


def _instrument_choices(corpus: Corpus, statements: Sequence[Statement]) -> tuple[Choice, ...]:
    used = {statement.instrument for statement in statements}
    used_ones = ((slug, entry) for slug, entry in corpus.instruments.items() if slug in used)
    return tuple(Choice(slug, entry.record.short_title) for slug, entry in used_ones)


def _unit_choices(corpus: Corpus, statements: Sequence[Statement]) -> tuple[Choice, ...]:
    """Offer every article that a statement touches, and under it each unit that one names."""
    used = {unit for statement in statements for unit in (*statement.affects, *statement.permitted_by)}
    articles = {unit.article for unit in used}
    choices = []
    for part in corpus.parts.values():
        for unit in part.unit.walk() if part.id in articles else ():
            label = corpus.instruments[part.id.instrument].record.label
            if unit.id == part.id:
                words = " ".join(word for word in (label, part.name, part.heading) if word)
                choices.append(Choice(_join([part.id]), words))
            elif unit.id in used:
                choices.append(Choice(_join([unit.id]), f"{_INDENT}{label} {unit.id.label}"))
    return tuple(choices)


def _clause_choices(corpus: Corpus, statements: Sequence[Statement]) -> tuple[Choice, ...]:
    """Offer every clause that a statement was made under, with their number, and those that none permits."""
    used = Counter(clause for statement in statements for clause in statement_clauses(corpus, statement))
    choices = [
        Choice(
            _join([clause]), f"{corpus.instruments[clause.instrument].record.label} {corpus.label_of(clause)} ({count})"
        )
        for clause, count in sorted(used.items(), key=lambda one: corpus.order[str(one[0])])
    ]
    loose = sum(not statement_clauses(corpus, statement) for statement in statements)
    return (*choices, Choice(_OUTSIDE.value, f"{_OUTSIDE.text} ({loose})")) if loose else tuple(choices)
