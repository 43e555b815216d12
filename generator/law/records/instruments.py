"""The record of an instrument: what it is, its dates, its structure, and what it lets States state."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.law.fields import (
    ArticleNumber,
    BadValue,
    Confidence,
    Count,
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
from generator.law.records.kinds import HeadWord, Role, StatementKind
from generator.law.records.versions import TextVersion


class Division(Record):
    """A chapter, section, title or part: its articles, or the divisions inside it."""

    kind: Literal["chapter", "section", "title", "part", "book", "subpart"]
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
    """What was done on that day, for citations; left out where no source tells it."""
    at: UnitPath | None = None
    """The provision that tells it."""

    @model_validator(mode="after")
    def _need_evidence(self) -> Concluded:
        if self.act and not self.at:
            should = 'should name the provision that tells the act, such as "36(1)"'
            raise BadValue(should, "citations repeat the act as a fact", 'write "at:" with the provision')
        return self


class ConsentsNeeded(Record):
    """How many consents bring a treaty into force, and the provision that says so."""

    number: Count
    condition: Prose | None = None
    at: UnitPath | None = None


class Counted(Record):
    """How many States a source counted on a day, to find a State that is missing or too many."""

    what: Literal["consents", "signatures"]
    number: Count
    unnamed: Count = 0
    """How many of those counted no source names, so that the register does not have them."""
    date: PartialDay
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class EntryRule(Record):
    """The treaty's own rule for when something takes effect: an entry, a territorial extension, an exit.

    `first-of-month`: the first day of the month that follows the end of `months` months after the consent or receipt.
    `months-after`: the same day, `months` months later. `days-after`: `days` days after the depositary received it.
    None is earlier than the treaty's own entry.
    """

    kind: Literal["first-of-month", "months-after", "days-after"]
    months: Count | None = None
    days: Count | None = None
    at: Annotated[tuple[UnitPath, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _need_its_number(self) -> EntryRule:
        wanted, other = ("days", "months") if self.kind == "days-after" else ("months", "days")
        number = getattr(self, wanted)
        if number is None or number > 1000 or getattr(self, other) is not None:
            should = f'should give a number of {wanted} (at most 1000) and no {other}, being "{self.kind}"'
            raise BadValue(should, "days of entry into force are counted by it", f'write "{wanted}:" with its number')
        return self


class Permission(Record):
    """A clause that lets a State make a statement of a kind, and the provisions such a statement may affect."""

    at: UnitPath
    kind: StatementKind
    affects: tuple[UnitPath, ...] = ()
    listed_in: UnitPath | None = None
    """The closed list that names this clause, such as an article "Reservations"."""
    role: Role | None = None
    """For a designation: what the authority is named for."""
    takes_effect: EntryRule | None = None
    """When such a statement takes effect after its receipt, where the clause says so."""


class CarriedOver(Record):
    """What a clause makes applicable here from another instrument: its articles, or what States stated under it."""

    at: UnitPath
    of: Slug
    articles: tuple[ArticleNumber, ...] = ()
    statements: tuple[StatementKind, ...] = ()
    """The kinds of statement that are carried over, unless the State declares otherwise."""

    @model_validator(mode="after")
    def _need_one(self) -> CarriedOver:
        if bool(self.articles) == bool(self.statements):
            should = "should name articles or kinds of statement, one of the two"
            raise BadValue(should, "a clause carries over either", 'write "articles:" or "statements:"')
        return self


class Replacement(Record):
    """An earlier instrument that this one ends between States that are bound by both, and the clause that says so."""

    at: UnitPath
    of: Slug


class Duty(Record):
    """Provisions of one nature: each Party owes them to each other one, or each is bound by them at home.

    A reservation on what is owed between Parties works both ways; one on what binds each at home frees nobody else.
    """

    owed: Literal["between Parties", "at home"]
    at: Annotated[tuple[UnitPath, ...], Field(min_length=1)]
    """A unit inside another one that is named too goes before it."""
    what: Prose | None = None
    """For duties at home: what they are about, such as "what it makes a crime"."""
    bears_on: tuple[UnitPath, ...] = ()
    """Provisions owed between Parties that reach as far as this one is applied at home."""

    @model_validator(mode="after")
    def _need_subject(self) -> Duty:
        if (self.owed == "at home") != bool(self.what):
            should = "should say what it is about where it binds at home, and only there"
            raise BadValue(should, "the pair tool tells it", 'write "what:", such as "what it makes a crime"')
        return self


class PartyList(Record):
    """The depositary's whole list of Parties of a day: a State without a record here was not in it."""

    date: PartialDay
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    invited: dict[StateCode, Name] = Field(default_factory=dict)
    """The States that the list shows as invited to accede, by their codes, with the names it gives them."""
    invited_note: Prose | None = None
    """What the list says of the invitations, such as how long they are valid."""


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
