"""What the frame around a page is made of: its lists of links, its contents, and what is the same on many pages.

Material's own templates are run once for each folder depth and section, not once for each page: the frame is the same
for all pages of a kind but for title, path and contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.law.reads import Read, Reads

MOST_CONTENTS = 90
"""Headings that the contents of a page list; of a longer page only the upper ones are listed."""
_HEADING = re.compile(
    r'(?:<(?:section|article)\b[^>]*? id="([^"]+)"[^>]*>\s*)?<h([2-5])\b([^>]*)>(.*?)</h\2>', re.DOTALL
)
_ID = re.compile(r' id="([^"]+)"')
_ASIDE = re.compile(r"<small\b.*?</small>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A line of the sidebar; deeper levels are indented."""

    title: str
    href: str
    level: int = 1


@dataclass(frozen=True)
class Sidebar:
    """The list of links that the pages of one folder or group share; a page finds itself in it by its address."""

    title: str
    entries: tuple[Entry, ...]


@dataclass
class Heading:
    """A line of the contents of a page, as MkDocs' own have it: `title` is HTML."""

    title: str
    url: str
    level: int
    children: list[Heading] = field(default_factory=list)


def list_headings(html: str) -> list[Heading]:
    """Return the contents of a page's body as a tree, below one entry for the page itself.

    A section that has an id is where its heading leads; a heading without any id is left out.
    """
    flat = list(_find_headings(html))
    for deepest in (5, 4, 3):
        if len(flat) > MOST_CONTENTS:
            flat = [heading for heading in flat if heading.level < deepest]
    top = Heading("", "#content", 1)
    path = [top]
    for heading in flat:
        while path[-1].level >= heading.level:
            path.pop()
        path[-1].children.append(heading)
        path.append(heading)
    return [top]


def _find_headings(html: str) -> Iterator[Heading]:
    for outer, level, attributes, words in _HEADING.findall(html):
        own = _ID.search(attributes)
        anchor = outer or (own[1] if own else "")
        title = " ".join(_ASIDE.sub("", words).split())
        if anchor and title:
            yield Heading(title, f"#{anchor}", int(level))


class Frame:
    """Holds what was rendered for one page and serves on others."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._kept: dict[tuple[Hashable, ...], tuple[str, frozenset[Read]]] = {}

    def kept(self, *key: Hashable, caller: Callable[[], str]) -> str:
        """Return what a template makes between `call` and `endcall`, made once for each key.

        Each page that shows it has read what it was made from.
        """
        if key not in self._kept:
            with self._reads.noting() as noted:
                made = caller()
            self._kept[key] = made, frozenset(noted)
        made, noted_ = self._kept[key]
        self._reads.note(noted_)
        return made

    @staticmethod
    def contents(toc: Sequence[Heading]) -> str:
        """Return the contents of a page as Material writes them; nothing where there is one heading alone."""
        top = next(iter(toc), None)
        listed = toc if top is None or top.level > 1 else top.children
        return _CONTENTS.format("".join(map(_write_heading, listed))) if len(listed) > 1 else ""

    @staticmethod
    def mark(listed: str, href: str, inside: str) -> str:
        """Return a rendered sidebar with the page at `href` marked, and `inside`, its contents, below it."""
        line = f'<a href="{href}" class="md-nav__link">'
        before, found, after = listed.partition(line)
        if not found:
            return listed
        words, _, rest = after.partition("</a>")
        own = f'<a href="{href}" class="md-nav__link md-nav__link--active" aria-current="page">{words}</a>'
        return f"{before}{_opener(words) if inside else ''}{own}{inside}{rest}"


_CONTENTS = (
    '<nav class="md-nav md-nav--secondary" aria-label="Contents"><label class="md-nav__title" for="__toc">'
    '<span class="md-nav__icon md-icon"></span>On this page</label>\n'
    '<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>\n{}</ul></nav>'
)


def _write_heading(heading: Heading) -> str:
    inner = ""
    if heading.children:
        rows = "".join(map(_write_heading, heading.children))
        inner = f'<nav class="md-nav" aria-label="{heading.title}"><ul class="md-nav__list">\n{rows}</ul></nav>'
    return f'<li class="md-nav__item"><a href="{heading.url}" class="md-nav__link">{heading.title}</a>{inner}</li>\n'


def _opener(words: str) -> str:
    """Return what opens the page's contents as a panel of their own where the sidebar is a drawer."""
    icon = '<span class="md-nav__icon md-icon"></span>'
    return (
        '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
        f'<label class="md-nav__link md-nav__link--active" for="__toc">{words}{icon}</label>'
    )
