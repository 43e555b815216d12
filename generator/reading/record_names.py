"""How a report names a record, a key and an item of a list."""

from __future__ import annotations

import re

from pydantic import BaseModel

from generator.law import records
from generator.reading.yamlio import Path_

_NAMES: dict[type[BaseModel], str] = {
    records.Conclusions: "a closing formula",
    records.Evidence: "a record of evidence",
    records.EvidenceFigures: "a row of figures",
    records.Extracts: "a file of extracts",
    records.Finding: "a file of names and words to find things by",
    records.Made: "the making of a statement",
    records.PassedOver: "a provision passed over",
    records.State: "a State",
    records.StateInstrument: "a State's record of an instrument",
}


def _clip(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def quote_place(where: Path_) -> str:
    """Return the key, or the item of a list, that a path ends in, as a report quotes it."""
    if not where:
        return "the record"
    last = where[-1]
    if isinstance(last, str):
        return f'"{_clip(last)}"'
    holder = next((step for step in reversed(where) if isinstance(step, str)), None)
    return f'item {last + 1} of "{holder}"' if holder else f"item {last + 1}"


def first_sentence(text: str) -> str:
    """Return the first sentence or clause of a docstring."""
    return re.split(r"(?<=\w)[.;:](?:\s|$)", text.strip(), maxsplit=1)[0]


def name_kind(kind: type[BaseModel]) -> str:
    """Return what a record of a kind is called: `an article`, `a State`."""
    if kind in _NAMES:
        return _NAMES[kind]
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
