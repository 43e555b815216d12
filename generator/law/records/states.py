"""The records of the register: States, their part in an instrument, and their statements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.law.fields import Confidence, Name, PartialDay, Prose, Record, Slug, Text, Truth, UnitPath

ListedKind = Literal[
    "reservations",
    "declarations",
    "authorities",
    "territorial application",
    "communications",
    "objections",
    "reservations or declarations",
]
"""What the columns of a list are called; the last one for a list that does not tell the two apart."""


class State(Record):
    """A State or regional organisation: `states/<iso2>/state.yml`. Named as the depositary does."""

    name: Name
    slug: Slug
    """The page's name, fixed once published."""
    known_as: tuple[Name, ...] = ()
    """Other names in use, by which it is found too."""
    sources: tuple[Slug, ...] = ()
    note: Prose | None = None


class Fact(Record):
    """A date of participation, with how well it is known; `computed` follows from the treaty's own rule.

    A consent may be counted back from the entry into force: to the month under `first-of-month`, to the day under
    `days-after`; `note` says so.
    """

    date: PartialDay | None = None
    """Left out where it is known that it happened but not when."""
    confidence: Literal["confirmed", "single-source", "computed"]


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
    note: Prose | None = None
    conflict: Prose | None = None
    """Where sources disagree: what each says and which was kept."""


class Made(Record):
    """When and how a statement was made."""

    date: PartialDay | None = None
    at: Literal["signature", "deposit", "later"] | None = None


class Authority(Record):
    """An institution that a State named, with its role. Never a person, telephone number or e-mail address."""

    name: Name
    unit: Name | None = None
    place: Name | None = None
    role: Literal["extradition", "mutual assistance", "24/7"]


class Statement(Record):
    """A reservation, declaration, designation, territorial statement or withdrawal made by a State."""

    id: Slug
    """Stable inside the file, never used again, such as `22-2-reservation`."""
    kind: Literal["reservation", "declaration", "designation", "territorial", "withdrawal"]
    affects: Annotated[tuple[UnitPath, ...], Field(min_length=1)]
    permitted_by: tuple[UnitPath, ...] = ()
    """The clause that permits it; empty where the treaty's lists name none (say so in `outside_lists`)."""
    outside_lists: Prose | None = None
    made: Made = Made()
    withdrawn: PartialDay | None = None
    withdraws: Slug | None = None
    """For a withdrawal: the statement that it takes back."""
    on_record: Truth = True
    """False where only national law provides for it and no deposit was found."""
    effect: Prose
    authority: Authority | None = None
    quote: Text | None = None
    """The statement's own words, only where a seed document gives them."""
    sources: tuple[Slug, ...] = ()
    confidence: Confidence
    note: Prose | None = None
    flag: Prose | None = None
    """A doubt to show beside the statement and in the gap register."""


class Listed(Record):
    """The kinds of statement that a list shows for the State: the depositary's chart, or another collection."""

    date: PartialDay | None = None
    """The day of which the list is; left out where the copy bears none."""
    kinds: tuple[ListedKind, ...] = ()
    complete: Truth = False
    """A kind that is not named was not on record on that day. Only the depositary's own list can say so."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class StateInstrument(Record):
    """One State and one instrument: `states/<iso2>/<instrument>.yml`."""

    participation: Participation
    listed: Listed | None = None
    statements: tuple[Statement, ...] = ()
