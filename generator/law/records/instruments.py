"""The record of an instrument: what it is, its dates, its structure, and what it lets States state."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.law.fields import (
    ArticleNumber,
    BadValue,
    Confidence,
    DivisionNumber,
    Label,
    Language,
    Name,
    Order,
    PartialDay,
    Prose,
    Record,
    Slug,
    StateCode,
    UnitPath,
    WebAddress,
)
from generator.law.records.clauses import (
    CarriedOver,
    ConsentsNeeded,
    Counted,
    Duty,
    EntryRule,
    PartyList,
    Permission,
    Replacement,
)
from generator.law.records.kinds import DivisionKind, HeadWord
from generator.law.records.versions import TextVersion


class Division(Record):
    """A chapter, section, title or part: its articles, or the divisions inside it."""

    kind: DivisionKind
    no: DivisionNumber
    heading: Name
    divisions: tuple[Division, ...] = ()
    articles: tuple[ArticleNumber, ...] = ()


class HeadWords(Record):
    """What the instrument calls a kind of unit, and the units inside it from the outermost in."""

    called: Name | None = None
    """`Article`, where it is called by another word than its id says, or in another language."""
    inside: tuple[Name, ...] = ()
    """`[subsection, paragraph, sub-paragraph]`; the last one holds for what is deeper."""
    further: Name | None = None
    """What an unnumbered further paragraph of the head itself is called: `paragraph`."""


class ForeignTitle(Record):
    """A title in its original language."""

    lang: Language
    text: Name


class DatedFact(Record):
    """A date with how well it is known."""

    date: PartialDay
    confidence: Confidence
    sources: tuple[Slug, ...] = ()
    note: Prose | None = None


class Concluded(Record):
    """Place and date of adoption, signature or opening for signature."""

    place: Name | None = None
    date: PartialDay
    confidence: Confidence
    act: Literal["opened for signature", "signed", "adopted"] | None = None
    """What was done on that day, for citations; left out where no provision tells it."""
    at: UnitPath | None = None
    """The provision that tells it."""

    @model_validator(mode="after")
    def _need_evidence(self) -> Concluded:
        if self.act and not self.at:
            should = 'should name the provision that tells the act, such as "36(1)"'
            raise BadValue(
                should, "citations repeat the act as a fact", 'write "at:" with the provision, or leave "act:" out'
            )
        return self


class Instrument(Record):
    """What an instrument is: `instruments/<slug>/instrument.yml`. One without articles is known by its facts only."""

    title: Name
    short_title: Name
    label: Label
    """One or two words for chips, columns and breadcrumbs."""
    kind: Literal["treaty", "national act", "union act", "model law"]
    order: Order | None = None
    """Place among the instruments whose text is here; left out where there is none."""
    hue: Literal["blue", "plum", "green", "amber", "slate"] | None = None
    original_title: ForeignTitle | None = None
    number: Name | None = None
    concluded: Concluded | None = None
    in_force: DatedFact | None = None
    in_force_by: DatedFact | None = None
    """A day on which it was in force, where the day of its entry was not found in a source."""
    consents_needed: ConsentsNeeded | None = None
    entry_rule: EntryRule | None = None
    exit_rule: EntryRule | None = None
    """When a denunciation or withdrawal takes effect after its receipt."""
    party_list: PartyList | None = None
    counted: tuple[Counted, ...] = ()
    """Counts by others, with which the register is held to agree."""
    authentic_languages: tuple[Language, ...] = ()
    text_language: Language | None = None
    text_status: Literal["authentic", "official translation", "unofficial translation", "our rendering"] | None = None
    how_made: Prose | None = None
    """How the text printed here was made."""
    depositary: Name | None = None
    official_page: WebAddress | None = None
    enacted_by: Name | None = None
    in_state: StateCode | None = None
    """For a national act: the State's folder under `states/`."""
    promulgated: DatedFact | None = None
    acts_on: tuple[Slug, ...] = ()
    supplements: Slug | None = None
    replaces: tuple[Replacement, ...] = ()
    """Earlier instruments that it ends between States bound by both."""
    carries_over: tuple[CarriedOver, ...] = ()
    """Clauses that make articles, or statements, of another instrument apply to this one."""
    duties: tuple[Duty, ...] = ()
    """Which provisions are owed between two Parties and which bind each at home."""
    calls: dict[Name, Slug] = Field(default_factory=dict)
    """Names that its text uses for instruments: "this Convention", "the Protocol"."""
    cited_as: tuple[Name, ...] = ()
    """How other instruments' texts name it, longest first."""
    known_as: tuple[Name, ...] = ()
    """Further names that people type for it, in any language."""
    divisions: tuple[Division, ...] = ()
    articles: tuple[ArticleNumber, ...] = ()
    """The articles in order, where the instrument has no divisions."""
    attached: tuple[ArticleNumber, ...] = ()
    """Its schedules, annexes and appendices in order: `schedule-1`, `annex`."""
    words: dict[HeadWord, HeadWords] = Field(default_factory=dict)
    """By what the ids say (`article`, `section`, `schedule` …): what it is called here."""
    versions: tuple[TextVersion, ...] = ()
    """Further languages that its provisions are held in."""
    leads: Language | None = None
    """The language of the version that is printed first, where it is not that of `text_language`."""
    permits: tuple[Permission, ...] = ()
    sources: tuple[Slug, ...] = ()
    note: Prose | None = None
