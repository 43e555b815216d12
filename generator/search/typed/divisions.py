"""Chapters, sections and titles that a citation names: "Chapter II, Section 1, Title 1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.search.typed.atoms import Step
from generator.search.typed.places import OfferedUnit, is_division
from generator.search.typed.table import CitableDivision, CitableInstrument


def find_divisions(entry: CitableInstrument, steps: Sequence[Step]) -> list[CitableDivision]:
    """Return the divisions that the steps lead to; several where an inner one is named without those around it."""
    found = list(entry.divisions)
    for at, step in enumerate(steps):
        pool = _walk(found) if at == 0 else (inner for division in found for inner in _walk(division.inner))
        found = [each for each in pool if is_division(each.kind, each.no, step)]
    return found


def offer_division(entry: CitableInstrument, division: CitableDivision) -> OfferedUnit:
    """Return a division as it is offered."""
    return OfferedUnit(division.id, division.label, division.heading, "", f"{entry.slug}/full.html#{division.anchor}")


def _walk(divisions: Sequence[CitableDivision]) -> Iterator[CitableDivision]:
    for division in divisions:
        yield division
        yield from _walk(division.inner)
