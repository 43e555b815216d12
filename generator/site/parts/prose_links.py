"""Our prose as links: plain words have no href, citations lead to what they cite."""

from __future__ import annotations

from generator.law.corpus import Corpus
from generator.law.inline_forms import read_prose
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.named_links import link_to

Prose = tuple[Link, ...]


def view_prose(corpus: Corpus, text: str, *, on: str) -> Prose:
    """Cut a text at its citations; figures are words already."""
    links = []
    for piece in read_prose(corpus, text):
        if not piece.place:
            links.append(Link(piece.text, ""))
            continue
        hue, title = "", ""
        if piece.unit:
            hue = hue_of(corpus.instruments[piece.unit.partition(":")[0]])
            title = target_link(corpus, piece.unit, on=on).title
        links.append(link_to(piece.text, piece.place, on=on, hue=hue, title=title))
    return tuple(links)
