"""The texts as the YAML files give them, read without any part of the generator: the other side of every comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Yaml = Any
"""What a YAML file holds: dicts, lists and strings."""


@dataclass(frozen=True)
class Piece:
    """A number or a run of words, and the HTML id of the unit that it belongs to."""

    eid: str
    text: str
    is_number: bool = False


@dataclass(frozen=True)
class PartText:
    """A preamble, an article or a closing formula."""

    instrument: str
    key: str
    """Name of its file without the ending: `preamble`, `22`, `closing`."""
    content: Yaml

    @property
    def page(self) -> str:
        """Give the page that holds it."""
        return f"{self.instrument}/{f'article-{self.key}' if self.key.isdigit() else self.key}.html"

    @property
    def eid(self) -> str:
        """Give the HTML id of the whole."""
        return {"preamble": "preamble", "closing": "conclusions"}.get(self.key, f"art_{self.key}")

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Give numbers and words in reading order."""
        if self.key == "preamble":
            return tuple(_read_preamble(self.content))
        return tuple(_read_units(self.content["text"], self.eid, first=1, depth=0))

    @property
    def eids(self) -> tuple[str, ...]:
        """Give the id of every unit below the whole, in reading order."""
        paths = (piece.eid.split("__") for piece in self.pieces)
        return tuple(dict.fromkeys("__".join(path[:end]) for path in paths for end in range(2, len(path) + 1)))


def _read_preamble(content: Yaml) -> Iterator[Piece]:
    yield Piece("preamble", content["opening"])
    for number, recital in enumerate(content["recitals"], start=1):
        yield Piece(f"preamble__rec_{number}", recital)
    if "closing" in content:
        yield Piece("preamble", content["closing"])


def _read_units(units: Yaml, above: str, *, first: int, depth: int) -> Iterator[Piece]:
    """Read units side by side: the first unnumbered one is what stands above, the others are its further paragraphs."""
    count = first
    for unit in units:
        if "no" in unit:
            kind = "para" if depth == 0 and unit["no"].isdigit() else "point"
            yield from _read_unit(unit, f"{above}__{kind}_{unit['no']}", depth=depth + 1)
        else:
            yield from _read_unit(unit, above if count == 1 else f"{above}__subpara_{count}", depth=depth + (count > 1))
            count += 1


def _read_unit(unit: Yaml, eid: str, *, depth: int) -> Iterator[Piece]:
    if "no" in unit:
        yield Piece(eid, unit["no"], is_number=True)
    if "text" in unit:
        yield Piece(eid, unit["text"])
    for number, item in enumerate(unit.get("items", ()), start=1):
        kind = "para" if depth == 0 and item.get("no", "").isdigit() else "point"
        step = f"{kind}_{item['no']}" if "no" in item else f"indent_{number}"
        yield from _read_unit(item, f"{eid}__{step}", depth=depth + 1)
    if "closing" in unit:
        yield Piece(eid, unit["closing"])
    yield from _read_units(unit.get("more", ()), eid, first=2, depth=depth)


def read_yaml(file: Path) -> Yaml:
    """Read a file with every scalar as the string that stands there."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def read_parts(data: Path) -> Iterator[PartText]:
    """Yield every part of every text, in the order of its instrument."""
    for folder in sorted((data / "instruments").iterdir()):
        if (folder / "articles").is_dir():
            order = list(list_articles(read_yaml(folder / "instrument.yml")))
            for key in ("preamble", *order, "closing"):
                file = folder / "articles" / f"{key}.yml" if key.isdigit() else folder / f"{key}.yml"
                if file.exists():
                    yield PartText(folder.name, key, read_yaml(file))


def list_articles(division: Yaml) -> Iterator[str]:
    """Yield the numbers of the articles of an instrument or a division, in order."""
    yield from division.get("articles", ())
    for inner in division.get("divisions", ()):
        yield from list_articles(inner)


def list_headings(divisions: Yaml, level: int = 2) -> Iterator[tuple[int, str]]:
    """Yield level and words of the heading of every chapter, section and title, in order."""
    for division in divisions:
        yield level, f"{division['kind'].capitalize()} {division['no']} {division['heading']}"
        yield from list_headings(division.get("divisions", ()), level + 1)
