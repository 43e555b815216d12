"""Books to keep and print: each text and the comparison, as EPUB and, where WeasyPrint is installed, as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec

from generator.downloads.model import Download, DownloadPart, media_of
from generator.law.corpus import Corpus
from generator.site.books.comparison import make_comparison_book
from generator.site.books.epub import write_epub
from generator.site.books.model import Book
from generator.site.books.text import make_text_book

NO_PDF = "no PDF: WeasyPrint is not installed (pip install weasyprint); everything else is made"


def make_books(corpus: Corpus) -> Iterator[Book]:
    """Yield a book of each text, then the comparison."""
    for instrument in corpus.texts:
        yield make_text_book(corpus, instrument)
    yield make_comparison_book(corpus)


def plan_books(corpus: Corpus, *, pdf: bool, say: Callable[[str], None]) -> Iterator[DownloadPart]:
    """Yield every book as a download; with `pdf` as PDF too, or a line that says why not."""
    for instrument in corpus.texts:
        yield DownloadPart(
            f"the book of {instrument.slug}", partial(_epubs, partial(make_text_book, corpus, instrument))
        )
    yield DownloadPart("the book of the comparison", partial(_epubs, partial(make_comparison_book, corpus)))
    if pdf:
        yield DownloadPart("the books as PDF", partial(_pdfs, corpus, say), find_spec("weasyprint") is None)


def _epubs(make: Callable[[], Book]) -> Iterator[Download]:
    book = make()
    yield _download(book, "epub", write_epub(book))


def _pdfs(corpus: Corpus, say: Callable[[str], None]) -> Iterator[Download]:
    from generator.site.books.pdf import NoWeasyPrint, write_pdf

    try:
        yield from [_download(book, "pdf", write_pdf(book)) for book in make_books(corpus)]
    except NoWeasyPrint:
        say(NO_PDF)


def _download(book: Book, form: str, content: bytes) -> Download:
    path = f"{form}/{book.slug}.{form}"
    return Download(path, content, f"{book.short_title}: a book in {form.upper()}", media_of(path))
