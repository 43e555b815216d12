"""Views of word differences between provisions of one drafting lineage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.law import routes
from generator.law.comparison import DifferenceKind, WordDifference, compare_lineage
from generator.law.corpus import Corpus
from generator.law.writing import write_count
from generator.site.parts.columns import name_unit
from generator.site.parts.links import Link, hue_of
from generator.site.parts.named_links import link_to
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust


@dataclass(frozen=True)
class RunView:
    """A run of words, with the space before it apart so that no mark is drawn under it."""

    kind: DifferenceKind
    space: str
    text: str


@dataclass(frozen=True)
class DifferenceView:
    """Two provisions of one lineage with the words that were struck and those that were put in."""

    anchor: str
    earlier: Link
    later: Link
    summary: str
    runs: tuple[RunView, ...]
    open_any: str


@dataclass(frozen=True)
class DifferencesPage:
    """The page of all word differences."""

    pairs: tuple[DifferenceView, ...]
    same: int
    trust: TextsTrust


def view_differences_page(corpus: Corpus) -> DifferencesPage:
    """Make the page of all word differences."""
    path = routes.DIFFERENCES
    all_pairs = compare_lineage(corpus)
    identical = sum(1 for pair in all_pairs if _is_identical(pair))
    units = [unit for pair in all_pairs for unit in (pair.earlier, pair.later)]
    trust = view_texts_trust(corpus, [unit.instrument for unit in units], on=path, provisions=units)
    return DifferencesPage(view_differences(corpus, all_pairs, on=path), identical, trust)


def view_differences(corpus: Corpus, pairs: Iterable[WordDifference], *, on: str) -> tuple[DifferenceView, ...]:
    """Make the views of some differences."""
    return tuple(_view_difference(corpus, pair, on=on) for pair in pairs)


def _is_identical(pair: WordDifference) -> bool:
    return all(run.kind == "same" for run in pair.runs)


def _view_difference(corpus: Corpus, pair: WordDifference, *, on: str) -> DifferenceView:
    earlier, later = (
        link_to(
            f"{corpus.instruments[unit.instrument].record.label}, {name_unit(corpus, unit)}",
            routes.unit_place(unit),
            on=on,
            hue=hue_of(corpus.instruments[unit.instrument]),
        )
        for unit in (pair.earlier, pair.later)
    )
    summary = "word for word the same"
    if not _is_identical(pair):
        struck, put_in = (write_count(pair.count(kind), "word") for kind in ("deleted", "inserted"))
        summary = f"{pair.likeness} % of the words shared; {struck} struck, {put_in} put in"
    return DifferenceView(
        anchor=routes.difference_anchor(pair.earlier, pair.later),
        earlier=earlier,
        later=later,
        summary=summary,
        runs=tuple(
            RunView(run.kind, run.text[: len(run.text) - len(run.text.lstrip())], run.text.lstrip())
            for run in pair.runs
        ),
        open_any=routes.href(routes.compare_any_place(str(pair.earlier), str(pair.later)), on=on),
    )
