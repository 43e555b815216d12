"""The records of the register: States, their part in an instrument, and their statements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.law.fields import Confidence, Name, PartialDay, Prose, Record, Slug, Text, Truth, UnitPath
from generator.law.records.kinds import ListedKind, Nature, Role, StatementId, StatementKind

StateKind = Literal["state", "territory", "organisation"]


class State(Record):
    """A State, a territory or a regional organisation: `states/<iso2>/state.yml`. Named as the depositary does."""

    name: Name
    slug: Slug
    """The page's name, fixed once published."""
    kind: StateKind = "state"
    """What it is; left out for a State."""
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
    """How it consented to be bound."""

    kind: Literal[
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "notification",
        "succession",
        "definitive signature",
        "transposition",
        "application",
        "extension",
    ]
    """The last three are steps of acts: a directive transposed, an act applied of its own accord, or extended to it."""


class Ended(Record):
    """The end of a State's participation: denounced, withdrawn from, or replaced by a later instrument."""

    by: Literal["denunciation", "withdrawal", "replacement"]
    received: PartialDay | None = None
    """When the depositary received the notification."""
    effective: PartialDay | None = None
    """When it took effect; left out, the instrument's `exit_rule` counts it from the receipt."""
    confidence: Literal["confirmed", "single-source", "computed"]


class Suspended(Record):
    """A time in which the instrument is suspended for the State."""

    date: PartialDay
    until: PartialDay | None = None
    confidence: Confidence


class Participation(Record):
    """Signature, consent, entry into force and end of one instrument for one State."""

    signed: Fact | None = None
    consent: Consent | None = None
    in_force: Fact | None = None
    provisional: Fact | None = None
    """Since when the State applies it provisionally."""
    suspended: Suspended | None = None
    ended: Ended | None = None
    confidence: Confidence
    sources: tuple[Slug, ...] = ()
    note: Prose | None = None
    conflict: Prose | None = None
    """Where sources disagree: what each says and which was kept."""


class Made(Record):
    """When and how a statement was made."""

    date: PartialDay | None = None
    at: Literal["signature", "deposit", "later"] | None = None


class Succession(Record):
    """What came in the place of an institution by national law, whether or not the depositary was notified."""

    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    since: PartialDay
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Authority(Record):
    """An institution that a State named, with its role. Never a person, telephone number or e-mail address."""

    name: Name
    unit: Name | None = None
    place: Name | None = None
    role: Role
    """What it is named for: a word under `roles:` in `editorial.yml`."""
    limited_to: Name | None = None
    """The part of the role that it is named for, where several share it: "requests by post", "outgoing requests"."""
    succeeded_by: Succession | None = None


class Change(Record):
    """A change of a statement that leaves it standing, with what changed."""

    date: PartialDay | None = None
    what: Literal["modified", "updated", "corrected", "partly withdrawn"]
    says: Prose
    sources: tuple[Slug, ...] = ()


class Statement(Record):
    """A statement made by a State: a reservation, declaration, designation, objection or another kind."""

    id: Slug
    """Stable inside the file, never used again, such as `22-2-reservation`."""
    kind: StatementKind
    nature: Nature | None = None
    affects: Annotated[tuple[UnitPath, ...], Field(min_length=1)]
    permitted_by: tuple[UnitPath, ...] = ()
    """The clause that permits it; empty where the treaty's lists name none (say so in `outside_lists`)."""
    outside_lists: Prose | None = None
    made: Made = Made()
    registered: PartialDay | None = None
    """When the depositary registered it, where that is another day than the one on which it was made."""
    effective: PartialDay | None = None
    """The day of effect that a source gives; compared with the clause's own count."""
    changes: tuple[Change, ...] = ()
    withdrawn: PartialDay | None = None
    withdraws: Slug | None = None
    """For a withdrawal: the statement that it takes back."""
    objects_to: StatementId | None = None
    """For an objection: the statement of another State that it is about."""
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
