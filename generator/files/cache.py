"""Files that a build keeps in its cache folder for the next one: entries under keys, each with this machine's mark.

What is kept follows from what it was made of and from the code alone. A file of other code, one that came with a copied
folder, a damaged one and one that cannot be read count as none: what is kept may be run. A file is replaced in one
step, and where that cannot be done, nothing is kept.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from generator.files.replacing import open_fresh
from generator.files.trusted import is_kept_file, mark, may_keep_in
from generator.files.walking import list_files, read_file

SIZE = 16
"""So many bytes have keys, marks and the version of the code."""
_ENTRY = struct.Struct(f"={SIZE}s{SIZE}sI")
_CODE = Path(__file__).parents[1]
_TEMPLATES = _CODE.parent / "theme" / "pages"
_MAKERS = ("jinja2", "markupsafe", "pydantic", "ruamel.yaml", "ruamel.yaml.clib")
"""Packages whose versions count as code."""


def version_of_code() -> bytes:
    """Hash our modules and templates, and name the versions of what makes the rest."""
    files = [f"{_CODE}/{path}" for path in list_files(_CODE) if path.endswith((".py", ".json"))]
    files += [f"{_TEMPLATES}/{path}" for path in list_files(_TEMPLATES) if path.endswith(".html")]
    return _hash_code(_MAKERS, tuple((file, *_status_of(file)) for file in files))


def _status_of(file: str) -> tuple[int, int, int, int]:
    status = os.stat(file)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@lru_cache(maxsize=8)
def _hash_code(makers: tuple[str, ...], files: tuple[tuple[str, int, int, int, int], ...]) -> bytes:
    """Hash files, with what the disk tells of them: a build asks ten times, and nothing has changed meanwhile."""
    total = hashlib.blake2b(digest_size=SIZE)
    total.update(" ".join([sys.version, *map(metadata.version, makers)]).encode())
    for file, *_ in files:
        total.update(f"{file}\0".encode())
        total.update(hashlib.blake2b(read_file(file)).digest())
    return total.digest()


def key_of(content: bytes) -> bytes:
    """Return the key of what is found by its content."""
    return hashlib.blake2b(content, digest_size=SIZE).digest()


def read_kept(file: Path, *, version: bytes) -> dict[bytes, bytes]:
    """Return the entries of a file up to the first damaged one; none where other code wrote it."""
    if not is_kept_file(file):
        return {}
    try:
        with file.open("rb") as kept:
            return dict(_entries(kept, version)) if kept.read(len(version)) == version else {}
    except OSError:
        return {}


def write_kept(file: Path, entries: Mapping[bytes, bytes], *, version: bytes) -> None:
    """Write entries in place of those that a file holds, unless the code changed meanwhile."""
    if version_of_code() != version or not may_keep_in(file.parent):
        return
    fresh = file.with_name(f"{file.name}.fresh")  # One name, so that killed builds leave one file behind, not many.
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        with open_fresh(file, beside=fresh) as kept:
            kept.write(version)
            for key, content in entries.items():
                kept.write(_ENTRY.pack(key, _mark(version, key, content), len(content)))
                kept.write(content)


def _entries(file: io.BufferedReader, version: bytes) -> Iterator[tuple[bytes, bytes]]:
    while len(head := file.read(_ENTRY.size)) == _ENTRY.size:
        key, said, length = _ENTRY.unpack(head)
        content = file.read(length)
        if said != _mark(version, key, content):
            return
        yield key, content


def _mark(version: bytes, key: bytes, content: bytes) -> bytes:
    return mark(b"".join((version, key, content)), size=SIZE)
