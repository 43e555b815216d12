"""Tables that join two others, a row a pair, for programs that cannot look into lists; and the divisions of texts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.downloads.pairs import PAIRS
from generator.law import routes
from generator.law.corpus import Corpus, Division
from generator.law.ids import parse_id


def _divisions(corpus: Corpus) -> Iterator[Row]:
    for instrument in corpus.texts:
        number = 0
        parts = ((part, division) for part in instrument.attached for division in part.unit.inside())
        inside = {division.id: part.id.head for part, division in parts}
        for outer in (*instrument.divisions, *(corpus.divisions[name] for name in inside)):
            for division, parent in _walk(outer, None):
                number += 1
                articles = [inside[division.id]] if division.id in inside else list(division.all_articles())
                yield {
                    "id": division.id,
                    "instrument": instrument.slug,
                    "sequence": number,
                    "parent": parent,
                    "kind": division.kind,
                    "number": division.no,
                    "name": division.name,
                    "heading": division.heading,
                    "eid": division.anchor,
                    "first_article": f"{instrument.slug}:{articles[0]}" if articles else None,
                    "last_article": f"{instrument.slug}:{articles[-1]}" if articles else None,
                    "url": routes.division_place(division),
                }


def _walk(division: Division, parent: str | None) -> Iterator[tuple[Division, str | None]]:
    yield division, parent
    for inner in division.divisions:
        yield from _walk(inner, division.id)


def _statement_provisions(corpus: Corpus) -> Iterator[Row]:
    for statement in corpus.statements:
        for role, units in (("affects", statement.affects), ("permitted by", statement.permitted_by)):
            for number, unit in enumerate(dict.fromkeys(units), start=1):
                yield {
                    "statement": statement.id,
                    "provision": str(unit),
                    "role": role,
                    "sequence": number,
                    "article": str(unit.article),
                }


def _statement_sources(corpus: Corpus) -> Iterator[Row]:
    for statement in corpus.statements:
        for source in dict.fromkeys(statement.record.sources):
            yield {"statement": statement.id, "source": source}


def _pair_instruments(corpus: Corpus) -> Iterator[Row]:
    for row in PAIRS.rows(corpus):
        instruments, since, unverified = row["instruments"], row["since"], row["not_verified"]
        assert isinstance(instruments, tuple)
        assert isinstance(since, tuple)
        assert isinstance(unverified, tuple)
        ends = {"first": row["first"], "second": row["second"]}
        for instrument, day in zip(instruments, since, strict=True):
            yield {**ends, "instrument": instrument, "verified": True, "since": day or None}
        for instrument in unverified:
            yield {**ends, "instrument": instrument, "verified": False, "since": None}


def _topic_provisions(corpus: Corpus) -> Iterator[Row]:
    for topic in corpus.topics.values():
        number = 0
        for units in topic.provisions.values():
            for unit in dict.fromkeys(units):
                number += 1
                id_ = str(unit)
                yield {
                    "topic": topic.id,
                    "provision": id_,
                    "sequence": number,
                    "instrument": unit.instrument,
                    "article": str(parse_id(id_).article),
                }


LINK_TABLES = (
    Table(
        "divisions",
        "The chapters, sections and titles of the texts, outer ones before those inside them",
        (
            Column("id", "The division's id, such as treaty:chapter II"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("sequence", "Its place among the divisions of the instrument", "integer"),
            Column("parent", "The division that holds it", refers="divisions.id"),
            Column("kind", "chapter, section or title", codes="division kind"),
            Column("number", "Its number, as the instrument writes it"),
            Column("name", "Its name, such as Chapter II"),
            Column("heading", "Its heading"),
            Column("eid", "Its anchor on the instrument's page"),
            Column("first_article", "The first article in it", refers="provisions.id"),
            Column("last_article", "The last article in it", refers="provisions.id"),
            Column("url", "Where it is shown, relative to the site's root"),
        ),
        _divisions,
        key=("id",),
    ),
    Table(
        "statement_provisions",
        "Statements and provisions, a row for each that a statement affects or rests on",
        (
            Column("statement", "The statement", refers="statements.id"),
            Column("provision", "The provision", refers="provisions.id"),
            Column("role", "affects, or permitted by", codes="provision role"),
            Column("sequence", "Its place among those of the statement", "integer"),
            Column("article", "The article that the provision stands in", refers="provisions.id"),
        ),
        _statement_provisions,
        key=("statement", "provision", "role"),
    ),
    Table(
        "statement_sources",
        "Statements and the sources that they rest on",
        (
            Column("statement", "The statement", refers="statements.id"),
            Column("source", "The source", refers="sources.id"),
        ),
        _statement_sources,
        key=("statement", "source"),
    ),
    Table(
        "pair_instruments",
        "Pairs of States and the instruments that they have in common, a row for each",
        (
            Column("first", "Code of one State", refers="states.id"),
            Column("second", "Code of the other State", refers="states.id"),
            Column("instrument", "The instrument", refers="instruments.id"),
            Column("verified", "Whether it is in force between them; false where a date is not verified", "boolean"),
            Column("since", "Since when it is in force between them", "date"),
        ),
        _pair_instruments,
        key=("first", "second", "instrument"),
    ),
    Table(
        "topic_provisions",
        "Topics and their provisions, in the order of the comparison",
        (
            Column("topic", "The topic", refers="topics.id"),
            Column("provision", "The provision", refers="provisions.id"),
            Column("sequence", "Its place in the topic", "integer"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("article", "The article that the provision stands in", refers="provisions.id"),
        ),
        _topic_provisions,
        key=("topic", "provision"),
    ),
)
