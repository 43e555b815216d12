"""What a download is, and what a table is: its name, its columns with their meaning, and how its rows are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

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
class Download:
    """A file below `data/`: its path there, its bytes, and what it is, for the page and the data package."""

    path: str
    content: bytes
    title: str
    media: str
    table: Table | None = None
    rows: int = 0


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
