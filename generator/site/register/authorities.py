"""The view of the authorities: who receives what, by role and State."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from generator.law import routes
from generator.law.corpus import Corpus, Statement
from generator.law.register.listed import own_lists, unseen_kinds
from generator.law.register.statuses import NO_DEPOSIT, WITHDRAWN, status_now
from generator.law.writing import write_count, write_when
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, state_link
from generator.site.parts.statements import StatementView, list_roles, role_of, view_statement


@dataclass(frozen=True)
class AuthorityRow:
    """A State and the institutions it named for a role."""

    iso2: str
    state: Link
    words: str
    views: tuple[StatementView, ...]
    lists: tuple[Link, ...]
    """The depositary's own list of the State's authorities, where a source gives its address, with the day of that."""


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
        anchor=re.sub(r"\W+", "-", role).strip("-"),
        title=title,
        about=_about(corpus, statements),
        count=f"{words}, {loose} of them in national documents only" if loose else words,
        rows=rows,
        replaced=_rows(corpus, gone),
    )


def _about(corpus: Corpus, statements: Sequence[Statement]) -> tuple[Link, ...]:
    """Link to the provisions that the role rests on, each once, in the order of the texts."""
    units = dict.fromkeys(unit for statement in statements for unit in statement.affects)
    return tuple(
        link_to(
            f"{corpus.instruments[unit.instrument].record.label} {corpus.label_of(unit)}",
            routes.unit_place(unit),
            on=routes.AUTHORITIES,
        )
        for unit in sorted(units, key=lambda unit: corpus.order[str(unit)])
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
        rows.append(
            AuthorityRow(iso2, state_link(corpus.states[iso2], on=path), words, views, list_links(corpus, iso2))
        )
    return tuple(rows)


def list_links(corpus: Corpus, iso2: str) -> tuple[Link, ...]:
    """Link to the depositary's own list of a State's authorities, with the day on which the address was seen."""
    links = []
    for source in own_lists(corpus, iso2, "authorities"):
        seen = f" (address seen {write_when(source.record.as_of)})" if _is_date(source.record.as_of) else ""
        links.append(Link(f"the depositary’s list{seen}", source.record.url or ""))
    return tuple(links)


def _is_date(text: str | None) -> TypeGuard[str]:
    """Return whether the time of a copy is a day, a month or a year, and not said in words."""
    return bool(text and re.fullmatch(r"\d{4}(-\d\d){0,2}", text))
