"""The view of a unit in a book: its words in runs, linked where what they refer to stands in the same book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.law import records
from generator.law.corpus import Unit, Wording
from generator.law.marks import cut_wording

Place = Callable[[str], str]
"""Gives the href of a unit, division or instrument inside the book; nothing where it stands elsewhere."""


@dataclass(frozen=True)
class BookRun:
    """Words, with a link or none."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class BookUnit:
    """A unit of a text in a book; `id` is empty where the book may show it more than once."""

    id: str
    no: str
    kind: str
    own: tuple[BookRun, ...]
    items: tuple[BookUnit, ...]
    closing: tuple[BookRun, ...]
    more: tuple[BookUnit, ...]
    table: records.ProvisionTable | None = None
    footnotes: tuple[records.Footnote, ...] = ()
    under: str = ""
    """The heading of the division of a schedule that begins with it."""


def view_book_unit(unit: Unit, place: Place, *, with_id: bool = True) -> BookUnit:
    """Make the view of a unit and all inside it."""
    return BookUnit(
        id=unit.id.eid if with_id else "",
        no=unit.no if unit.no and unit.shows_number else "",
        kind=unit.kind,
        own=_runs(unit.own, place),
        items=tuple(view_book_unit(item, place, with_id=with_id) for item in unit.items),
        closing=_runs(unit.closing, place),
        more=tuple(view_book_unit(further, place, with_id=with_id) for further in unit.more),
        table=unit.table,
        footnotes=unit.footnotes,
        under=f"{unit.under.name} {unit.under.heading}" if unit.under else "",
    )


def _runs(words: Wording | None, place: Place) -> tuple[BookRun, ...]:
    if words is None:
        return ()
    return tuple(BookRun(run.text, place(run.targets[0]) if run.targets else "") for run in cut_wording(words))
