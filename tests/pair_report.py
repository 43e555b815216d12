"""What the register says about two States on a day as plain lines: the oracle of the pair tool, which is a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.register.carried import carried_phases, carried_statements
from generator.law.register.effects import replaced_by
from generator.law.register.listed import unseen_kinds
from generator.law.register.owed import OTHER, say_between
from generator.law.register.pairs import (
    CHANGING_KINDS,
    COLUMNS,
    HEADS,
    NAMES,
    NO_COMMON,
    NOT_VERIFIED,
    PLACING_KINDS,
    SAME_STATE,
    TOUCHING,
    WORDS,
    TouchedRow,
    role_units,
    say_clause,
    say_limit,
    say_nobody,
    say_successors,
    say_whole,
    touched_row,
)
from generator.law.register.phases import Phase, phase_on
from generator.law.register.positions import BOUND, UNVERIFIED, position_on
from generator.law.register.statuses import NO_DEPOSIT, WITHDRAWN, status_on
from generator.law.register.units import condense_units
from generator.law.writing import write_date
from generator.site.parts.statements import list_roles

BESIDE = " // "
"""Between two entries of one cell."""


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
    told: tuple[Bond, ...]
    """All of these, in the order of the instruments."""
    places: tuple[Touch, ...]
    """Territorial statements that stand, or whose status is unknown."""
    touches: tuple[Touch, ...]
    """Statements that change something and stand, or whose status is unknown; then those that a clause carries over
    from another instrument."""
    unseen: tuple[Unseen, ...]
    """What is on record under an instrument that binds both, or may, while its text is not here."""
    unrecorded: tuple[Touch, ...]
    """Those that national law provides for, of which no deposit was found: they touch nothing as far as is known."""
    authorities: tuple[Touch, ...]
    """Those that stand, then those that were replaced."""

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
    apart = tuple(bond for bond in bonds if bond not in (*bound, *unverified) and _is_told(corpus, bond))
    common = {bond.instrument for bond in (*bound, *unverified)}
    made = (
        *_touches(corpus, (first, second), common, CHANGING_KINDS, day),
        *_carried(corpus, (first, second), common, day),
    )
    placed = tuple(_touches(corpus, (first, second), common, PLACING_KINDS, day))
    named = tuple(_touches(corpus, (first, second), common, ("designation",), day))
    return Pair(
        first=first,
        second=second,
        day=day,
        bound=bound,
        unverified=unverified,
        apart=apart,
        told=tuple(bond for bond in bonds if bond in (*bound, *unverified, *apart)),
        places=tuple(touch for touch in placed if touch.status.code in TOUCHING),
        touches=tuple(touch for touch in made if touch.status.code in TOUCHING),
        unseen=tuple(_unseen(corpus, (first, second), common)),
        unrecorded=tuple(touch for touch in (*placed, *made) if touch.status.code == NO_DEPOSIT),
        authorities=(
            *(touch for touch in named if touch.status.code in (*TOUCHING, NO_DEPOSIT)),
            *(touch for touch in named if touch.status.code == WITHDRAWN),
        ),
    )


def _bonds(corpus: Corpus, first: str, second: str, day: str) -> Iterator[Bond]:
    positions = {
        slug: (position_on(corpus, first, slug, day), position_on(corpus, second, slug, day))
        for slug in corpus.instruments
        if slug in corpus.concordance.instruments
        or any(corpus.states[state].participation(slug) for state in (first, second))
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
                if entry.instrument in instruments and statement.record.kind in kinds and _concerns(statement, states):
                    yield Touch(statement, status_on(corpus, statement, day))


def _concerns(statement: Statement, states: tuple[str, str]) -> bool:
    """Return whether a statement concerns the two: an objection does where it is to a statement of the other."""
    target = statement.record.objects_to
    return target is None or target.partition(":")[0] in states


def write_pair(corpus: Corpus, pair: Pair) -> str:
    """Write a pair as the page shows it: a line for each heading, row of a table, item of a list and paragraph."""
    return "\n".join(_lines(corpus, pair)) + "\n"


def _lines(corpus: Corpus, pair: Pair) -> Iterator[str]:
    one, other = names = _names(corpus, pair)
    yield f"{one} and {other} on {write_date(pair.day)}"
    if pair.verdict:
        yield pair.verdict
    yield _row(COLUMNS["bonds"][0], *names, COLUMNS["bonds"][1])
    for bond in pair.told:
        yield _row(_title(corpus, bond), bond.first.words, bond.second.words, _say_bond(corpus, bond))
    yield from _section("territory", [_say_place(corpus, touch) for touch in pair.places])
    if pair.bound or pair.unverified:
        yield HEADS["touches"]
        yield from _say_touches(corpus, pair) if pair.touches else (WORDS["no touches"],)
    yield from _section("unseen", [_say_unseen(corpus, one) for one in pair.unseen])
    yield from _section("unrecorded", [_say_unrecorded(corpus, touch) for touch in pair.unrecorded])
    yield from _say_authorities(corpus, pair)
    yield from _section("whole", list(_say_whole(corpus, pair)))


def _names(corpus: Corpus, pair: Pair) -> tuple[str, str]:
    return corpus.states[pair.first].record.name, corpus.states[pair.second].record.name


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _section(key: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield HEADS[key]
        yield from (f"- {line}" for line in lines)


def _title(corpus: Corpus, bond: Bond) -> str:
    return corpus.instruments[bond.instrument].record.short_title


def _say_bond(corpus: Corpus, bond: Bond) -> str:
    if bond.ended_by:
        return f"{WORDS['ended']} {say_clause(corpus, bond.ended_by)}"
    if bond.since:
        return f"{WORDS['since']} {write_date(bond.since)}"
    return WORDS["unverified"] if bond.is_unverified else WORDS["apart"]


def _status(corpus: Corpus, touch: Touch, day: str) -> str:
    """Say the status, but not where it only repeats since when the instrument binds the State."""
    under = touch.through.instrument if touch.through else touch.statement.instrument
    position = position_on(corpus, touch.statement.state, under, day)
    return "" if touch.status.words == position.words else f" ({touch.status.words})"


def _units(corpus: Corpus, statement: Statement) -> str:
    return ", ".join(label for _, label in condense_units(corpus, statement.affects))


def _say_place(corpus: Corpus, touch: Touch) -> str:
    statement = touch.statement
    label = corpus.instruments[statement.instrument].record.label
    state = corpus.states[statement.state].record.name
    return f"{state}, {label} {_units(corpus, statement)} ({touch.status.words}): {statement.record.effect}"


def _say_unrecorded(corpus: Corpus, touch: Touch) -> str:
    statement = touch.statement
    label = corpus.instruments[statement.instrument].record.label
    state, kind = corpus.states[statement.state].record.name, statement.record.kind
    over = f", carried over by {say_clause(corpus, touch.through)}" if touch.through else ""
    head = f"{state}, {NAMES.get(kind, kind)} on {label} {_units(corpus, statement)}{over}"
    return f"{head}: {statement.record.effect}"


def _say_touches(corpus: Corpus, pair: Pair) -> Iterator[str]:
    yield _row(COLUMNS["touches"][0], *_names(corpus, pair), COLUMNS["touches"][1])
    rows: dict[TouchedRow, list[Touch]] = {}
    for touch in pair.touches:
        rows.setdefault(touched_row(corpus, touch.statement, touch.through), []).append(touch)
    for row in sorted(rows, key=lambda row: row.key):
        cells = [
            BESIDE.join(_say_touch(corpus, touch, pair.day) for touch in rows[row] if touch.statement.state == state)
            for state in (pair.first, pair.second)
        ]
        between = dict.fromkeys(_say_between(corpus, pair, touch) for touch in rows[row])
        label = f"{row.label} {row.heading}".strip()
        yield _row(label, *(cell or WORDS["nothing"] for cell in cells), BESIDE.join(between))


def _say_touch(corpus: Corpus, touch: Touch, day: str) -> str:
    record = touch.statement.record
    head = f"{NAMES.get(record.kind, record.kind)} {_units(corpus, touch.statement)}{_status(corpus, touch, day)}"
    label = corpus.instruments[touch.statement.instrument].record.label
    return f"{head}, as under {label}" if touch.through else f"{head}: {record.effect}"


def _say_between(corpus: Corpus, pair: Pair, touch: Touch) -> str:
    one, other = _names(corpus, pair)
    return say_between(corpus, touch.statement).replace(OTHER, other if touch.statement.state == pair.first else one)


def _say_unseen(corpus: Corpus, unseen: Unseen) -> str:
    """Say which kind of statement is on record, for whom, and on which day the list showed it."""
    label = corpus.instruments[unseen.instrument].record.label
    on = f" on {write_date(unseen.on)}" if unseen.on else ""
    return f"{corpus.states[unseen.state].record.name}, {label}: {unseen.kind}{on}"


def _say_authorities(corpus: Corpus, pair: Pair) -> Iterator[str]:
    common = [bond.instrument for bond in (*pair.bound, *pair.unverified)]
    named = {role: [slug for slug in common if role_units(corpus, slug, role)] for role, _ in list_roles(corpus)}
    if not any(named.values()):
        return
    yield HEADS["authorities"]
    one, other = _names(corpus, pair)
    yield _row(COLUMNS["authorities"][0], f"in {one}", f"in {other}")
    for role, slugs in named.items():
        if slugs:
            labels = ", ".join(
                f"{corpus.instruments[slug].record.label} {role_units(corpus, slug, role)}" for slug in slugs
            )
            yield _row(
                f"{dict(list_roles(corpus))[role]} {labels}",
                *(_say_named(corpus, pair, state, role, slugs[0]) for state in (pair.first, pair.second)),
            )


def _say_named(corpus: Corpus, pair: Pair, state: str, role: str, slug: str) -> str:
    told = []
    for touch in pair.authorities:
        authority = touch.statement.record.authority
        if authority and authority.role == role and touch.statement.state == state:
            before = f"{WORDS['before']} " if touch.status.code == WITHDRAWN else ""
            name = ", ".join(word for word in (authority.name, authority.unit, authority.place) if word)
            limit, since = say_limit(touch.statement), _status(corpus, touch, pair.day)
            told.append(f"{before}{name}{limit}{since}{say_successors(touch.statement)}")
    entry = corpus.states[state].participation(slug)
    return BESIDE.join(told) or (say_nobody(entry) if entry else WORDS["nobody"])


def _say_whole(corpus: Corpus, pair: Pair) -> Iterator[str]:
    common = {bond.instrument for bond in (*pair.bound, *pair.unverified)}
    for state in (pair.first, pair.second):
        for entry in corpus.states[state].participations:
            if entry.instrument in common:
                label = corpus.instruments[entry.instrument].record.label
                yield f"{corpus.states[state].record.name}, {label}{say_whole(entry)}"
