"""The shape of every data file, one record a kind. Shape only: what spans files is for the rules.

A file's path is its id and is never repeated inside. Unknown keys are refused. Where a field is optional, leaving it
out says that the fact is not known; it never says that there is none.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from generator.ids import MalformedId, is_slug, parse_id, parse_path


def _need_slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError("should be an id: lower-case letters and digits, words joined by hyphens")
    return text


def _need_id(text: str) -> str:
    try:
        parse_id(text)
    except MalformedId as fault:
        raise ValueError(str(fault)) from None
    return text


def _need_path(text: str) -> str:
    try:
        parse_path("x", text)
    except MalformedId as fault:
        raise ValueError(str(fault)) from None
    return text


def _need_partial_date(text: str) -> str:
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        raise ValueError("should be a date that exists: 2001-11-23, 2001-11 or 2001") from None
    return text


def _need_date(text: str) -> str:
    try:
        if len(text) != 10:
            raise ValueError
        datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError("should be a date that exists, such as 2001-11-23") from None
    return text


def _need_web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(char.isspace() or char in '<>"' for char in text):
        raise ValueError("should be a web address that starts with https:// or http://")
    return text


def _need_plain_text(text: str) -> str:
    if text != text.strip() or "\n" in text or "  " in text or "\t" in text:
        raise ValueError("should be text on one folded line (>-), without doubled or outer spaces")
    return text


Slug = Annotated[str, AfterValidator(_need_slug)]
UnitId = Annotated[str, AfterValidator(_need_id)]
UnitPath = Annotated[str, AfterValidator(_need_path)]
Day = Annotated[str, AfterValidator(_need_date)]
PartialDay = Annotated[str, AfterValidator(_need_partial_date)]
WebAddress = Annotated[str, AfterValidator(_need_web_address)]
Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_need_plain_text)]
Language = Literal["en", "fr", "ru", "lv", "kk", "uk", "es", "az"]
Confidence = Literal["confirmed", "single-source", "recalled"]


class Record(BaseModel):
    """The base of all records: immutable, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# Instruments and their text


class Unit(Record):
    """A numbered unit (`no`), or an unnumbered one where `no` is left out, with what stands inside it."""

    no: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]+$")] | None = None
    """The unit's own number or letter as printed, without brackets or full stop."""
    text: Text | None = None
    """The unit's own words, up to its list."""
    items: tuple[Unit, ...] = ()
    """The list inside the unit: points (with `no`) or unnumbered items."""
    closing: Text | None = None
    """The words of the unit that follow its list."""
    more: tuple[Unit, ...] = ()
    """Unnumbered further paragraphs of a numbered unit."""
    note: Text | None = None
    """Our note where the wording misleads or is doubtful."""


class Correction(Record):
    """A typographic fault of a received text and what is printed instead."""

    unit: UnitPath
    received: Text
    printed: Text
    why: Text


class Provenance(Record):
    """Where a text comes from and how it was made."""

    source: Slug
    at: Text
    """Where in the source it stands, for a human."""
    made: Literal["restored", "as received", "our rendering"]
    received: tuple[Text, ...] = ()
    """The received wording, paragraph by paragraph, where we print our own rendering."""
    corrections: tuple[Correction, ...] = ()


class ReferenceHint(Record):
    """What a reference in the text points to, where no grammar can know."""

    unit: UnitPath
    quote: Text
    """The words of the reference exactly as they stand in the unit."""
    to: tuple[UnitId | Slug, ...] = ()
    """Provisions or whole instruments; empty only where `outside` is given."""
    outside: Text | None = None
    """What it refers to, where that is something this site does not hold."""


class Article(Record):
    """An article of an instrument: `instruments/<slug>/articles/<number>.yml`."""

    label: Text | None = None
    """Shown instead of "Article N" where the act does not number its one article."""
    heading: Text | None = None
    summary: Text
    """At most 60 words, plain language, our own words."""
    text: Annotated[tuple[Unit, ...], Field(min_length=1)]
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Text | None = None
    acts_on: tuple[UnitId, ...] = ()
    """For an article of a national act: the treaty provisions that it is about."""


class Preamble(Record):
    """The preamble: `instruments/<slug>/preamble.yml`."""

    summary: Text
    opening: Text
    recitals: Annotated[tuple[Text, ...], Field(min_length=1)]
    closing: Text | None = None
    """The enacting words, such as "Have agreed as follows:"."""
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Text | None = None


class Conclusions(Record):
    """The closing formula, signature list and certification: `instruments/<slug>/closing.yml`."""

    text: Annotated[tuple[Unit, ...], Field(min_length=1)]
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Text | None = None


class EvidenceFigures(Record):
    """What became of the words of one file: counts, and the words themselves where they need a reader's eye."""

    words: int
    """Words of the printed text."""
    as_they_stand: int
    damaged: int
    """Words recognised in damaged form."""
    moved: int
    supplied: int
    """Words with no trace in the received copy."""
    noise: int
    """Words of the received copy that stand for nothing in the text."""
    supplied_words: tuple[Text, ...] = ()
    noise_words: tuple[Text, ...] = ()
    text_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    received_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Evidence(Record):
    """How the printed texts stand to the received copy: `instruments/<slug>/evidence.yml`, written by a command."""

    figures: dict[str, EvidenceFigures]
    """By file: "preamble", "1", "2" …, "closing"."""


