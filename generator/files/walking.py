"""List and read the files of a folder: a build asks for thousands, and paths as objects cost more than reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def list_files(folder: Path | str) -> list[str]:
    """Return the paths of all files below a folder from there, in the order of their steps, with slashes.

    A link to a file is one; no linked folder is entered. Where a folder is missing, or cannot be read, there are none.
    """
    files: list[str] = []
    _walk(os.fspath(folder), "", files, None)
    return sorted(files, key=_steps)


def list_entries(folder: Path | str) -> list[str]:
    """Return the same with whatever is no folder: links that lead nowhere or to a folder, pipes, devices."""
    found: list[str] = []
    _walk(os.fspath(folder), "", found, found)
    return sorted(found, key=_steps)


def list_shown(folder: Path | str) -> list[str]:
    """Return the files that do not lie in a hidden folder, in no order; no linked folder is entered."""
    base = os.fspath(folder)
    found: list[str] = []
    for place, folders, files in os.walk(base):
        folders[:] = [name for name in folders if not name.startswith(".")]
        before = f"{os.path.relpath(place, base)}/".replace(os.sep, "/").removeprefix("./")
        found += [f"{before}{name}" for name in files]
    return found


def _steps(path: str) -> list[str]:
    return path.split("/")


def _walk(folder: str, before: str, files: list[str], others: list[str] | None) -> None:
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _walk(entry.path, f"{before}{entry.name}/", files, others)
            elif _is_file(entry):
                files.append(f"{before}{entry.name}")
            elif others is not None:
                others.append(f"{before}{entry.name}")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a file or leads to one; a link that leads to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def read_file(path: str) -> bytes:
    """Return the content of a file."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def read_files(folder: Path | str, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield files by their paths from a folder, with what they hold."""
    base = os.fspath(folder)
    for path in paths:
        yield path, read_file(f"{base}/{path}")
