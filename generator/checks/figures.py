"""Count what a built site holds against its data: the figures that the README's command prints.

The pages are read as a browser would get them, not from the views that made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.evidence import UnreadableEvidence, weigh_data
from generator.checks.page_counts import find_counts
from generator.checks.page_tree import PageNode, read_page, squeeze
from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part, Reference, Unit
from generator.reading.problems import Problem

UNRESOLVED = "unresolved-reference"
EXPORTS = "provisions", "references", "instruments", "terms", "sources"


@dataclass(frozen=True)
class Figure:
    """A row of the table: what was counted, the count in words, and whether it is as it should be."""

    what: str
    count: str
    is_whole: bool


@dataclass(frozen=True)
class Finished:
    """What the figures are taken from: data with its problems and its folder, a built site."""

    corpus: Corpus
    problems: Sequence[Problem]
    data: Path
    site: Path


def count_figures(finished: Finished) -> Iterator[Figure]:
    """Yield every figure, in the order of the table."""
    pages = _Pages(finished.site)
    yield _count_articles(finished.corpus, pages)
    yield _count_units(finished.corpus, pages)
    yield _count_texts(finished.corpus, pages)
    yield from _count_words(finished.data)
    yield _count_references(finished)
    yield _count_told(finished)
    rows = {name: _count_rows(finished.site / f"data/{name}.json") for name in EXPORTS}
    yield Figure("rows of exports", ", ".join(f"{name} {count:,}" for name, count in rows.items()), all(rows.values()))


def write_figures(figures: Iterable[Figure]) -> str:
    """Write the table as text; a row that is not whole is marked."""
    rows = list(figures)
    width = max(len(row.what) for row in rows)
    return "".join(f"{'  ' if row.is_whole else '! '}{row.what:{width}}  {row.count}\n" for row in rows)


def _count_articles(corpus: Corpus, pages: _Pages) -> Figure:
    counts = [len(instrument.articles) for instrument in corpus.texts]
    shown = sum(
        _is_shown_whole(corpus, instrument, part, pages) for instrument in corpus.texts for part in instrument.articles
    )
    count = f"{' + '.join(map(str, counts))} = {sum(counts)}; on their pages {shown}"
    return Figure("articles with full text, summary, source, status", count, shown == sum(counts))


def _is_shown_whole(corpus: Corpus, instrument: Instrument, part: Part, pages: _Pages) -> bool:
    page = pages.read(routes.part_page(part.id))
    source = corpus.sources[part.record.provenance.source].record.title
    status = instrument.record.text_status or ""
    return (
        _printed(part) == page.law
        and part.summary is not None
        and part.summary in page.text
        and source in page.text
        and status in page.text.lower()
    )


def _count_units(corpus: Corpus, pages: _Pages) -> Figure:
    """Count the units below articles, preambles and closing formulas whose id and permalink stand on both pages."""
    units = [unit for part in corpus.parts.values() for unit in part.unit.walk() if unit.id.steps]
    linked = sum(_is_linked(unit, pages) for unit in units)
    numbered = sum(unit.no is not None for unit in units)
    count = f"{linked:,} of {len(units):,} ({numbered:,} of them numbered)"
    return Figure("units with id and permalink, the same on article page and full page", count, linked == len(units))


def _is_linked(unit: Unit, pages: _Pages) -> bool:
    both = (pages.read(routes.part_page(unit.id)), pages.read(routes.full_page(unit.id.instrument)))
    return all(unit.id.eid in page.ids and f"#{unit.id.eid}" in page.hrefs for page in both)


def _count_texts(corpus: Corpus, pages: _Pages) -> Figure:
    own = sum(_printed(part) == pages.read(routes.part_page(part.id)).law for part in corpus.parts.values())
    whole = sum(
        [text for part in instrument.parts for text in _printed(part)]
        == pages.read(routes.full_page(instrument.slug)).law
        for instrument in corpus.texts
    )
    count = f"{own} of {len(corpus.parts)} pages, {whole} of {len(corpus.texts)} full pages"
    is_whole = (own, whole) == (len(corpus.parts), len(corpus.texts))
    return Figure("texts whose words on the page are those of the data", count, is_whole)


def _printed(part: Part) -> list[str]:
    return [squeeze(text) for text in part.unit.printed()]


def _count_rows(file: Path) -> int:
    """Return the number of rows of an export; none where the site was built without it."""
    return len(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else 0


def _count_words(data: Path) -> Iterator[Figure]:
    """Count words that stand on either side and were classified neither as linked nor as supplied or noise."""
    try:
        weighed = weigh_data(data)
    except UnreadableEvidence as fault:
        yield Figure("words not accounted for", f"not counted: {fault}", is_whole=False)
        return
    counts = weighed.account()
    for side, (there, known) in (("texts", counts["texts"]), ("received copies", counts["copies"])):
        yield Figure(f"words of the {side} not accounted for", f"{there - known} of {there:,}", there == known)


def _count_references(finished: Finished) -> Figure:
    unresolved = sum(problem.rule == UNRESOLVED for problem in finished.problems)
    references = list(_references(finished.corpus))
    linked = sum(bool(reference.targets) for reference in references)
    outside = sum(not reference.targets for reference in references)
    found = len(references) + unresolved
    count = f"{found} / {linked} / {outside} / {unresolved}"
    what = "references found / linked / declared external / unresolved"
    return Figure(what, count, unresolved == 0 and linked + outside == found)


def _count_told(finished: Finished) -> Figure:
    """Count what the pages show about the statements of a State, and what two pages show differently."""
    shown = list(find_counts(finished.corpus, finished.site))
    wrong = [f"{one.where} ({one.words or 'nothing'}, not {one.due or 'nothing'})" for one in shown if not one.agrees]
    count = f"{len(wrong)} of {len(shown)}{': ' + '; '.join(wrong[:3]) if wrong else ''}"
    return Figure("counts of a State's statements that pages tell otherwise", count, not wrong)


def _references(corpus: Corpus) -> Iterator[Reference]:
    for unit in corpus.units.values():
        for wording in (unit.own, unit.closing):
            yield from wording.references if wording else ()


class _Pages:
    """The pages of a site, each read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._read: dict[str, _Reading] = {}

    def read(self, path: str) -> _Reading:
        if path not in self._read:
            self._read[path] = _Reading(read_page(self._site / path))
        return self._read[path]


class _Reading:
    """What a page holds: ids, links, all its words, and the numbers and words of legal text in order."""

    def __init__(self, page: PageNode) -> None:
        nodes = list(page.walk())
        self.ids = {node.attrs.get("id", "") for node in nodes}
        self.hrefs = {node.attrs.get("href", "") for node in nodes}
        self.text = squeeze(page.words())
        runs = (squeeze(node.words()) for node in nodes if node.classes & {"w", "no"})
        self.law = [run for run in runs if run]
