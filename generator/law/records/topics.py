"""The records of the concordance: topics with their points and relations, and what is compared."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.law.fields import Count, Day, Name, Order, Prose, Record, Slug, Text, UnitId, UnitPath


class QuotedRun(Record):
    """Words that stand more than once in what a cell cites, and which of them are meant."""

    run: Text
    at: UnitPath | None = None
    """The unit inside which they are looked for."""
    nth: Count | None = None
    """Which of them, in the order of reading, where they stand there more than once."""


class Cell(Record):
    """What an instrument says on one point, where, and the words that carry it."""

    says: Prose
    at: Annotated[tuple[UnitPath, ...], Field(min_length=1)]
    words: tuple[
        Annotated[
            Annotated[QuotedRun, Tag("<run>")] | Annotated[Text, Tag("<text>")],
            Discriminator(lambda value: "<text>" if isinstance(value, str) else "<run>"),
        ],
        ...,
    ] = ()
    """Runs of the text of a cited unit, letter by letter, as short as proves the value."""
    silence: Prose | None = None
    """What the provision leaves out, where the value rests on that."""


class Point(Record):
    """One point of comparison: a row with a cell for every compared instrument."""

    point: Name
    stands: Literal["same", "differs"] | None = None
    """Whether the values say the same in substance; only where two or more instruments have one."""
    values: dict[
        Slug,
        Annotated[
            Annotated[Cell, Tag("<cell>")] | Annotated[Literal["not addressed"], Tag("<word>")],
            Discriminator(lambda value: "<word>" if isinstance(value, str) else "<cell>"),
        ],
    ]


class Relation(Record):
    """How the provisions of one instrument stand to another's: our editorial judgement, with its reason."""

    of: Slug
    to: Slug
    is_: Annotated[Literal["equivalent", "broader", "narrower", "overlapping", "only here"], Field(alias="is")]
    row: tuple[Name, ...] = ()
    """Of `broader` and `narrower`: every point where the texts differ, all of which the wider text goes beyond."""
    own: tuple[Name, ...] = ()
    """Points that differ only in which instrument's own acts, Parties, place or date are meant."""
    because: Prose


class Topic(Record):
    """A subject of the concordance: `topics/<id>.yml`."""

    title: Name
    group: Slug
    order: Order
    question: Prose
    answer: Prose
    """At most 80 words, our own words."""
    provisions: dict[Slug, Annotated[tuple[UnitPath, ...], Field(min_length=1)]]
    align: tuple[dict[Slug, tuple[UnitPath, ...]], ...] = ()
    """Rows that face each other; every provision of `provisions` stands in exactly one. Left out: one row."""
    relations: tuple[Relation, ...]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    related: tuple[Slug, ...] = ()
    everyday: tuple[Name, ...] = ()


class TopicGroup(Record):
    """A group of topics on the index and in the matrix."""

    id: Slug
    title: Name


class Lineage(Record):
    """Two provisions of one drafting lineage, whose wording is compared word by word."""

    earlier: UnitId
    later: UnitId


class Concordance(Record):
    """What is compared, in which order: `concordance.yml`."""

    title: Name
    subtitle: Prose
    examples: tuple[Name, ...] = ()
    """Inputs that the find box answers, shown where it invites to type."""
    as_of: Day
    """The day that counts as today: a State's position on it is shown as the present. No build reads a clock."""
    instruments: Annotated[tuple[Slug, ...], Field(min_length=1)]
    groups: Annotated[tuple[TopicGroup, ...], Field(min_length=1)]
    lineage: tuple[Lineage, ...] = ()
    ledgers: tuple[Literal["ids", "reviewed"], ...] = ()
    """The ledgers that must exist: of published ids (`ids.txt`), of accepted words and facts (`reviewed.txt`)."""
