"""Find and resolve every reference and every defined term in the texts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.law import records
from generator.law.corpus import Instrument, Part, Pointer, Reference, ReferencePart, TermUse, Unit, Wording
from generator.law.ids import ProvisionId
from generator.reading.link.around import TextsAround
from generator.reading.link.known_references import FILE, KnownReferences
from generator.reading.link.names import Names
from generator.reading.link.translated import link_translations
from generator.reading.load import Loaded, Records
from generator.reading.problems import Location, Problem
from generator.reading.yamlio import Document

_WORDED = (("text",), ("opening",), ("recitals",), ("closing",))
Outside = list[tuple[ProvisionId, Reference]]


def link_references(
    loaded: Records,
    bare: Mapping[str, Instrument],
    names: Names,
    problems: list[Problem],
    *,
    cache: Path | None = None,
) -> tuple[dict[str, Instrument], list[Pointer], Outside, dict[str, tuple[ProvisionId, ...]]]:
    """Return the instruments with references and terms found, all pointers, what lies outside, and the term uses."""
    linked: dict[str, Instrument] = {}
    pointers: list[Pointer] = []
    outside: Outside = []
    uses: dict[str, list[ProvisionId]] = {}
    around = TextsAround(bare, names)
    known = KnownReferences(loaded, bare, cache / FILE if cache else None)
    for slug, instrument in bare.items():
        finder = _TermFinder(slug, loaded, names)
        parts = []
        for part in instrument.parts:
            linker = _PartLinker(part, _document_of(part, loaded), around, finder, names, problems, known)
            unit = linker.link(part.unit)
            linker.report_unused_hints()
            whole = dataclasses.replace(part, unit=unit)
            if part.versions and not names.has_faulty_texts:
                whole = link_translations(whole, instrument, _document_of(part, loaded), around, problems)
            parts.append(whole)
            _collect(unit, pointers, outside, uses)
        linked[slug] = dataclasses.replace(instrument, parts=tuple(parts))
    known.keep()
    return linked, pointers, outside, {term: tuple(dict.fromkeys(units)) for term, units in uses.items()}


def _document_of(part: Part, loaded: Records) -> Document:
    slug, head = part.id.instrument, part.id.head
    entry: Loaded[records.Preamble] | Loaded[records.Conclusions] | Loaded[records.Article]
    if head == "preamble":
        entry = loaded.preambles[slug]
    elif head == "conclusions":
        entry = loaded.closings[slug]
    else:
        entry = loaded.articles[slug, head]
    return entry.document


def _collect(unit: Unit, pointers: list[Pointer], outside: Outside, uses: dict[str, list[ProvisionId]]) -> None:
    for inner in unit.walk():
        for wording in (inner.own, inner.closing):
            for reference in wording.references if wording else ():
                pointers += [Pointer(inner.id, target, reference.quote) for target in reference.targets]
                if reference.outside:
                    outside.append((inner.id, reference))
            for use in wording.terms if wording else ():
                uses.setdefault(use.term, []).append(inner.id)


class _PartLinker:
    """Links the wordings of one part, with the hints of its file."""

    def __init__(
        self,
        part: Part,
        document: Document,
        around: TextsAround,
        finder: _TermFinder,
        names: Names,
        problems: list[Problem],
        known: KnownReferences,
    ) -> None:
        self._known = known
        self._part, self._document, self._around, self._finder = part, document, around, finder
        self._names, self._problems = names, problems
        self._hints = [(index, hint) for index, hint in enumerate(part.record.references) if hint.lang is None]
        self._used: set[int] = set()

    def link(self, unit: Unit) -> Unit:
        """Return the unit and all inside it with references and terms found."""
        return dataclasses.replace(
            unit,
            own=self._link_wording(unit, unit.own),
            items=tuple(self.link(item) for item in unit.items),
            closing=self._link_wording(unit, unit.closing),
            more=tuple(self.link(item) for item in unit.more),
        )

    def _link_wording(self, unit: Unit, wording: Wording | None) -> Wording | None:
        if wording is None:
            return None
        references = list(self._hinted(unit, wording))
        for found in self._known.find(wording.text, unit.id, self._around):
            if any(found.start < hint.end and hint.start < found.end for hint in references):
                continue
            quote = wording.text[found.start : found.end]
            if found.unresolved:
                self._report(unit, wording, quote, found.unresolved)
                continue
            # A name that the instrument defines ("hereinafter the Convention") leads to its definition.
            if found.targets and not (":" not in found.targets[0] and self._finder.defines(quote)):
                parts = tuple(ReferencePart(part.start, part.end, part.targets) for part in found.parts)
                references.append(Reference(found.start, found.end, quote, found.targets, parts=parts))
        references.sort(key=lambda reference: reference.start)
        terms = self._finder.find(wording.text, unit.id, references)
        return Wording(wording.text, tuple(references), tuple(terms))

    def _hinted(self, unit: Unit, wording: Wording) -> Iterator[Reference]:
        taken: list[tuple[int, int]] = []
        for index, hint in self._hints:
            if hint.unit != unit.id.path:
                continue
            start = wording.text.find(hint.quote)
            if start < 0 or any(start < end and first < start + len(hint.quote) for first, end in taken):
                continue
            taken.append((start, start + len(hint.quote)))
            self._used.add(index)
            where = ("references", index, "to")
            for i, target in enumerate(hint.to):
                if ":" in target:
                    self._names.need_unit(target, self._document, (*where, i), self._problems)
                else:
                    self._names.need_instrument(target, self._document, (*where, i), self._problems)
            yield Reference(start, start + len(hint.quote), hint.quote, hint.to, hint.outside)

    def _report(self, unit: Unit, wording: Wording, quote: str, why: str) -> None:
        if self._names.has_faulty_texts:
            return
        place = self._place_of(wording)
        what = f'the reference "{quote}" in {self._around.name(unit.id)} resolves to nothing: {why}'
        lies = "what it points to (to:) or that it lies outside (outside:)"
        fix = f'mend the text, or say under references:, with unit: "{unit.id.path}", {lies}'
        why = "readers rely on every reference being linked to the right provision"
        self._problems.append(Problem(place, "unresolved-reference", what, why, fix))

    def _place_of(self, wording: Wording) -> Location:
        """Find the place of a wording by looking its words up in the document."""
        for where, place in self._document.places.items():
            if where[:1] in _WORDED and self._document.value_at(where) == wording.text:
                return place
        return self._document.place_of(())

    def report_unused_hints(self) -> None:
        """Report hints whose words do not stand in the unit they name."""
        for index, hint in self._hints:
            if index not in self._used:
                what = f'the words "{hint.quote}" do not stand in {hint.unit}, or another hint has taken them'
                why = "a hint that matches nothing settles nothing"
                place = self._document.place_of(("references", index, "quote"))
                self._problems.append(Problem(place, "unused-hint", what, why, "quote the words exactly, or remove it"))
            elif not hint.to and not hint.outside:
                place = self._document.place_of(("references", index))
                what = "the hint says neither what it points to nor that it lies outside"
                why = "a hint is there to settle what no grammar can know"
                self._problems.append(Problem(place, "unused-hint", what, why, "add to: or outside:"))


class _TermFinder:
    """Finds the defined terms of one instrument in its wordings, each once a wording, outside references."""

    def __init__(self, slug: str, loaded: Records, names: Names) -> None:
        self._meaning: dict[str, tuple[str, ProvisionId]] = {}
        for key, entry in loaded.terms.items():
            for definition in entry.record.definitions:
                if slug in definition.applies_in and definition.at in names.units:
                    for form in entry.record.forms or (entry.record.term,):
                        self._meaning[form.casefold()] = (key, names.units[definition.at].id)
        forms = sorted(self._meaning, key=len, reverse=True)
        one_of = "|".join(map(re.escape, forms))
        self._pattern = re.compile(rf"(?<!\w)(?:{one_of})(?!\w)", re.IGNORECASE) if forms else None

    def defines(self, form: str) -> bool:
        """Return whether the words are a form of a term that is defined for this instrument."""
        return form.casefold() in self._meaning

    def find(self, text: str, unit: ProvisionId, references: Sequence[Reference]) -> Iterator[TermUse]:
        """Yield the first use of each term in `text`, not inside its own definition and not inside a reference."""
        seen: set[str] = set()
        for match in self._pattern.finditer(text) if self._pattern else ():
            term, definition = self._meaning[match[0].casefold()]
            if term in seen or unit.is_within(definition):
                continue
            if any(match.start() < reference.end and reference.start < match.end() for reference in references):
                continue
            seen.add(term)
            yield TermUse(match.start(), match.end(), term, definition)
