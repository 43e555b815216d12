"""Resolve the provisions of the topics."""

from __future__ import annotations

from functools import partial

from generator.law.corpus import Topic
from generator.law.ids import ProvisionId
from generator.reading.link.names import Names
from generator.reading.load import Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_


def _resolve(
    document: Document, names: Names, problems: list[Problem], slug: str, paths: tuple[str, ...], where: Path_
) -> tuple[ProvisionId, ...]:
    found = (names.need_unit(f"{slug}:{path}", document, (*where, index), problems) for index, path in enumerate(paths))
    return tuple(unit for unit in found if unit is not None)


def link_topics(loaded: Records, names: Names, problems: list[Problem]) -> dict[str, Topic]:
    """Return the topics by group and order, every provision resolved; unknown ones are reported and left out."""
    assert loaded.concordance is not None
    groups = [group.id for group in loaded.concordance.record.groups]
    rank = {group: index for index, group in enumerate(groups)}
    topics: dict[str, Topic] = {}
    for key, entry in sorted(
        loaded.topics.items(),
        key=lambda item: (rank.get(item[1].record.group, len(rank)), item[1].record.order, item[0]),
    ):
        record, document = entry.record, entry.document
        if record.group not in rank:
            names.report(record.group, "group", groups, document, ("group",), problems)
        for index, other in enumerate(record.related):
            if other not in loaded.topics:
                names.report(other, "topic", loaded.topics, document, ("related", index), problems)

        resolve = partial(_resolve, document, names, problems)
        provisions = {slug: resolve(slug, paths, ("provisions", slug)) for slug, paths in record.provisions.items()}
        rows = tuple(
            {slug: resolve(slug, paths, ("align", number, slug)) for slug, paths in row.items() if paths}
            for number, row in enumerate(record.align)
        ) or (provisions,)
        for number, point in enumerate(record.points):
            for slug, cell in point.values.items():
                if not isinstance(cell, str):
                    resolve(slug, cell.at, ("points", number, "values", slug, "at"))
        topics[key] = Topic(key, record, document.path, provisions, rows)
    return topics
