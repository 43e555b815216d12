"""The version of the data: the day it stands for and a short hash of its files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.files.hashes import hash_bytes
from generator.files.walking import list_files, read_files

_RELEASES = "releases/"


def data_files(data: Path) -> dict[str, bytes]:
    """Return every authored file of a data folder by its path inside it, sorted; what is generated is left out.

    Line ends are made the same, so that a checkout on another system gives the same bytes.
    """
    authored = [path for path in list_files(data) if _is_authored(path)]
    return {path: content.replace(b"\r\n", b"\n") for path, content in read_files(data, authored)}


def _is_authored(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return PurePosixPath(name).suffix == ".yml" or (folder.rpartition("/")[2] == "received")


def hash_content(content: bytes) -> str:
    """Return the SHA-256 of an authored file, the same for all line ends."""
    return hash_bytes(content.replace(b"\r\n", b"\n"))


def hash_files(data: Path) -> dict[str, str]:
    """Return the hash of every authored file of a data folder by its path."""
    return {path: hash_content(content) for path, content in data_files(data).items()}


def hash_prose(folder: Path) -> dict[str, str]:
    """Return the hash of every page of prose below a folder by its path."""
    pages = [path for path in list_files(folder) if path.endswith(".md")]
    return {path: hash_content(content) for path, content in read_files(folder, pages)}


def write_version(hashes: Mapping[str, str], *, as_of: str) -> str:
    """Return the version of the data that has these hashes, such as `2026-11-22-3f1c0a9b`: its own day, then a hash.

    Records of releases do not count: they name the version.
    """
    paths = sorted((path for path in hashes if not path.startswith(_RELEASES)), key=lambda path: path.split("/"))
    listed = "".join(f"{path}\0{hashes[path]}\n" for path in paths)
    return f"{as_of}-{hash_bytes(listed.encode())[:8]}"


def data_version(data: Path, *, as_of: str) -> str:
    """Return the version of a data folder."""
    return write_version(hash_files(data), as_of=as_of)


def epoch_of(day: str) -> int:
    """Return the seconds from 1970 to the start of an ISO day in universal time."""
    return (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days * 86_400
