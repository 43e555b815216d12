"""The view of how a page is cited, for readers without JavaScript and for the button that opens the citing box."""

from __future__ import annotations

from dataclasses import dataclass

from generator.downloads.citing import FORMATS, STYLES, citation_file, cite, has_files
from generator.law.corpus import Corpus
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to

Runs = tuple[tuple[str, bool], ...]
"""Words, each with whether they are set in italics."""


@dataclass(frozen=True)
class CiteView:
    """How a page is cited: its id, its citation in every style, where it was read, files for reference managers."""

    id: str
    forms: tuple[tuple[str, Runs], ...]
    source: str
    files: tuple[Link, ...]


def view_cite(corpus: Corpus, id_: str, *, on: str) -> CiteView:
    """Make the view of how something is cited on its own page `on`."""
    citation = cite(corpus, id_)
    files = [(words, citation_file(on, ending)) for words, ending in FORMATS.values()] if has_files(corpus, id_) else []
    return CiteView(
        id=id_,
        forms=tuple((name, citation.runs(style)) for style, name in STYLES.items()),
        source=citation.source,
        files=tuple(link_to(words, path, on=on) for words, path in files),
    )
