"""What the find box reads: the index of entries and the table of units, as script files."""

from __future__ import annotations

from collections.abc import Sequence

from generator.corpus import Corpus
from generator.render import Page
from generator.search import write_index
from generator.search.entries import make_entries
from generator.typed_citation.units import write_units_script

UNITS = "assets/data/units.js"


def finding_files(corpus: Corpus, pages: Sequence[Page]) -> dict[str, bytes]:
    """Give the files by path; everything that a page shows can be found, the page itself included."""
    labels = {entry.slug: (entry.record.label, entry.record.hue or "none") for entry in corpus.instruments.values()}
    index = write_index(make_entries(corpus, pages), instruments=labels, examples=corpus.concordance.examples)
    return {**index, UNITS: write_units_script(corpus)}
