"""The view of the register: every published statement as a row that filters can look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId
from generator.law.register.statuses import STATUS_WORDS, status_now, status_phases
from generator.law.writing import write_count, write_short_date
from generator.site.parts.positions import status_class
from generator.site.parts.statements import KIND_WORDS, StatementView, view_statement


@dataclass(frozen=True)
class FilterChoice:
    """An entry of a filter."""

    value: str
    text: str


@dataclass(frozen=True)
class RegisterRow:
    """A statement in the register; the values that filters compare stand beside it."""

    view: StatementView
    instrument: str
    state: str
    articles: str
    status: str
    confidence: str
    made: str
    phases: str
    """Its status over time, `day|code` joined by semicolons, for the filter by date."""


@dataclass(frozen=True)
class RegisterPage:
    """The register of statements."""

    path: str
    as_of: str
    count: str
    rows: tuple[RegisterRow, ...]
    instruments: tuple[FilterChoice, ...]
    articles: tuple[FilterChoice, ...]
    states: tuple[FilterChoice, ...]
    kinds: tuple[FilterChoice, ...]
    statuses: tuple[FilterChoice, ...]
    levels: tuple[FilterChoice, ...]
    tallies: tuple[str, ...]


def view_register(corpus: Corpus) -> RegisterPage:
    """Make the register, in the order of instruments, provisions and States."""
    statements = sort_statements(corpus, corpus.statements)
    path = routes.STATEMENTS
    codes = {status_now(corpus, statement).code for statement in statements}
    later = {phase.code for statement in statements for phase in status_phases(corpus, statement)}
    return RegisterPage(
        path=path,
        as_of=corpus.concordance.as_of,
        count=write_count(len(statements), "statement"),
        rows=tuple(_row(corpus, statement, on=path) for statement in statements),
        instruments=_instrument_choices(corpus, statements),
        articles=_article_choices(corpus, statements),
        states=tuple(
            FilterChoice(iso2, state.record.name)
            for iso2, state in corpus.states.items()
            if any(statement.state == iso2 for statement in statements)
        ),
        kinds=tuple(FilterChoice(kind, words) for kind, words in KIND_WORDS.items() if _count(statements, kind)),
        statuses=tuple(
            FilterChoice(_token(code), words) for code, words in STATUS_WORDS.items() if code in codes | later
        ),
        levels=(FilterChoice("confirmed", "two sources or more"), FilterChoice("single-source", "one source")),
        tallies=tuple(
            f"{_count(statements, kind)} {words.lower()}"
            for kind, words in KIND_WORDS.items()
            if _count(statements, kind)
        ),
    )


def sort_statements(corpus: Corpus, statements: Sequence[Statement]) -> list[Statement]:
    """Sort statements by instrument, first provision in the order of the texts, and State."""
    places = {name: index for index, name in enumerate(corpus.units)}
    states = {iso2: index for index, iso2 in enumerate(corpus.states)}

    def key(statement: Statement) -> tuple[int, int, str]:
        return min(places[str(unit)] for unit in statement.affects), states[statement.state], statement.id

    return sorted(statements, key=key)


def _count(statements: Sequence[Statement], kind: str) -> int:
    return sum(statement.record.kind == kind for statement in statements)


def _token(code: str) -> str:
    return code.replace(" ", "-")


def _row(corpus: Corpus, statement: Statement, *, on: str) -> RegisterRow:
    made = statement.record.made.date
    phases = (f"{phase.start}|{_token(phase.code)}" for phase in status_phases(corpus, statement))
    return RegisterRow(
        view=view_statement(corpus, statement, on=on),
        instrument=statement.instrument,
        state=statement.state,
        articles=" ".join(str(unit) for unit in _articles(statement)),
        status=status_class(status_now(corpus, statement).code).removeprefix("s-"),
        confidence=statement.record.confidence,
        made=write_short_date(made) if made else "",
        phases=";".join(phases),
    )


def _articles(statement: Statement) -> tuple[ProvisionId, ...]:
    return tuple(dict.fromkeys(unit.article for unit in (*statement.affects, *statement.permitted_by)))


def _instrument_choices(corpus: Corpus, statements: Sequence[Statement]) -> tuple[FilterChoice, ...]:
    used = {statement.instrument for statement in statements}
    used_ones = ((slug, entry) for slug, entry in corpus.instruments.items() if slug in used)
    return tuple(FilterChoice(slug, entry.record.short_title) for slug, entry in used_ones)


def _article_choices(corpus: Corpus, statements: Sequence[Statement]) -> tuple[FilterChoice, ...]:
    used = {unit for statement in statements for unit in _articles(statement)}
    choices = []
    for part in corpus.parts.values():
        if part.id in used:
            label = corpus.instruments[part.id.instrument].record.label
            words = " ".join(word for word in (label, part.name, part.heading) if word)
            choices.append(FilterChoice(str(part.id), words))
    return tuple(choices)
