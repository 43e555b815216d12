"""The records of a provision's versions: its text in another language, and its text at another time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.law.fields import BadValue, Language, Name, Prose, Record, Slug, Target, Text
from generator.law.records.reference_words import ReferenceWords


class ProvisionTable(Record):
    """A table inside a unit: its columns and its rows of cells."""

    caption: Name
    """What it shows, as printed or in our own words: a reader who hears it needs a name."""
    columns: Annotated[tuple[Name, ...], Field(min_length=1)]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]
    """Each row has a cell for each column; the first cell names the row."""

    @model_validator(mode="after")
    def _need_even_rows(self) -> ProvisionTable:
        if any(len(row) != len(self.columns) for row in self.rows):
            should = f"should have {len(self.columns)} cells in each row, as it has columns"
            raise BadValue(should, "a cell in the wrong column says what the law does not", "write every cell")
        return self


class Footnote(Record):
    """A footnote of a unit: its mark, the words that bear it, and what it says."""

    mark: Name
    after: Name
    """The words that the mark follows, exactly as they stand in the unit's own text."""
    text: Text


def list_beside(table: ProvisionTable | None, footnotes: Iterable[Footnote]) -> Iterator[str]:
    """Yield the words of a table, row by row, and of footnotes, each after its mark."""
    if table:
        yield table.caption
        yield from table.columns
        yield from (cell for row in table.rows for cell in row)
    for footnote in footnotes:
        yield from (footnote.mark, footnote.text)


class AmendedBy(Record):
    """What made a change of the law: in words, and the provision or instrument where it is held here."""

    what: Name
    at: Target | None = None


class TextVersion(Record):
    """How a text stands in another language: in `instrument.yml`, for all its provisions."""

    lang: Language
    status: Literal["authentic", "official translation", "unofficial translation", "our rendering"]
    how_made: Prose
    source: Slug | None = None
    refers: ReferenceWords | None = None
    """By which words it refers to provisions; where that is left out, its references are not read."""
