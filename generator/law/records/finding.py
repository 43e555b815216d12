"""The record of what people type: names of instruments and States and words of other languages: `find.yml`."""

from __future__ import annotations

from pydantic import Field

from generator.law.fields import Language, Name, Record, Slug, StateCode


class Finding(Record):
    """Names and words beyond those that the site itself uses, by what they stand for: `find.yml`."""

    languages: tuple[Language, ...] = ()
    """Languages in which people type names of States, beside English; those of the texts where none is named."""
    series: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    """Other names of the series that instruments are numbered in, by the letters that `number` begins with."""
    beside: tuple[Name, ...] = ()
    """What stands beside the name of an instrument and tells none from another: the body, or the place, it is of."""
    elsewhere: tuple[Name, ...] = ()
    """Words of a citation that name a text which is not held here."""
    instruments: dict[Slug, tuple[Name, ...]] = Field(default_factory=dict)
    """Names of instruments as people write them, in any language and case of grammar."""
    states: dict[StateCode, tuple[Name, ...]] = Field(default_factory=dict)
    """Official, former and short names of States, in any language; CLDR's own names need not be repeated."""
    absent: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    """States that people look for and of which nothing is held, with their other names."""
    pages: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    """Questions, in their own words, that a page of the site answers, by its path."""
    topics: dict[Slug, tuple[Name, ...]] = Field(default_factory=dict)
    """Words of other languages for what a topic is about."""
