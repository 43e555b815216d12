"""Tables of the concordance: topics, relations, points of comparison."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law import routes
from generator.law.comparison import DifferenceKind, compare_lineage
from generator.law.corpus import Corpus


def _topics(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        yield {
            "id": topic.id,
            "title": topic.record.title,
            "topic_group": topic.record.group,
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
                "instrument": relation.of,
                "other_instrument": relation.to,
                "relation": relation.is_,
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


def _differences(corpus: Corpus) -> Iterator[Row]:
    for pair in compare_lineage(corpus):
        yield {
            "earlier": str(pair.earlier),
            "later": str(pair.later),
            "same": pair.count("same"),
            "deleted": pair.count("deleted"),
            "inserted": pair.count("inserted"),
            "likeness": pair.likeness,
            "marked": "".join(_mark(run.kind, run.text) for run in pair.runs),
            "url": routes.difference_place(pair.earlier, pair.later),
        }


def _mark(kind: DifferenceKind, text: str) -> str:
    """Mark a run as wdiff does, the space before it outside the mark."""
    words = text.lstrip()
    space = text[: len(text) - len(words)]
    return space + {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}[kind].format(words)


TOPIC_TABLES = (
    Table(
        "topics",
        "The subjects of the concordance",
        (
            Column("id", "The topic's id"),
            Column("title", "Title"),
            Column("topic_group", "Group on the index"),
            Column("question", "The question a reader would ask"),
            Column("answer", "Our answer"),
            Column("provisions", "Provisions of all instruments", "list", "provisions.id"),
            Column("related", "Related topics", "list", "topics.id"),
            Column("url", "The comparison page, relative to the site's root"),
        ),
        _topics,
        key=("id",),
    ),
    Table(
        "relations",
        "How the provisions of two instruments stand to each other on a topic: editorial judgement",
        (
            Column("topic", "The topic's id", refers="topics.id"),
            Column("instrument", "The instrument the relation is said of", refers="instruments.id"),
            Column("other_instrument", "The instrument it is compared with", refers="instruments.id"),
            Column("relation", "equivalent, broader, narrower, overlapping or only here", codes="relation"),
            Column("because", "The reason"),
        ),
        _relations,
        key=("topic", "instrument", "other_instrument"),
    ),
    Table(
        "points",
        "Points of comparison, one row a cell",
        (
            Column("topic", "The topic's id", refers="topics.id"),
            Column("point", "The point"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("says", "What it says, in our words; null where it does not address the point"),
            Column("at", "The provisions it rests on", "list", "provisions.id"),
            Column("addressed", "Whether the instrument addresses the point", "boolean"),
        ),
        _points,
        key=("topic", "point", "instrument"),
    ),
    Table(
        "differences",
        "Word differences between provisions of one drafting lineage",
        (
            Column("earlier", "The provision whose wording came first", refers="provisions.id"),
            Column("later", "The provision that took its wording from it", refers="provisions.id"),
            Column("same", "Words that both share", "integer"),
            Column("deleted", "Words of the earlier that the later lacks", "integer"),
            Column("inserted", "Words of the later that the earlier lacks", "integer"),
            Column("likeness", "Shared words among all words, in whole per cent", "integer"),
            Column("marked", "Both wordings in one: [-deleted-] and {+inserted+}"),
            Column("url", "Where they are shown, relative to the site's root"),
        ),
        _differences,
        key=("earlier", "later"),
    ),
)
