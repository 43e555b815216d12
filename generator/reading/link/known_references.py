"""References found at an earlier build: a text that is what it was, among units that are, has the same ones."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

from generator.files.cache import key_of, read_kept, version_of_code, write_kept
from generator.law import records
from generator.law.corpus import Instrument
from generator.law.ids import ProvisionId
from generator.reading.load import Records
from generator.reading.reference_grammar import FoundReference, find_references
from generator.reading.reference_grammar.model import Surroundings

FILE = "references.bin"
Found = tuple[FoundReference, ...]


class KnownReferences:
    """What was found in each text; `file` keeps it for the next build, and without one everything is looked for.

    Whatever the grammar may ask about the texts around is part of the key: every unit with its number, and the records
    of instruments whole.
    """

    def __init__(self, loaded: Records, instruments: Mapping[str, Instrument], file: Path | None = None) -> None:
        self._file = file
        self._fresh: dict[bytes, Found] = {}
        self._known: dict[bytes, Found] = {}
        if file:
            self._version = version_of_code()
            self._key = _key_of_texts(loaded, instruments)
            kept = read_kept(file, version=self._version).get(self._key)
            self._known = pickle.loads(kept) if kept else {}

    def find(self, text: str, unit: ProvisionId, surroundings: Surroundings) -> Found:
        """Return every reference in one unit's own (or closing) words."""
        if not self._file:
            return tuple(find_references(text, unit=unit, surroundings=surroundings))
        key = key_of(f"{unit}\0{text}".encode())
        found = self._known.get(key)
        if found is None:
            found = tuple(find_references(text, unit=unit, surroundings=surroundings))
        self._fresh[key] = found
        return found

    def keep(self) -> None:
        """Keep what was found for the next build."""
        if self._file and self._fresh.keys() != self._known.keys():
            packed = pickle.dumps(self._fresh, pickle.HIGHEST_PROTOCOL)
            write_kept(self._file, {self._key: packed}, version=self._version)


def _key_of_texts(loaded: Records, instruments: Mapping[str, Instrument]) -> bytes:
    lines = []
    for slug, instrument in instruments.items():
        path = loaded.instruments[slug].document.path
        lines.append(f"{slug} {loaded.hashes.get(path.removeprefix(f'{loaded.folder}/'))}")
        for part in instrument.parts:
            printed = part.record.printed if isinstance(part.record, records.Article) else ""
            lines.append(f"{part.id} {printed} {' '.join(division.id for division in part.divisions)}")
            lines += [f"{unit.id} {unit.no} {unit.under.id if unit.under else ''}" for unit in part.unit.walk()]
    return key_of("\n".join(lines).encode())
