"""The linked world: instruments, their units and references, topics, terms, States, statements, and who points where.

Everything is immutable. What a file says is kept as its record, so that each fact stands in one place; what follows
from several files (ids, references, who points here) is added around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator import records
from generator.ids import CONCLUSIONS, PREAMBLE, ProvisionId, parse_id

UnitKind = Literal[
    "article", "preamble", "conclusions", "paragraph", "point", "indent", "sub-paragraph", "recital"
]


@dataclass(frozen=True)
class ReferencePart:
    """A stretch of a reference with a link of its own."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A reference inside a wording: `wording.text[start:end]`, and what it points to."""

    start: int
    end: int
    quote: str
    targets: tuple[str, ...]
    """Ids of units and divisions, or slugs of instruments; empty for something outside this site."""
    outside: str | None = None
    """What it refers to, where that is not held here."""
    parts: tuple[ReferencePart, ...] = ()
    """What can carry a link of its own, where the reference names several things: `Articles 3 through 5`, `7`."""


@dataclass(frozen=True)
class TermUse:
    """A defined term inside a wording, and the unit that defines it for this instrument."""

    start: int
    end: int
    term: str
    definition: ProvisionId


@dataclass(frozen=True)
class Wording:
    """A run of words of a unit, with the references and defined terms found in it, in order and apart."""

    text: str
    references: tuple[Reference, ...] = ()
    terms: tuple[TermUse, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One unit of a text. Its words stand in the order `own`, `items`, `closing`, `more`."""

    id: ProvisionId
    kind: UnitKind
    no: str | None
    own: Wording | None
    items: tuple[Unit, ...]
    closing: Wording | None
    more: tuple[Unit, ...]
    note: str | None

    @property
    def children(self) -> tuple[Unit, ...]:
        """Give the units inside this one, in the order of the text."""
        return (*self.items, *self.more)

    def walk(self) -> Iterator[Unit]:
        """Yield this unit and all inside it, parents before children."""
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> Iterator[str]:
        """Yield the wordings of this unit and all inside it in reading order, numbers left out."""
        if self.own:
            yield self.own.text
        for item in self.items:
            yield from item.words()
        if self.closing:
            yield self.closing.text
        for unit in self.more:
            yield from unit.words()

    def printed(self) -> Iterator[str]:
        """Yield what a reader sees, in reading order: each number, then its words."""
        if self.no is not None and self.kind in ("paragraph", "point"):
            yield self.no
        if self.own:
            yield self.own.text
        for item in self.items:
            yield from item.printed()
        if self.closing:
            yield self.closing.text
        for unit in self.more:
            yield from unit.printed()


@dataclass(frozen=True)
class Division:
    """A chapter, section or title of an instrument."""

    id: str
    kind: str
    no: str
    heading: str
    anchor: str
    divisions: tuple[Division, ...]
    articles: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the name as the instrument writes it: `Chapter II`."""
        return f"{self.kind.capitalize()} {self.no}"

    def walk(self) -> Iterator[Division]:
        """Yield this division and all inside it."""
        yield self
        for inner in self.divisions:
            yield from inner.walk()

    def all_articles(self) -> Iterator[str]:
        """Yield the numbers of all articles in it, in order."""
        yield from self.articles
        for inner in self.divisions:
            yield from inner.all_articles()


PartRecord = records.Article | records.Preamble | records.Conclusions


@dataclass(frozen=True)
class Part:
    """What has a page of its own: a preamble, an article, or a closing formula."""

    unit: Unit
    record: PartRecord
    file: str
    """Path of its YAML file from the repository root."""
    divisions: tuple[Division, ...]
    """The chapter, section and title it stands in, outermost first."""
    figures: records.EvidenceFigures | None

    @property
    def id(self) -> ProvisionId:
        """Give the id of the part."""
        return self.unit.id

    @property
    def name(self) -> str:
        """Give what the part is called: `Article 22`, `Preamble`, `Closing formula`."""
        if self.id.head == PREAMBLE:
            return "Preamble"
        if self.id.head == CONCLUSIONS:
            return "Closing formula"
        label = self.record.label if isinstance(self.record, records.Article) else None
        return label or f"Article {self.id.head}"

    @property
    def heading(self) -> str | None:
        """Give the article's heading, where it has one."""
        return self.record.heading if isinstance(self.record, records.Article) else None

    @property
    def summary(self) -> str | None:
        """Give our plain-language summary; a closing formula has none."""
        return None if isinstance(self.record, records.Conclusions) else self.record.summary


@dataclass(frozen=True)
class Instrument:
    """An instrument; `parts` is empty where only facts about it are held."""

    slug: str
    record: records.Instrument
    file: str
    parts: tuple[Part, ...]
    divisions: tuple[Division, ...]

    @property
    def has_text(self) -> bool:
        """Say whether its text is held here."""
        return bool(self.parts)

    @cached_property
    def articles(self) -> tuple[Part, ...]:
        """Give the articles in order, without preamble and closing formula."""
        return tuple(part for part in self.parts if part.id.head not in (PREAMBLE, CONCLUSIONS))

    def part(self, head: str) -> Part | None:
        """Give the article, preamble or closing formula called `head`."""
        return next((part for part in self.parts if part.id.head == head), None)


@dataclass(frozen=True)
class Pointer:
    """One row of the reference table: the unit whose words refer, what it refers to, and the words."""

    source: ProvisionId
    target: str
    quote: str


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
    withdrawn_by: str | None
    """Id of the withdrawal that takes it back, where one is recorded."""

    @property
    def is_published(self) -> bool:
        """Say whether it is sourced well enough to be shown as a fact."""
        return self.record.confidence != "recalled"


@dataclass(frozen=True)
class Participation:
    """One State's part in one instrument, with its statements."""

    state: str
    instrument: str
    record: records.Participation
    file: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class State:
    """A State or regional organisation."""

    iso2: str
    record: records.State
    file: str
    participations: tuple[Participation, ...]

    def participation(self, instrument: str) -> Participation | None:
        """Give its part in an instrument; None means that there is no data."""
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
    extracts: records.Extracts | None = None
    """Our words for the tables made from the wordings."""
    version: str = ""
    """The version of the data: its day and a short hash of its files."""

    @cached_property
    def texts(self) -> tuple[Instrument, ...]:
        """Give the instruments whose text is held here."""
        return tuple(instrument for instrument in self.instruments.values() if instrument.has_text)

    @cached_property
    def compared(self) -> tuple[Instrument, ...]:
        """Give the instruments that the concordance compares, in the order of its columns."""
        return tuple(self.instruments[slug] for slug in self.concordance.instruments if slug in self.instruments)

    @cached_property
    def parts(self) -> Mapping[ProvisionId, Part]:
        """Give every part with a page, by id."""
        return {part.id: part for instrument in self.texts for part in instrument.parts}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Give every unit of every text, by its id as text, in document order."""
        return {str(unit.id): unit for part in self.parts.values() for unit in part.unit.walk()}

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        """Give every division, by id."""
        return {
            division.id: division
            for instrument in self.texts
            for outer in instrument.divisions
            for division in outer.walk()
        }

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Give the rank of every unit, division and instrument by its id, in the order of the texts."""
        return {name: rank for rank, name in enumerate((*self.units, *self.divisions, *self.instruments))}

    @cached_property
    def pointers_to(self) -> Mapping[str, tuple[Pointer, ...]]:
        """Give the references to each unit, division and instrument, by its id."""
        found: dict[str, list[Pointer]] = {}
        for pointer in self.pointers:
            found.setdefault(pointer.target, []).append(pointer)
        return {target: tuple(rows) for target, rows in found.items()}

    @cached_property
    def pointers_from(self) -> Mapping[str, tuple[Pointer, ...]]:
        """Give the references made in each unit, by its id."""
        found: dict[str, list[Pointer]] = {}
        for pointer in self.pointers:
            found.setdefault(str(pointer.source), []).append(pointer)
        return {source: tuple(rows) for source, rows in found.items()}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Give every published statement, by State, instrument and place in the file."""
        return tuple(
            statement
            for state in self.states.values()
            for participation in state.participations
            for statement in participation.statements
            if statement.is_published
        )

    @cached_property
    def statements_at(self) -> Mapping[str, tuple[Statement, ...]]:
        """Give the published statements that affect each unit, by the unit's id; not those of its children."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            for unit in statement.affects:
                found.setdefault(str(unit), []).append(statement)
        return {unit: tuple(rows) for unit, rows in found.items()}

    @cached_property
    def topics_of(self) -> Mapping[ProvisionId, tuple[Topic, ...]]:
        """Give the topics that cite an article or anything in it, by the article's id."""
        found: dict[ProvisionId, dict[str, Topic]] = {}
        for topic in self.topics.values():
            for units in topic.provisions.values():
                for unit in units:
                    found.setdefault(unit.article, {})[topic.id] = topic
        return {article: tuple(topics.values()) for article, topics in found.items()}

    @cached_property
    def scenarios_of(self) -> Mapping[ProvisionId, tuple[Scenario, ...]]:
        """Give the scenarios that cite an article or anything in it, by the article's id."""
        found: dict[ProvisionId, dict[str, Scenario]] = {}
        for scenario in self.scenarios.values():
            for units in scenario.provisions.values():
                for unit in units:
                    found.setdefault(unit.article, {})[scenario.id] = scenario
        return {article: tuple(scenarios.values()) for article, scenarios in found.items()}

    @cached_property
    def acted_on_by(self) -> Mapping[ProvisionId, tuple[Part, ...]]:
        """Give the articles of national acts that act on each article, by the article's id."""
        found: dict[ProvisionId, dict[ProvisionId, Part]] = {}
        for part in self.parts.values():
            if isinstance(part.record, records.Article):
                for target in part.record.acts_on:
                    unit = parse_id(target)
                    found.setdefault(unit.article, {})[part.id] = part
        return {article: tuple(parts.values()) for article, parts in found.items()}
