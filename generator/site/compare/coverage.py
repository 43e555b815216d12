"""Views of the coverage matrix: which instrument treats which topic, how the rows stand, and the totals of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.law import routes
from generator.law.comparison import Coverage, measure_coverage
from generator.law.corpus import Corpus
from generator.law.row_states import STATES, State, count_states
from generator.law.writing import write_count, write_list
from generator.site.compare.point_rows import StateTotal, total_states
from generator.site.compare.topic import RelationView, view_relations
from generator.site.parts.choices import Choice
from generator.site.parts.columns import ComparedColumn, separator, view_columns
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link
from generator.site.parts.named_links import group_link, link_to, topic_link


@dataclass(frozen=True)
class CoverageTally:
    """How many topics of a group an instrument treats: a flag for each topic in order, and the count in words."""

    column: ComparedColumn
    words: str


@dataclass(frozen=True)
class TallyRow:
    """A group of topics in the small matrix; the last row is for all of them."""

    group: Link
    tallies: tuple[CoverageTally, ...]
    totals: tuple[StateTotal, ...]
    """Its points of comparison by how the texts stand."""


@dataclass(frozen=True)
class CoverageCell:
    """The provisions of one instrument on one topic; none is a gap."""

    column: ComparedColumn
    links: tuple[Link, ...]
    separator: str


@dataclass(frozen=True)
class CoverageRow:
    """A topic in the full matrix, with the words and marks that filters look at."""

    topic: Link
    cells: tuple[CoverageCell, ...]
    relations: tuple[RelationView, ...]
    totals: tuple[StateTotal, ...]
    words: str
    marks: str


@dataclass(frozen=True)
class CoverageGroup:
    """A group of topics in the full matrix."""

    anchor: str
    title: str
    count: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class ComparePage:
    """The page of the coverage matrix."""

    title: str
    columns: tuple[ComparedColumn, ...]
    tallies: tuple[TallyRow, ...]
    groups: tuple[CoverageGroup, ...]
    choices: tuple[Choice, ...]
    figures: tuple[str, ...]
    span: int
    """The number of columns of the full matrix, for the rows that name a group."""
    several: bool
    """Whether there is anything to compare: more than one text."""
    has_lineage: bool
    samples: str
    """What the box above the topics invites to type."""


def view_compare(corpus: Corpus) -> ComparePage:
    """Make the page of the coverage matrix."""
    path = routes.COMPARE
    columns = view_columns(corpus, on=path)
    all_coverage = measure_coverage(corpus)
    rows = {coverage.topic.id: _view_row(corpus, coverage, columns, on=path) for coverage in all_coverage}
    return ComparePage(
        title="Compare",
        columns=columns,
        tallies=view_tallies(corpus, on=path),
        groups=tuple(
            CoverageGroup(f"group-{group.id}", group.title, write_count(len(members), "topic"), members)
            for group in corpus.concordance.groups
            if (members := tuple(rows[entry.topic.id] for entry in _of_group(all_coverage, group.id)))
        ),
        choices=tuple(_choices(corpus, [row.marks.split() for row in rows.values()])),
        figures=tuple(_figures(corpus)),
        span=len(columns) + (3 if len(columns) > 1 else 1),
        several=len(columns) > 1,
        has_lineage=bool(corpus.concordance.lineage),
        samples=corpus.editorial.samples.topics or "",
    )


def view_tallies(corpus: Corpus, *, on: str) -> tuple[TallyRow, ...]:
    """Make the small matrix: a row for each group of topics that has any, and one for all."""
    columns = view_columns(corpus, on=on)
    all_coverage = measure_coverage(corpus)
    rows = [
        TallyRow(
            group_link(group, on=on),
            _tally(members, columns),
            _count(corpus, members),
        )
        for group in corpus.concordance.groups
        if (members := _of_group(all_coverage, group.id))
    ]
    everything = link_to("All topics", f"{routes.COMPARE}#topics", on=on)
    return (*rows, TallyRow(everything, _tally(all_coverage, columns), _count(corpus, all_coverage)))


def _count(corpus: Corpus, members: Sequence[Coverage]) -> tuple[StateTotal, ...]:
    return total_states(count_states(corpus, (coverage.topic for coverage in members)))


def _of_group(all_coverage: Sequence[Coverage], group: str) -> list[Coverage]:
    return [coverage for coverage in all_coverage if coverage.topic.record.group == group]


def _tally(members: Sequence[Coverage], columns: Sequence[ComparedColumn]) -> tuple[CoverageTally, ...]:
    tallies = []
    for index, column in enumerate(columns):
        present = tuple(coverage.present[index] for coverage in members)
        tallies.append(CoverageTally(column, f"{sum(present)} of {len(present)}"))
    return tuple(tallies)


def _view_row(corpus: Corpus, coverage: Coverage, columns: Sequence[ComparedColumn], *, on: str) -> CoverageRow:
    topic = coverage.topic
    cells = []
    for column in columns:
        units = map(str, topic.provisions.get(column.slug, ()))
        links = condense(corpus, units, on=on, qualified=False)
        cells.append(CoverageCell(column, links, separator(links)))
    relations = tuple(entry for entry in topic.record.relations if entry.is_ != "only here")
    kinds = {f"is-{relation.is_}" for relation in relations}
    totals = total_states(count_states(corpus, [topic]))
    slugs = [column.slug for column, present in zip(columns, coverage.present, strict=True) if present]
    return CoverageRow(
        topic=topic_link(topic, on=on),
        cells=tuple(cells),
        relations=view_relations(corpus, topic)[: len(relations)],
        totals=totals,
        words=" ".join([topic.record.title, topic.record.question, *topic.record.everyday]).casefold(),
        marks=" ".join([f"in-{'-and-'.join(slugs)}", *sorted(kinds), *(f"row-{total.state}" for total in totals)]),
    )


def _choices(corpus: Corpus, marks: Sequence[Sequence[str]]) -> Iterator[Choice]:
    """Yield the choices that any topic answers to: each set of instruments, most of them first, then the relations."""
    labels = {entry.slug: entry.record.label for entry in corpus.compared}
    for size in range(len(labels), 0, -1):
        for slugs in combinations(labels, size):
            value = f"in-{'-and-'.join(slugs)}"
            count = sum(value in row for row in marks)
            everywhere = f"in all {size}" if size == len(labels) else ""
            words = everywhere or ("only in " if size == 1 else "in ") + write_list([labels[slug] for slug in slugs])
            if count:
                yield Choice(value, f"{words} ({count})")
    for kind in ("equivalent", "broader", "narrower", "overlapping"):
        count = sum(f"is-{kind}" in row for row in marks)
        if count:
            yield Choice(f"is-{kind}", f"{'an' if kind[0] in 'eo' else 'a'} {kind} provision ({count})")
    for state in STATES:
        count = sum(f"row-{state}" in row for row in marks)
        if count:
            yield Choice(f"row-{state}", f"a point that {STATE_WORDS[state]} ({count})")


STATE_WORDS: Mapping[State, str] = {
    "differs": "differs",
    "same": "is the same",
    "only": "stands only in one",
    "carried": "is carried over",
}


def _figures(corpus: Corpus) -> Iterator[str]:
    topics = corpus.topics.values()
    articles = [part.id for instrument in corpus.compared for part in instrument.articles]
    covered = sum(1 for article in articles if article in corpus.topics_of)
    points = [point for topic in topics for point in topic.record.points]
    yield write_count(len(topics), "topic")
    yield f"{covered} of {write_count(len(articles), 'article')} covered"
    if len(corpus.compared) > 1:
        yield write_count(sum(len(topic.record.relations) for topic in topics), "relation")
    yield write_count(len(points), "point") + " of comparison"
    if len(corpus.compared) > 1:
        everywhere = sum(1 for coverage in measure_coverage(corpus) if all(coverage.present))
        yield f"{write_count(everywhere, 'topic')} in all {len(corpus.compared)} instruments"
