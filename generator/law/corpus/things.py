"""What stands around the texts: topics, terms, sources, States with their statements, works, scenarios, exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.law import records
from generator.law.ids import ProvisionId


@dataclass(frozen=True)
class Topic:
    """A subject of the concordance, its provisions resolved per instrument."""

    id: str
    record: records.Topic
    file: str
    provisions: Mapping[str, tuple[ProvisionId, ...]]
    rows: tuple[Mapping[str, tuple[ProvisionId, ...]], ...]


@dataclass(frozen=True)
class Term:
    """A term with its definitions."""

    id: str
    record: records.Term
    file: str


@dataclass(frozen=True)
class Source:
    """Something that facts rest on."""

    id: str
    record: records.Source
    file: str


@dataclass(frozen=True)
class Statement:
    """A statement of a State under an instrument."""

    id: str
    """`<iso2>:<instrument>:<id in the file>`."""
    state: str
    instrument: str
    record: records.Statement
    affects: tuple[ProvisionId, ...]
    permitted_by: tuple[ProvisionId, ...]


@dataclass(frozen=True)
class Participation:
    """One State's part in one instrument, with its statements."""

    state: str
    instrument: str
    record: records.Participation
    file: str
    statements: tuple[Statement, ...]
    listed: records.Listed | None = None
    """The kinds of statement that a list of the depositary, or another one, shows for it."""


@dataclass(frozen=True)
class State:
    """A State or regional organisation."""

    iso2: str
    record: records.State
    file: str
    participations: tuple[Participation, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return its statements, by instrument and place in the file."""
        return tuple(statement for entry in self.participations for statement in entry.statements)

    def participation(self, instrument: str) -> Participation | None:
        """Return its part in an instrument; None means that there is no data."""
        return next((entry for entry in self.participations if entry.instrument == instrument), None)


@dataclass(frozen=True)
class Work:
    """A scholarly work and what it claims."""

    id: str
    record: records.Work
    file: str


@dataclass(frozen=True)
class Scenario:
    """A story and what speaks to it, its provisions resolved per instrument."""

    id: str
    record: records.Scenario
    file: str
    provisions: Mapping[str, tuple[ProvisionId, ...]]


@dataclass(frozen=True)
class Exercise:
    """An exercise for teachers and students."""

    id: str
    record: records.Exercise
    file: str


@dataclass(frozen=True)
class Release:
    """A release of the data: its day, what it held and what changed."""

    day: str
    record: records.Release
    file: str
