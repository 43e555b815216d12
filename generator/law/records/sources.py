"""The records of sources, terms and scholarly works."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.law.fields import (
    Hash,
    Language,
    Name,
    Prose,
    ReceivedFile,
    Record,
    Slug,
    StateCode,
    UnitId,
    WebAddress,
    Year,
)
from generator.law.records.instruments import ForeignTitle
from generator.law.records.kinds import ListedKind


class ListOf(Record):
    """What the address of a source leads to: the depositary's list of one State's statements of a kind."""

    state: StateCode
    instrument: Slug
    kind: ListedKind


class Source(Record):
    """Something that a fact or a text rests on: `sources/<id>.yml`."""

    title: Name
    publisher: Name | None = None
    url: WebAddress | None = None
    as_of: Name | None = None
    """The date of the copy or of its content, in words where no day is known."""
    kind: Literal["depositary", "official", "database", "press", "scholarship", "received copy"] = "database"
    lang: Language | None = None
    list_of: ListOf | None = None
    """Where it is a State's own list, for readers who need the present one."""
    received: ReceivedFile | None = None
    """For a received copy: its file, from the folder of this record."""
    sha256: Hash | None = None
    """The SHA-256 of that file, so that the evidence cannot change unseen."""
    note: Prose | None = None


class Definition(Record):
    """Where a term is defined and in which instruments that definition applies."""

    at: UnitId
    applies_in: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Term(Record):
    """A defined term or a word of everyday speech: `terms/<id>.yml`."""

    term: Name
    forms: tuple[Name, ...] = ()
    """Every form in which the defined term stands in the texts, including the plural."""
    definitions: tuple[Definition, ...] = ()
    explanation: Prose | None = None
    """Our own explanation of a term of treaty law that no instrument defines."""
    everyday: tuple[Name, ...] = ()
    """What people type when they mean this."""
    leads_to: tuple[UnitId, ...] = ()
    """Provisions that search offers for the term and its everyday words, best first."""
    related: tuple[Slug, ...] = ()


class Claim(Record):
    """Something a work says, in our own words, set beside what the texts and the register show."""

    title: Name
    """The claim in a few words, for lists."""
    says: Prose
    we_find: Prose | None = None
    """What the texts and the register show, with citations and figures (see the records of guides)."""
    provisions: tuple[UnitId, ...] = ()
    topics: tuple[Slug, ...] = ()
    states: tuple[StateCode, ...] = ()


class Work(Record):
    """A scholarly work: `literature/<id>.yml`. Its data, and its claims in our own words; never its sentences."""

    title: ForeignTitle
    title_en: Name | None = None
    """Our translation of the title, where it is not in English."""
    authors: Annotated[tuple[Name, ...], Field(min_length=1)]
    institution: Name | None = None
    year: Year | None = None
    in_: Annotated[Name | None, Field(alias="in")] = None
    """The journal or collection that printed it."""
    pages: Name | None = None
    licence: Name | None = None
    url: WebAddress | None = None
    source: Slug | None = None
    """Its entry among the sources, where facts of the register rest on it too."""
    abstracts: tuple[Language, ...] = ()
    """The languages in which it has an abstract."""
    about: Prose
    """What it is about, in our own words."""
    seen: Prose
    """What of it was read here, and how its bibliographic data are known."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
