"""Chapters, sections and titles that a citation names: "Chapter II, Section 1, Title 1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.search.typed.atoms import Step
from generator.search.typed.places import OfferedUnit
from generator.search.typed.table import CitableDivision, CitableInstrument
from generator.search.typed.understand import read_roman


def find_divisions(entry: CitableInstrument, steps: Sequence[Step]) -> list[CitableDivision]:
    """Return the divisions that the steps lead to; several where an inner one is named without those around it."""
    found = list(entry.divisions)
    for at, step in enumerate(steps):
        pool = _walk(found) if at == 0 else (inner for division in found for inner in _walk(division.inner))
        found = [each for each in pool if each.kind == step.level and _number(each.no) == _number(step.value)]
    return found


def offer_division(entry: CitableInstrument, division: CitableDivision) -> OfferedUnit:
    """Return a division as it is offered."""
    return OfferedUnit(division.id, division.label, division.heading, "", f"{entry.slug}/full.html#{division.anchor}")


def _walk(divisions: Sequence[CitableDivision]) -> Iterator[CitableDivision]:
    for division in divisions:
        yield division
        yield from _walk(division.inner)


def _number(no: str) -> int:
    return int(no) if no.isdigit() else read_roman(no.lower())
