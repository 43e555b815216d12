"""The view of a State's timeline: a lane for each instrument, with what happened on sourced days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.law.corpus import Corpus, Participation, State
from generator.law.register.days import consent_day, entry_day, signing_day
from generator.law.register.phases import phase_on
from generator.law.register.positions import NO_DATA, position_phases
from generator.law.register.statuses import made_day
from generator.law.writing import write_date
from generator.site.parts.positions import InstrumentColumn, view_column

EventKind = Literal["signed", "consent", "entry", "made", "withdrawn"]


@dataclass(frozen=True)
class Event:
    """What happened on a day."""

    day: str
    kind: EventKind
    words: str


@dataclass(frozen=True)
class Lane:
    """An instrument: its events in order, since when it is in force, and the position in words."""

    column: InstrumentColumn
    words: str
    entry: str | None
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Timeline:
    """The lanes of one State up to the day that counts as today."""

    lanes: tuple[Lane, ...]
    undated: tuple[str, ...]
    """Labels of the instruments without a sourced day, which have no lane."""
    until: str


def view_timeline(corpus: Corpus, state: State, *, on: str) -> Timeline:
    """Make the timeline of a State, compared instruments first, then the others by their first sourced day."""
    known = (entry for entry in state.participations if position_phases(corpus, entry)[-1].code != NO_DATA)
    lanes = [_lane(corpus, entry, on=on) for entry in known]
    dated = [lane for lane in lanes if lane.events]
    dated.sort(key=lambda lane: "" if lane.column.compared else lane.events[0].day)
    undated = tuple(lane.column.label for lane in lanes if not lane.events)
    return Timeline(tuple(dated), undated, corpus.concordance.as_of)


def _lane(corpus: Corpus, entry: Participation, *, on: str) -> Lane:
    phases = position_phases(corpus, entry)
    events = sorted([*_steps(entry), *_statements(entry)], key=lambda event: event.day)
    return Lane(
        view_column(corpus, entry.instrument, on=on),
        phase_on(phases, corpus.concordance.as_of).words,
        entry_day(entry.record),
        tuple(events),
    )


def _steps(entry: Participation) -> Iterator[Event]:
    record = entry.record
    signed, consent, begun = signing_day(record), consent_day(record), entry_day(record)
    if signed:
        yield Event(signed, "signed", f"signature on {write_date(signed)}")
    if consent and record.consent:
        yield Event(consent, "consent", f"{record.consent.kind} on {write_date(consent)}")
    if begun:
        yield Event(begun, "entry", f"in force since {write_date(begun)}")


def _statements(entry: Participation) -> Iterator[Event]:
    """Yield one event for each day on which published statements were made, and one for each day they ended."""
    made, ended = Counter[str](), Counter[str]()
    for statement in entry.statements:
        record = statement.record
        if not record.on_record or record.kind == "withdrawal":
            continue
        day = made_day(statement, entry)
        if day and len(day) == 10:
            made[day] += 1
        if record.withdrawn and len(record.withdrawn) == 10:
            ended[record.withdrawn] += 1
    for day, count in made.items():
        yield Event(day, "made", f"{count} made on {write_date(day)}")
    for day, count in ended.items():
        yield Event(day, "withdrawn", f"{count} withdrawn or replaced on {write_date(day)}")
