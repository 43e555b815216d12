"""Bodies of pages kept from the last build, each under a hash of everything that it was rendered from.

A body follows from its template, its views and the code alone: the views hold all that a template may show. So a body
is used again where the hash of all three is the same, and nothing needs to be known about which file a page depends
on. Views are made afresh in every build.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.files.cache import SIZE, read_kept, version_of_code, write_kept
from generator.law.fields import Record
from generator.law.ids import ProvisionId

FILE = "bodies.bin"
_MARK = "\ue000version\ue000"
"""Stands for the version of the data in what is kept; data files cannot hold such a character."""


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """The HTML of a page, packed: a large site is held in memory as a whole before it is written."""

    packed: bytes
    """The HTML with a mark in place of `stamp`."""
    stamp: str = ""

    @classmethod
    def of(cls, html: str, *, stamp: str = "") -> Body:
        """Pack the HTML of a page, which may name the version of the data, `stamp`."""
        return cls(zlib.compress((html.replace(stamp, _MARK) if stamp else html).encode(), 1), stamp)

    def __str__(self) -> str:
        return zlib.decompress(self.packed).decode().replace(_MARK, self.stamp)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class Bodies:
    """The bodies of the last build, and those that this one has made or used."""

    def __init__(self, kept: dict[bytes, bytes], version: bytes, stamp: str) -> None:
        self._kept = kept
        self._version = version
        self._stamp = stamp
        self._used: dict[bytes, bytes] = {}

    def key_of(self, template: str, on: str, views: dict[str, object]) -> bytes:
        """Hash all that a body is made from."""
        written = io.BytesIO()
        _Hasher(written, pickle.HIGHEST_PROTOCOL).dump((template, on, views))
        content = written.getvalue()
        if self._stamp:
            content = content.replace(self._stamp.encode(), _MARK.encode())
        return hashlib.blake2b(content, digest_size=SIZE, key=self._version).digest()

    def find(self, key: bytes) -> Body | None:
        """Return the body that was rendered from the same, if one was kept."""
        packed = self._kept.get(key)
        if packed is None:
            return None
        self._used[key] = packed
        return Body(packed, self._stamp)

    def keep(self, key: bytes, html: str) -> Body:
        """Return a new body, and keep it for the next build."""
        body = Body.of(html, stamp=self._stamp)
        self._used[key] = body.packed
        return body

    def take_used(self) -> dict[bytes, bytes]:
        """Hand over what was made or used since the last call: another process passes it on."""
        used, self._used = self._used, {}
        return used

    def write(self, folder: Path, used: dict[bytes, bytes]) -> None:
        """Write what was made or used into `folder` for the next build."""
        if used.keys() != self._kept.keys():
            write_kept(folder / FILE, used, version=self._version)


def read_bodies(folder: Path, *, stamp: str) -> Bodies:
    """Read what the last build kept in `folder`; nothing where the code has changed since.

    `stamp` is the version of the data. Pages name it, and it changes with every edit, so that bodies are kept without.
    """
    version = version_of_code()
    return Bodies(read_kept(folder / FILE, version=version), version, stamp)


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
