"""The page about the data, made once all downloads are."""

from __future__ import annotations

from collections.abc import Sequence

from generator import routes
from generator.corpus import Corpus
from generator.exports.model import Download
from generator.render import Page, render_body
from generator.views.downloads import view_data


def render_data(corpus: Corpus, downloads: Sequence[Download]) -> Page:
    """Give the page that documents every file and column."""
    body = render_body("data.html", on=routes.DATA, page=view_data(corpus, downloads))
    about = "Every table, text and source file to download, with the meaning of every column."
    return Page(routes.DATA, "Data", about, "Data", body)
