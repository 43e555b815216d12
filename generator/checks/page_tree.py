"""A built page as a tree of its elements, read as a browser would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class PageNode:
    """An element: its attributes, and what stands in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[PageNode | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Return its classes."""
        return frozenset(self.attrs.get("class", "").split())

    def walk(self) -> Iterator[PageNode]:
        """Yield the element and all inside it, in their order."""
        yield self
        for child in self.children:
            if isinstance(child, PageNode):
                yield from child.walk()

    def find(self, tag: str, *classes: str) -> list[PageNode]:
        """Return the elements of a tag that have all these classes."""
        return [node for node in self.walk() if node.tag == tag and node.classes >= set(classes)]

    def words(self, *, without: str = "") -> str:
        """Return its words as they stand; those of a class may be left out."""
        if without in self.classes:
            return ""
        return "".join(child if isinstance(child, str) else child.words(without=without) for child in self.children)


class _Tree(HTMLParser):
    """Reads the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = PageNode("page")
        self._open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = PageNode(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and what was left open in it."""
        if tag in [node.tag for node in self._open]:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take words."""
        self._open[-1].children.append(data)


def read_page(file: Path) -> PageNode:
    """Return the elements of a page; none where it is lost."""
    return _Tree(file.read_text(encoding="utf-8") if file.exists() else "").root


def squeeze(text: str) -> str:
    """Return a text with one blank between its words."""
    return " ".join(text.split())
