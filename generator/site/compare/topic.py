"""The view of a comparison page: a topic with its answer, facing texts, points, statements and word differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.law import routes
from generator.law.comparison import WordDifference, touch
from generator.law.corpus import Corpus, Topic
from generator.law.ids import ProvisionId
from generator.law.records import Cell as CellRecord
from generator.law.writing import write_count
from generator.site.compare.facing_texts import Facing, view_facing
from generator.site.compare.word_differences import DifferenceView, view_differences
from generator.site.parts.cite_button import CiteView, view_cite
from generator.site.parts.columns import ComparedColumn, separator
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.scholarship import Scholarship, scenarios_about, scholarship_on
from generator.site.parts.statements import StatementGroup, group_statements
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust

RELATION_WORDS = {
    "equivalent": "equivalent to",
    "broader": "broader than",
    "narrower": "narrower than",
    "overlapping": "overlapping with",
    "only here": "only here, not in",
}


@dataclass(frozen=True)
class Side:
    """An instrument named in a sentence."""

    label: str
    hue: str


@dataclass(frozen=True)
class RelationView:
    """How two instruments stand to each other on a topic, with the reason."""

    of: Side
    words: str
    to: Side
    because: str


@dataclass(frozen=True)
class PointCell:
    """What an instrument says on a point and what that rests on; `says` is empty where it does not address it."""

    column: ComparedColumn
    says: str
    at: tuple[Link, ...]
    separator: str


@dataclass(frozen=True)
class PointRow:
    """A point of comparison with a cell for each column."""

    point: str
    cells: tuple[PointCell, ...]


@dataclass(frozen=True)
class TopicPage:
    """The comparison page of a topic."""

    id: str
    path: str
    title: str
    group: Link
    question: str
    answer: str
    everyday: tuple[str, ...]
    relations: tuple[RelationView, ...]
    facing: Facing
    points: tuple[PointRow, ...]
    statements: tuple[StatementGroup, ...]
    statement_count: str
    differences: tuple[DifferenceView, ...]
    related: tuple[Link, ...]
    scenarios: tuple[Link, ...]
    scholarship: tuple[Scholarship, ...]
    previous: Link | None
    next: Link | None
    open_any: str
    cite: CiteView
    trust: TextsTrust


def view_topic(corpus: Corpus, topic: Topic, *, lineage: Sequence[WordDifference]) -> TopicPage:
    """Make the comparison page of a topic; of the lineage pairs it shows those that it cites."""
    path, record = routes.topic_page(topic.id), topic.record
    facing = view_facing(corpus, topic, on=path)
    order = list(corpus.topics.values())
    index = order.index(topic)
    statements = tuple(_statements(corpus, topic, on=path))
    pairs = [pair for pair in lineage if touch(topic, pair)]
    group = next(group for group in corpus.concordance.groups if group.id == record.group)
    return TopicPage(
        id=topic.id,
        path=path,
        title=record.title,
        group=Link(group.title, routes.href(routes.topic_group_place(group.id), on=path)),
        question=record.question,
        answer=record.answer,
        everyday=record.everyday,
        relations=view_relations(corpus, topic),
        facing=facing,
        points=view_points(corpus, topic, facing.columns, on=path),
        statements=statements,
        statement_count=write_count(sum(len(group.statements) for group in statements), "statement"),
        differences=view_differences(corpus, pairs, on=path),
        related=tuple(topic_link(corpus.topics[other], on=path) for other in record.related),
        scenarios=scenarios_about(corpus, topic.id, on=path),
        scholarship=scholarship_on(corpus, topic=topic.id, on=path),
        previous=topic_link(order[index - 1], on=path) if index else None,
        next=topic_link(order[index + 1], on=path) if index + 1 < len(order) else None,
        open_any=routes.href(routes.compare_any_place(*_best_units(corpus, topic)), on=path),
        cite=view_cite(corpus, f"topic:{topic.id}", on=path),
        trust=_trust(corpus, topic, on=path),
    )


def _trust(corpus: Corpus, topic: Topic, *, on: str) -> TextsTrust:
    shown = [unit for instrument in corpus.compared for unit in topic.provisions.get(instrument.slug, ())]
    return view_texts_trust(corpus, [unit.instrument for unit in shown], on=on, provisions=shown)


def topic_link(topic: Topic, *, on: str) -> Link:
    """Link to a comparison page by its title."""
    return Link(topic.record.title, routes.href(routes.topic_page(topic.id), on=on))


def view_relations(corpus: Corpus, topic: Topic) -> tuple[RelationView, ...]:
    """Return the relations of a topic: first those between two texts that both treat it."""
    relations = sorted(topic.record.relations, key=lambda relation: relation.is_ == "only here")
    return tuple(
        RelationView(
            of=_side(corpus, relation.of),
            words=RELATION_WORDS[relation.is_],
            to=_side(corpus, relation.to),
            because=relation.because,
        )
        for relation in relations
    )


def view_points(corpus: Corpus, topic: Topic, columns: tuple[ComparedColumn, ...], *, on: str) -> tuple[PointRow, ...]:
    """Return the points of comparison of a topic, a cell for each column."""
    return tuple(
        PointRow(
            point.point, tuple(_point_cell(corpus, column, point.values[column.slug], on=on) for column in columns)
        )
        for point in topic.record.points
    )


def _point_cell(corpus: Corpus, column: ComparedColumn, cell: CellRecord | str, *, on: str) -> PointCell:
    if isinstance(cell, str):
        return PointCell(column, "", (), "")
    at = tuple(target_link(corpus, f"{column.slug}:{path}", on=on, qualified=False) for path in cell.at)
    return PointCell(column, cell.says, at, separator(at))


def _side(corpus: Corpus, slug: str) -> Side:
    instrument = corpus.instruments[slug]
    return Side(instrument.record.label, hue_of(instrument))


def _statements(corpus: Corpus, topic: Topic, *, on: str) -> Iterator[StatementGroup]:
    """Yield the statements to the topic's provisions, to what holds them and to what stands in them."""
    for instrument in corpus.compared:
        units: dict[str, None] = {}
        for unit in topic.provisions.get(instrument.slug, ()):
            outer = unit.parent
            while outer is not None:
                units[str(outer)] = None
                outer = outer.parent
            units.update((str(inner.id), None) for inner in corpus.units[str(unit)].walk())
        for group in group_statements(corpus, units, on=on):
            yield replace(group, title=f"{instrument.record.label}: {group.title.lower()}")


def _best_units(corpus: Corpus, topic: Topic) -> Iterator[str]:
    """Yield one provision of each instrument to open the tool with: the one that holds all that the topic cites."""
    for instrument in corpus.compared:
        units = topic.provisions.get(instrument.slug, ())
        if units:
            yield str(_common_holder(units))


def _common_holder(units: tuple[ProvisionId, ...]) -> ProvisionId:
    holder = units[0]
    article = holder.article
    while not all(unit.is_within(holder) for unit in units if unit.article == article):
        assert holder.parent is not None
        holder = holder.parent
    return holder
