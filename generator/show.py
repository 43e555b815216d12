"""Find units by a typed citation and print them for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator import routes
from generator.corpus import Corpus, Unit
from generator.ids import MalformedId, parse_id


def find_units(corpus: Corpus, citation: str) -> tuple[list[Unit], str]:
    """Give the units that a citation names, and what there is to say where it is not exact."""
    try:
        unit = corpus.units.get(str(parse_id(citation)))
    except MalformedId:
        unit = None
    if unit:
        return [unit], ""
    return [], f'there is no provision "{citation}"'


def print_unit(corpus: Corpus, unit: Unit) -> str:
    """Give a unit as indented text with its title above and its address below."""
    part = corpus.parts[unit.id.article]
    instrument = corpus.instruments[unit.id.instrument]
    head = f"{instrument.record.short_title}, {unit.id.label}{': ' + part.heading if part.heading else ''}"
    return "\n".join([head, "", *_lines(unit, 0), "", routes.unit_place(unit.id)])


def _lines(unit: Unit, depth: int) -> Iterator[str]:
    indent = "  " * depth
    number = f"{unit.no}  " if unit.no and unit.kind in ("paragraph", "point") else ""
    if unit.own:
        yield textwrap.fill(unit.own.text, 92, initial_indent=indent + number, subsequent_indent=indent + "   ")
    for item in unit.items:
        yield from _lines(item, depth + 1)
    if unit.closing:
        yield textwrap.fill(unit.closing.text, 92, initial_indent=indent, subsequent_indent=indent)
    for further in unit.more:
        yield from _lines(further, depth)
