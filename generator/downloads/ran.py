"""The record of a run of programs on the files of one version of the data: what the page may say was validated."""

from __future__ import annotations

import json
from pathlib import Path

ProgramRun = tuple[str, str, str, str]
"""A program, its version, the file it was given, and what it made of it."""


def read_runs(record: Path | None, *, version: str) -> tuple[ProgramRun, ...]:
    """Return the rows of a record; none where there is no record, or where it is of another version of the data."""
    if record is None or not record.is_file():
        return ()
    held = json.loads(record.read_text(encoding="utf-8"))
    if held["version"] != version:
        return ()
    return tuple((str(program), str(own), str(file), str(made)) for program, own, file, made in held["rows"])
