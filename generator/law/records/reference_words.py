"""The record of how a language refers to provisions: its words for units, in every form that its grammar gives them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.law.fields import Name, Record, Slug, Truth, UnitNumber

ReferredUnit = Literal[
    "article", "section", "rule", "regulation", "clause", "schedule", "annex", "appendix", "recital", "subsection",
    "paragraph", "sub-paragraph", "point",
]  # fmt: skip
Forms = Annotated[tuple[Name, ...], Field(min_length=1)]


class ReferenceWords(Record):
    """By which words a text in another language refers to provisions, each in all its forms."""

    units: dict[ReferredUnit, Forms]
    """Words for units, with what is written together with them: `article: [article, articles]`."""
    numbers_first: Truth = False
    """Whether a number stands before its word: `3. panta 2. punkts`."""
    joins: tuple[Name, ...] = ()
    """Words between a unit and the one that it stands in: `de l’`, `du`."""
    lists: tuple[Name, ...] = ()
    """Words between numbers of a list: `et`, `ou`."""
    ranges: tuple[Name, ...] = ()
    """Words between the first and the last number of a range: `à`."""
    own: tuple[Name, ...] = ()
    """Names that the text uses for itself, and what says that the article is meant in which the words stand."""
    names: dict[Name, Slug] = Field(default_factory=dict)
    """Names that the text uses for other instruments."""
    numbers: dict[Name, UnitNumber] = Field(default_factory=dict)
    """Numbers in words: `première: "1"`."""
