"""The journal of a command that changes files: what goes where, for the next command where this one is killed.

A folder that is handed on may bring a journal with it. Only one that carries this machine's mark may name files outside
the folder; any other is obeyed inside it alone, and nowhere hidden: a file below `.git` could be run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from generator.files.bounded import OddJson, read_json
from generator.files.trusted import is_ours, mark

JOURNAL = "journal.json"
_FORMS: Mapping[str, tuple[type, ...]] = {
    "path": (str,),
    "old": (str, type(None)),
    "new": (str, type(None)),
    "held": (str,),
}


class StrangeJournal(Exception):
    """Raised where a journal is damaged, or names what a command of another hand may not touch."""


@dataclass(frozen=True)
class FileStep:
    """A file that takes the place of another: its path from the base, the hashes of both, and where it is held."""

    path: str
    old: str | None
    new: str | None
    held: str


def write_journal(folder: Path, steps: list[FileStep]) -> Path:
    """Write the journal into the folder of edits, in one step and down to the disk; return its place."""
    journal = folder / JOURNAL
    fresh = journal.with_suffix(".new")
    listed = [asdict(step) for step in steps]
    with fresh.open("w", encoding="utf-8") as file:
        json.dump({"mark": mark(_as_marked(folder, listed)).hex(), "steps": listed}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(journal)
    return journal


def read_journal(folder: Path) -> list[FileStep]:
    """Return what the journal in a folder of edits says; raise StrangeJournal where it may not be obeyed."""
    try:
        held = read_json((folder / JOURNAL).read_bytes())
    except OddJson:
        raise StrangeJournal from None
    said, listed = (held.get("mark"), held.get("steps")) if isinstance(held, dict) else (None, None)
    if not isinstance(said, str) or not isinstance(listed, list):
        raise StrangeJournal
    steps = [_read_step(step) for step in listed]
    if not _is_marked(folder, listed, said) and not all(_lies_inside(step, folder.parent) for step in steps):
        raise StrangeJournal
    return steps


def _read_step(held: object) -> FileStep:
    if not isinstance(held, dict) or held.keys() != _FORMS.keys():
        raise StrangeJournal
    if not all(isinstance(held[key], kinds) for key, kinds in _FORMS.items()) or not held["held"].isdecimal():
        raise StrangeJournal
    return FileStep(**held)


def _as_marked(folder: Path, listed: object) -> bytes:
    return json.dumps([os.path.realpath(folder), listed], sort_keys=True).encode()


def _is_marked(folder: Path, listed: object, said: str) -> bool:
    try:
        return bool(said) and is_ours(_as_marked(folder, listed), bytes.fromhex(said))
    except ValueError:
        return False


def _lies_inside(step: FileStep, base: Path) -> bool:
    path = PurePosixPath(step.path)
    plain = bool(path.parts) and not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
    return plain and (base / path).parent.resolve().is_relative_to(base.resolve())
