"""Read a data folder and the prose beside it for a build, which may go on beside other work.

What was read is kept for the next build, so that only files with another text are parsed again.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path

from generator.files.cache import key_of, read_kept, version_of_code, write_kept
from generator.reading.load import Records, load_records
from generator.reading.problems import Problem
from generator.reading.version import hash_files, hash_prose

FILE = "records.bin"


@dataclass(frozen=True)
class DataReading:
    """The records of a data folder, what is wrong with their files, and the hashes of the prose."""

    records: Records
    problems: list[Problem] = field(default_factory=list)
    prose: dict[str, str] = field(default_factory=dict)


def content_folder(root: Path, data: str) -> Path:
    """Return the folder of hand-written pages that belongs to a data folder: it stands beside it."""
    return (root / data).parent / "content"


def read_data(root: Path, data: str, *, cache: Path | None = None) -> DataReading:
    """Read everything; with `cache`, files that are the same as at the last build are taken from there."""
    prose = _hash_prose(root, data)
    if cache is None:
        return DataReading(*load_records(root / data, root=root), prose)
    version, key = version_of_code(), key_of(f"{root}\0{data}".encode())
    kept = read_kept(cache / FILE, version=version).get(key)
    known: Records | None = pickle.loads(kept) if kept else None
    records, problems = load_records(root / data, root=root, known=known)
    if problems:  # Nothing is kept that knows of faults: they may be gone next time.
        return DataReading(records, problems, prose)
    if known is None or (known.hashes, known.kept) != (records.hashes, records.kept):
        kept = pickle.dumps(records, pickle.HIGHEST_PROTOCOL)
        write_kept(cache / FILE, {key: kept}, version=version)
        known = pickle.loads(kept)
    # What was kept, not what was read: which strings are one object decides about the hashes of views.
    return DataReading(known, prose=prose)


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
