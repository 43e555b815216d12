"""Bodies of pages, packed: a large site is held in memory as a whole before it is written."""

from __future__ import annotations

import zlib
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """The HTML of a page, packed."""

    packed: bytes

    @classmethod
    def of(cls, html: str) -> Body:
        """Pack the HTML of a page."""
        return cls(zlib.compress(html.encode(), 1))

    def __str__(self) -> str:
        return zlib.decompress(self.packed).decode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))
