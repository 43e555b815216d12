"""The linked world as one object, with lookups and back-references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from generator.law import records
from generator.law.corpus.texts import Instrument, Part, Pointer
from generator.law.corpus.things import Exercise, Release, Scenario, Source, State, Statement, Term, Topic, Work
from generator.law.corpus.units import Division, Reference, Unit
from generator.law.ids import ProvisionId, parse_id

T = TypeVar("T")


@dataclass(frozen=True)
class Corpus:
    """The whole linked world. Mappings keep the order in which things are shown."""

    concordance: records.Concordance
    instruments: Mapping[str, Instrument]
    """Those with text first, in their order; then the others by title."""
    topics: Mapping[str, Topic]
    """By group and order."""
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    states: Mapping[str, State]
    """By ISO code, in the order of their names."""
    literature: Mapping[str, Work]
    pointers: tuple[Pointer, ...]
    """Every reference found in the texts, ranges expanded, in the order of the texts."""
    outside: tuple[tuple[ProvisionId, Reference], ...] = ()
    """References to what is not held here, each declared in the data."""
    definition_uses: Mapping[str, tuple[ProvisionId, ...]] = field(default_factory=dict)
    """By term: the units that use it."""
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    """By group and order."""
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    editorial: records.Editorial = field(default_factory=records.Editorial)
    """The lists and words of the editors."""
    extracts: records.Extracts | None = None
    """Our words for the tables made from the wordings."""
    finding: records.Finding = field(default_factory=records.Finding)
    """Names and words that people type."""
    releases: tuple[Release, ...] = ()
    """Releases of the data, the newest first."""
    version: str = ""
    """The version of the data: its day and a short hash of its files."""
    address: str = ""
    """Where the site that is made of it is served, with a slash at its end; empty where it has no address."""
    _once: dict[tuple[Callable[..., object], tuple[object, ...]], object] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def once(self, make: Callable[..., T], *key: object) -> T:
        """Return `make(corpus, *key)`, worked out once for each key."""
        known = self._once
        if (make, key) not in known:
            known[make, key] = make(self, *key)
        return cast("T", known[make, key])

    def label_of(self, unit: ProvisionId) -> str:
        """Return the label of a unit, with its numbers as printed; of what does not exist, its plain form."""
        held = self.units.get(str(unit))
        return held.label if held else unit.label

    def name_of(self, unit: ProvisionId) -> str:
        """Name a provision as law does: `Article 3(1)(a)`, `Schedule 1, paragraph 2`, `Preamble, recital 8`."""
        part = self.parts.get(unit.article)
        if part is None:
            return unit.label
        return part.name + self.label_of(unit).removeprefix(part.unit.label)

    @cached_property
    def texts(self) -> tuple[Instrument, ...]:
        """Return the instruments whose text is held here."""
        return tuple(instrument for instrument in self.instruments.values() if instrument.has_text)

    @cached_property
    def compared(self) -> tuple[Instrument, ...]:
        """Return the instruments that the concordance compares, in the order of its columns."""
        return tuple(self.instruments[slug] for slug in self.concordance.instruments if slug in self.instruments)

    @cached_property
    def parts(self) -> Mapping[ProvisionId, Part]:
        """Return every part with a page, by id."""
        return {part.id: part for instrument in self.texts for part in instrument.parts}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Return every unit of every text, by its id as text, in document order."""
        return {str(unit.id): unit for part in self.parts.values() for unit in part.unit.walk()}

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        """Return every division, by id."""
        return {
            division.id: division
            for instrument in self.texts
            for outer in (*instrument.divisions, *(one for part in instrument.attached for one in part.unit.inside()))
            for division in outer.walk()
        }

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Return the rank of every unit, division and instrument by its id, in the order of the texts."""
        return {name: rank for rank, name in enumerate((*self.units, *self.divisions, *self.instruments))}

    @cached_property
    def pointers_to(self) -> Mapping[str, tuple[Pointer, ...]]:
        """Return the references to each unit, division and instrument, by its id."""
        found: dict[str, list[Pointer]] = {}
        for pointer in self.pointers:
            found.setdefault(pointer.target, []).append(pointer)
        return {target: tuple(rows) for target, rows in found.items()}

    @cached_property
    def pointers_from(self) -> Mapping[str, tuple[Pointer, ...]]:
        """Return the references made in each unit, by its id."""
        found: dict[str, list[Pointer]] = {}
        for pointer in self.pointers:
            found.setdefault(str(pointer.source), []).append(pointer)
        return {source: tuple(rows) for source, rows in found.items()}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Return every statement, by State, instrument and place in the file."""
        return tuple(statement for state in self.states.values() for statement in state.statements)

    @cached_property
    def statements_at(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return the statements that affect each unit, by the unit's id; not those of its children."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            for unit in statement.affects:
                found.setdefault(str(unit), []).append(statement)
        return {unit: tuple(rows) for unit, rows in found.items()}

    @cached_property
    def topics_of(self) -> Mapping[ProvisionId, tuple[Topic, ...]]:
        """Return the topics that cite an article or anything in it, by the article's id."""
        found: dict[ProvisionId, dict[str, Topic]] = {}
        for topic in self.topics.values():
            for units in topic.provisions.values():
                for unit in units:
                    found.setdefault(unit.article, {})[topic.id] = topic
        return {article: tuple(topics.values()) for article, topics in found.items()}

    @cached_property
    def scenarios_of(self) -> Mapping[ProvisionId, tuple[Scenario, ...]]:
        """Return the scenarios that cite an article or anything in it, by the article's id."""
        found: dict[ProvisionId, dict[str, Scenario]] = {}
        for scenario in self.scenarios.values():
            for units in scenario.provisions.values():
                for unit in units:
                    found.setdefault(unit.article, {})[scenario.id] = scenario
        return {article: tuple(scenarios.values()) for article, scenarios in found.items()}

    @cached_property
    def acted_on_by(self) -> Mapping[ProvisionId, tuple[Part, ...]]:
        """Return the articles of national acts that act on each article, by the article's id."""
        found: dict[ProvisionId, dict[ProvisionId, Part]] = {}
        for part in self.parts.values():
            if isinstance(part.record, records.Article):
                for target in part.record.acts_on:
                    unit = parse_id(target)
                    found.setdefault(unit.article, {})[part.id] = part
        return {article: tuple(parts.values()) for article, parts in found.items()}

    @cached_property
    def changed_on(self) -> Mapping[str, str]:
        """Return the day of the newest release that changed each provision, by its id; others are not listed."""
        found: dict[str, str] = {}
        for release in self.releases:
            for change in release.record.changes:
                if change.table == "provisions":
                    found.setdefault(change.id, release.day)
        return found
