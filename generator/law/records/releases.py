"""The record of a release of the data: what it held, and what changed since the one before."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.law.fields import Count, Hash, Label, Name, Prose, Record, Slug, Text


class RecordedChange(Record):
    """One change, as `diff` tells it."""

    table: Slug
    """The export that shows it."""
    id: Name
    """The key of its row there."""
    what: Name
    """What it is about, in words."""
    change: Literal["added", "removed", "changed"]
    column: Label | None = None
    words: Text | None = None
    """The old and the new value in one: `[-struck-] {+put in+}`."""


class KeptTables(Record):
    """The tables of a released edition, kept as they were in `releases/<day>.zip`; written by the command `release`."""

    version: Label
    """The version of the data that they are of."""
    sha256: Hash
    """The SHA-256 of that file, so that an edition cannot change unseen."""


class Release(Record):
    """A release of the data, written by the command `release`: `releases/<day>.yml`. Title and note may be edited."""

    title: Name
    note: Prose | None = None
    """What readers should know about it, in our own words."""
    since: Label | None = None
    """The version of the data that it was compared with; left out for the first."""
    kept: KeptTables | None = None
    """Left out where its tables were not kept."""
    counts: Annotated[dict[Slug, Count], Field(min_length=1)]
    """Rows of each table, by its name."""
    changes: tuple[RecordedChange, ...] = ()
