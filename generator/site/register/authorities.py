"""The view of the authorities: who receives what, by role and State."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Statement
from generator.law.register.listed import unseen_kinds
from generator.law.register.statuses import NO_DEPOSIT, WITHDRAWN, status_now
from generator.law.writing import write_count
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, state_link
from generator.site.parts.statements import StatementView, list_roles, role_of, view_statement


@dataclass(frozen=True)
class AuthorityRow:
    """A State and the institutions it named for a role."""

    state: Link
    iso2: str
    words: str
    views: tuple[StatementView, ...]


@dataclass(frozen=True)
class RoleView:
    """A role: the States with an authority that stands, then designations that were replaced."""

    anchor: str
    title: str
    about: tuple[Link, ...]
    count: str
    rows: tuple[AuthorityRow, ...]
    replaced: tuple[AuthorityRow, ...]


@dataclass(frozen=True)
class AuthoritiesPage:
    """All authorities by role."""

    path: str
    as_of: str
    roles: tuple[RoleView, ...]
    unseen: tuple[Link, ...]
    """States whose authorities are on record with the depositary while their names are not here."""
    lists: tuple[Link, ...]
    """The depositary's pages of the instruments under which authorities are named."""


def view_authorities(corpus: Corpus) -> AuthoritiesPage:
    """Make the page of the authorities."""
    shown = [statement for statement in corpus.statements if statement.record.authority]
    roles = [
        _role(corpus, role, title, [statement for statement in shown if role_of(statement) == role])
        for role, title in list_roles(corpus)
    ]
    named = [corpus.instruments[slug].record for slug in dict.fromkeys(statement.instrument for statement in shown)]
    return AuthoritiesPage(
        path=routes.AUTHORITIES,
        as_of=corpus.concordance.as_of,
        roles=tuple(role for role in roles if role.rows),
        unseen=tuple(_unseen(corpus)),
        lists=tuple(Link(one.short_title, one.official_page) for one in named if one.official_page),
    )


def _unseen(corpus: Corpus) -> Iterator[Link]:
    for state in corpus.states.values():
        if any("authorities" in unseen_kinds(entry) for entry in state.participations):
            yield state_link(state, on=routes.AUTHORITIES)


def _role(corpus: Corpus, role: str, title: str, statements: Sequence[Statement]) -> RoleView:
    gone = [one for one in statements if status_now(corpus, one).code == WITHDRAWN]
    here = [one for one in statements if one not in gone]
    loose = sum(status_now(corpus, one).code == NO_DEPOSIT for one in here)
    rows = _rows(corpus, here)
    words = f"{write_count(len(here), 'institution')} of {write_count(len(rows), 'State')}"
    return RoleView(
        anchor=role.replace("/", "-").replace(" ", "-"),
        title=title,
        about=_about(corpus, statements),
        count=f"{words}, {loose} of them in national documents only" if loose else words,
        rows=rows,
        replaced=_rows(corpus, gone),
    )


def _about(corpus: Corpus, statements: Sequence[Statement]) -> tuple[Link, ...]:
    """Link to the provisions that the role rests on, each once, in the order of the texts."""
    units = dict.fromkeys(unit for statement in statements for unit in statement.affects)
    places = {name: index for index, name in enumerate(corpus.units)}
    return tuple(
        link_to(
            f"{corpus.instruments[unit.instrument].record.label} {unit.label}",
            routes.unit_place(unit),
            on=routes.AUTHORITIES,
        )
        for unit in sorted(units, key=lambda unit: places[str(unit)])
    )


def _rows(corpus: Corpus, statements: Sequence[Statement]) -> tuple[AuthorityRow, ...]:
    by_state: dict[str, list[Statement]] = {}
    for statement in statements:
        by_state.setdefault(statement.state, []).append(statement)
    path = routes.AUTHORITIES
    rows = []
    for iso2, made in by_state.items():
        views = tuple(view_statement(corpus, statement, on=path) for statement in made)
        words = " ".join([corpus.states[iso2].record.name, iso2, *(view.authority for view in views)]).casefold()
        rows.append(AuthorityRow(state_link(corpus.states[iso2], on=path), iso2, words, views))
    return tuple(rows)