class Division(Record):
    """A chapter, section or title: its articles, or the divisions inside it."""

    kind: Literal["chapter", "section", "title"]
    no: Annotated[str, StringConstraints(pattern=r"^[0-9IVXLC]+$")]
    heading: Text
    divisions: tuple[Division, ...] = ()
    articles: tuple[str, ...] = ()


class ForeignTitle(Record):
    """A title in its original language."""

    lang: Language
    text: Text


class DatedFact(Record):
    """A date with how well it is known. A `recalled` date is shown as not verified and never computed with."""

    on: PartialDay
    confidence: Confidence
    sources: tuple[Slug, ...] = ()
    note: Text | None = None


class Concluded(Record):
    """Place and date of adoption, signature or opening for signature."""

    place: Text | None = None
    on: PartialDay
    confidence: Confidence


class ConsentsNeeded(Record):
    """How many consents bring a treaty into force, and the provision that says so."""

    number: int
    condition: Text | None = None
    at: UnitPath | None = None


class EntryRule(Record):
    """The treaty's own rule for its entry into force for a State, used to check the stated dates.

    `first-of-month`: the first day of the month that follows the end of `months` months after the consent.
    `days-after`: `days` days after the depositary received the document. Neither is earlier than the treaty's own entry.
    """

    kind: Literal["first-of-month", "days-after"]
    months: int | None = None
    days: int | None = None
    at: Annotated[tuple[UnitPath, ...], Field(min_length=1)]


class Permission(Record):
    """A clause that lets a State make a statement of a kind, and the provisions such a statement may affect."""

    at: UnitPath
    kind: Literal["reservation", "declaration", "designation", "territorial", "withdrawal"]
    affects: tuple[UnitPath, ...] = ()
    listed_in: UnitPath | None = None
    """The closed list that names this clause, such as an article "Reservations"."""


class Instrument(Record):
    """What an instrument is: `instruments/<slug>/instrument.yml`. One without articles is known by its facts only."""

    title: Text
    short_title: Text
    label: Text
    """One or two words for chips, columns and breadcrumbs."""
    kind: Literal["treaty", "national act", "union act", "model law"]
    order: int | None = None
    """Place among the instruments whose text is here; left out where there is none."""
    hue: Literal["blue", "plum", "green", "amber", "slate"] | None = None
    original_title: ForeignTitle | None = None
    number: Text | None = None
    concluded: Concluded | None = None
    in_force: DatedFact | None = None
    consents_needed: ConsentsNeeded | None = None
    entry_rule: EntryRule | None = None
    authentic_languages: tuple[Language, ...] = ()
    text_language: Language | None = None
    text_status: Literal["authentic", "official translation", "unofficial translation", "our rendering"] | None = None
    how_made: Text | None = None
    """How the text printed here was made."""
    depositary: Text | None = None
    official_page: WebAddress | None = None
    enacted_by: Text | None = None
    in_state: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    """For a national act: the State's folder under `states/`."""
    promulgated: DatedFact | None = None
    acts_on: tuple[Slug, ...] = ()
    supplements: Slug | None = None
    calls: dict[str, Slug] = {}
    """Names that its text uses for instruments: "this Convention", "the Protocol"."""
    cited_as: tuple[Text, ...] = ()
    """How other instruments' texts name it, longest first."""
    divisions: tuple[Division, ...] = ()
    articles: tuple[str, ...] = ()
    """The articles in order, where the instrument has no divisions."""
    permits: tuple[Permission, ...] = ()
    sources: tuple[Slug, ...] = ()
    note: Text | None = None


# Sources, terms, topics


class Source(Record):
    """Something that a fact or a text rests on: `sources/<id>.yml`."""

    title: Text
    publisher: Text | None = None
    url: WebAddress | None = None
    as_of: Text | None = None
    """The date of the copy or of its content, in words where no day is known."""
    kind: Literal["depositary", "official", "database", "press", "scholarship", "received copy"] = "database"
    lang: Language | None = None
    received: Text | None = None
    """For a received copy: its file name beside this record."""
    note: Text | None = None


class Definition(Record):
    """Where a term is defined and in which instruments that definition applies."""

    at: UnitId
    applies_in: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Term(Record):
    """A defined term or a word of everyday speech: `terms/<id>.yml`."""

    term: Text
    forms: tuple[Text, ...] = ()
    """Every form in which the defined term stands in the texts, including the plural."""
    definitions: tuple[Definition, ...] = ()
    explanation: Text | None = None
    """Our own explanation of a term of treaty law that no instrument defines."""
    everyday: tuple[Text, ...] = ()
    """What people type when they mean this."""
    leads_to: tuple[UnitId, ...] = ()
    """Provisions that search offers for the term and its everyday words, best first."""
    related: tuple[Slug, ...] = ()


