"""The views of pairs of States: the tool before its script runs, and the table of all pairs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.register.positions import BOUND, UNVERIFIED, position_on
from generator.law.writing import write_short_date
from generator.site.parts.choices import Choice
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, state_link
from generator.site.parts.positions import InstrumentColumn, list_joined, view_column

EXAMPLES = 3


@dataclass(frozen=True)
class BoundState:
    """A State that an instrument binds, and since when."""

    link: Link
    since: str


@dataclass(frozen=True)
class Circle:
    """The States that an instrument binds: any two of them are bound to each other since the later of their days."""

    column: InstrumentColumn
    bound: tuple[BoundState, ...]
    unsure: tuple[Link, ...]


@dataclass(frozen=True)
class PairsPage:
    """The pair tool."""

    as_of: str
    states: tuple[Choice, ...]
    examples: tuple[Link, ...]
    circles: tuple[Circle, ...]


@dataclass(frozen=True)
class PairLine:
    """A State on both sides of the picture of all pairs, with its position in each instrument."""

    name: str
    code: str
    positions: tuple[str, ...]


@dataclass(frozen=True)
class PairMatrixPage:
    """The picture of all pairs of States that at least one compared instrument binds, or may."""

    as_of: str
    columns: tuple[InstrumentColumn, ...]
    lines: tuple[PairLine, ...]
    pairs: int


def view_pairs(corpus: Corpus) -> PairsPage:
    """Make the page of the pair tool."""
    path = routes.PAIRS
    return PairsPage(
        as_of=corpus.concordance.as_of,
        states=tuple(Choice(iso2, state.record.name) for iso2, state in corpus.states.items()),
        examples=_examples(corpus, on=path),
        circles=tuple(
            circle
            for slug in corpus.concordance.instruments
            if (circle := _circle(corpus, slug, on=path)).bound or circle.unsure
        ),
    )


def _circle(corpus: Corpus, slug: str, *, on: str) -> Circle:
    bound, unsure = [], []
    for iso2 in corpus.states:
        phase = position_on(corpus, iso2, slug, corpus.concordance.as_of)
        if phase.code == BOUND and phase.since:
            bound.append(BoundState(state_link(corpus.states[iso2], on=on), write_short_date(phase.since)))
        elif phase.code == UNVERIFIED:
            unsure.append(state_link(corpus.states[iso2], on=on))
    return Circle(view_column(corpus, slug, on=on), tuple(bound), tuple(unsure))


def _examples(corpus: Corpus, *, on: str) -> tuple[Link, ...]:
    """Offer pairs to begin with: States with national acts or statements, each with the next one."""
    busy = [state.iso2 for state in corpus.states.values() if len(state.participations) > 1]
    busy.sort(key=lambda iso2: -len(corpus.states[iso2].participations))
    pairs = [(busy[0], other) for other in busy[1 : EXAMPLES + 1]] if busy else []
    return tuple(
        link_to(
            f"{corpus.states[first].record.name} and {corpus.states[second].record.name}",
            routes.pair_place(first, second, corpus.concordance.as_of),
            on=on,
        )
        for first, second in pairs
    )


def view_pair_matrix(corpus: Corpus) -> PairMatrixPage:
    """Make the picture of all pairs on the day that counts as today."""
    path, slugs = routes.PAIR_MATRIX, list_joined(corpus)
    lines = []
    for iso2, state in corpus.states.items():
        codes = tuple(position_on(corpus, iso2, slug, corpus.concordance.as_of).code for slug in slugs)
        if {BOUND, UNVERIFIED} & set(codes):
            lines.append(PairLine(state.record.name, iso2.upper(), codes))
    return PairMatrixPage(
        as_of=corpus.concordance.as_of,
        columns=tuple(view_column(corpus, slug, on=path) for slug in slugs),
        lines=tuple(lines),
        pairs=len(lines) * (len(lines) - 1) // 2,
    )
