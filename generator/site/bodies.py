"""Bodies of pages: whole while a page is made, then on a disk or packed, for a large site does not fit into memory."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

from generator.files.stores import Store


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """The HTML of a page: as it is, packed, or in a file."""

    held: str | bytes | Path

    @classmethod
    def of(cls, html: str) -> Body:
        """Return the body of a page that is being made."""
        return cls(html)

    def put_away(self, path: str, store: Store) -> Body:
        """Return the same where it takes little memory."""
        html = str(self)
        return Body(store.put_text(path, html) or zlib.compress(html.encode(), 1))

    def __str__(self) -> str:
        if isinstance(self.held, str):
            return self.held
        held = self.held if isinstance(self.held, bytes) else self.held.read_bytes()
        return (zlib.decompress(held) if held is self.held else held).decode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))
