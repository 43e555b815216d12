"""What exists: ids of units, instruments, sources and the rest, and the Problem for a name that does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.files.near import find_near
from generator.law.corpus import Instrument, Unit
from generator.law.ids import CONCLUSIONS, PREAMBLE, MalformedId, ProvisionId, parse_id
from generator.reading.load import Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_

_TEXTS = ("instruments", "articles", "preambles", "closings")
_LISTED = {"role": " under roles: in editorial.yml"}
_COLLECTIONS = {
    "State": "states",
    "instrument": "instruments",
    "source": "sources",
    "term": "terms",
    "topic": "topics",
}


class Names:
    """Looks names up, and reports unknown ones with near matches."""

    def __init__(self, instruments: Mapping[str, Instrument], loaded: Records) -> None:
        self.instruments = instruments
        self.units: dict[str, Unit] = {
            str(unit.id): unit
            for instrument in instruments.values()
            for part in instrument.parts
            for unit in part.unit.walk()
        }
        self._sources = loaded.sources
        self._faulty = loaded.faulty
        self.has_faulty_texts = any(collection in _TEXTS for collection, _ in loaded.faulty)
        """Some text or instrument cannot be read, so that nothing can be said about references that may lead there."""

    def need_unit(self, name: str, document: Document, where: Path_, problems: list[Problem]) -> ProvisionId | None:
        """Return the id of a unit that exists; report it otherwise, saying what its nearest parent has."""
        if name in self.units:
            return self.units[name].id
        if not self._may_exist(name):
            what = f'there is no provision "{name}"'
            why = "a citation of a provision that does not exist would mislead the reader"
            problems.append(Problem(document.place_of(where), "unknown-provision", what, why, self._offer(name)))
        return None

    def _may_exist(self, name: str) -> bool:
        """Return whether a unit stands in a file that is at fault, which is reported already."""
        try:
            unit = parse_id(name)
        except MalformedId:
            return False
        files = {PREAMBLE: ("preambles", unit.instrument), CONCLUSIONS: ("closings", unit.instrument)}
        own = files.get(unit.head, ("articles", (unit.instrument, unit.head)))
        return ("instruments", unit.instrument) in self._faulty or own in self._faulty

    def _offer(self, name: str) -> str:
        try:
            unit = parse_id(name)
        except MalformedId:
            return "write an instrument, a colon and a provision"
        if unit.instrument not in self.instruments:
            near = find_near(unit.instrument, self._with_text())
            if near:
                return f'write "{near}:{unit.path}"'
            return f"cite an instrument whose text is held here: {', '.join(self._with_text())}"
        parent = unit.parent
        while parent is not None and str(parent) not in self.units:
            parent = parent.parent
        if parent is None:
            numbers = [part.id.head for part in self.instruments[unit.instrument].parts]
            if not numbers:
                return f"cite another instrument: the text of {unit.instrument} is not held here"
            return f"cite one that exists: {unit.instrument} has {', '.join(numbers)}"
        steps = [child.id.steps[-1] for child in self.units[str(parent)].children]
        if not steps:
            return f'cite "{parent.path}" itself: it has nothing inside it'
        return f'cite one that exists: "{parent.path}" has {", ".join(f"({step})" for step in steps)}'

    def _with_text(self) -> list[str]:
        return [slug for slug, instrument in self.instruments.items() if instrument.has_text]

    def need_instrument(self, slug: str, document: Document, where: Path_, problems: list[Problem]) -> bool:
        """Return whether an instrument exists; report it otherwise."""
        if slug in self.instruments:
            return True
        self.report(slug, "instrument", self.instruments, document, where, problems)
        return False

    def need_sources(
        self, ids: Iterable[str], document: Document, where: Path_, problems: list[Problem], *, listed: bool = True
    ) -> None:
        """Report every source that is not known; `listed` says that `where` is a list."""
        for index, name in enumerate(ids):
            if name not in self._sources:
                self.report(name, "source", self._sources, document, (*where, index) if listed else where, problems)

    def report(
        self,
        name: str,
        kind: str,
        known: Collection[str],
        document: Document,
        where: Path_,
        problems: list[Problem],
        *,
        in_path: bool = False,
    ) -> None:
        """Report an unknown name of a kind, offering the nearest known one; `in_path`: the file is so named."""
        if (_COLLECTIONS.get(kind, ""), name) in self._faulty:
            return
        near = find_near(name, known)
        fix = f'write "{near}"' if near else f"add the {kind}{_LISTED.get(kind, '')}, or name one that exists"
        if in_path:
            fix = f'rename the file to "{near}.yml"' if near else f"add the {kind}, or remove the file"
        why = "every name in the data must lead somewhere"
        rule = f"unknown-{kind.lower()}"
        problems.append(Problem(document.place_of(where), rule, f'there is no {kind} "{name}"', why, fix))
