"""PDF from the same chapters by WeasyPrint, an optional extra: tagged (PDF/UA), with bookmarks and page numbers."""

from __future__ import annotations

from generator.files.xml_text import escape
from generator.site.books.epub import write_entries
from generator.site.books.model import Book, ContentsEntry
from generator.site.books.style import PRINT, STYLE


class NoWeasyPrint(Exception):
    """Raised where WeasyPrint, or the Pango library that it needs, is not installed."""


def write_pdf(book: Book) -> bytes:
    """Return the file; the fonts are those of the machine, so that its bytes differ from one machine to another."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        raise NoWeasyPrint from None
    content: bytes = HTML(string=_document(book)).write_pdf(pdf_variant="pdf/ua-1")
    return content


def _document(book: Book) -> str:
    """Join the chapters; links between files become links inside the one."""
    title, *chapters = book.chapters
    files = {chapter.file: f"file-{chapter.file.removesuffix('.xhtml')}" for chapter in chapters}
    entries = [ContentsEntry(chapter.title, chapter.file, chapter.entries) for chapter in chapters]
    contents = f'<nav class="chapter contents"><h1>Contents</h1>{write_entries(entries)}</nav>'
    parts = [f'<section class="chapter" id="{files[chapter.file]}">{chapter.body}</section>' for chapter in chapters]
    body = "\n".join([f'<section class="chapter">{title.body}</section>', contents, *parts])
    for file, anchor in files.items():
        body = body.replace(f'href="{file}#', 'href="#').replace(f'href="{file}"', f'href="#{anchor}"')
    head = f'<meta charset="utf-8"><title>{escape(book.title)}</title>'
    dates = f'<meta name="dcterms.created" content="{book.day}"><meta name="dcterms.modified" content="{book.day}">'
    style = f"<style>{STYLE}{PRINT}</style>"
    return f'<!doctype html><html lang="{book.language}"><head>{head}{dates}{style}</head><body>{body}</body></html>'
