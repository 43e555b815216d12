"""What a list of the depositary, or another one, shows for a State, compared with the statements that are here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law import records
from generator.law.corpus import Corpus, Participation, Source, Statement
from generator.law.writing import write_date

COVERED, NOT_SEEN, NONE = "covered", "not seen", "none"
NOT_HERE = "on record with the depositary, text not yet here"
ALL_KINDS: tuple[records.ListedKind, ...] = (
    "reservations",
    "declarations",
    "authorities",
    "territorial application",
    "communications",
    "objections",
)
_STANDS_UNDER: Mapping[str, records.ListedKind] = {
    "reservation": "reservations",
    "declaration": "declarations",
    "designation": "authorities",
    "territorial": "territorial application",
    "communication": "communications",
    "objection": "objections",
}
_EITHER = ("reservation", "declaration", "territorial")


@dataclass(frozen=True)
class Kept:
    """A kind of statement: `covered`, a statement of it is here; `not seen`, on record without one here; or `none`."""

    kind: records.ListedKind
    code: str


def compare_list(entry: Participation) -> tuple[Kept, ...]:
    """Return each kind that a list shows, and, where it is complete, each that it does not show."""
    listed = entry.listed
    if listed is None:
        return ()
    here = {kind for statement in entry.statements for kind in _kinds_of(statement, listed)}
    shown = [Kept(kind, COVERED if kind in here else NOT_SEEN) for kind in listed.kinds]
    rest = [Kept(kind, NONE) for kind in ALL_KINDS if kind not in listed.kinds] if listed.complete else []
    return (*shown, *rest)


def unseen_kinds(entry: Participation) -> tuple[records.ListedKind, ...]:
    """Return the kinds that are on record while no statement of them is here."""
    return tuple(kept.kind for kept in compare_list(entry) if kept.code == NOT_SEEN)


def _kinds_of(statement: Statement, listed: records.Listed) -> Iterator[records.ListedKind]:
    """Yield the columns under which a statement stands; the depositary has what it gives no other as a declaration."""
    if not statement.record.on_record:
        return
    own = _STANDS_UNDER.get(statement.record.kind)
    if own in listed.kinds:
        yield own
    elif own and "declarations" in listed.kinds:
        yield "declarations"
    if statement.record.kind in _EITHER:
        yield "reservations or declarations"


def say_kept(entry: Participation, kept: Kept) -> str:
    """Say in words what the list shows of a kind, and what of it is here."""
    listed = entry.listed
    assert listed is not None
    on = f" on {write_date(listed.date)}" if listed.date else ""
    if kept.code == NONE:
        return f"{kept.kind}: none on record{on}"
    by = NOT_HERE if listed.complete else "named in a list, text not yet here"
    return f"{kept.kind}: {by if kept.code == NOT_SEEN else f'on record{on}'}"


def own_lists(corpus: Corpus, state: str, kind: records.ListedKind) -> tuple[Source, ...]:
    """Return the sources whose address leads to the depositary's own list of a State's statements of a kind."""
    return corpus.once(_own_lists).get((state, kind), ())


def _own_lists(corpus: Corpus) -> Mapping[tuple[str, str], tuple[Source, ...]]:
    found: dict[tuple[str, str], tuple[Source, ...]] = {}
    for source in corpus.sources.values():
        listed = source.record.list_of
        if listed and source.record.url:
            found[listed.state, listed.kind] = (*found.get((listed.state, listed.kind), ()), source)
    return found
