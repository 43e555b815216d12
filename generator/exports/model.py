"""What a table is: its name, its columns with their meaning, and how its rows are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.corpus import Corpus

Value = str | int | bool | None | tuple[str, ...]
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Column:
    """A column: its name, its type, and what it holds, in words for the page that documents it."""

    name: str
    meaning: str
    type: Literal["string", "integer", "boolean", "date", "list"] = "string"


@dataclass(frozen=True)
class Table:
    """An export. Rows hold exactly the columns, in their order; what is not known is null."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Corpus], Iterable[Row]]
