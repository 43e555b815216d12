"""Put what is made on a disk until it is written to its place: a large site does not stand in memory as a whole."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.files.hashes import hash_bytes


@dataclass(frozen=True)
class StoredFile:
    """The bytes of a file: where they stand, and what is known of them without reading."""

    file: Path
    size: int
    sha256: str


Content = bytes | StoredFile
"""Bytes in memory or on a disk."""


@dataclass(frozen=True)
class Store:
    """A folder for what is made; without one, everything stays in memory."""

    folder: Path | None = None

    def clear(self) -> None:
        """Begin anew: a build that was killed may have left something."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def put(self, path: str, content: Content) -> Content:
        """Return some bytes as they stand on the disk from now on."""
        if self.folder is None or isinstance(content, StoredFile):
            return content
        file = self.folder / path
        _write(file, content)
        return StoredFile(file, len(content), hash_bytes(content))

    def put_text(self, path: str, text: str) -> Path | None:
        """Return the file that holds a text from now on; nothing where it has to stay in memory."""
        if self.folder is None:
            return None
        file = self.folder / path
        _write(file, text.encode())
        return file


IN_MEMORY = Store()


def read_stored(content: Content) -> bytes:
    """Return the bytes, wherever they are."""
    return content.file.read_bytes() if isinstance(content, StoredFile) else content


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
