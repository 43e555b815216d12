"""What the find box reads: the index of entries and the table of units, as script files.

Opening a box from a disk costs a browser some milliseconds for each file, so that its scripts and the start of the
index are joined into one. What grows with the texts is read once the box was shown: `units` with the names of
instruments, and shards by need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.law import routes
from generator.law.corpus import Corpus
from generator.reading.prose_files import ContentPage
from generator.search import FOLDER, SearchEntry, name_file, write_index, write_scripts
from generator.search.entries import PageText, make_entries
from generator.search.joined import JOINED
from generator.search.typed import Grammar
from generator.search.typed.units import cut_table, grammar_of, table_of_units
from generator.search.weigh import KnownWeights
from generator.site.assets import THEME, squeeze

_MARKS = re.compile(r"\]\([^)]*\)|\{[^}]*\}|[\[\]*`#|]")
BOX = f"{FOLDER}/box.js"
_START = f"{FOLDER}/start.js"
_WEIGHTS = "words.bin"


def finding_files(
    corpus: Corpus, pages: Sequence[PageText], prose: Sequence[ContentPage] = (), *, cache: Path | None = None
) -> dict[str, bytes]:
    """Return the files by path; everything that a page shows can be found, the page itself included.

    `cache` names a folder that keeps work from one build to the next.
    """
    labels = {entry.slug: (entry.record.label, entry.record.hue or "none") for entry in corpus.instruments.values()}
    entries = make_entries(corpus, [*pages, *map(_as_page, prose)])
    examples = corpus.concordance.examples
    titles = {page.path: page.title for page in pages}
    pair = (routes.PAIRS, titles[routes.PAIRS]) if routes.PAIRS in titles else None
    known = KnownWeights(cache / _WEIGHTS if cache else None)
    return write_box(entries, instruments=labels, examples=examples, pair=pair, known=known)


def unit_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the files of the table of units, by which the box understands a citation."""
    return write_units(table_of_units(corpus), grammar_of(corpus))


@dataclass(frozen=True)
class _Prose:
    """A page of prose as search reads it; its Markdown without addresses counts as its words."""

    path: str
    title: str
    description: str
    body: str
    data_file: str


def _as_page(prose: ContentPage) -> _Prose:
    return _Prose(prose.path, prose.title, prose.description, _MARKS.sub(" ", prose.markdown), prose.file)


def write_box(
    entries: Iterable[SearchEntry],
    *,
    instruments: Mapping[str, tuple[str, str]],
    examples: Sequence[str],
    pair: tuple[str, str] | None = None,
    known: KnownWeights | None = None,
) -> dict[str, bytes]:
    """Return the box and the files that it loads by need: the shards of the index.

    `pair` is the page, with its title, that answers a question about two States.
    """
    files = write_index(entries, instruments=instruments, examples=examples, pair=pair, known=known)
    scripts = [squeeze(THEME / path) for path in JOINED]
    return {BOX: b"".join([*scripts, files.pop(_START)]), **files}


def write_units(table: Sequence[Mapping[str, Any]], grammar: Grammar) -> dict[str, bytes]:
    """Return a table of units as files that the box loads by need: names in one, articles by their numbers."""
    cut = cut_table(table, grammar)
    articles = {name_file("u", head): units for head, units in cut.heads.items()}
    return write_scripts({"units": cut.names, **articles})
