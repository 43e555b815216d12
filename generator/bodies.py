"""Bodies of pages kept from the last build, each under a hash of everything that it was rendered from.

A body follows from its template, its views and the code alone: the views hold all that a template may show. So a body
is used again where the hash of all three is the same, and nothing needs to be known about which file a page depends
on. Views are made afresh in every build. What is stored carries checksums; a damaged file counts as none.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Any

from generator.fields import Record
from generator.ids import ProvisionId

FILE = "bodies.bin"
_SIZE = 16
_ENTRY = struct.Struct(f"={_SIZE}s{_SIZE}sI")
_MARK = "\ue000version\ue000"
"""Stands for the version of the data in what is kept; data files cannot hold such a character."""
_CODE = Path(__file__).parent
_TEMPLATES = _CODE.parent / "theme" / "pages"


class Bodies:
    """The bodies of the last build, and those that this one has made or used."""

    def __init__(self, kept: dict[bytes, str], version: bytes, stamp: str) -> None:
        self._kept = kept
        self._version = version
        self._stamp = stamp
        self._used: dict[bytes, str] = {}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was kept."""
        return not self._kept

    def key_of(self, template: str, on: str, views: dict[str, object]) -> bytes:
        """Hash all that a body is made from."""
        written = io.BytesIO()
        _Hasher(written, pickle.HIGHEST_PROTOCOL).dump((template, on, views))
        content = written.getvalue()
        if self._stamp:
            content = content.replace(self._stamp.encode(), _MARK.encode())
        return hashlib.blake2b(content, digest_size=_SIZE, key=self._version).digest()

    def find(self, key: bytes) -> str | None:
        """Give the body that was rendered from the same, if one was kept."""
        body = self._kept.get(key)
        if body is None:
            return None
        self._used[key] = body
        return body.replace(_MARK, self._stamp)

    def keep(self, key: bytes, body: str) -> None:
        """Keep a body for the next build."""
        self._used[key] = body.replace(self._stamp, _MARK) if self._stamp else body

    def take_used(self) -> dict[bytes, str]:
        """Hand over what was made or used since the last call: another process passes it on."""
        used, self._used = self._used, {}
        return used

    def write(self, folder: Path, used: dict[bytes, str]) -> None:
        """Write what was made or used into `folder`, in one step; where that cannot be done, nothing is kept."""
        if used.keys() == self._kept.keys() or _version_of_code() != self._version:
            return
        fresh = folder / f"{FILE}.fresh"  # One name, so that killed builds leave one file behind, not many.
        try:
            folder.mkdir(exist_ok=True)
            with fresh.open("wb") as file:
                file.write(self._version)
                for key, body in used.items():
                    raw = body.encode()
                    file.write(_ENTRY.pack(key, _checksum(raw), len(raw)))
                    file.write(raw)
            os.replace(fresh, folder / FILE)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def read_bodies(folder: Path, *, stamp: str) -> Bodies:
    """Read what the last build kept in `folder`; nothing where the code has changed since.

    `stamp` is the version of the data. Pages name it, and it changes with every edit, so that bodies are kept without.
    """
    version = _version_of_code()
    try:
        with (folder / FILE).open("rb") as file:
            kept = dict(_entries(file)) if file.read(len(version)) == version else {}
    except (OSError, UnicodeDecodeError):
        kept = {}
    return Bodies(kept, version, stamp)


def _entries(file: io.BufferedReader) -> Iterator[tuple[bytes, str]]:
    """Yield the entries of a file up to the first damaged one."""
    while len(head := file.read(_ENTRY.size)) == _ENTRY.size:
        key, checksum, length = _ENTRY.unpack(head)
        raw = file.read(length)
        if _checksum(raw) != checksum:
            return
        yield key, raw.decode()


def _checksum(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=_SIZE).digest()


def _version_of_code() -> bytes:
    """Hash our modules and templates, and name the versions of what renders them."""
    total = hashlib.blake2b(digest_size=_SIZE)
    total.update(f"{sys.version} {metadata.version('jinja2')} {metadata.version('markupsafe')}".encode())
    for file in [*sorted(_CODE.rglob("*.py")), *sorted(_CODE.rglob("*.json")), *sorted(_TEMPLATES.rglob("*.html"))]:
        total.update(f"{file}\0".encode())
        total.update(hashlib.blake2b(file.read_bytes()).digest())
    return total.digest()


class _Hasher(pickle.Pickler):
    """Writes the same bytes for the same values in every process, which only has to hold in order to find them again.

    Records keep a set of the fields that were given, whose order differs from run to run; ids keep what was worked out.
    """

    def reducer_override(self, value: object) -> Any:
        """Write records and ids by their fields alone; leave the rest to pickle."""
        if isinstance(value, Record):
            return tuple, ((type(value).__name__, *value.__dict__.items()),)
        if isinstance(value, ProvisionId):
            return tuple, ((value.instrument, value.head, value.steps),)
        return NotImplemented
