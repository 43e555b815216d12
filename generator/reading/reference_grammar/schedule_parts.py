"""Units of a Part of a schedule: "paragraph 2 of Part 1 of Schedule 3", "Schedule 3, Part 1, paragraph 2".

The paragraphs of a schedule are numbered through, or afresh in each Part. Of those numbered through, the ones are meant
that stand in the Part that is named; what stands elsewhere is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.law.ids import ATTACHED_WORDS, ProvisionId
from generator.reading.reference_grammar.attached import read_attached
from generator.reading.reference_grammar.divisions import DIVISION_NUMBER, read_numbers
from generator.reading.reference_grammar.model import FoundPart, Surroundings
from generator.reading.reference_grammar.resolve import Base, Tail
from generator.reading.reference_grammar.syntax import Group

_KIND = r"(?P<kind>Part|Subpart|(?i:chapter|title))"
_HERE = re.compile(rf",?\s+(?:of|in)\s+(?:this|the\s+present|the\s+same)\s+{_KIND}\b")
_OF = re.compile(rf",?\s+(?:of|in)\s+(?:the\s+)?(?P<whole>{_KIND}s?\s+(?P<no>{DIVISION_NUMBER}))")
_BEHIND = re.compile(rf"(?:,|:)?\s+(?:in\s+)?(?P<whole>{_KIND}s?\s+(?P<no>{DIVISION_NUMBER}))")
_BEFORE = re.compile(rf"\b{_KIND}s?\s+(?:{DIVISION_NUMBER})\s+(?:of|to|in)\s+(?:the\s+)?\Z")
_INNER = re.compile(r"(?:,|:)?\s+(?:in\s+)?(?=(?:sub-?)?paragraphs?\s|points?\s)")
_OWNED = re.compile(r",?\s+(?:of|to|in)\s+(?!this\b)")


@dataclass(frozen=True)
class PartsBehind:
    """The Parts that are named behind a schedule: where units in them are counted, and where such a unit begins."""

    tail: Tail
    parts: tuple[FoundPart, ...] = ()
    inner: int = 0
    """Where a paragraph in the one Part begins, if any follows."""


class ScheduleParts:
    """Reads the Parts of schedules in one text."""

    def __init__(
        self,
        text: str,
        unit: ProvisionId,
        surroundings: Surroundings,
        owner_at: Callable[[int], tuple[str, int] | None],
    ) -> None:
        self._text, self._unit, self._around, self._owner_at = text, unit, surroundings, owner_at

    def read_tail(self, end: int) -> Tail | None:
        """Read "of this Part" and "of Part 1 of Schedule 3" behind a paragraph; None where no Part follows."""
        here = _HERE.match(self._text, end)
        if here:
            kind = here["kind"].lower()
            own = self._around.division_of(self._unit, kind) if self._unit.is_attached else None
            if own is None:
                return (
                    Base(self._unit),
                    here.end(),
                    f"{self._around.name(self._unit)} stands in no {kind} that has paragraphs",
                )
            return self._base(own), here.end(), None
        of = _OF.match(self._text, end)
        if of is None:
            return None
        numbers = read_numbers(self._text, of)
        end = numbers[-1].end
        attached = read_attached(self._text, end)
        if attached is None:
            return Base(self._unit), end, "a part of which schedule is meant cannot be told"
        instrument, end = self._owner_at(attached.end) or (self._unit.instrument, attached.end)
        if len(numbers) > 1 or len(numbers[0].numbers) > 1 or _OWNED.match(self._text, end):
            return Base(self._unit), end, "what of several is meant cannot be told"
        head = attached.find(instrument, self._unit, self._around)
        return self._named(instrument, head, of["kind"].lower(), numbers[0].numbers[0], end)

    def read_behind(self, group: Group, instrument: str) -> PartsBehind | None:
        """Read the Parts behind "Schedule 3": ", Part 1", ", Parts 1 and 2"; None where none follows."""
        item = group.items[0]
        found = _BEHIND.match(self._text, group.end)
        if found is None or len(group.items) > 1 or item.word not in ATTACHED_WORDS or item.until or item.plural:
            return None
        numbers, kind = read_numbers(self._text, found), found["kind"].lower()
        end = numbers[-1].end
        instrument = (self._owner_at(end) or (instrument, end))[0]
        number = item.labels[0] if item.labels else ""
        head = self._around.head(instrument, item.word, number) if len(item.labels) < 2 else None
        elsewhere = Base(ProvisionId(instrument, ""))
        parts = []
        for each in numbers:
            ids = [self._around.division_inside(instrument, head or "", kind, no) for no in each.numbers]
            if None in ids:
                return PartsBehind((elsewhere, end, f"that {kind} of a schedule or annex is not held"))
            start = group.start if each is numbers[0] else each.start
            parts.append(FoundPart(start, each.end, tuple(one for one in ids if one)))
        if len(numbers) > 1 or len(numbers[0].numbers) > 1:
            return PartsBehind((elsewhere, end, None), tuple(parts))
        inner = _INNER.match(self._text, end)
        return PartsBehind((self._base(parts[0].targets[0]), end, None), tuple(parts), inner.end() if inner else 0)

    def follows_part(self, group: Group) -> bool:
        """Return whether a Part stands before "Schedule 3, paragraph 2", which is then counted in it or in no Part."""
        is_deeper = len(group.items) > 1 or len(group.items[0].labels) > 1
        is_attached = group.items[0].word in ATTACHED_WORDS
        return is_attached and is_deeper and _BEFORE.search(self._text, 0, group.start) is not None

    def _named(self, instrument: str, head: str | None, kind: str, no: str, end: int) -> Tail:
        division = self._around.division_inside(instrument, head, kind, no) if head else None
        if division is None:
            return Base(self._unit), end, f"that {kind} of a schedule or annex is not held"
        return self._base(division), end, None

    def _base(self, division: str) -> Base:
        """Return where the paragraphs of a division of a schedule are counted: in it, or in its schedule."""
        path, _, own = division.rpartition(", ")
        instrument, _, head = path.partition(":")
        part = ProvisionId(instrument, head, (own.lower(),))
        whole = ProvisionId(instrument, head)
        return Base(part if self._around.exists(part) else whole, named=True, within=division)
