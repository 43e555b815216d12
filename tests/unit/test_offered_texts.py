"""What the site offers for copying is read back: every style, every unit and instrument."""

from __future__ import annotations

from pathlib import Path

from generator.downloads.citing import STYLES, cite
from generator.publish.pipeline import need_corpus
from generator.search.typed import read_citation
from generator.search.typed.units import citation_table

ROOT = Path(__file__).parent.parent.parent
SAME_TITLE = {"chisinau-convention", "minsk-convention"}
"""Two treaties of one title: where no date tells them apart, both are offered."""


def test_every_citation_that_is_offered_is_read_back() -> None:
    """Each style of each unit leads to that unit alone, and of an instrument to its page."""
    corpus = need_corpus(ROOT)
    table = citation_table(corpus)
    missed, count = [], 0
    for name in [*corpus.units, *corpus.instruments]:
        citation = cite(corpus, name)
        for style in STYLES:
            text = citation.plain(style)
            reading = read_citation(text, table)
            found = [row.id for row in reading.rows]
            count += 1
            if found != [name] and not (name in SAME_TITLE and name in found):
                missed.append(f"{name} {style}: {text} -> {reading.kind} {found}")
    assert not missed, "\n".join(missed)
    assert count > 2000
