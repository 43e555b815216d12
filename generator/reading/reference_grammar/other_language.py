"""References in a text of another language, by the words that the data give: "пункт 2 статьи 3", "3. panta 2. punkts".

Numbers stand behind their word, or before it. A unit and the one that it stands in may come in either order. Nothing
else is known of the language: whether what was read is right, the caller asks the text that is printed first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.law import records
from generator.law.ids import ProvisionId
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings, collect_targets
from generator.reading.reference_grammar.resolve import Base, Resolver
from generator.reading.reference_grammar.syntax import Group, NumberItem
from generator.reading.reference_grammar.vocabulary import level_of

_NEVER = r"(?!)"
_LETTERED = ("point", "sub-paragraph")
"""Units that letters number: elsewhere a letter alone is a word."""
_EACH = re.compile(r"\w+")


@dataclass(frozen=True)
class _Number:
    labels: tuple[str, ...]
    start: int
    end: int
    is_last: bool = False
    """Whether a range from the number before ends with it."""


@dataclass(frozen=True)
class _Named:
    """A word for a unit with its numbers."""

    unit: str
    numbers: tuple[_Number, ...]
    start: int
    end: int


class OtherLanguage:
    """Reads the references of one version of a text; `printed` gives the plain number of what is printed otherwise."""

    def __init__(self, words: records.ReferenceWords, around: Surroundings, printed: Mapping[str, str]) -> None:
        self._words, self._around, self._printed = words, around, printed
        self._resolver = Resolver(around)
        named = _one_of(words.numbers)
        figure = rf"\(?(?:{named}|\d+[a-z]{{0,2}}|[IVXLC]+)(?!\w)(?:\s?\(\w{{1,4}}\))*\)?"
        figure += r"\.?" if words.numbers_first else ""
        letter = rf"(?:[a-z]|{_one_of(printed)})(?!\w)\)?"
        self._figure, self._letter = figure, rf"(?:{figure}|\(\w{{1,4}}\)|{letter})"
        self._range = rf"\s+(?:{_one_of(words.ranges)})\s+|\s*[–-]\s*"
        self._separator = rf"(?:\s*,\s*|\s+(?:{_one_of(words.lists)})\s+|{self._range})"
        self._between = re.compile(rf"(?:\s|,|(?<!\w)(?:{_one_of((*words.joins, *words.own))})(?!\w))*", re.IGNORECASE)
        self._behind = re.compile(rf"(?:\s|,|(?<!\w)(?:{_one_of(words.joins)})(?!\w))*", re.IGNORECASE)
        self._own = re.compile(rf"(?<!\w)(?:{_one_of(words.own)})(?!\w)", re.IGNORECASE)
        self._others = re.compile(rf"(?<!\w)(?:{_one_of(words.names)})(?!\w)", re.IGNORECASE)
        self._patterns = [(unit, self._pattern_of(unit, forms)) for unit, forms in words.units.items()]

    def _pattern_of(self, unit: str, forms: Sequence[str]) -> re.Pattern[str]:
        number = self._letter if unit in _LETTERED else self._figure
        numbers = rf"(?P<numbers>{number}(?:{self._separator}{number})*)"
        word = _one_of(forms)
        pattern = rf"{numbers}[.\s-]*(?:{word})(?!\w)" if self._words.numbers_first else rf"(?:{word})\s+{numbers}"
        return re.compile(rf"(?<!\w){pattern}", re.IGNORECASE)

    def find(self, text: str, unit: ProvisionId) -> list[FoundReference]:
        """Find the references of a unit's own (or closing) words, in order; what leads nowhere comes with a reason."""
        found = [self._resolve(group, text, unit) for group in self._group(text)]
        taken = [(one.start, one.end) for one in found]
        for match in self._others.finditer(text):
            slug = next(slug for name, slug in self._words.names.items() if name.casefold() == match[0].casefold())
            if slug != unit.instrument and not any(start < match.end() and match.start() < end for start, end in taken):
                part = FoundPart(match.start(), match.end(), (slug,))
                found.append(FoundReference(match.start(), match.end(), (slug,), None, (part,)))
        return sorted(found, key=lambda one: one.start)

    def _group(self, text: str) -> Iterator[list[_Named]]:
        """Yield what hangs together: a unit and the ones that it stands in."""
        group: list[_Named] = []
        for named in self._list_named(text):
            if group and not self._hang_together(group, named, text):
                yield group
                group = []
            group.append(named)
        if group:
            yield group

    def _list_named(self, text: str) -> list[_Named]:
        found: list[_Named] = []
        for unit, pattern in self._patterns:
            for match in pattern.finditer(text):
                numbers = tuple(self._read_numbers(text, match.start("numbers"), match.end("numbers"), unit))
                found.append(_Named(unit, numbers, match.start(), match.end()))
        found.sort(key=lambda one: (one.start, -one.end))
        return [one for at, one in enumerate(found) if not any(one.start < other.end for other in found[:at])]

    def _hang_together(self, group: Sequence[_Named], named: _Named, text: str) -> bool:
        levels = [level_of(one.unit) for one in (*group, named)]
        is_ordered = all(a < b for a, b in pairwise(levels)) or all(a > b for a, b in pairwise(levels))
        return is_ordered and self._between.fullmatch(text, group[-1].end, named.start) is not None

    def _read_numbers(self, text: str, start: int, end: int, unit: str) -> Iterator[_Number]:
        number = re.compile(self._letter if unit in _LETTERED else self._figure, re.IGNORECASE)
        last = start
        while match := number.search(text, last, end):
            labels = tuple(self._plain(label) for label in _EACH.findall(match[0]))
            is_last = last > start and re.fullmatch(self._range, text[last : match.start()], re.IGNORECASE) is not None
            yield _Number(labels, match.start(), match.end(), is_last)
            last = match.end()

    def _plain(self, label: str) -> str:
        """Return a number as the grammar of references takes it: named ones and other digits in Western ones."""
        for name, number in self._words.numbers.items():
            if name.casefold() == label.casefold():
                return number
        if label in self._printed:
            return self._printed[label]
        return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in label)

    def _resolve(self, group: Sequence[_Named], text: str, unit: ProvisionId) -> FoundReference:
        base, start, end = self._base_of(group, text, unit)
        *outer, inner = sorted(group, key=lambda one: level_of(one.unit))
        if any(len(one.numbers) > 1 for one in outer):
            return FoundReference(start, end, (), "which of several it stands in cannot be told")
        way = [_item(one.unit, one.numbers[0]) for one in outer]
        parts: list[FoundPart] = []
        faults: list[str] = []
        for number, following in zip(inner.numbers, (*inner.numbers[1:], None), strict=True):
            if number.is_last:
                continue
            until = following.labels if following and following.is_last else None
            outcome = self._resolver.resolve(Group((*way, _item(inner.unit, number, until))), base)
            targets = collect_targets(outcome.parts)
            faults += outcome.faults
            stop = following.end if until and following else number.end
            parts.append(FoundPart(number.start, stop, targets))
        if len(parts) == 1:
            parts = [FoundPart(start, end, parts[0].targets)]
        return FoundReference(start, end, collect_targets(parts), "; ".join(faults) or None, tuple(parts))

    def _base_of(self, group: Sequence[_Named], text: str, unit: ProvisionId) -> tuple[Base, int, int]:
        """Return where the group is counted, and where the words begin and end, with a name before or behind it."""
        start, end = group[0].start, group[-1].end
        for match in self._own.finditer(text, end):
            if self._behind.fullmatch(text, end, match.start()):
                return Base(unit), start, match.end()
        for match in self._others.finditer(text):
            first, last = (end, match.start()) if match.start() >= end else (match.end(), start)
            if first <= last and self._behind.fullmatch(text, first, last):
                slug = next(slug for name, slug in self._words.names.items() if name.casefold() == match[0].casefold())
                return Base(ProvisionId(slug, ""), named=True), min(start, match.start()), max(end, match.end())
        return Base(unit), start, end


def _item(unit: str, number: _Number, until: tuple[str, ...] | None = None) -> NumberItem:
    return NumberItem(unit, False, number.labels, until, number.start, number.end)


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern that any of some words fits, the longest first; a blank in them may be any space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or _NEVER
