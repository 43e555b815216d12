"""A built site as the tests see it: its files, its pages by kind, each page parsed once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import lxml.html

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("TEST_CORPUS") or ROOT)
"""The corpus whose site is tested: ours, or the one that `--corpus` names."""

Element = Any
"""An element of lxml, which has no types of its own."""

TOOLS = frozenset({"compare/any.html", "compare/points.html", "compare/differences.html", "compare/references.html",
                   "statements/matrix.html"})  # fmt: skip
"""Pages that stand beside many pages of one kind and are each a kind of their own."""

SCRIPTED = frozenset(
    {
        "compare/any.html",
        "find.html",
        "pairs/index.html",
        "reading-list.html",
        "states/index.html",
        "statements/index.html",
    }
)
"""Tools that a script drives. They keep their state behind the hash, which then names provisions, States or words."""


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder. Paths are relative to it, with slashes."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """Return every file."""
        return frozenset(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return every page, sorted."""
        return tuple(sorted(path for path in self.files if path.endswith(".html")))

    @cached_property
    def trees(self) -> dict[str, Element]:
        """Return every page as a tree."""
        return {page: lxml.html.document_fromstring(self.read(page).encode()) for page in self.pages}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Return the ids on every page."""
        return {page: frozenset(tree.xpath("//@id")) for page, tree in self.trees.items()}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the slugs of the instruments whose text the site holds."""
        return tuple(slug for slug in self.instruments if f"{slug}/full.html" in self.files)

    @cached_property
    def instruments(self) -> tuple[str, ...]:
        """Return the slugs of all instruments, held or only named."""
        return tuple(row["id"] for row in self.table("instruments"))

    @cached_property
    def kinds(self) -> dict[str, tuple[str, ...]]:
        """Return the pages of each kind."""
        found: dict[str, list[str]] = {}
        for page in self.pages:
            found.setdefault(self.kind_of(page), []).append(page)
        return {kind: tuple(pages) for kind, pages in sorted(found.items())}

    def kind_of(self, page: str) -> str:
        """Return the kind of a page from its path alone, so that pages yet to come have a kind too."""
        folder, _, name = page.rpartition("/")
        stem = PurePosixPath(name).stem
        if folder in self.instruments:
            if stem == "index":
                return "instrument" if folder in self.texts else "related instrument"
            return stem.partition("-")[0]
        if not folder or page in TOOLS:
            return page
        return f"{folder}/index" if stem == "index" else f"{folder}/*"

    def fullest(self, kind: str) -> str:
        """Return the largest page of a kind: the one that shows most of what the kind can show."""
        return max(self.kinds[kind], key=lambda page: (self.folder / page).stat().st_size)

    def read(self, path: str) -> str:
        """Return a file's text."""
        return (self.folder / path).read_text(encoding="utf-8")

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an export."""
        rows: list[dict[str, Any]] = json.loads(self.read(f"data/{name}.json"))
        return rows

    def uri(self, place: str) -> str:
        """Return the file:// address of a page, with an anchor where `place` has one."""
        page, hash_sign, anchor = place.partition("#")
        return f"{(self.folder / page).as_uri()}{hash_sign}{anchor}"


def text_of(element: Element) -> str:
    """Return the words of an element on one line."""
    text: str = element.text_content()
    return " ".join(text.split())


def with_class(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements inside `element` that carry a class, in document order."""
    yield from element.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')


def listed(faults: Sequence[str], most: int = 30) -> str:
    """List faults for a failing test, one a line."""
    rest = len(faults) - most
    return "\n".join(["", *faults[:most], *([f"and {rest} more"] if rest > 0 else [])])
