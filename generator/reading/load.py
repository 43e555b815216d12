"""Walk the data folder, read every file into the record of its place, and turn faults into Problems with places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from generator.files.hashes import hash_bytes
from generator.files.near import find_near
from generator.law import records
from generator.law.ids import CONCLUSIONS, PREAMBLE, ProvisionId
from generator.reading.layout import LAYOUT, Place
from generator.reading.problems import Location, Problem, printable
from generator.reading.record_shape import read_record
from generator.reading.textfile import holds_still, read_text
from generator.reading.version import hash_content
from generator.reading.yamlio import Document, parse_document


class LostRecord(RuntimeError):
    """Raised where a file would be left out although no problem tells why: a fault of the program, not of the data."""


R = TypeVar("R", bound=records.Record)
Key = str | tuple[str, ...]


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record and the document it was read from, which knows the place of everything in it."""

    record: R
    document: Document


LoadedPart = Loaded[records.Article] | Loaded[records.Preamble] | Loaded[records.Conclusions]


@dataclass
class Records:
    """Every record of a data folder, by the id that its path gives."""

    folder: str = "data"
    """The data folder as problems show it."""
    concordance: Loaded[records.Concordance] | None = None
    instruments: dict[str, Loaded[records.Instrument]] = field(default_factory=dict)
    articles: dict[tuple[str, str], Loaded[records.Article]] = field(default_factory=dict)
    preambles: dict[str, Loaded[records.Preamble]] = field(default_factory=dict)
    closings: dict[str, Loaded[records.Conclusions]] = field(default_factory=dict)
    evidence: dict[str, Loaded[records.Evidence]] = field(default_factory=dict)
    states: dict[str, Loaded[records.State]] = field(default_factory=dict)
    participations: dict[tuple[str, str], Loaded[records.StateInstrument]] = field(default_factory=dict)
    topics: dict[str, Loaded[records.Topic]] = field(default_factory=dict)
    terms: dict[str, Loaded[records.Term]] = field(default_factory=dict)
    sources: dict[str, Loaded[records.Source]] = field(default_factory=dict)
    literature: dict[str, Loaded[records.Work]] = field(default_factory=dict)
    scenarios: dict[str, Loaded[records.Scenario]] = field(default_factory=dict)
    exercises: dict[str, Loaded[records.Exercise]] = field(default_factory=dict)
    editorial: Loaded[records.Editorial] | None = None
    extracts: Loaded[records.Extracts] | None = None
    finding: Loaded[records.Finding] | None = None
    releases: dict[str, Loaded[records.Release]] = field(default_factory=dict)
    """By the day of the release."""
    moved: Loaded[records.Moved] | None = None
    received: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each file in `sources/received/`, by its path from the folder of sources."""
    kept: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of the tables that are kept of a release, by its day."""
    hashes: dict[str, str] = field(default_factory=dict)
    """The hash of every authored file as it was read, by its path, for the version of the data."""
    faulty: set[tuple[str, Key]] = field(default_factory=set)
    """What has a file that cannot be read, by collection and id: it exists, but nothing can be said about it."""

    def part(self, part: ProvisionId) -> LoadedPart:
        """Return the file of an article, a preamble or a closing formula."""
        if part.head == PREAMBLE:
            return self.preambles[part.instrument]
        return self.closings[part.instrument] if part.head == CONCLUSIONS else self.articles[part.instrument, part.head]

    def entries(self) -> Iterator[Loaded[records.Record]]:
        """Yield every record with its document, by kind and path."""
        for place in LAYOUT:
            held = getattr(self, place.collection)
            yield from held.values() if isinstance(held, dict) else [held] if held else []

    def documents(self) -> Iterator[Document]:
        """Yield the document of every record, by kind and path."""
        return (entry.document for entry in self.entries())


_RECEIVED = "sources/received/"
_KEPT = re.compile(r"releases/([^/]+)\.zip")
_PASSED_OVER = re.compile(
    r"schemas/[^/]+\.json|README\.md|ids\.txt|reviewed\.txt|sources/received/[^/]+|releases/[^/]+\.zip"
)
_WHY_LAYOUT = "the path of a file is the id of what it holds"


def load_records(data: Path, *, root: Path, known: Records | None = None) -> tuple[Records, list[Problem]]:
    """Read every file below `data`; paths in problems are relative to `root`. Faulty files are left out.

    A file whose text is the same as when `known` was read is not parsed again.
    """
    folder = _shown(data, root)
    parsed = {entry.document.path: entry for entry in known.entries()} if known else {}
    loaded, problems = Records(folder), list[Problem]()
    files = list(walk_files(data, folder, problems)) if data.is_dir() else []
    if not files and not problems:
        what = "the data folder holds no files" if data.is_dir() else "there is no such folder"
        fix = "name a folder with concordance.yml, instruments/, topics/, states/ and the rest"
        return loaded, [Problem(Location(folder), "layout", what, "there is nothing to build from", fix)]
    loaded.faulty |= {("layout", one.location.path) for one in problems}
    twins: dict[str, str] = {}
    for file in files:
        inside = file.relative_to(data).as_posix()
        shown = f"{folder}/{printable(inside)}"
        twin = twins.setdefault(inside.casefold(), inside)
        if twin != inside:
            what = f'the path differs from "{twin}" only by capital letters'
            why = "on disks that take both for one, a file would silently replace the other"
            fix = "give one of them another name, or remove it"
            problems.append(Problem(Location(shown), "layout", what, why, fix))
        if not _PASSED_OVER.fullmatch(inside):
            problems += _load_file(file, inside, shown, loaded, parsed.get(shown))
        elif inside.startswith(_RECEIVED) or _KEPT.fullmatch(inside):
            problems += _hash_file(file, inside, shown, loaded)
    return loaded, problems


