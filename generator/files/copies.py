"""Open a copy of a site, a folder or a zip of unknown origin: its files by path, and what in it is no plain file.

Nothing is followed that leads out of the copy, nothing is unpacked to the disk, and files are read in pieces.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from generator.files.hashes import MANIFEST
from generator.files.printing import as_printed
from generator.files.strict_zip import OddZip, StrictEntry, read_content, read_entries

_CHUNK = 1 << 18
_MOST_FILES, _MOST_BYTES, _DEEPEST = 500_000, 4_000_000_000, 60
_KEPT_FROM_GIT = (".gitignore", b"*\n!.gitignore\n")
"""The one file that the folder of a built site may hold beside its files: it keeps them out of git."""


class OddCopy(Exception):
    """Raised where something is no copy of a site, or is damaged; its text says why, on one line."""


@dataclass(frozen=True)
class CopiedFile:
    """A file of a copy: its size, and what reads its bytes in pieces."""

    size: int
    pieces: Callable[[], Iterator[bytes]]

    def hash(self) -> str:
        """Return the SHA-256 in hexadecimal; empty where the file cannot be read."""
        total = hashlib.sha256()
        try:
            for piece in self.pieces():
                total.update(piece)
        except (OddZip, OSError):
            return ""
        return total.hexdigest()

    def read(self, *, most: int) -> bytes:
        """Return the bytes; raise OddCopy where they are more than `most` or cannot be read."""
        if self.size > most:
            raise OddCopy(f"is larger than {most:,} bytes")
        try:
            content = b"".join(self.pieces())
        except OddZip as fault:
            raise OddCopy(str(fault)) from None
        except OSError as fault:
            raise OddCopy(f"cannot be read: {fault.strerror}") from None
        if len(content) > most:
            raise OddCopy("changed while it was read")
        return content


@dataclass(frozen=True)
class SiteCopy:
    """The files of a copy by their paths from the site's root; what is no file, by path with what it is instead."""

    files: Mapping[str, CopiedFile]
    others: Mapping[str, str]


def open_copy(place: Path) -> SiteCopy:
    """Return what a folder or a zip holds; raise OddCopy where it is neither, or no copy could be of that form."""
    try:
        return _open_folder(place) if place.is_dir() else _open_zip(place)
    except OddZip as fault:
        raise OddCopy(f"{as_printed(str(place))} {fault}") from None
    except OSError as fault:
        named = fault.filename if isinstance(fault.filename, str) else str(place)
        raise OddCopy(f"{as_printed(named)} cannot be read: {fault.strerror}") from None


def _open_folder(folder: Path) -> SiteCopy:
    files, others, folders = dict[str, CopiedFile](), dict[str, str](), list[str]()
    room = _MOST_BYTES
    for path, entry in _walk(folder, "", 0):
        found = entry.stat(follow_symlinks=False)
        what = _say_kind(found.st_mode)
        if what:
            others[path] = what
        elif stat.S_ISDIR(found.st_mode):
            folders.append(path)
        else:
            files[path] = CopiedFile(found.st_size, partial(read_pieces, Path(entry.path), found.st_size))
            room -= found.st_size
        if room < 0 or len(files) + len(others) + len(folders) > _MOST_FILES:
            raise OddCopy(f"{as_printed(str(folder))} holds far more than a site")
    name, content = _KEPT_FROM_GIT
    if name in files and files[name].size == len(content) and files[name].read(most=len(content)) == content:
        del files[name]
    return SiteCopy(files, {**others, **_find_empty(folders, [*files, *others])})


def _find_empty(folders: list[str], held: list[str]) -> dict[str, str]:
    """Return the folders in which nothing lies."""
    used = {path[:at] for path in held for at, char in enumerate(path) if char == "/"}
    return {folder: "an empty folder" for folder in folders if folder not in used}


def _walk(folder: Path, inside: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what a folder holds, by path, with what its folders hold."""
    if depth > _DEEPEST:
        raise OddCopy(f"{as_printed(str(folder))} lies deeper than a site")
    with os.scandir(folder) as entries:
        for entry in entries:
            yield f"{inside}{entry.name}", entry
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{inside}{entry.name}/", depth + 1)


def _say_kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "no plain file"


def read_pieces(file: Path, size: int) -> Iterator[bytes]:
    """Yield the bytes of a file, at most one more than it had; a link or a pipe put in its place is not followed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    left = size + 1
    with os.fdopen(os.open(file, flags), "rb") as opened:
        while left > 0 and (piece := opened.read(min(_CHUNK, left))):
            left -= len(piece)
            yield piece


def _open_zip(file: Path) -> SiteCopy:
    if not stat.S_ISREG(file.stat().st_mode):
        raise OddCopy(f"{as_printed(str(file))} is neither a folder nor a zip file")
    with file.open("rb") as opened:
        entries = read_entries(opened)
    plain = [entry for entry in entries if not entry.name.endswith("/")]
    names = [entry.name for entry in plain]
    _need_plain_names([entry.name for entry in entries])
    start = _find_start(names)
    outside = next((entry.name for entry in entries if not _lies_in(entry.name, start)), None)
    if outside is not None:
        raise OddCopy(f"{as_printed(str(file))} holds {as_printed(outside)} beside the folder of the copy")
    files = {entry.name[len(start) :]: CopiedFile(entry.size, partial(_read_entry, file, entry)) for entry in plain}
    folders = [entry.name[len(start) : -1] for entry in entries if entry.name.endswith("/")]
    return SiteCopy(files, _find_empty([folder for folder in folders if folder], list(files)))


def _lies_in(name: str, start: str) -> bool:
    return name.startswith(start) or (name.endswith("/") and start.startswith(name))


def _find_start(names: list[str]) -> str:
    """Return the folder inside a zip that holds the site, with a slash; empty where it is the zip itself."""
    if MANIFEST in names:
        return ""
    return min((name.removesuffix(MANIFEST) for name in names if name.endswith(f"/{MANIFEST}")), key=len, default="")


def _need_plain_names(names: list[str]) -> None:
    """Refuse names that lead elsewhere, stand twice, or would be one name on some disk."""
    known = set[str]()
    ends = ((name, at) for name in names for at, char in enumerate(name[:-1]) if char == "/")
    folders = {normalize("NFC", name[:at]).casefold() + "/" for name, at in ends}
    if len(names) > _MOST_FILES:
        raise OddZip("holds far more than a site")
    for name in names:
        parts = name.removesuffix("/").split("/")
        if len(parts) > _DEEPEST or any(part in ("", ".", "..") or len(part) > 255 for part in parts):
            raise OddZip(f"holds a file whose name leads elsewhere: {as_printed(name)}")
        if "\\" in name or ":" in name or not name.isprintable():
            raise OddZip(f"holds a file whose name no disk takes alike: {as_printed(name)}")
        same = normalize("NFC", name).casefold()
        if same in known or f"{same}/" in folders:
            raise OddZip(f"holds two things of one name: {as_printed(name)}")
        known.add(same)


def _read_entry(file: Path, entry: StrictEntry) -> Iterator[bytes]:
    opened: BinaryIO
    with file.open("rb") as opened:
        yield from read_content(opened, entry)
