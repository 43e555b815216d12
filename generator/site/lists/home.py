"""The view of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.corpus import Corpus
from generator.law.routes import HOME
from generator.site.compare.coverage import TallyRow, view_tallies
from generator.site.lists.texts_and_sources import TextRow, text_row


@dataclass(frozen=True)
class HomePage:
    """One screen: what this is, the find box, the texts, and the ways in."""

    path: str
    title: str
    subtitle: str
    texts: tuple[TextRow, ...]
    examples: tuple[str, ...]
    """Inputs that the find box answers."""
    tallies: tuple[TallyRow, ...]
    """The small coverage matrix; empty where there are no topics."""


def view_home(corpus: Corpus) -> HomePage:
    """Make the home page."""
    record = corpus.concordance
    return HomePage(
        path=HOME,
        title=record.title,
        subtitle=record.subtitle,
        texts=tuple(text_row(entry, on=HOME) for entry in corpus.texts),
        examples=record.examples,
        tallies=view_tallies(corpus, on=HOME) if corpus.topics else (),
    )
