"""Write the record of a release: what the data holds, and what changed since an earlier copy of it.

The record stands in the data, so that the page of changes and the feed follow from files alone. Its title and its note
are an author's: writing the record anew keeps them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.downloads import make_rows
from generator.downloads.formats import write_json
from generator.downloads.names import NAMES
from generator.files.hashes import hash_bytes
from generator.law.corpus import Corpus, Release
from generator.law.writing import write_date
from generator.publish.releases.diff import SUBJECTS, RowChange, compare_releases, read_side
from generator.publish.releases.editions import Edition
from generator.publish.releases.tables import Tables, read_version
from generator.reading.schemas import schema_line
from generator.reading.yamlio.editor import CommentedMap, new_list, new_mapping, write_editable, write_text

FOLDER = "releases"
FIRST = "First publication"


def make_tables(corpus: Corpus) -> Tables:
    """Return the exported tables whose changes are shown, as a reader of the JSON files gets them."""
    compared = {subject.table for subject in SUBJECTS}
    return {
        table.name: tuple(json.loads(write_json(table, rows)))
        for table, rows in make_rows(corpus).items()
        if table.name in compared
    }


def record_release(corpus: Corpus, *, since: Path | None = None, kept: Edition | None = None) -> tuple[str, str]:
    """Return path below the data folder and text of the record for the data's own day; `since` is an earlier copy.

    `kept` is the edition whose tables are kept. Raise NoExport where `since` holds no tables.
    """
    tables, day = make_tables(corpus), corpus.concordance.as_of
    named = {**tables, NAMES.name: tuple(json.loads(write_json(NAMES, tuple(NAMES.rows(corpus)))))}
    changes = compare_releases(read_side(since), named) if since else ()
    before = next((release for release in corpus.releases if release.day == day), None)
    others = [release for release in corpus.releases if release.day != day]
    title = before.record.title if before else f"Data of {write_date(day)}" if others or since else FIRST
    path = f"{FOLDER}/{day}.yml"
    entries: list[tuple[str, object]] = [("title", write_text(title, column=7))]
    if before and before.record.note:
        entries.append(("note", write_text(before.record.note, column=6)))
    if since:
        entries.append(("since", write_text(read_version(since), column=7)))
    if kept:
        said = {"version": kept.version, "sha256": hash_bytes(kept.archive)}
        entries.append(("kept", new_mapping((key, write_text(value, column=9)) for key, value in said.items())))
    entries.append(("counts", new_mapping(count_rows(tables).items())))
    if changes:
        entries.append(("changes", new_list(_lay_out(change) for change in changes)))
    return path, write_editable(new_mapping(entries), head=schema_line(path) or "")


def count_rows(tables: Tables) -> dict[str, int]:
    """Return the number of rows of each table, in the order in which changes are listed."""
    return {subject.table: len(tables[subject.table]) for subject in SUBJECTS if tables.get(subject.table)}


def find_stale_counts(corpus: Corpus) -> list[str]:
    """Say where the newest record does not count what the data holds, as `table: recorded 3, held 4`."""
    newest: Release | None = next(iter(corpus.releases), None)
    recorded: Mapping[str, int] = newest.record.counts if newest else {}
    held = count_rows(make_tables(corpus))
    return [
        f"{table}: recorded {recorded.get(table, 0):,}, held {held.get(table, 0):,}"
        for table in dict.fromkeys((*held, *recorded))
        if recorded.get(table, 0) != held.get(table, 0)
    ]


def _lay_out(change: RowChange) -> CommentedMap:
    """Return an entry of the list of changes, to be written."""
    entries = {"table": change.table, "id": change.id, "what": f"{change.noun} {change.name}", "change": change.kind}
    if change.column:
        entries |= {"column": change.column, "words": change.words}
    lines = ((key, " ".join(value.split())) for key, value in entries.items())
    return new_mapping((key, write_text(line, column=len(key) + 6, indent=6)) for key, line in lines)
