"""Tables of the concordance: topics, relations, points of comparison."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law import routes
from generator.law.comparison import DifferenceKind, compare_lineage, mark_words
from generator.law.corpus import Corpus
from generator.law.quotes import find_quotes
from generator.law.records import Cell
from generator.law.row_states import state_of


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
                "proven_by": relation.row,
                "because": relation.because,
            }


def _points(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        for point in topic.record.points:
            row = state_of(corpus, point)
            for slug, cell in point.values.items():
                says = None if isinstance(cell, str) else cell
                clauses = () if says else row.carrying.get(slug, ())
                yield {
                    "topic": topic.id,
                    "point": point.point,
                    "state": row.state,
                    "instrument": slug,
                    "says": says.says if says else None,
                    "at": tuple(f"{slug}:{path}" for path in says.at) if says else (),
                    "words": tuple(quote.run for quote in find_quotes(corpus, slug, says)) if says else (),
                    "silence": says.silence if says else None,
                    "carried_by": tuple(str(clause) for clause in clauses),
                    "addressed": says is not None or bool(clauses),
                }


def _rows(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        for point in topic.record.points:
            row = state_of(corpus, point)
            cells = ((slug, point.values.get(slug)) for slug in corpus.concordance.instruments)
            yield {
                "topic": topic.id,
                "point": point.point,
                "state": row.state,
                "speaking": row.speaking,
                "carrying": tuple(row.carrying),
                "said": tuple(f"{slug}: {cell.says}" for slug, cell in cells if isinstance(cell, Cell)),
                "url": f"{routes.topic_page(topic.id)}#r{topic.record.points.index(point) + 1}",
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
    return space + mark_words(kind, words)


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
            Column("proven_by", "The points that prove that one goes beyond the other", "list"),
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
            Column("state", "How the texts stand: differs, same, only or carried"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("says", "What it says, in our words; null where it does not address the point"),
            Column("at", "The provisions it rests on", "list", "provisions.id"),
            Column("words", "The words of the law that carry the value", "list"),
            Column("silence", "What the provision leaves out, where the value rests on that"),
            Column("carried_by", "Clauses that carry over what another's value rests on", "list", "provisions.id"),
            Column("addressed", "Whether the instrument addresses the point, or carries it over", "boolean"),
        ),
        _points,
        key=("topic", "point", "instrument"),
    ),
    Table(
        "point_rows",
        "Points of comparison, one row a point",
        (
            Column("topic", "The topic's id", refers="topics.id"),
            Column("point", "The point"),
            Column("state", "How the texts stand: differs, same, only or carried"),
            Column("speaking", "The instruments that have words of their own on it", "list", "instruments.id"),
            Column("carrying", "The instruments that carry it over", "list", "instruments.id"),
            Column("said", "What each says, after its slug", "list"),
            Column("url", "The row, relative to the site's root"),
        ),
        _rows,
        key=("topic", "point"),
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
