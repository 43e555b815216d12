"""Tables of the concordance: topics, relations, points of comparison."""

from __future__ import annotations

from collections.abc import Iterator

from generator import routes
from generator.corpus import Corpus
from generator.exports.model import Column, Row, Table


def _topics(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        yield {
            "id": topic.id,
            "title": topic.record.title,
            "group": topic.record.group,
            "question": topic.record.question,
            "answer": topic.record.answer,
            "provisions": tuple(str(unit) for units in topic.provisions.values() for unit in units),
            "related": topic.record.related,
            "url": routes.topic_page(topic.id),
        }


def _relations(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        for relation in topic.record.relations:
            yield {
                "topic": topic.id,
                "of": relation.of,
                "to": relation.to,
                "is": relation.is_,
                "because": relation.because,
            }


def _points(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        for point in topic.record.points:
            for slug, cell in point.values.items():
                silent = isinstance(cell, str)
                yield {
                    "topic": topic.id,
                    "point": point.point,
                    "instrument": slug,
                    "says": None if isinstance(cell, str) else cell.says,
                    "at": () if isinstance(cell, str) else tuple(f"{slug}:{path}" for path in cell.at),
                    "addressed": not silent,
                }


TOPIC_TABLES = (
    Table(
        "topics",
        "The subjects of the concordance",
        (
            Column("id", "The topic's id"),
            Column("title", "Title"),
            Column("group", "Group on the index"),
            Column("question", "The question a reader would ask"),
            Column("answer", "Our answer"),
            Column("provisions", "Provisions of all instruments", "list"),
            Column("related", "Related topics", "list"),
            Column("url", "The comparison page, relative to the site's root"),
        ),
        _topics,
    ),
    Table(
        "relations",
        "How the provisions of two instruments stand to each other on a topic: editorial judgement",
        (
            Column("topic", "The topic's id"),
            Column("of", "The instrument the relation is said of"),
            Column("to", "The instrument it is compared with"),
            Column("is", "equivalent, broader, narrower, overlapping or only here"),
            Column("because", "The reason"),
        ),
        _relations,
    ),
    Table(
        "points",
        "Points of comparison, one row a cell",
        (
            Column("topic", "The topic's id"),
            Column("point", "The point"),
            Column("instrument", "The instrument's slug"),
            Column("says", "What it says, in our words; null where it does not address the point"),
            Column("at", "The provisions it rests on", "list"),
            Column("addressed", "Whether the instrument addresses the point", "boolean"),
        ),
        _points,
    ),
)
