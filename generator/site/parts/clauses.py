"""Who used a clause that permits a statement: shown at the article that the clause stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part, Statement
from generator.law.ids import parse_path
from generator.law.register.counts import MAKING
from generator.law.register.pairs import name_kind
from generator.law.register.statuses import STANDING, WITHDRAWN, status_now
from generator.site.parts.links import Link, target_link
from generator.site.parts.named_links import link_to


@dataclass(frozen=True)
class ClauseUse:
    """A clause, what it permits, and the States that used it: those whose statement stands, and those withdrawn."""

    clause: Link
    kind: str
    count: int
    states: tuple[Link, ...]
    withdrawn: tuple[Link, ...]


def clause_uses(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> tuple[ClauseUse, ...]:
    """Return the clauses of an article that permit a statement, in the order of the data, with who used them."""
    return tuple(_uses(corpus, instrument, part, on=on))


def _uses(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Iterator[ClauseUse]:
    for permission in instrument.record.permits:
        clause = parse_path(instrument.slug, permission.at)
        if clause.article != part.id or permission.kind not in MAKING:
            continue
        of_kind = (one for one in corpus.statements if one.record.kind == permission.kind)
        made = [one for one in of_kind if any(own.is_within(clause) for own in one.permitted_by)]
        states = _states(corpus, made, STANDING, on=on)
        yield ClauseUse(
            clause=target_link(corpus, str(clause), on=on, qualified=False),
            kind=name_kind(permission.kind),
            count=len(states),
            states=states,
            withdrawn=_states(corpus, made, (WITHDRAWN,), on=on),
        )


def _states(corpus: Corpus, made: list[Statement], codes: tuple[str, ...], *, on: str) -> tuple[Link, ...]:
    used = dict.fromkeys(one.state for one in made if status_now(corpus, one).code in codes)
    records = ((iso2, corpus.states[iso2].record) for iso2 in used)
    return tuple(
        link_to(iso2.upper(), routes.state_page(record.slug), on=on, title=record.name) for iso2, record in records
    )
