"""Every word of the data that a page shows is in the ledger: the fields are found on the pages themselves."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from generator.checks.ledgers.digests import list_items
from generator.law.corpus import Corpus
from generator.law.records import Record
from generator.reading.incremental import content_folder
from generator.reading.layout import LAYOUT, Place
from generator.reading.link import link_corpus
from generator.reading.load import Loaded, Records, load_records
from generator.reading.prose_files import read_content
from generator.reading.record_shape import read_record
from generator.reading.yamlio import Document, Path_, Plain
from generator.site.plan import plan_pages
from tests.unit.corpora import ROOT
from tests.unit.test_ledger_coverage import BY_A_COMMAND

_MARK = re.compile(r"zq(\d+)zq")
_QUOTES = frozenset({"words", "quote", "run", "printed", "calls"})
"""Keys of what must stand in another text letter by letter: a page shows it as words of that text."""


def _leaves(value: Plain, where: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*where, index))
    elif isinstance(value, str):
        yield where, value


def _put(value: Plain, marks: dict[Path_, str], where: Path_ = ()) -> Plain:
    if isinstance(value, dict):
        return {key: _put(inner, marks, (*where, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_put(inner, marks, (*where, index)) for index, inner in enumerate(value)]
    return f"{value} {marks[where]}" if where in marks else value


def _pattern(where: Path_) -> Path_:
    return tuple("*" if isinstance(step, int) else step for step in where)


class _Marker:
    """Puts a word of its own behind every text of a file that may have another word."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._takes: dict[tuple[str, Path_], bool] = {}

    def mark(self, place: Place, entry: Loaded[Record]) -> Loaded[Record]:
        """Return a record with every text marked that its schema lets be marked; as it was if that is unreadable."""
        document, marks, own = entry.document, dict[Path_, str](), dict[str, str]()
        for where, text in _leaves(document.data):
            if _QUOTES & set(where):
                continue
            kind = (place.collection, _pattern(where))
            if kind not in self._takes:
                self._takes[kind] = self._read(place, document, {where: "zq0zq"}) is not None
            if self._takes[kind]:
                # What stands twice in a file may name itself: both get one word.
                mark = marks[where] = own.setdefault(text, f"zq{len(self.fields)}zq")
                self.fields[mark] = f"{document.path} {'.'.join(map(str, where))}"
        return self._read(place, document, marks) or entry

    @staticmethod
    def _read(place: Place, document: Document, marks: dict[Path_, str]) -> Loaded[Record] | None:
        marked = Document(document.path, _put(document.data, marks), document.content)
        record, faults = read_record(place.record, marked)
        return Loaded(record, marked) if record is not None and not faults else None


def _mark_all(loaded: Records) -> tuple[Records, dict[str, str]]:
    marker, marked = _Marker(), dataclasses.replace(loaded)
    for place in LAYOUT:
        held = getattr(loaded, place.collection)
        if place.collection in BY_A_COMMAND or not held:
            continue
        made = (
            {key: marker.mark(place, entry) for key, entry in held.items()}
            if isinstance(held, dict)
            else marker.mark(place, held)
        )
        setattr(marked, place.collection, made)
    return marked, marker.fields


def _pages(corpus: Corpus) -> Iterator[str]:
    prose = read_content(content_folder(ROOT, "data"), root=ROOT)
    for job in plan_pages(corpus, prose):
        page = job.make()
        yield f"{page.title} {page.description} {page.body}"


def test_every_word_that_a_page_shows_is_in_the_ledger() -> None:
    """Each text of the real data gets a word of its own; whatever of them stands on a page stands in the ledger too."""
    loaded, problems = load_records(ROOT / "data", root=ROOT)
    assert not problems
    marked, fields = _mark_all(loaded)
    corpus, _ = link_corpus(marked)
    assert corpus is not None
    shown = {found[0] for page in _pages(corpus) for found in _MARK.finditer(page)}
    held = {
        found[0] for item in list_items(marked, {}).values() for line in item.lines for found in _MARK.finditer(line)
    }
    missing = sorted(fields[mark] for mark in shown - held)
    print(f"{len(fields)} texts marked, {len(shown)} on pages, {len(missing)} not in the ledger")
    assert len(shown) > 4000
    assert missing == []
