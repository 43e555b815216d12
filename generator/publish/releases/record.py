"""Write the record of a release: what the data holds, and what changed since an earlier copy of it.

The record stands in the data, so that the page of changes and the feed follow from files alone. Its title and its note
are an author's: writing the record anew keeps them.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.downloads import make_rows
from generator.downloads.formats import write_json
from generator.law.corpus import Corpus, Release
from generator.law.writing import write_date
from generator.publish.releases.diff import SUBJECTS, Change, compare_releases, read_side
from generator.publish.releases.tables import Tables, read_version
from generator.reading.schemas import schema_line

FOLDER = "releases"
_WIDTH = 108
FIRST = "First publication"


def make_tables(corpus: Corpus) -> Tables:
    """Return the exported tables whose changes are told, as a reader of the JSON files gets them."""
    told = {subject.table for subject in SUBJECTS}
    return {
        table.name: tuple(json.loads(write_json(table, rows)))
        for table, rows in make_rows(corpus).items()
        if table.name in told
    }


def record_release(corpus: Corpus, *, since: Path | None = None) -> tuple[str, str]:
    """Return path below the data folder and text of the record for the data's own day; `since` is an earlier copy.

    Raise NoExport where `since` holds no tables.
    """
    tables, day = make_tables(corpus), corpus.concordance.as_of
    changes = compare_releases(read_side(since), tables) if since else ()
    kept = next((release for release in corpus.releases if release.day == day), None)
    others = [release for release in corpus.releases if release.day != day]
    title = kept.record.title if kept else f"Data of {write_date(day)}" if others or since else FIRST
    path = f"{FOLDER}/{day}.yml"
    lines = [schema_line(path) or "", f"title: {json.dumps(title, ensure_ascii=False)}"]
    if kept and kept.record.note:
        lines += _write_entry("note", kept.record.note, "")
    if since:
        lines += _write_entry("since", read_version(since), "")
    lines.append("counts:")
    lines += [f"  {table}: {count}" for table, count in count_rows(tables).items()]
    if changes:
        lines.append("changes:")
        lines += [line for change in changes for line in _write_change(change)]
    return path, "\n".join(lines) + "\n"


def count_rows(tables: Tables) -> dict[str, int]:
    """Return the number of rows of each table, in the order in which changes are told."""
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


def _write_change(change: Change) -> Iterator[str]:
    yield f"  - table: {change.table}"
    yield from _write_entry("id", change.id, "    ")
    yield from _write_entry("what", f"{change.noun} {change.name}", "    ")
    yield f"    change: {change.kind}"
    if change.column:
        yield f"    column: {change.column}"
        yield from _write_entry("words", change.words, "    ")


def _write_entry(key: str, value: str, indent: str) -> list[str]:
    """Write a text: quoted where it fits on the line, folded where it does not."""
    text = " ".join(value.split())
    line = f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"
    if len(line) <= _WIDTH:
        return [line]
    inner = f"{indent}  "
    folded = textwrap.fill(text, _WIDTH, initial_indent=inner, subsequent_indent=inner, break_long_words=False,
                           break_on_hyphens=False)  # fmt: skip
    return [f"{indent}{key}: >-", *folded.split("\n")]