def _hash_file(file: Path, inside: str, shown: str, loaded: Records) -> list[Problem]:
    """Note the hash of a received copy, or of the tables that are kept of a release."""
    kept = _KEPT.fullmatch(inside)
    try:
        content = file.read_bytes()
    except OSError as fault:
        what = f"the file cannot be read: {fault.strerror or 'unknown reason'}"
        why = f"it is {'an edition that was released' if kept else 'the evidence for a text'}, and cannot be checked"
        return [Problem(Location(shown), "layout", what, why, "check its permissions")]
    if kept:
        loaded.kept[kept[1]] = hash_bytes(content)
    else:
        loaded.received[inside.removeprefix("sources/")] = hash_bytes(content)
        loaded.hashes[inside] = hash_content(content)
    return []


def walk_files(folder: Path, shown: str, problems: list[Problem]) -> Iterator[Path]:
    """Yield every ordinary file below a folder in the order of names; report links, devices and locked folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        what = f"the folder cannot be read: {fault.strerror or 'unknown reason'}"
        problems.append(Problem(Location(shown), "layout", what, "its files would be missing", "check its permissions"))
        return
    for entry in entries:
        name = printable(entry.name.encode("utf-8", "replace").decode())
        place = Location(f"{shown}/{name}")
        if entry.is_symlink():
            what = "the path is a link to another place"
            why = "what it leads to can change unseen, and other machines do not have it"
            problems.append(Problem(place, "layout", what, why, "put the file itself here"))
        elif entry.is_dir():
            if entry.name.endswith(".yml"):
                what = "the path is a folder with the name of a data file"
                problems.append(Problem(place, "layout", what, _WHY_LAYOUT, "put the file itself here, or rename it"))
            yield from walk_files(Path(entry.path), place.path, problems)
        elif entry.name != name:
            what = "the name of the file holds signs that cannot be printed"
            problems.append(Problem(place, "layout", what, _WHY_LAYOUT, "rename it"))
        elif entry.is_file():
            yield Path(entry.path)
        else:
            what = "the path is neither a file nor a folder"
            problems.append(Problem(place, "layout", what, "only files hold data", "remove it"))


def _load_file(
    file: Path, inside: str, shown: str, loaded: Records, known: Loaded[records.Record] | None
) -> list[Problem]:
    found = next(((place, match) for place in LAYOUT if (match := place.pattern.fullmatch(inside))), None)
    if found is None:
        if inside.casefold().endswith((".yml", ".yaml")):
            loaded.faulty.add(("layout", inside))
        what = "the file has no place in the layout of the data folder"
        return [Problem(Location(shown), "layout", what, _WHY_LAYOUT, _offer_place(inside))]
    place, ids = found[0], found[1].groups()
    problems = [Problem(Location(shown), "layout", what, _WHY_LAYOUT, "rename it") for what in place.check_ids(ids)]
    if problems:
        loaded.faulty.add(("layout", inside))
        return problems
    key = ids[0] if len(ids) == 1 else ids
    entry: Loaded[records.Record] | None = None
    if known and type(known.record) is place.record and holds_still(file, known.document.content):
        loaded.hashes[inside] = hash_content(known.document.content.encode())
        _keep(loaded, place.collection, key, known)
        return []
    text, problems = read_text(file, shown)
    if text is not None:
        loaded.hashes[inside] = hash_content(text.encode())
        entry, problems = _read_entry(text, shown, place)
    if entry is None:
        loaded.faulty.add((place.collection, key))
    else:
        _keep(loaded, place.collection, key, entry)
    return problems


def _read_entry(text: str, shown: str, place: Place) -> tuple[Loaded[records.Record] | None, list[Problem]]:
    document, problems = parse_document(text, shown)
    if document is None:
        return None, problems
    record, faults = read_record(place.record, document)
    problems += faults
    if record is None and not problems:
        raise LostRecord(shown)
    return (Loaded(record, document) if record is not None and not problems else None), problems


def _keep(loaded: Records, collection: str, key: Key, entry: Loaded[records.Record]) -> None:
    if key:
        getattr(loaded, collection)[key] = entry
    else:
        setattr(loaded, collection, entry)


def _offer_place(inside: str) -> str:
    """Say where a stray file may belong: under the ending that data files have, or under the nearest known path."""
    stem, dot, ending = inside.rpartition(".")
    if dot and ending.casefold() in ("yaml", "yml") and ending != "yml":
        renamed = f"{stem}.yml"
        if any(place.pattern.fullmatch(renamed) for place in LAYOUT):
            return f'rename it to "{renamed}"'
    near = find_near(inside, [place.path for place in LAYOUT], least=0.5)
    if near and ending in ("yml", "yaml"):
        return f"the nearest place is {near}; remove what is no data"
    return f"put it at one of: {', '.join(place.path for place in LAYOUT)}; remove what is no data"


def _shown(path: Path, root: Path) -> str:
    try:
        return printable(path.relative_to(root).as_posix())
    except ValueError:
        return printable(path.as_posix())
