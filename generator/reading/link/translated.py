"""References of a text in another language, compared with those of the text that is printed first.

The words of the language are data, and say little of its grammar. So a reference is linked only where the text that is
printed first refers to the same, in the same unit; what leads elsewhere is reported, and so is what was not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.law import records
from generator.law.corpus import Instrument, Part, Reference, ReferencePart, Unit, Wording
from generator.law.ids import parse_id
from generator.reading.link.around import TextsAround
from generator.reading.problems import Location, Problem
from generator.reading.reference_grammar.other_language import OtherLanguage
from generator.reading.yamlio import Document

_FIX = "add the words under refers: of the version, or say under references: with lang: what they point to"


def link_translations(
    part: Part, instrument: Instrument, document: Document, around: TextsAround, problems: list[Problem]
) -> Part:
    """Return a part whose versions have their references linked, where their languages' words are known."""
    words = {version.lang: version.refers for version in instrument.record.versions}
    versions = []
    for index, version in enumerate(part.versions):
        refers = words.get(version.lang)
        if refers is None:
            versions.append(version)
            continue
        grammar = OtherLanguage(refers, around, read_printed(instrument, version.lang))
        linker = _VersionLinker(part, version.lang, grammar, around, document, index)
        unit = linker.link(version.unit)
        problems.extend(linker.check())
        versions.append(replace(version, unit=unit, units={str(inner.id): inner for inner in unit.walk()}))
    return replace(part, versions=tuple(versions))


def read_printed(instrument: Instrument, lang: str) -> Mapping[str, str]:
    """Return the plain number of each that a version prints otherwise; one that stands for several is left out."""
    found: dict[str, set[str]] = {}
    for part in instrument.parts:
        for version in (one for one in part.versions if one.lang == lang):
            for unit in version.unit.walk():
                if unit.no and unit.id.steps:
                    found.setdefault(unit.no, set()).add(unit.id.steps[-1])
    return {printed: next(iter(plain)) for printed, plain in found.items() if len(plain) == 1}


@dataclass
class _VersionLinker:
    """Links the wordings of one part in one language."""

    part: Part
    lang: str
    grammar: OtherLanguage
    around: TextsAround
    document: Document
    index: int

    def __post_init__(self) -> None:
        own = [hint for hint in self.part.record.references if hint.lang == self.lang]
        self._hints: list[records.ReferenceHint] = own
        self._first = {str(unit.id): _count(unit) for unit in self.part.unit.walk()}
        self._problems: list[Problem] = []

    def link(self, unit: Unit) -> Unit:
        """Return the unit and all inside it with the references that hold."""
        left = Counter(self._first.get(str(unit.id), Counter()))
        linked = replace(
            unit,
            own=self._link_wording(unit, unit.own, left),
            closing=self._link_wording(unit, unit.closing, left),
            items=tuple(self.link(item) for item in unit.items),
            more=tuple(self.link(item) for item in unit.more),
        )
        read = _count(linked)
        lost = sorted(target for target in self._first.get(str(unit.id), ()) if target not in read)
        if lost:
            words = unit.own or unit.closing
            named = ", ".join(map(self._name, lost))
            here = f'the text in "{self.lang}" of {self.around.name(unit.id)}'
            what = f"{here} does not refer to {named}, or not by words known here"
            self._report(what, words)
        return linked

    def check(self) -> Iterator[Problem]:
        """Yield what does not hold, and hints whose words do not stand in the unit that they name."""
        yield from self._problems
        for hint in self._hints:
            what = f'the words "{hint.quote}" do not stand in the text in "{self.lang}" of {hint.unit}'
            why = "a hint that matches nothing settles nothing"
            yield Problem(self.document.place_of(("references",)), "unused-hint", what, why, "quote the words exactly")

    def _link_wording(self, unit: Unit, wording: Wording | None, left: Counter[str]) -> Wording | None:
        if wording is None:
            return None
        references = list(self._hinted(unit, wording))
        for target in (target for reference in references for target in reference.targets):
            left[target] -= 1
        for found in self.grammar.find(wording.text, unit.id):
            if any(found.start < hint.end and hint.start < found.end for hint in references):
                continue
            quote = wording.text[found.start : found.end]
            why = found.unresolved or self._differs(found.targets, left)
            if why:
                self._report(
                    f'the reference "{quote}" in the text in "{self.lang}" of {self.around.name(unit.id)}: {why}',
                    wording,
                )
                continue
            parts = tuple(ReferencePart(part.start, part.end, part.targets) for part in found.parts)
            references.append(Reference(found.start, found.end, quote, found.targets, parts=parts))
        references.sort(key=lambda reference: reference.start)
        return replace(wording, references=tuple(references))

    def _differs(self, targets: tuple[str, ...], left: Counter[str]) -> str:
        """Return why targets are not those that the text printed first refers to; they are then counted as read."""
        strange = [target for target in targets if left[target] <= 0]
        if strange:
            named = ", ".join(map(self._name, strange))
            return f"it would lead to {named}, and the text that is printed first does not refer there"
        left.subtract(targets)
        return ""

    def _name(self, target: str) -> str:
        """Name what a reference leads to as law does, with the id beside it that a hint needs."""
        is_unit = ":" in target and ", " not in target
        return f"{self.around.name(parse_id(target))} ({target})" if is_unit else target

    def _hinted(self, unit: Unit, wording: Wording) -> Iterator[Reference]:
        for hint in [hint for hint in self._hints if hint.unit == unit.id.path]:
            start = wording.text.find(hint.quote)
            if start >= 0:
                self._hints.remove(hint)
                yield Reference(start, start + len(hint.quote), hint.quote, hint.to, hint.outside)

    def _report(self, what: str, wording: Wording | None) -> None:
        why = "a reference in either language leads to the right provision, or is said not to be read"
        self._problems.append(Problem(self._place_of(wording), "unresolved-reference", what, why, _FIX))

    def _place_of(self, wording: Wording | None) -> Location:
        for where, place in self.document.places.items():
            if (
                where[:2] == ("other_languages", self.index)
                and wording
                and self.document.value_at(where) == wording.text
            ):
                return place
        return self.document.place_of(("other_languages", self.index))


def _count(unit: Unit) -> Counter[str]:
    """Count what a unit's own and closing words refer to."""
    wordings = (wording for wording in (unit.own, unit.closing) if wording)
    return Counter(target for words in wordings for one in words.references for target in one.targets)
