"""Units that are counted in words: "the second paragraph of Article 3", "Article 5(2), second subparagraph"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.law.ids import ProvisionId, is_inside_step
from generator.reading.reference_grammar.model import Surroundings

_COUNTED = re.compile(
    r"(?:the\s+)?(?P<count>first|second|third|fourth|fifth|sixth|last)\s+"
    r"(?P<word>sub-?paragraph|paragraph|indent|point|sentence)\b(?!s)",
    re.IGNORECASE,
)
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True)
class Ordinal:
    """A counted unit as it is written: `the second subparagraph`."""

    start: int
    end: int
    place: int
    """From 0; -1 for the last."""
    word: str


def find_ordinal(text: str, start: int) -> Ordinal | None:
    """Find the first counted unit at or after a place."""
    found = _COUNTED.search(text, start)
    return _read(found) if found else None


def parse_ordinal(text: str, start: int) -> Ordinal | None:
    """Read a counted unit that begins at a place."""
    found = _COUNTED.match(text, start)
    return _read(found) if found else None


def _read(found: re.Match[str]) -> Ordinal:
    count = found["count"].lower()
    word = found["word"].lower().replace("-", "")
    return Ordinal(found.start(), found.end(), _PLACES.index(count) if count in _PLACES else -1, word)


def resolve_ordinal(ordinal: Ordinal, unit: ProvisionId, around: Surroundings, *, named: bool) -> ProvisionId | None:
    """Return the unit that is counted inside another one: where that is not named, inside the one around.

    The first of unnumbered paragraphs is the unit itself, a further one is `subpara N`.
    """
    if not named:
        unit = _around(ordinal, unit)
    steps = around.children(unit)
    further = [step for step in steps if step.startswith("subpara ")]
    if ordinal.word == "indent":
        listed = [unit.child(step) for step in steps if step.startswith("indent ")]
    elif ordinal.word == "point":
        listed = [unit.child(step) for step in steps if " " not in step]
    elif ordinal.word == "paragraph" and not unit.own_steps:
        numbered = [unit.child(step) for step in steps if step[0].isdigit()]
        unnumbered = [] if any(map(is_inside_step, steps)) else [unit, *(unit.child(step) for step in further)]
        listed = numbered or unnumbered
    elif ordinal.word == "subparagraph" and further:
        listed = [unit, *(unit.child(step) for step in further)]
    else:
        listed = []
    if ordinal.place >= len(listed):
        return None
    return listed[ordinal.place] if listed else None


def _around(ordinal: Ordinal, unit: ProvisionId) -> ProvisionId:
    if ordinal.word == "paragraph":
        return unit.counted_in
    while unit.own_steps and not (unit.own_steps[-1][0].isdigit() and len(unit.own_steps) == 1):
        unit = unit.parent or unit
    return unit
