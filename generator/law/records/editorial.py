"""The record of what the editors of a concordance decided: its lists and the words they go by: `editorial.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from generator.law.field_text import BadValue
from generator.law.fields import Day, Name, Prose, Record, Slug, StateCode, Truth
from generator.law.numerals import NUMBER

_LONGEST_PATTERN = 600
_NUMBER = "{number}"


def _need_pattern(text: str) -> str:
    why = "what it finds is promised to be complete"
    if len(text) > _LONGEST_PATTERN:
        raise BadValue(f"should have at most {_LONGEST_PATTERN} characters", why, "write several patterns")
    if re.search(r"[*+}]\)?[*+{]", text):
        raise BadValue("should not repeat what is repeated", "it could take for ever", "repeat one of the two")
    try:
        found = re.compile(text.replace(_NUMBER, NUMBER), re.IGNORECASE).search("")
    except re.error as fault:
        raise BadValue(f"should be a regular expression: {fault.msg}", why, "escape signs with a backslash") from None
    if found:
        raise BadValue("should not find nothing", why, "name at least one letter or digit")
    return text


_SCHEMA = WithJsonSchema({"type": "string", "maxLength": _LONGEST_PATTERN})
Pattern = Annotated[str, AfterValidator(_need_pattern), _SCHEMA]
"""A regular expression, whatever the case of letters; `{number}` stands for a number in digits or words."""


class TableName(Record):
    """What something is called in tables for programs, where its own name would be read as something else there."""

    name: Name
    since: Day | None = None
    """Since when, where tables with its own name were published before."""
    why: Name | None = None


class RoleWords(Record):
    """A role that authorities are named for."""

    title: Name
    """The heading above those that have it."""
    means: Prose
    in_tables: TableName | None = None
    urgent: Truth = False
    """Looked for in a hurry: such roles are shown first."""


class FurtherWords(Record):
    """A second part of a table: what resembles what it is about."""

    title: Name
    about: Prose
    find: Annotated[tuple[Pattern, ...], Field(min_length=1)]


class TableWords(Record):
    """A table made from the wordings: what it is called, and what it finds in them."""

    title: Name
    short_title: Name | None = None
    """For menus; left out where the title is short."""
    about: Prose
    short: Name
    """What it lists, in a few words, for the index of guides."""
    find: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    further: FurtherWords | None = None


TableKind = Literal["periods", "thresholds", "options"]


class Doors(Record):
    """The questions on the home page that lead to its main parts."""

    topics: Name = "What does each text say?"
    states: Name = "What did a State change?"
    authorities: Name = "Who answers?"
    pairs: Name = "What binds two States?"
    guides: Name = "Ways in for readers who are not lawyers"


class Samples(Record):
    """What boxes invite to type, as examples; nothing where it is left out."""

    topics: Name | None = None
    """Above the list of topics."""
    points: Name | None = None
    """Above the table of all points."""
    words: Name | None = None
    """In the query of all words, on the page about the data; the first word of a heading where it is left out."""


class OwnCode(Record):
    """A code of the corpus for what ISO 3166-1 has no code for."""

    means: Prose
    """Whose it is, and where it comes from."""


class Advice(Record):
    """What readers find said beside the texts; nothing where it is left out."""

    acts: Prose | None = None
    """Beside national acts: what they do not show."""
    citing: Prose | None = None
    """To students, at the end of the exercises: what to cite, and how."""


class Editorial(Record):
    """The lists and words of the editors: `editorial.yml`. A corpus without one has none of these lists."""

    roles: dict[Name, RoleWords] = Field(default_factory=dict)
    """The roles of authorities, by the word that statements use."""
    codes: dict[StateCode, OwnCode] = Field(default_factory=dict)
    """Codes of States, territories and organisations that are not assigned by ISO 3166-1. `xa` to `xz`, which that
    standard leaves to its users, need not be listed."""
    scenario_groups: dict[Slug, Name] = Field(default_factory=dict)
    """The groups of scenarios in their order, with their headings."""
    tables: dict[TableKind, TableWords] = Field(default_factory=dict)
    """The tables made from the wordings; one that is left out is not made."""
    doors: Doors = Doors()
    samples: Samples = Samples()
    notes: Advice = Advice()
