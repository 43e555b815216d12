"""The view of the table of all points of comparison."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.writing import write_count
from generator.site.compare.point_rows import PointRow, total_states, view_points
from generator.site.parts.choices import Choice
from generator.site.parts.columns import ComparedColumn, view_columns
from generator.site.parts.links import Link
from generator.site.parts.named_links import topic_link

REPEATED = 4
"""A point that so many topics share is offered as a choice."""


@dataclass(frozen=True)
class PointsRow:
    """A point of a topic, with what filters look at."""

    topic: Link
    row: PointRow
    marks: str


@dataclass(frozen=True)
class PointsPage:
    """The table of all points, its filters, and its downloads."""

    columns: tuple[ComparedColumn, ...]
    several: bool
    """Whether more than one text is compared."""
    samples: str
    """What the box above the table invites to type."""
    rows: tuple[PointsRow, ...]
    groups: tuple[Choice, ...]
    repeated: tuple[Choice, ...]
    states: tuple[Choice, ...]
    figures: str
    csv: str
    json: str


def view_points_page(corpus: Corpus) -> PointsPage:
    """Make the table of all points of comparison, topics in their order."""
    path = routes.POINTS
    columns = view_columns(corpus, on=path)
    rows = tuple(
        PointsRow(topic_link(topic, on=path), row, f"group-{topic.record.group} {_mark(row.point)} row-{row.state}")
        for topic in corpus.topics.values()
        for row in view_points(corpus, topic, columns, on=path)
    )
    counts = Counter(entry.row.point for entry in rows)
    cells = len(rows) * len(columns)
    silent = sum(1 for entry in rows for cell in entry.row.cells if not cell.says)
    totals = total_states(Counter(entry.row.state for entry in rows))
    return PointsPage(
        columns=columns,
        several=len(columns) > 1,
        samples=corpus.editorial.samples.points or "",
        rows=rows,
        groups=tuple(
            Choice(f"group-{group.id}", group.title)
            for group in corpus.concordance.groups
            if any(topic.record.group == group.id for topic in corpus.topics.values())
        ),
        repeated=tuple(
            Choice(_mark(point), f"{point} ({count})") for point, count in counts.most_common() if count >= REPEATED
        ),
        states=tuple(Choice(f"row-{total.state}", f"{total.sign} {total.words}") for total in totals),
        figures=(
            f"{write_count(len(rows), 'point')}: {', '.join(total.words for total in totals)}; "
            f"{cells - silent} of {cells} cells with a provision"
            if len(columns) > 1
            else write_count(len(rows), "point")
        ),
        csv=routes.href("data/point_rows.csv", on=path),
        json=routes.href("data/points.json", on=path),
    )


def _mark(point: str) -> str:
    return "point-" + "-".join("".join(char if char.isalnum() else " " for char in point.casefold()).split())
