"""The page about the data, made once all downloads are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.downloads.model import Download
from generator.downloads.ran import ProgramRun
from generator.law import routes
from generator.law.corpus import Corpus
from generator.site.lists.downloads import view_data
from generator.site.lists.editions import EditionFiles
from generator.site.render import Page, render_body

DATA_TITLE = "Data"
ABOUT_DATA = "Every table, text and source file to download, with the meaning of every column."


def render_data(
    corpus: Corpus,
    downloads: Sequence[Download],
    ran: tuple[ProgramRun, ...],
    editions: EditionFiles,
    examples: Mapping[str, str],
) -> Page:
    """Return the page that documents every file and column; `examples` ask the questions, by their names."""
    view = view_data(corpus, downloads, ran, editions, examples)
    body = render_body("data.html", on=routes.DATA, page=view)
    return Page(routes.DATA, DATA_TITLE, ABOUT_DATA, "Data", body)
