"""What the register says about two States on a day as plain lines: the oracle of the pair tool, which is a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.carried import carried_phases, carried_statements
from generator.law.register.effects import replaced_by
from generator.law.register.listed import unseen_kinds
from generator.law.register.pairs import (
    HEADS,
    MOST,
    NAMES,
    NO_COMMON,
    NOT_VERIFIED,
    SAME_STATE,
    TOUCHING,
    TOUCHING_KINDS,
    counterparts,
    say_clause,
)
from generator.law.register.phases import Phase, phase_on
from generator.law.register.positions import BOUND, UNVERIFIED, position_on
from generator.law.register.statuses import NO_DEPOSIT, status_on
from generator.law.register.units import condense_units
from generator.law.writing import write_date


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


def write_pair(corpus: Corpus, pair: Pair) -> str:
    """Write a pair as text: a title, the verdict, and a section for each kind of finding."""
    return "\n".join(_lines(corpus, pair)) + "\n"


def _lines(corpus: Corpus, pair: Pair) -> Iterator[str]:
    names = [corpus.states[iso2].record.name for iso2 in (pair.first, pair.second)]
    yield f"{names[0]} and {names[1]} on {write_date(pair.day)}"
    if pair.verdict:
        yield pair.verdict
    sections = (
        ("bound", [say_bond(corpus, pair, bond) for bond in pair.bound]),
        ("unverified", [say_bond(corpus, pair, bond) for bond in pair.unverified]),
        ("touches", [say_touch(corpus, touch) for touch in pair.touches]),
        ("unseen", [say_unseen(corpus, one) for one in pair.unseen]),
        ("unrecorded", [say_touch(corpus, touch) for touch in pair.unrecorded]),
        ("authorities", [say_authority(corpus, touch) for touch in pair.authorities]),
        ("apart", [say_bond(corpus, pair, bond) for bond in pair.apart]),
    )
    for key, lines in sections:
        if lines:
            yield HEADS[key]
            yield from (f"- {line}" for line in lines)


def say_bond(corpus: Corpus, pair: Pair, bond: Bond) -> str:
    """Say how two States stand to an instrument."""
    since = f", since {write_date(bond.since)}" if bond.since else ""
    name = corpus.instruments[bond.instrument].record.short_title
    first, second = (corpus.states[iso2].record.name for iso2 in (pair.first, pair.second))
    ended = f"; ended between them by {say_clause(corpus, bond.ended_by)}" if bond.ended_by else ""
    return f"{name}{since} ({first}: {bond.first.words}; {second}: {bond.second.words}{ended})"


def say_unseen(corpus: Corpus, unseen: Unseen) -> str:
    """Say which kind of statement is on record, for whom, and on which day the list showed it."""
    label = corpus.instruments[unseen.instrument].record.label
    on = f" on {write_date(unseen.on)}" if unseen.on else ""
    return f"{corpus.states[unseen.state].record.name}, {label}: {unseen.kind}{on}"


def say_touch(corpus: Corpus, touch: Touch) -> str:
    """Say what a reservation or declaration touches, its status, its effect, and what stands elsewhere instead."""
    statement = touch.statement
    label = corpus.instruments[statement.instrument].record.label
    units = ", ".join(told for _, told in condense_units(corpus, statement.affects))
    name = corpus.states[statement.state].record.name
    over = f", carried over by {say_clause(corpus, touch.through)}" if touch.through else ""
    kind = NAMES.get(statement.record.kind, statement.record.kind)
    head = f"{name}, {kind} on {label} {units}{over} ({touch.status.words}): {statement.record.effect}"
    if touch.through:
        return head
    elsewhere = "; ".join(
        f"{corpus.instruments[slug].record.label}: {_say_units([unit.label for unit in found])}"
        for slug, found in counterparts(corpus, statement).items()
    )
    return f"{head} Same subject elsewhere: {elsewhere}." if elsewhere else head


def _say_units(labels: list[str]) -> str:
    if not labels:
        return "no counterpart"
    more = f" and {len(labels) - MOST} more" if len(labels) > MOST else ""
    return ", ".join(labels[:MOST]) + more


def say_authority(corpus: Corpus, touch: Touch) -> str:
    """Say which institution a State named for which role."""
    record = touch.statement.record
    label = corpus.instruments[touch.statement.instrument].record.label
    authority = record.authority
    words = [authority.name, authority.unit, authority.place] if authority else [record.effect]
    role = authority.role if authority else record.kind
    name = corpus.states[touch.statement.state].record.name
    return f"{name}, {role} under {label}: {', '.join(word for word in words if word)} ({touch.status.words})"
