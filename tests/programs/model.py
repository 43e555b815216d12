"""What a program made of a file: a row of the table."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True)
class ProgramRow:
    """A program with its version, the file it was given, and what it made of it."""

    program: str
    version: str
    file: str
    made: str
    is_right: bool


class NotHere(Exception):
    """Raised where a program is not installed."""


Check = Callable[[Path], ProgramRow]
"""Gives the row of one program for the folder of the downloads."""


def version_of(package: str) -> str:
    """Return the version of an installed package; raise NotHere where there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        raise NotHere(package) from None


def call(command: Sequence[str], *, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program of the system; raise NotHere where there is none."""
    if shutil.which(command[0]) is None:
        raise NotHere(command[0])
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
