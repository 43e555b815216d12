"""The style sheet of what only some texts have: tables, footnotes, further languages, changes, plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from generator.law.corpus import Instrument, Part, Unit
from generator.law.in_time import was_changed


def styles_of_parts(instrument: Instrument, *parts: Part) -> tuple[str, ...]:
    """Return the name of the sheet where a page of these parts needs it."""
    needs = any(part.versions or was_changed(part) for part in parts)
    return ("versions",) if needs else styles_of_units([instrument], (part.unit for part in parts))


def styles_of_contents(instrument: Instrument) -> tuple[str, ...]:
    """Return the name of the sheet where a list of an instrument's articles says what became of them."""
    return ("versions",) if any(was_changed(part) for part in instrument.parts) else ()


def styles_of_units(instruments: Iterable[Instrument], units: Iterable[Unit]) -> tuple[str, ...]:
    """Return the name of the sheet where a page that shows these units needs it."""
    plain = any(words.further for instrument in instruments for words in instrument.record.words.values())
    special = any(inner.table or inner.footnotes for unit in units for inner in unit.walk())
    return ("versions",) if plain or special else ()
