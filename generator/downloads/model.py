"""What a download is, and what a table is: its name, its columns with their meaning, and how its rows are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.files.hashes import hash_bytes
from generator.files.stores import Content, StoredFile, read_stored
from generator.law.corpus import Corpus

Value = str | int | bool | None | tuple[str, ...]
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Column:
    """A column: its name, its type, and what it holds, in words for the page that documents it."""

    name: str
    meaning: str
    type: Literal["string", "integer", "boolean", "date", "list"] = "string"
    """A `date` may be a month or a year alone; a `list` is an array in JSON and one cell in CSV."""
    refers: str = ""
    """`table.column` that holds every value of this one."""
    codes: str = ""
    """The codelist that every value is of."""


@dataclass(frozen=True)
class Table:
    """An export. Rows hold exactly the columns, in their order; what is not known is null."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Corpus], Iterable[Row]]
    key: tuple[str, ...] = ()
    """The columns that no two rows share; tables of earlier names have none."""


@dataclass(frozen=True)
class KeptContent(StoredFile):
    """The bytes of a file of the last site that stays as it is."""


@dataclass(frozen=True)
class Download:
    """A file below `data/`: its path there, its bytes, and what it is, for the page and the data package."""

    path: str
    held: Content
    title: str
    media: str
    table: Table | None = None
    rows: int = 0

    @property
    def content(self) -> bytes:
        """Return the bytes."""
        return read_stored(self.held)

    @property
    def size(self) -> int:
        """Return the number of bytes."""
        return len(self.held) if isinstance(self.held, bytes) else self.held.size

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes."""
        return hash_bytes(self.held) if isinstance(self.held, bytes) else self.held.sha256


@dataclass(frozen=True)
class DownloadPart:
    """Downloads that are made together, and need not be made again while what they are made from stays as it is."""

    name: str
    make: Callable[[], Iterable[Download]]
    given: object = None
    """What they are made from besides the corpus."""
    version: str = ""
    """The version of the data where they name it and nothing else of them depends on it."""
    restamp: Callable[[bytes, str, str], bytes | None] | None = None
    """Gives a content with a new version in place of an old one; nothing where it cannot."""


Take = Callable[[DownloadPart], Sequence[Download]]
"""Gives the downloads of a part, made or kept."""


def make_part(part: DownloadPart) -> tuple[Download, ...]:
    """Make the downloads of a part."""
    return tuple(part.make())


def media_of(path: str) -> str:
    """Return the media type of a file by its ending."""
    return _MEDIA[path.rpartition(".")[2]]


_MEDIA = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "sqlite": "application/vnd.sqlite3",
    "zip": "application/zip",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "cff": "application/yaml",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
