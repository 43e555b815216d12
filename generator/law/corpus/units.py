"""Units of text and divisions, with the references and defined terms in their wordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.law import records
from generator.law.ids import ProvisionId

UnitKind = Literal[
    "article", "preamble", "conclusions", "paragraph", "point", "indent", "sub-paragraph", "recital", "division"
]
"""A division is a Part of a schedule whose paragraphs are numbered afresh."""


@dataclass(frozen=True)
class ReferencePart:
    """A stretch of a reference with a link of its own."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A reference inside a wording: `wording.text[start:end]`, and what it points to."""

    start: int
    end: int
    quote: str
    targets: tuple[str, ...]
    """Ids of units and divisions, or slugs of instruments; empty for something outside this site."""
    outside: str | None = None
    """What it refers to, where that is not held here."""
    parts: tuple[ReferencePart, ...] = ()
    """What can carry a link of its own, where the reference names several things: `Articles 3 through 5`, `7`."""


@dataclass(frozen=True)
class TermUse:
    """A defined term inside a wording, and the unit that defines it for this instrument."""

    start: int
    end: int
    term: str
    definition: ProvisionId


@dataclass(frozen=True)
class Wording:
    """A run of words of a unit, with the references and defined terms found in it, in order and apart."""

    text: str
    references: tuple[Reference, ...] = ()
    terms: tuple[TermUse, ...] = ()


@dataclass(frozen=True)
class Division:
    """A chapter, section, title or part of an instrument, or of a schedule or annex."""

    id: str
    kind: str
    no: str
    heading: str
    anchor: str
    divisions: tuple[Division, ...]
    articles: tuple[str, ...]
    """The numbers of its articles; one inside a schedule or annex has none."""

    @property
    def name(self) -> str:
        """Return the name as the instrument writes it: `Chapter II`."""
        return f"{self.kind.capitalize()} {self.no}"

    def walk(self) -> Iterator[Division]:
        """Yield this division and all inside it."""
        yield self
        for inner in self.divisions:
            yield from inner.walk()

    def all_articles(self) -> Iterator[str]:
        """Yield the numbers of all articles in it, in order."""
        yield from self.articles
        for inner in self.divisions:
            yield from inner.all_articles()


@dataclass(frozen=True)
class Unit:
    """One unit of a text. Its words stand in the order `own`, `items`, `closing`, `more`."""

    id: ProvisionId
    kind: UnitKind
    no: str | None
    own: Wording | None
    items: tuple[Unit, ...]
    closing: Wording | None
    more: tuple[Unit, ...]
    note: str | None
    label: str = ""
    """The form a lawyer writes, with the numbers as printed: `22(1)(d)`, `12A(1)`, `Schedule 1, paragraph 2`."""
    spelt: tuple[str, ...] = ()
    """Each step that leads to it, in words: `paragraph 1`, `point d`."""
    table: records.ProvisionTable | None = None
    """A table that follows its own words."""
    footnotes: tuple[records.Footnote, ...] = ()
    shows_number: bool = False
    """Whether its number is printed: that of a recital often is not."""
    under: Division | None = None
    """The division of a schedule or annex that begins with it, or that it is."""

    @property
    def children(self) -> tuple[Unit, ...]:
        """Return the units inside this one, in the order of the text."""
        return (*self.items, *self.more)

    def walk(self) -> Iterator[Unit]:
        """Yield this unit and all inside it, parents before children."""
        yield self
        for child in self.children:
            yield from child.walk()

    def inside(self) -> Iterator[Division]:
        """Yield the divisions that a schedule or annex has, in order."""
        yield from (unit.under for unit in self.children if unit.under)

    def words(self) -> Iterator[str]:
        """Yield the wordings of this unit and all inside it in reading order, numbers left out."""
        if self.under:
            yield self.under.heading
        if self.own:
            yield self.own.text
        yield from self.beside()
        for item in self.items:
            yield from item.words()
        if self.closing:
            yield self.closing.text
        for unit in self.more:
            yield from unit.words()

    def beside(self) -> Iterator[str]:
        """Yield the words of its table and its footnotes, cell by cell."""
        yield from records.list_beside(self.table, self.footnotes)

    def printed(self) -> Iterator[str]:
        """Yield what a reader sees, in reading order: each number, then its words."""
        if self.under:
            yield from (self.under.name, self.under.heading)
        if self.no is not None and self.shows_number:
            yield self.no
        if self.own:
            yield self.own.text
        yield from self.beside()
        for item in self.items:
            yield from item.printed()
        if self.closing:
            yield self.closing.text
        for unit in self.more:
            yield from unit.printed()


def division_inside(head: Unit, unit: Unit) -> str | None:
    """Return the division of a schedule or annex that a unit of it stands in; None where it has none."""
    found = None
    for child in head.children:
        found = child.under.id if child.under else found
        if unit.id.steps[:1] == child.id.steps[:1]:
            return found
    return None
