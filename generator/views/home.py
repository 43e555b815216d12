"""The view of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus import Corpus
from generator.routes import HOME
from generator.views.lists import TextRow, text_row


@dataclass(frozen=True)
class HomePage:
    """One screen: what this is, the find box, the texts, and the ways in."""

    path: str
    title: str
    subtitle: str
    texts: tuple[TextRow, ...]


def view_home(corpus: Corpus) -> HomePage:
    """Make the home page."""
    record = corpus.concordance
    return HomePage(HOME, record.title, record.subtitle, tuple(text_row(entry, on=HOME) for entry in corpus.texts))
