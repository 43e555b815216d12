"""The view of a comparison page: a topic with its answer, facing texts, points, statements and word differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.downloads.citing import STYLES, cite_together
from generator.law import records, routes
from generator.law.comparison import WordDifference, touch
from generator.law.corpus import Corpus, Topic
from generator.law.ids import ProvisionId
from generator.site.compare.facing_texts import Facing, view_facing
from generator.site.compare.marked_words import MarkedWords, row_anchor
from generator.site.compare.point_rows import LONG, PointRow, StateTotal, total_states, view_points
from generator.site.compare.word_differences import DifferenceView, view_differences
from generator.site.parts.cite_button import CiteView, Runs, view_cite
from generator.site.parts.columns import ComparedColumn, view_columns
from generator.site.parts.links import Link, hue_of
from generator.site.parts.named_links import group_link, topic_link
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
    proof: tuple[Link, ...]
    """The rows that prove that one goes beyond the other."""


@dataclass(frozen=True)
class SilentText:
    """An instrument that does not treat the topic, and why that is so."""

    column: ComparedColumn
    because: str


@dataclass(frozen=True)
class TopicPage:
    """The comparison page of a topic."""

    id: str
    path: str
    record: records.Topic
    group: Link
    relations: tuple[RelationView, ...]
    several: bool
    """Whether more than one text is compared."""
    facing: Facing
    silent: tuple[SilentText, ...]
    points: tuple[PointRow, ...]
    totals: tuple[StateTotal, ...]
    strip: tuple[PointRow, ...]
    """The rows again, where they are so many that a strip of links helps."""
    statements: tuple[StatementGroup, ...]
    differences: tuple[DifferenceView, ...]
    related: tuple[Link, ...]
    scenarios: tuple[Link, ...]
    scholarship: tuple[Scholarship, ...]
    open_any: str
    cite: CiteView
    cited: tuple[tuple[str, tuple[Runs, ...]], ...]
    """The provisions, cited together: by the name of each style."""
    trust: TextsTrust


def view_topic(corpus: Corpus, topic: Topic, *, lineage: Sequence[WordDifference]) -> TopicPage:
    """Make the comparison page of a topic; of the lineage pairs it shows those that it cites."""
    path, record = routes.topic_page(topic.id), topic.record
    units = [unit for instrument in corpus.compared for unit in topic.provisions.get(instrument.slug, ())]
    marked = MarkedWords.of(corpus, topic)
    facing = view_facing(corpus, topic, on=path, marked=marked)
    points = view_points(corpus, topic, facing.columns, on=path, anchors=marked.anchors)
    pairs = [pair for pair in lineage if touch(topic, pair)]
    group = next(group for group in corpus.concordance.groups if group.id == record.group)
    return TopicPage(
        id=topic.id,
        path=path,
        record=record,
        group=group_link(group, on=path),
        relations=view_relations(corpus, topic),
        several=len(corpus.compared) > 1,
        facing=facing,
        silent=tuple(_silent(corpus, topic, on=path)),
        points=points,
        totals=total_states(Counter(point.state for point in points)),
        strip=points if len(points) >= LONG else (),
        statements=tuple(_statements(corpus, topic, on=path)),
        differences=view_differences(corpus, pairs, on=path),
        related=tuple(topic_link(corpus.topics[other], on=path) for other in record.related),
        scenarios=scenarios_about(corpus, topic.id, on=path),
        scholarship=scholarship_on(corpus, topic=topic.id, on=path),
        open_any=routes.href(routes.compare_any_place(*_best_units(corpus, topic)), on=path),
        cite=view_cite(corpus, f"topic:{topic.id}", on=path),
        cited=tuple((name, cite_together(corpus, units, style)) for style, name in STYLES.items()),
        trust=_trust(corpus, topic, on=path),
    )


def _trust(corpus: Corpus, topic: Topic, *, on: str) -> TextsTrust:
    shown = [unit for instrument in corpus.compared for unit in topic.provisions.get(instrument.slug, ())]
    return view_texts_trust(corpus, [unit.instrument for unit in shown], on=on, provisions=shown)


def view_relations(corpus: Corpus, topic: Topic) -> tuple[RelationView, ...]:
    """Return the relations of a topic: first those between two texts that both treat it."""
    names = [point.point for point in topic.record.points]
    relations = sorted(topic.record.relations, key=lambda relation: relation.is_ == "only here")
    return tuple(
        RelationView(
            of=_side(corpus, relation.of),
            words=RELATION_WORDS[relation.is_],
            to=_side(corpus, relation.to),
            because=relation.because,
            proof=tuple(Link(name, f"#{row_anchor(names.index(name))}") for name in relation.row),
        )
        for relation in relations
    )


def _silent(corpus: Corpus, topic: Topic, *, on: str) -> Iterator[SilentText]:
    """Yield the instruments that do not treat the topic, with the reason that a relation gives."""
    for column in view_columns(corpus, topic, on=on):
        reasons = [relation.because for relation in topic.record.relations if relation.to == column.slug]
        if column.silent:
            yield SilentText(column, reasons[0] if reasons else "")


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
        for group in group_statements(corpus, units, on=on, shows="no sources"):
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
