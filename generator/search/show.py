"""Find units by a typed citation and print them for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.law import routes
from generator.law.corpus import Corpus, Unit
from generator.law.ids import MalformedId, parse_id
from generator.search.typed import read_citation
from generator.search.typed.units import citation_table


def find_units(corpus: Corpus, citation: str) -> tuple[list[Unit], str, bool]:
    """Return the units that a citation names, what there is to say where it is not exact, and whether it was found."""
    try:
        return [corpus.units[str(parse_id(citation))]], "", True
    except (MalformedId, KeyError):
        reading = read_citation(citation, citation_table(corpus))
    units = [corpus.units[row.id] for row in reading.rows if row.id in corpus.units]
    if reading.kind in ("exact", "list") and units:
        return units, "", True
    if reading.said:
        return [], reading.said, False
    if reading.kind == "several":
        return units, f'"{citation}" stands in {len(units)} instruments', True
    notes = "".join(f"\n  {row.label}: {row.note}" for row in reading.rows if row.note)
    return units, f'there is no provision "{citation}"{notes}', False


def print_unit(corpus: Corpus, unit: Unit) -> str:
    """Return a unit as indented text with its title above and its address below."""
    part = corpus.parts[unit.id.article]
    instrument = corpus.instruments[unit.id.instrument]
    head = f"{instrument.record.short_title}, {unit.label}{': ' + part.heading if part.heading else ''}"
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