class Cell(Record):
    """What an instrument says on one point, and where."""

    says: Text
    at: Annotated[tuple[UnitPath, ...], Field(min_length=1)]


class Point(Record):
    """One point of comparison: a row with a cell for every compared instrument."""

    point: Text
    values: dict[Slug, Cell | Literal["not addressed"]]


class Relation(Record):
    """How the provisions of one instrument stand to another's: our editorial judgement, with its reason."""

    of: Slug
    to: Slug
    is_: Annotated[Literal["equivalent", "broader", "narrower", "overlapping", "only here"], Field(alias="is")]
    because: Text


class Topic(Record):
    """A subject of the concordance: `topics/<id>.yml`."""

    title: Text
    group: Slug
    order: int
    question: Text
    answer: Text
    """At most 80 words, our own words."""
    provisions: dict[Slug, Annotated[tuple[UnitPath, ...], Field(min_length=1)]]
    align: tuple[dict[Slug, tuple[UnitPath, ...]], ...] = ()
    """Rows that face each other; every provision of `provisions` stands in exactly one. Left out: one row."""
    relations: tuple[Relation, ...]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    related: tuple[Slug, ...] = ()
    everyday: tuple[Text, ...] = ()


class TopicGroup(Record):
    """A group of topics on the index and in the matrix."""

    id: Slug
    title: Text


class Lineage(Record):
    """Two provisions of one drafting lineage, whose wording is compared word by word."""

    earlier: UnitId
    later: UnitId


class Concordance(Record):
    """What is compared, in which order: `concordance.yml`."""

    title: Text
    subtitle: Text
    instruments: Annotated[tuple[Slug, ...], Field(min_length=2)]
    groups: Annotated[tuple[TopicGroup, ...], Field(min_length=1)]
    lineage: tuple[Lineage, ...] = ()


# States


class State(Record):
    """A State or regional organisation: `states/<iso2>/state.yml`. Named as the depositary does."""

    name: Text
    slug: Slug
    """The page's name, fixed once published."""
    sources: tuple[Slug, ...] = ()
    note: Text | None = None


class Fact(Record):
    """A date of participation, with how well it is known; `computed` follows from the treaty's own rule."""

    on: PartialDay | None = None
    """Left out where it is known that it happened but not when."""
    confidence: Confidence | Literal["computed"]


class Consent(Fact):
    """The expression of consent to be bound."""

    kind: Literal["ratification", "acceptance", "approval", "accession", "notification"]


class Participation(Record):
    """Signature, consent and entry into force of one instrument for one State."""

    signed: Fact | None = None
    consent: Consent | None = None
    in_force: Fact | None = None
    confidence: Confidence
    sources: tuple[Slug, ...] = ()
    note: Text | None = None
    conflict: Text | None = None
    """Where sources disagree: what each says and which was kept."""


class Made(Record):
    """When and how a statement was made."""

    on: PartialDay | None = None
    at: Literal["signature", "deposit", "later"] | None = None


class Authority(Record):
    """An institution that a State named, with its role. Never a person, telephone number or e-mail address."""

    name: Text
    unit: Text | None = None
    place: Text | None = None
    role: Literal["extradition", "mutual assistance", "24/7"]


class Statement(Record):
    """A reservation, declaration, designation, territorial statement or withdrawal made by a State."""

    id: Slug
    """Stable inside the file, never used again, such as `22-2-reservation`."""
    kind: Literal["reservation", "declaration", "designation", "territorial", "withdrawal"]
    affects: Annotated[tuple[UnitPath, ...], Field(min_length=1)]
    permitted_by: tuple[UnitPath, ...] = ()
    """The clause that permits it; empty where it was registered outside the treaty's lists (say so in `outside_lists`)."""
    outside_lists: Text | None = None
    made: Made = Made()
    withdrawn: PartialDay | None = None
    withdraws: Slug | None = None
    """For a withdrawal: the statement that it takes back."""
    on_record: bool = True
    """False where only national law provides for it and no deposit was found."""
    effect: Text
    authority: Authority | None = None
    quote: Text | None = None
    """The statement's own words, only where a seed document gives them."""
    sources: tuple[Slug, ...] = ()
    confidence: Confidence
    note: Text | None = None
    flag: Text | None = None
    """A doubt to show beside the statement and in the gap register."""


class StateInstrument(Record):
    """One State and one instrument: `states/<iso2>/<instrument>.yml`."""

    participation: Participation
    statements: tuple[Statement, ...] = ()


# Scholarship


class Claim(Record):
    """Something a work says, in our own words, set beside what the texts and the register show."""

    says: Text
    we_find: Text | None = None
    provisions: tuple[UnitId, ...] = ()
    topics: tuple[Slug, ...] = ()
    states: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], ...] = ()


class Work(Record):
    """A scholarly work: `literature/<id>.yml`."""

    title: ForeignTitle
    title_en: Text | None = None
    authors: Annotated[tuple[Text, ...], Field(min_length=1)]
    year: int | None = None
    in_: Annotated[Text | None, Field(alias="in")] = None
    pages: Text | None = None
    licence: Text | None = None
    url: WebAddress | None = None
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
