"""EPUB 3.3: a zip with its own package document, navigation and chapters, the same bytes for the same book."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from generator.files.archive import write_zip
from generator.files.xml_text import escape, quoteattr
from generator.site.books.cover import write_cover
from generator.site.books.model import Book, Chapter, ContentsEntry
from generator.site.books.style import STYLE

_NAMESPACE = uuid.UUID("6f0b6a58-5f0a-5a3e-9d35-0b6f6c1d7a11")
CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def write_epub(book: Book) -> bytes:
    """Return the file."""
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(book),
        "EPUB/contents.xhtml": _page(
            book,
            "Contents",
            f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>\n{_contents(book)}\n</nav>',
        ),
        "EPUB/style.css": STYLE,
        "EPUB/cover.svg": write_cover(book),
        **{f"EPUB/{chapter.file}": _page(book, chapter.title, chapter.body) for chapter in book.chapters},
    }
    return write_zip({path: text.encode() for path, text in files.items()}, day=book.day, first="mimetype")


def _page(book: Book, title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{book.language}" xml:lang="{book.language}">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(book: Book) -> str:
    return write_entries([ContentsEntry(chapter.title, chapter.file, chapter.entries) for chapter in book.chapters])


def write_entries(entries: list[ContentsEntry] | tuple[ContentsEntry, ...]) -> str:
    """Write a list of contents, nested as its entries are."""
    lines = [
        f"<li><a href={quoteattr(entry.href)}>{escape(entry.title)}</a>{write_entries(entry.entries)}</li>"
        for entry in entries
    ]
    return "<ol>\n" + "\n".join(lines) + "\n</ol>" if lines else ""


def _package(book: Book) -> str:
    metadata = "\n".join(_metadata(book))
    items = [
        '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
        *(
            f'<item id="{_id(chapter)}" href="{chapter.file}" media-type="application/xhtml+xml"/>'
            for chapter in book.chapters
        ),
    ]
    first, *rest = [f'<itemref idref="{_id(chapter)}"/>' for chapter in book.chapters]
    spine = "\n".join([first, '<itemref idref="contents"/>', *rest])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{book.language}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        "<manifest>\n" + "\n".join(items) + f"\n</manifest>\n<spine>\n{spine}\n</spine>\n</package>\n"
    )


def _id(chapter: Chapter) -> str:
    return f"c-{chapter.file.removesuffix('.xhtml')}"


def _metadata(book: Book) -> Iterator[str]:
    """Yield the metadata; the identifier follows from the slug and all words, so that other words are another book."""
    words = "\n".join(chapter.body for chapter in book.chapters)
    identifier = uuid.uuid5(_NAMESPACE, f"{book.publisher}\n{book.slug}\n{words}")
    facts = [
        ("language", book.language),
        ("title", book.title),
        ("publisher", book.publisher),
        ("description", book.description),
        ("date", book.day),
        ("source", book.source),
        ("rights", "Official texts are under no licence; our own words are under CC BY 4.0."),
    ]
    made_by = f"The maintainers of the {book.publisher}"
    yield f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>'
    # The texts are the States'; whoever put them together is the compiler (MARC relator `com`).
    yield f'<dc:creator id="creator">{escape(made_by)}</dc:creator>'
    yield '<meta refines="#creator" property="role" scheme="marc:relators">com</meta>'
    yield from (f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in facts if value)
    yield f'<meta property="dcterms:modified">{book.day}T00:00:00Z</meta>'
    yield f'<meta property="dcterms:conformsTo" id="conforms">{CONFORMS}</meta>'
    yield f'<meta property="a11y:certifiedBy" refines="#conforms">{escape(made_by)}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", "Text alone, with headings, numbers as text, and tables with row and column headers."),
    ):
        yield f'<meta property="schema:{name}">{escape(value)}</meta>'
