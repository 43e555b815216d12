"""What clauses of an instrument provide: consents, entry into force, statements, what is carried over, duties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.law.fields import (
    ArticleNumber,
    BadValue,
    Count,
    Name,
    PartialDay,
    Prose,
    Record,
    Slug,
    StateCode,
    UnitPath,
)
from generator.law.records.kinds import Role, StatementKind


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
    """For a designation: what the authority is named for, a word under `roles:` in `editorial.yml`."""
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
