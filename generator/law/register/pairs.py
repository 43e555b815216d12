"""What binds two States on a day, which provisions their statements touch, and whom each asks. It reports, no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law.corpus import Corpus, Statement, Topic
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.carried import carried_phases, carried_statements
from generator.law.register.effects import replaced_by
from generator.law.register.listed import unseen_kinds
from generator.law.register.phases import Phase, phase_on
from generator.law.register.positions import BOUND, UNVERIFIED, position_on
from generator.law.register.statuses import NO_DEPOSIT, STANDING, UNKNOWN, status_on

SAME_STATE = "Choose two different States: an instrument binds a State to others, not to itself."
NO_COMMON = "No common instrument in this data."
NOT_VERIFIED = "No common instrument with verified dates in this data."
TOUCHING_KINDS = ("reservation", "declaration", "territorial")
TOUCHING = (*STANDING, UNKNOWN)
"""Statuses with which a statement is told: it stands, or perhaps stands."""


class NoPair(ValueError):
    """Raised for what is not two different States of the register; its text says what to do."""


@dataclass(frozen=True)
class Bond:
    """One instrument and the position of both States in it."""

    instrument: str
    first: Phase
    second: Phase
    ended_by: ProvisionId | None = None
    """The clause of a later instrument, in force between them, that ends this one between them."""

    @property
    def is_bound(self) -> bool:
        """Return whether it is in force for both, and not ended between them."""
        return self.first.code == self.second.code == BOUND and self.ended_by is None

    @property
    def is_unverified(self) -> bool:
        """Return whether it may be in force for both, but a day was not found."""
        known = {self.first.code, self.second.code} <= {BOUND, UNVERIFIED}
        return known and not self.is_bound and self.ended_by is None

    @property
    def since(self) -> str | None:
        """Return the day since which it is in force between them; None where it is not, or not surely."""
        return max(self.first.since or "", self.second.since or "") if self.is_bound else None


@dataclass(frozen=True)
class Touch:
    """A statement of one of the two under an instrument that binds both, or may, with its status on the day."""

    statement: Statement
    status: Phase
    through: ProvisionId | None = None
    """The clause that carries it over to the instrument which that clause stands in."""


@dataclass(frozen=True)
class Unseen:
    """A kind of statement of one of the two that is on record while its text is not here."""

    state: str
    instrument: str
    kind: str
    on: str | None
    """The day of the list that shows it."""


@dataclass(frozen=True)
class Pair:
    """Two States on a day."""

    first: str
    second: str
    day: str
    bound: tuple[Bond, ...]
    unverified: tuple[Bond, ...]
    apart: tuple[Bond, ...]
    """Instruments that bind at most one of them: all that are compared, and others that bind one."""
    touches: tuple[Touch, ...]
    """Reservations, declarations and territorial statements that stand, or whose status is unknown; then those that a
    clause carries over from another instrument."""
    unseen: tuple[Unseen, ...]
    """What is on record under an instrument that binds both, or may, while its text is not here."""
    unrecorded: tuple[Touch, ...]
    """Those that national law provides for, of which no deposit was found: they touch nothing as far as is known."""
    authorities: tuple[Touch, ...]

    @property
    def verdict(self) -> str:
        """Say in a sentence that they have no instrument in common; empty where they have one."""
        if self.bound:
            return ""
        return NOT_VERIFIED if self.unverified else NO_COMMON


def compare_pair(corpus: Corpus, first: str, second: str, day: str) -> Pair:
    """Return what the register says about two States on a day; raise NoPair for one State, or an unknown one."""
    for name in (first, second):
        if name not in corpus.states:
            raise NoPair(f'There is no State "{name}" in this data.')
    if first == second:
        raise NoPair(SAME_STATE)
    bonds = tuple(_bonds(corpus, first, second, day))
    bound = tuple(bond for bond in bonds if bond.is_bound)
    unverified = tuple(bond for bond in bonds if bond.is_unverified)
    common = {bond.instrument for bond in (*bound, *unverified)}
    made = (
        *_touches(corpus, (first, second), common, TOUCHING_KINDS, day),
        *_carried(corpus, (first, second), common, day),
    )
    named = tuple(_touches(corpus, (first, second), common, ("designation",), day))
    return Pair(
        first=first,
        second=second,
        day=day,
        bound=bound,
        unverified=unverified,
        apart=tuple(bond for bond in bonds if not bond.is_bound and not bond.is_unverified and _is_told(corpus, bond)),
        touches=tuple(touch for touch in made if touch.status.code in TOUCHING),
        unseen=tuple(_unseen(corpus, (first, second), common)),
        unrecorded=tuple(touch for touch in made if touch.status.code == NO_DEPOSIT),
        authorities=tuple(touch for touch in named if touch.status.code in (*TOUCHING, NO_DEPOSIT)),
    )


def _bonds(corpus: Corpus, first: str, second: str, day: str) -> Iterator[Bond]:
    positions = {
        slug: (position_on(corpus, first, slug, day), position_on(corpus, second, slug, day))
        for slug in corpus.instruments
        if any(corpus.states[state].participation(slug) for state in (first, second))
    }
    binding = {slug for slug, both in positions.items() if {phase.code for phase in both} == {BOUND}}
    for slug, both in positions.items():
        ends = (parse_path(other, one.at) for other, one in replaced_by(corpus, slug) if other in binding)
        yield Bond(slug, *both, next(ends, None))


def _carried(corpus: Corpus, states: tuple[str, str], instruments: set[str], day: str) -> Iterator[Touch]:
    for state in states:
        for entry in corpus.states[state].participations:
            for carried in carried_statements(corpus, entry) if entry.instrument in instruments else ():
                yield Touch(carried.statement, phase_on(carried_phases(corpus, carried), day), carried.at)


def _unseen(corpus: Corpus, states: tuple[str, str], instruments: set[str]) -> Iterator[Unseen]:
    for state in states:
        for entry in corpus.states[state].participations:
            if entry.instrument in instruments and entry.listed:
                for kind in unseen_kinds(entry):
                    yield Unseen(state, entry.instrument, kind, entry.listed.date)


def _is_told(corpus: Corpus, bond: Bond) -> bool:
    return bond.instrument in corpus.concordance.instruments or BOUND in (bond.first.code, bond.second.code)


def _touches(
    corpus: Corpus, states: tuple[str, str], instruments: set[str], kinds: tuple[str, ...], day: str
) -> Iterator[Touch]:
    for state in states:
        for entry in corpus.states[state].participations:
            for statement in entry.statements:
                if entry.instrument in instruments and statement.record.kind in kinds:
                    yield Touch(statement, status_on(corpus, statement, day))


def counterparts(corpus: Corpus, statement: Statement) -> Mapping[str, tuple[ProvisionId, ...]]:
    """Return what stands on the subject of a statement in each other instrument; empty means no counterpart."""
    topics = [topic for unit in statement.affects for topic in _topics_at(corpus, unit)]
    found = {}
    for instrument in corpus.compared:
        if instrument.slug != statement.instrument:
            units = (other for topic in topics for other in topic.provisions.get(instrument.slug, ()))
            found[instrument.slug] = tuple(dict.fromkeys(units))
    return found


def _topics_at(corpus: Corpus, unit: ProvisionId) -> Iterator[Topic]:
    """Yield the topics that cite the unit itself, or what holds it or stands in it; all of its article's otherwise."""
    topics = corpus.topics_of.get(unit.article, ())
    near = [
        topic
        for topic in topics
        if any(cited.is_within(unit) or unit.is_within(cited) for cited in topic.provisions.get(unit.instrument, ()))
    ]
    yield from near or topics
