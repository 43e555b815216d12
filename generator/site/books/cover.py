"""The cover of a book: its title on paper, as a drawing that every reading system shows at any size."""

from __future__ import annotations

import textwrap

from generator.files.xml_text import escape
from generator.site.books.model import Book

_WIDTH, _HEIGHT = 600, 900
_LINE, _LETTERS, _MOST = 46, 22, 10
"""Pixels from line to line, letters on a line, and the most lines of a title."""


def write_cover(book: Book) -> str:
    """Return the cover as SVG: title, publisher, day, and that it is no official text."""
    lines = textwrap.wrap(book.title, _LETTERS)
    if len(lines) > _MOST:
        lines = textwrap.wrap(book.short_title, _LETTERS)[:_MOST]
    title = "".join(
        f'<text x="56" y="{190 + _LINE * place}" font-size="36" font-weight="bold">{escape(line)}</text>\n'
        for place, line in enumerate(lines)
    )
    below = textwrap.wrap(f"{book.publisher}, {book.day}. Not an official text.", 34)
    foot = "".join(
        f'<text x="56" y="{770 + 30 * place}" font-size="22">{escape(line)}</text>\n'
        for place, line in enumerate(below)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'xml:lang="en">\n<title>{escape(book.title)}</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fdfcf9"/>\n<rect x="56" y="110" width="120" height="8" '
        f'fill="#1d3f72"/>\n<g font-family="Georgia, serif" fill="#1c1b1a">\n{title}{foot}</g>\n</svg>\n'
    )
