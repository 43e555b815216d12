"""The records of guides: scenarios, exercises, and our words for the tables made from the wordings.

Their text fields, and those of scholarly works, may cite: `[treaty:22(1)]`, `[topic:lending]`, `[state:xa]`,
`[term:party]`, and use figures that follow the data, such as `{parties:treaty}`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.law.fields import Minutes, Name, Order, Prose, Record, Slug, UnitId
from generator.law.records.topics import Cell


class Scenario(Record):
    """A short story from everyday life and the provisions that speak to it: `scenarios/<id>.yml`. No legal advice."""

    title: Name
    group: Slug
    """What it is about: one of the groups that `editorial.yml` lists."""
    order: Order
    story: Prose
    questions: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """What a reader would ask."""
    instruments: dict[Slug, Annotated[tuple[Cell, ...], Field(min_length=1)]]
    """What each instrument says about it, and where."""
    silent: tuple[Slug, ...] = ()
    """The compared instruments in which no provision speaks to it."""
    part: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """Where the instruments part."""
    national: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """What depends on national law, or on what a State reserved or declared."""
    topics: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Topics of the concordance to read on."""


class Question(Record):
    """A question of an exercise with a model answer, opened after trying."""

    ask: Prose
    answer: Prose
    at: tuple[UnitId, ...] = ()
    """The provisions that the answer rests on."""


class Exercise(Record):
    """An exercise for teachers and students: `exercises/<id>.yml`."""

    title: Name
    order: Order
    minutes: Minutes
    skill: Name
    """What it trains, in a few words."""
    task: Prose
    compare: Annotated[tuple[UnitId, ...], Field(min_length=1, max_length=3)]
    """The provisions that the prefilled comparison opens with: it has room for three."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Extract(Record):
    """Our short words for a provision in a table made from the wordings."""

    at: UnitId
    says: Prose


class PassedOver(Record):
    """A provision whose words look like those of a table but are not, and why."""

    at: UnitId
    why: Prose


class ExtractTable(Record):
    """One table: what is described and what is passed over. Together they hold everything found in the wordings."""

    rows: tuple[Extract, ...] = ()
    passed: tuple[PassedOver, ...] = ()


class Extracts(Record):
    """Our words for the tables made from the wordings: `extracts.yml`."""

    periods: ExtractTable = ExtractTable()
    """Every period of time."""
    thresholds: ExtractTable = ExtractTable()
    """Every threshold of seriousness."""
    options: ExtractTable = ExtractTable()
    """Every choice that a provision leaves."""
