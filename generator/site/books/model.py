"""What a book is before it has a format: a title page and chapters of XHTML, with the entries of its contents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents, with those below it."""

    title: str
    href: str
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A file of the book; `body` is XHTML, `entries` are its headings."""

    file: str
    title: str
    body: str
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True)
class Book:
    """A book. The first chapter is its title page."""

    slug: str
    title: str
    short_title: str
    description: str
    language: str
    publisher: str
    day: str
    """The day that the data stands for."""
    chapters: tuple[Chapter, ...]
    source: str = ""
    """Address of the official page, where there is one."""
