"""References to chapters, sections and titles: "Chapter II", "Section 1 of this chapter", "this section"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.law.ids import ProvisionId
from generator.law.numerals import read_roman, write_roman
from generator.law.records.kinds import DIVISION_KINDS
from generator.reading.reference_grammar.attached import read_attached
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings, collect_targets
from generator.reading.reference_grammar.names import Mention, find_unknown
from generator.reading.reference_grammar.pointing import (
    follows_unknown,
    leading_mention,
    names_other,
    points_back,
    points_to_named,
    stands_in_attachment,
)

_IN_ANY_CASE = ("chapter", "section", "title")
"""Without a capital, the others are common words."""
_CAPITAL = "|".join(kind.capitalize() for kind in DIVISION_KINDS if kind not in _IN_ANY_CASE)
_KIND = rf"(?P<kind>(?i:{'|'.join(_IN_ANY_CASE)})|{_CAPITAL})"
DIVISION_NUMBER = r"(?:[IVXLC]+|\d+[A-Z]?|[A-Z])(?![\w])"
_HERE = re.compile(rf"\b(?i:this|the present)\s+{_KIND}\b")
_NUMBERED = re.compile(rf"\b{_KIND}s?\s+(?P<no>{DIVISION_NUMBER})")
_MORE = re.compile(rf"(?:\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?P<no>{DIVISION_NUMBER})")
_RANGE = re.compile(rf"(?:\s+(?:to|through)\s+|\s*[–-]\s*)(?P<no>{DIVISION_NUMBER})")
_OF = re.compile(r"\s*,?\s+of\s+(?:the\s+)?")
_OF_OTHER = re.compile(r"\s*,?\s+(?:of|to|in)\s+(?!this\b)")


@dataclass(frozen=True)
class NumberedDivision:
    """One number of a reference: its place, its resolved divisions, and the number as written."""

    start: int
    end: int
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class _Scope:
    """Where a division is looked for: an instrument, and a unit that stands inside the outer division, if any."""

    instrument: str
    within: ProvisionId
    end: int
    outer: str = ""
    """The division that the words say it stands in."""


def find_divisions(
    text: str, mentions: Sequence[Mention], *, unit: ProvisionId, surroundings: Surroundings
) -> Iterator[FoundReference]:
    """Yield every reference to a division, in order."""
    place = 0
    while place < len(text):
        found = [match for match in (_HERE.search(text, place), _NUMBERED.search(text, place)) if match]
        if not found:
            return
        match = min(found, key=lambda match: match.start())
        is_here, kind = match.re is _HERE, match["kind"].lower()
        of_units = kind == "section" and bool(surroundings.heads_like(unit.instrument, kind))
        if of_units and (is_here or not _names_another(text, match, mentions, unit, surroundings)):
            place = match.end()  # Sections are what this text is made of.
            continue
        if is_here:
            reference = _point_here(match, unit, surroundings)
        else:
            reference = _resolve(text, match, mentions, unit, surroundings)
        yield reference
        place = reference.end


def is_inside_attached(reference: FoundReference) -> bool:
    """Return whether a reference leads to a division of a schedule or annex: `act:schedule-1, part 2`."""
    return any(" " not in target.partition(":")[2].partition(", ")[0] for target in reference.targets)


def _names_another(
    text: str, match: re.Match[str], mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings
) -> bool:
    """Return whether a section is one of an instrument that has sections for divisions."""
    end = read_numbers(text, match)[-1].end
    other = _read_scope(text, match.start(), end, mentions, unit, surroundings).instrument
    return other != unit.instrument and not surroundings.heads_like(other, "section")


def _point_here(match: re.Match[str], unit: ProvisionId, surroundings: Surroundings) -> FoundReference:
    kind = match["kind"].lower()
    division = surroundings.division_of(unit, kind)
    if division is None:
        why = f"{surroundings.name(unit)} stands in no {kind}"
        return FoundReference(match.start(), match.end(), (), why)
    part = FoundPart(match.start(), match.end(), (division,))
    return FoundReference(match.start(), match.end(), (division,), None, (part,))


def _resolve(
    text: str, match: re.Match[str], mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings
) -> FoundReference:
    kind = match["kind"].lower()
    numbers = read_numbers(text, match)
    inside = _resolve_inside(text, kind, numbers, unit, surroundings)
    if inside is not None:
        return inside
    scope = _read_scope(text, match.start(), numbers[-1].end, mentions, unit, surroundings)
    lost = _read_lost(text, match.start(), scope, mentions)
    if lost is not None:
        end, why = lost
        return FoundReference(match.start(), max(end, numbers[-1].end), (), why)
    parts, faults = [], []
    for number in numbers:
        targets = []
        for no in number.numbers:
            division = surroundings.division(scope.instrument, kind, no, scope.within)
            if division and not division.startswith(scope.outer):
                division = None
            if division is None and not surroundings.articles(scope.instrument):
                division = scope.instrument
            if division is None:
                faults.append(f"there is no one {kind} {no} in {scope.instrument}")
            else:
                targets.append(division)
        parts.append(FoundPart(number.start, number.end, tuple(dict.fromkeys(targets))))
    end = max(scope.end, numbers[-1].end)
    return FoundReference(match.start(), end, collect_targets(parts), "; ".join(faults) or None, tuple(parts))


def _resolve_inside(
    text: str, kind: str, numbers: Sequence[NumberedDivision], unit: ProvisionId, surroundings: Surroundings
) -> FoundReference | None:
    """Read "Part 2 of Schedule 1": a division of a schedule of the same instrument; None where it is none, or not held.

    Inside a schedule with such a division "Part 2" alone may be of the schedule or of the whole: that is reported.
    """
    start, end = numbers[0].start, numbers[-1].end
    tail = read_attached(text, end)
    if tail is None:
        own = unit.is_attached and surroundings.division_inside(unit.instrument, unit.head, kind, numbers[0].numbers[0])
        if not own or _OF.match(text, end):
            return None
        return FoundReference(start, end, (), f"it may be a {kind} of this schedule or of the whole")
    head = tail.find(unit.instrument, unit, surroundings)
    if head is None or _OF_OTHER.match(text, tail.end):
        return None
    parts = []
    for number in numbers:
        found = [surroundings.division_inside(unit.instrument, head, kind, no) for no in number.numbers]
        parts.append(FoundPart(number.start, number.end, tuple(one for one in found if one)))
        if None in found:
            return None
    return FoundReference(start, tail.end, collect_targets(parts), None, tuple(parts))


def _read_lost(text: str, start: int, scope: _Scope, mentions: Sequence[Mention]) -> tuple[int, str] | None:
    """Return where and why a division is not known: it is of a schedule, or of an instrument that is not known."""
    end = scope.end
    if stands_in_attachment(text, start):
        return end, "that division of a schedule or annex is not held"
    if tail := read_attached(text, end):
        return tail.end, "that division of a schedule or annex is not held"
    if back := points_back(text, end):
        return back, "it points back to a unit that cannot be told"
    named = points_to_named(text, end)
    if named:
        return named[0], "what it points back to cannot be told"
    if (other := names_other(text, end)) is not None:
        return other, "it names an instrument that is not known here"
    of = _OF.match(text, end)
    unknown = [stop for at, _, first, stop in find_unknown(text) if of and first == of.end()] if of else []
    if unknown and not any(mention.start < unknown[0] and end < mention.end for mention in mentions):
        return unknown[0], "it names an instrument that is not known here"
    if follows_unknown(text, start, mentions):
        return end, "it belongs to an instrument that is not known here"
    return None


def read_numbers(text: str, match: re.Match[str]) -> list[NumberedDivision]:
    """Read the numbers of divisions from a match of the first one, `no`: "1", "1 and 2", "1 to 3"."""
    found = []
    start, last = match.start(), match
    while True:
        numbers, end = [last["no"]], last.end()
        if through := _RANGE.match(text, end):
            numbers, end = _count(last["no"], through["no"]), through.end()
        found.append(NumberedDivision(start, end, tuple(numbers)))
        follower = _MORE.match(text, end)
        if follower is None:
            return found
        start, last = follower.start("no"), follower


def _count(first: str, last: str) -> list[str]:
    if max(len(first), len(last)) > 9:
        return [first, last]
    if first.isdigit() and last.isdigit():
        # No instrument has more divisions; a slip such as "Chapters 1 to 30000000" must not be counted out.
        return [str(number) for number in range(int(first), min(int(last), int(first) + 100) + 1)]
    if re.fullmatch("[IVXLC]+", first) and re.fullmatch("[IVXLC]+", last):
        return [write_roman(number) for number in range(read_roman(first), read_roman(last) + 1)]
    return [first, last]


def _read_scope(
    text: str, start: int, end: int, mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings
) -> _Scope:
    """Read "of this chapter", "of Chapter II" or "of the Convention" after the numbers."""
    own = _Scope(unit.instrument, unit, end)
    of = _OF.match(text, end)
    mention = leading_mention(text, start, mentions) if of is None else None
    if mention and mention.instrument != unit.instrument:
        return _Scope(mention.instrument, ProvisionId(mention.instrument, ""), end)
    if of is None:
        return own
    if here := _HERE.match(text, of.end()):
        around = surroundings.division_of(unit, here["kind"].lower()) or ""
        return _Scope(unit.instrument, unit, here.end(), around)
    for mention in mentions:
        if mention.start <= of.end() <= mention.end and mention.start >= of.start():
            within = unit if mention.instrument == unit.instrument else ProvisionId(mention.instrument, "")
            return _Scope(mention.instrument, within, mention.end)
    outer = _NUMBERED.match(text, of.end())
    if outer is None:
        return own
    reference = _resolve(text, outer, mentions, unit, surroundings)
    for instrument in dict.fromkeys([unit.instrument, *(mention.instrument for mention in mentions)]):
        for article in surroundings.articles(instrument):
            inside = ProvisionId(instrument, article)
            if surroundings.division_of(inside, outer["kind"].lower()) in reference.targets:
                return _Scope(instrument, inside, reference.end, reference.targets[0])
    return _Scope(unit.instrument, unit, reference.end)
