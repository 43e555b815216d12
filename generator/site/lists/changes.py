"""The view of the releases of the data: what each held, and every change since the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.law import records, routes
from generator.law.corpus import Corpus, Release
from generator.law.writing import write_count
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to

SHOWN = 40
"""Changes of one kind that stand open; more are folded."""
_MARKED = re.compile(r"\[-(?P<struck>.*?)-\]|\{\+(?P<put>.*?)\+\}")


@dataclass(frozen=True)
class ChangedWords:
    """A run of words of a change: `kind` is `struck`, `put in`, or empty for what stays."""

    text: str
    kind: str


@dataclass(frozen=True)
class ChangeView:
    """A change: what it is about with a link where it still stands, and the old and new words."""

    what: Link
    said: str
    runs: tuple[ChangedWords, ...]


@dataclass(frozen=True)
class ChangeGroup:
    """The changes that one table shows."""

    table: str
    count: str
    first: tuple[ChangeView, ...]
    rest: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ReleaseView:
    """A release with its counts and its changes."""

    id: str
    record: records.Release
    day: str
    kept: str
    """Where its tables stand; empty where they were not kept."""
    counts: tuple[tuple[Link, str], ...]
    change_count: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True)
class ChangesPage:
    """The page of changes."""

    feed: str
    releases: tuple[ReleaseView, ...]


def view_changes(corpus: Corpus) -> ChangesPage:
    """Make the page of changes, the newest release first."""
    path = routes.CHANGES
    return ChangesPage(
        feed=routes.href(routes.FEED, on=path),
        releases=tuple(view_release(corpus, release, on=path) for release in corpus.releases),
    )


def view_release(corpus: Corpus, release: Release, *, on: str) -> ReleaseView:
    """Make the view of one release, with links from the page `on`."""
    record = release.record
    return ReleaseView(
        id=release_anchor(release),
        record=record,
        day=release.day,
        kept=routes.href(routes.edition_page(release.day), on=on) if record.kept else "",
        counts=tuple(
            (link_to(table.capitalize(), f"{routes.DATA}#table-{table}", on=on), f"{count:,}")
            for table, count in record.counts.items()
        ),
        change_count=write_count(len(record.changes), "change"),
        groups=tuple(_groups(corpus, record.changes, on=on)),
    )


def release_anchor(release: Release) -> str:
    """Return the HTML id of a release on the page of changes."""
    return f"release-{release.day}"


def _groups(corpus: Corpus, changes: tuple[records.RecordedChange, ...], *, on: str) -> Iterator[ChangeGroup]:
    for table, members in groupby(changes, key=lambda change: change.table):
        views = [_view_change(corpus, change, on=on) for change in members]
        yield ChangeGroup(table, write_count(len(views), "change"), tuple(views[:SHOWN]), tuple(views[SHOWN:]))


def _view_change(corpus: Corpus, change: records.RecordedChange, *, on: str) -> ChangeView:
    place = _find_place(corpus, change)
    said = change.column.replace("_", " ") if change.column else change.change
    return ChangeView(
        Link(change.what, routes.href(place, on=on) if place else ""), said, tuple(_cut_words(change.words or ""))
    )


def _cut_words(words: str) -> Iterator[ChangedWords]:
    reached = 0
    for mark in _MARKED.finditer(words):
        if mark.start() > reached:
            yield ChangedWords(words[reached : mark.start()], "")
        struck = mark["struck"]
        yield ChangedWords(mark["put"], "put in") if struck is None else ChangedWords(struck, "struck")
        reached = mark.end()
    if reached < len(words):
        yield ChangedWords(words[reached:], "")


def _find_place(corpus: Corpus, change: records.RecordedChange) -> str:
    """Return where the subject of a change stands now; empty where it is gone, or never had a place."""
    first = change.id.split(" ")[0]
    if change.table == "provisions" and change.id in corpus.units:
        return routes.unit_place(corpus.units[change.id].id)
    if change.table == "instruments" and change.id in corpus.instruments:
        return routes.instrument_page(change.id)
    if change.table in ("topics", "relations", "points") and first in corpus.topics:
        return routes.topic_page(first)
    if change.table == "terms" and change.id in corpus.terms:
        return routes.term_place(change.id)
    if change.table in ("states", "participation") and first in corpus.states:
        return routes.state_page(corpus.states[first].record.slug)
    if change.table == "statements" and any(entry.id == change.id for entry in corpus.statements):
        return routes.statement_place(corpus, change.id)
    return ""
