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

SHORTENED = {"section": "sec", "regulation": "reg", "clause": "cl"}
"""The words that an HTML id writes short."""


@dataclass(frozen=True)
class Piece:
    """A number or a run of words, and the HTML id of the unit that it belongs to."""

    eid: str
    text: str
    is_number: bool = False


@dataclass(frozen=True)
class Beside:
    """What stands beside the words of a unit: a caption or a cell of a table, or a footnote."""

    eid: str
    text: str
    called: str = ""
    """For a footnote: the words that bear its mark, and the mark."""


@dataclass(frozen=True)
class OtherText:
    """A part in another language or as it stood on other days; its ids begin with what tells it apart."""

    prefix: str
    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PartText:
    """A preamble, an article, a section, a schedule or a closing formula."""

    instrument: str
    key: str
    """Name of its file without the ending: `preamble`, `22`, `section-12a`, `closing`."""
    content: Yaml

    @property
    def head(self) -> str:
        """Return what its id has behind the instrument."""
        return {"closing": "conclusions"}.get(self.key, self.key)

    @property
    def page(self) -> str:
        """Return the page that holds it."""
        return f"{self.instrument}/{f'article-{self.key}' if self.key[0].isdigit() else self.key}.html"

    @property
    def eid(self) -> str:
        """Return the HTML id of the whole."""
        if self.key[0].isdigit():
            return f"art_{self.key}"
        word, hyphen, number = self.head.partition("-")
        return f"{SHORTENED.get(word, word)}_{number}" if hyphen else word

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return numbers and words in reading order."""
        if self.key == "preamble":
            return tuple(_read_preamble(self.content))
        return self._read(self.content["text"])

    def _read(self, units: Yaml, prefix: str = "") -> tuple[Piece, ...]:
        if self.content.get("afresh") != "true":
            return tuple(_read_units(units, prefix + self.eid, first=1, depth=0))
        above, read = prefix + self.eid, list[Piece]()
        for unit in units:  # A Part of a schedule that counts its paragraphs afresh is a step of their ids.
            if under := unit.get("under"):
                above = f"{prefix}{self.eid}__{under['kind']}_{under['no'].lower()}"
            read += _read_units([unit], above, first=1, depth=0)
        return tuple(read)

    @property
    def eids(self) -> tuple[str, ...]:
        """Return the id of every unit below the whole, in reading order."""
        paths = (piece.eid.split("__") for piece in self.pieces)
        return tuple(dict.fromkeys("__".join(path[:end]) for path in paths for end in range(2, len(path) + 1)))

    @cached_property
    def in_languages(self) -> tuple[OtherText, ...]:
        """Return the same text in other languages."""
        texts = self.content.get("other_languages", ())
        return tuple(self._in_language(text, f"{text['lang']}--") for text in texts)

    def _in_language(self, text: Yaml, prefix: str) -> OtherText:
        if self.key == "preamble":
            return OtherText(
                prefix, "", tuple(_read_preamble({**text, "numbered": self.content.get("numbered")}, prefix))
            )
        return OtherText(prefix, text.get("heading", ""), self._read(text["text"], prefix))

    @property
    def headings_inside(self) -> tuple[str, ...]:
        """Return the headings of the divisions of a schedule or annex, in order."""
        found = (unit["under"] for unit in self.content.get("text", ()) if "under" in unit)
        return tuple(f"{under['kind'].capitalize()} {under['no']} {under['heading']}" for under in found)

    @cached_property
    def earlier(self) -> tuple[OtherText, ...]:
        """Return the texts that were the law before."""
        found = ((f"until-{text['until']}--", text) for text in self.content.get("former", ()))
        return tuple(
            OtherText(prefix, text.get("heading", ""), self._read(text["text"], prefix)) for prefix, text in found
        )

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """Return the captions and cells of tables and the footnotes, in order."""
        return tuple(_read_beside(self.content.get("text", ()), self.eid, first=1, depth=0))


def _read_preamble(content: Yaml, prefix: str = "") -> Iterator[Piece]:
    yield Piece(f"{prefix}preamble", content["opening"])
    for number, recital in enumerate(content["recitals"], start=1):
        if content.get("numbered") == "true":
            yield Piece(f"{prefix}preamble__rec_{number}", str(number), is_number=True)
        yield Piece(f"{prefix}preamble__rec_{number}", recital)
    if "closing" in content:
        yield Piece(f"{prefix}preamble", content["closing"])


def _walk(units: Yaml, above: str, *, first: int, depth: int) -> Iterator[tuple[Yaml, str, int]]:
    """Yield units side by side: the first unnumbered one is what stands above, the others its further paragraphs."""
    count = first
    for unit in units:
        if "no" in unit:
            yield unit, f"{above}__{_step(above, unit['no'], depth)}", depth + 1
        else:
            yield unit, above if count == 1 else f"{above}__subpara_{count}", depth + (count > 1)
            count += 1


def _items(unit: Yaml, eid: str, *, depth: int) -> Iterator[tuple[Yaml, str, int]]:
    for number, item in enumerate(unit.get("items", ()), start=1):
        step = _step(eid, item["no"], depth) if "no" in item else f"indent_{number}"
        yield item, f"{eid}__{step}", depth + 1


def _step(above: str, number: str, depth: int) -> str:
    is_figure = number[0].isdigit()
    if above.rpartition("--")[2].startswith("sec_"):
        kind = "subsec" if depth == 0 and is_figure else "para" if depth == 1 and not is_figure else "point"
    else:
        kind = "para" if depth == 0 and is_figure else "point"
    return f"{kind}_{number}"


def _read_units(units: Yaml, above: str, *, first: int, depth: int) -> Iterator[Piece]:
    for unit, eid, deep in _walk(units, above, first=first, depth=depth):
        yield from _read_unit(unit, eid, depth=deep)


def _read_unit(unit: Yaml, eid: str, *, depth: int) -> Iterator[Piece]:
    if "no" in unit:
        yield Piece(eid, unit.get("printed", unit["no"]), is_number=True)
    if "text" in unit:
        yield Piece(eid, unit["text"])
    for item, inside, deep in _items(unit, eid, depth=depth):
        yield from _read_unit(item, inside, depth=deep)
    if "closing" in unit:
        yield Piece(eid, unit["closing"])
    yield from _read_units(unit.get("more", ()), eid, first=2, depth=depth)


def _read_beside(units: Yaml, above: str, *, first: int, depth: int) -> Iterator[Beside]:
    for unit, eid, deep in _walk(units, above, first=first, depth=depth):
        yield from _beside_unit(unit, eid, depth=deep)


def _beside_unit(unit: Yaml, eid: str, *, depth: int) -> Iterator[Beside]:
    if table := unit.get("table"):
        yield Beside(eid, table.get("caption", ""))
        yield from (Beside(eid, cell) for row in (table["columns"], *table["rows"]) for cell in row)
    for item, inside, deep in _items(unit, eid, depth=depth):
        yield from _beside_unit(item, inside, depth=deep)
    yield from _read_beside(unit.get("more", ()), eid, first=2, depth=depth)
    for note in unit.get("footnotes", ()):
        yield Beside(eid, f"{note['mark']} {note['text']}", f"{note['after']}{note['mark']}")


def read_yaml(file: Path) -> Yaml:
    """Read a file with every scalar as the string that stands there."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def read_parts(data: Path) -> Iterator[PartText]:
    """Yield every part of every text, in the order of its instrument."""
    for folder in sorted((data / "instruments").iterdir()):
        if (folder / "articles").is_dir():
            instrument = read_yaml(folder / "instrument.yml")
            for key in ("preamble", *list_articles(instrument), "closing", *instrument.get("attached", ())):
                file = folder / f"{key}.yml" if key in ("preamble", "closing") else folder / "articles" / f"{key}.yml"
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
