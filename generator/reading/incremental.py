"""Read a data folder and the prose beside it for a build, which may go on beside other work.

What was read is kept for the next build, so that only files with another text are parsed again.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.files.cache import key_of, read_kept, version_of_code, write_kept
from generator.files.hashes import hash_bytes
from generator.files.processes import start
from generator.law.records import Record
from generator.reading.layout import LAYOUT
from generator.reading.load import Key, Loaded, Records, load_records
from generator.reading.problems import Problem
from generator.reading.version import hash_files, hash_prose

FILE = "records.bin"
_PIECE = 50
"""So many records are packed together."""
Packed = list[tuple[str, bytes]]
"""Records in pieces, each with a hash of what it was packed from; the first has all that is no collection."""


@dataclass(frozen=True)
class DataReading:
    """The records of a data folder, what is wrong with their files, and the hashes of the prose."""

    records: Records
    problems: list[Problem] = field(default_factory=list)
    prose: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PackedReading:
    """The same without faults, as bytes."""

    packed: Packed
    prose: dict[str, str]


def content_folder(root: Path, data: str) -> Path:
    """Return the folder of hand-written pages that belongs to a data folder: it stands beside it."""
    return (root / data).parent / "content"


def read_data(root: Path, data: str, *, cache: Path | None = None) -> DataReading:
    """Read everything; with `cache`, files that are the same as at the last build are taken from there."""
    return unpack(read_packed(root, data, cache=cache, handed=False))


def begin_reading(root: Path, data: str, *, cache: Path, forked: bool) -> Callable[[], DataReading]:
    """Begin to read, with `forked` in a second process; return what waits for it and gives what was read."""
    waiting = start(partial(read_packed, root, data, cache=cache, handed=forked), forked=forked)
    return lambda: unpack(waiting())


def read_packed(root: Path, data: str, *, cache: Path | None, handed: bool) -> DataReading | PackedReading:
    """Read everything; what has no faults and is `handed` from one process to another is packed, as it is kept."""
    prose = _hash_prose(root, data)
    if cache is None:
        return DataReading(*load_records(root / data, root=root), prose)
    version, key = version_of_code(), key_of(f"{root}\0{data}".encode())
    kept = read_kept(cache / FILE, version=version).get(key)
    held: Packed = marshal.loads(kept) if kept else []
    known = unpack_records(held) if held else None
    records, problems = load_records(root / data, root=root, known=known)
    if problems:  # Nothing is kept that knows of faults: they may be gone next time.
        return DataReading(records, problems, prose)
    if known and (known.hashes, known.kept) == (records.hashes, records.kept):
        return DataReading(known, prose=prose)
    packed = pack_records(records, dict(held))
    write_kept(cache / FILE, {key: marshal.dumps(packed)}, version=version)
    return PackedReading(packed, prose) if handed else DataReading(records, prose=prose)


def unpack(reading: DataReading | PackedReading) -> DataReading:
    """Return what was read."""
    if isinstance(reading, DataReading):
        return reading
    return DataReading(unpack_records(reading.packed), prose=reading.prose)


def pack_records(records: Records, known: Mapping[str, bytes]) -> Packed:
    """Return the records as plain bytes; pieces that are `known` are not packed again.

    In pieces, because each is remembered object by object while it is packed.
    """
    many = [place.collection for place in LAYOUT if isinstance(getattr(records, place.collection), dict)]
    head = replace(records)
    for name in many:
        setattr(head, name, {})
    packed = [("", pickle.dumps(head, pickle.HIGHEST_PROTOCOL))]
    for name in many:
        entries = list(getattr(records, name).items())
        for at in range(0, len(entries), _PIECE):
            piece = entries[at : at + _PIECE]
            own = _hash_piece(name, piece, records)
            packed.append((own, known.get(own) or pickle.dumps((name, piece), pickle.HIGHEST_PROTOCOL)))
    return packed


def _hash_piece(name: str, piece: Sequence[tuple[Key, Loaded[Record]]], records: Records) -> str:
    paths = [entry.document.path for _, entry in piece]
    hashes = [records.hashes[path.removeprefix(f"{records.folder}/")] for path in paths]
    return hash_bytes("\n".join([name, *paths, *hashes]).encode())


def unpack_records(packed: Packed) -> Records:
    """Return the records that were packed; only what this machine packed may be given."""
    (_, head), *pieces = packed
    records: Records = pickle.loads(head)
    for _, piece in pieces:
        name, entries = pickle.loads(piece)
        getattr(records, name).update(entries)
    return records


def is_as_read(reading: DataReading, root: Path, data: str) -> bool:
    """Return whether no file of data or prose has changed since it was read."""
    try:
        return hash_files(root / data) == reading.records.hashes and _hash_prose(root, data) == reading.prose
    except OSError:
        return False


def _hash_prose(root: Path, data: str) -> dict[str, str]:
    """Return the hashes of the prose; none where a file cannot be read, which the check reports."""
    try:
        return hash_prose(content_folder(root, data))
    except OSError:
        return {}
