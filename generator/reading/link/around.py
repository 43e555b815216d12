"""What the grammar of references may ask about the texts around a reference, answered from the units that exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.law import records
from generator.law.corpus import Division, Instrument, division_inside
from generator.law.head_words import inside_words
from generator.law.ids import ARTICLE, ProvisionId
from generator.reading.link.names import Names
from generator.reading.reference_grammar import Surroundings


class TextsAround(Surroundings):
    """What the grammar may ask about the texts around a reference."""

    def __init__(self, instruments: Mapping[str, Instrument], names: Names) -> None:
        self._instruments = instruments
        self._names = names
        cited = {phrase: slug for slug, entry in instruments.items() for phrase in entry.record.cited_as}
        self._phrases = {slug: {**cited, **entry.record.calls} for slug, entry in instruments.items()}

    def exists(self, unit: ProvisionId) -> bool:
        """Return whether a unit exists."""
        return str(unit) in self._names.units

    def name(self, unit: ProvisionId) -> str:
        """Name a unit as law does: `Article 3(1)`, `Schedule 1, paragraph 2`."""
        found = self._instruments.get(unit.instrument)
        part, held = found.part(unit.head) if found else None, self._names.units.get(str(unit))
        return part.name + held.label.removeprefix(part.unit.label) if part and held else unit.label

    def articles(self, instrument: str) -> Sequence[str]:
        """Return what the instrument is made of: articles, sections, rules."""
        found = self._instruments.get(instrument)
        return [part.id.head for part in found.articles] if found else []

    def children(self, unit: ProvisionId) -> Sequence[str]:
        """Return the last steps of the units inside a unit."""
        found = self._names.units.get(str(unit))
        return [child.id.steps[-1] for child in found.children] if found else []

    def head(self, instrument: str, word: str, number: str) -> str | None:
        """Return a head by its number, printed or plain; one without a number only where it is the only one."""
        heads = self.heads_like(instrument, word)
        if not number:
            return heads[0] if len(heads) == 1 else None
        printed = {
            _without_blanks(part.record.printed): part.id.head
            for part in self._instruments[instrument].parts
            if isinstance(part.record, records.Article) and part.record.printed and part.id.head in heads
        }
        plain = number.lower() if word == ARTICLE else f"{word}-{number.lower()}"
        return printed.get(_without_blanks(number)) or (plain if plain in heads else None)

    def heads_like(self, instrument: str, word: str) -> Sequence[str]:
        """Return the heads that their ids call by a word."""
        found = self._instruments.get(instrument)
        return [part.id.head for part in found.parts if part.id.word == word] if found else []

    def step(self, unit: ProvisionId, label: str) -> str | None:
        """Return the step to the unit inside whose number is printed so."""
        found = self._names.units.get(str(unit))
        children = found.children if found else ()
        return next((child.id.steps[-1] for child in children if child.no == label), None)

    def depths(self, unit: ProvisionId, word: str) -> range | None:
        """Return how deep a word stands, where the instrument says it."""
        found = self._instruments.get(unit.instrument)
        words = inside_words(found.record, unit.word) if found else ()
        if word in words and words[0] != words[-1] and "point" not in words:
            first = words.index(word)
            return range(first, 99 if word == words[-1] else first + 1)
        return range(0) if word == "subsection" or (word == "paragraph" and words[:1] == ("point",)) else None

    def names(self, instrument: str) -> Mapping[str, str]:
        """Return the names that an instrument uses, its own and those that all use."""
        return self._phrases[instrument]

    def division(self, instrument: str, kind: str, no: str, within: ProvisionId) -> str | None:
        """Return a division by its number, preferring one that stands where the referring unit stands."""
        found = [
            division
            for outer in (self._instruments[instrument].divisions if instrument in self._instruments else ())
            for division in outer.walk()
            if division.kind == kind.lower() and division.no.casefold() == no.casefold()
        ]
        here = {division.id for division in self._path(within)} if within.instrument == instrument else set()
        for division in found:
            parent = division.id.rpartition(", ")[0]
            if parent in here:
                return division.id
        return found[0].id if len(found) == 1 else None

    def division_inside(self, instrument: str, head: str, kind: str, no: str) -> str | None:
        """Return the id of a division of a schedule or annex, by its number; None where it is not held."""
        found = self._instruments.get(instrument)
        part = found.part(head) if found else None
        inside = part.unit.inside() if part else ()
        return next((one.id for one in inside if (one.kind, one.no.casefold()) == (kind, no.casefold())), None)

    def division_of(self, unit: ProvisionId, kind: str) -> str | None:
        """Return the division of a kind that a unit stands in."""
        return next((division.id for division in self._path(unit) if division.kind == kind.lower()), None)

    def _path(self, unit: ProvisionId) -> tuple[Division, ...]:
        found = self._instruments.get(unit.instrument)
        part = found.part(unit.head) if found else None
        if part is None or not unit.is_attached:
            return part.divisions if part else ()
        inside = division_inside(part.unit, self._names.units[str(unit)]) if str(unit) in self._names.units else None
        return tuple(one for one in part.unit.inside() if one.id == inside)


def _without_blanks(number: str) -> str:
    """Return a printed number as it is compared: `L. 121-3` and `L121-3` are one."""
    return number.replace(" ", "").replace(".", "")
