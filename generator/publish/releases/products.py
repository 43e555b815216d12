"""Kept editions as products of a build: the page and the files of each, and what changed from it to what came after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from generator.downloads.model import Download, DownloadPart, Take
from generator.files.copies import OddCopy
from generator.files.hashes import hash_bytes
from generator.files.printing import as_printed
from generator.law import routes
from generator.law.corpus import Corpus, Release
from generator.publish.parts import FOLDER
from generator.publish.products import Job, JobResult
from generator.publish.releases.diff import read_side
from generator.publish.releases.editions import (
    CHANGES,
    Edition,
    changes_downloads,
    edition_downloads,
    kept_path,
    list_compared,
    list_edition,
    list_kept,
    read_edition,
    tables_of,
)
from generator.publish.releases.tables import NoExport, Tables
from generator.reading.problems import DataFaults, Location, Problem, Report
from generator.site.lists.editions import EditionFiles, find_next, render_edition


def plan_editions(corpus: Corpus, data: Path, kept: Mapping[str, str], frames: Mapping[str, object]) -> Iterator[Job]:
    """Yield the job of each kept edition; `kept` are the hashes of their zips, `frames` what stands around a page."""
    for release in list_kept(corpus):
        path, after = routes.edition_page(release.day), find_next(corpus, release)
        given = (frames[path], kept.get(release.day), kept.get(after))
        yield Job(path, partial(_make_edition, corpus, data, release), given)


def _make_edition(corpus: Corpus, data: Path, release: Release) -> JobResult:
    files = edition_downloads(_need_edition(data, release), release.day)
    page = render_edition(corpus, release, files)
    if after := find_next(corpus, release):
        later = _need_tables(data, after)
        files |= changes_downloads(release.day, data / kept_path(release.day), later)[0]
    return JobResult((page,), files, words=(page.title, page.description, ""))


def compare_editions(
    corpus: Corpus, data: Path, downloads: Sequence[Download], take: Take
) -> tuple[Sequence[Download], EditionFiles]:
    """Return what changed since the newest kept edition, and what stands of all editions in the site.

    It is made again only where that edition or the tables that it is compared with are others.
    """
    kept = list_kept(corpus)
    if not kept:
        return (), EditionFiles()
    day, old = kept[0].day, data / kept_path(kept[0].day)
    given = (hash_bytes(old.read_bytes()), [download.sha256 for download in list_compared(downloads)])
    changes = take(DownloadPart(f"what changed since {day}", partial(_compare, data, kept[0], downloads), given))
    paths = [path for one in kept for path in _need_list(data, one.day)]
    paths += [routes.edition_file(one.day, name) for one in kept for name in CHANGES]
    return changes, EditionFiles(tuple(paths), {day: changes[0].rows})


def _compare(data: Path, release: Release, downloads: Sequence[Download]) -> Iterator[Download]:
    _need_edition(data, release)
    _need_tables(data, release.day)
    files, count = changes_downloads(release.day, data / kept_path(release.day), tables_of(downloads))
    for path, content in files.items():
        media = "application/json" if path.endswith(".json") else "text/plain"
        yield Download(path.removeprefix(FOLDER), content, f"What changed since {release.day}", media, rows=count)


def _need_list(data: Path, day: str) -> list[str]:
    try:
        return list_edition(data / kept_path(day), day)
    except OddCopy as fault:
        _refuse(data, day, str(fault))


def _need_edition(data: Path, release: Release) -> Edition:
    """Return a kept edition; raise DataFaults where it is not the one that its record names."""
    try:
        edition = read_edition(data / kept_path(release.day))
    except OddCopy as fault:
        _refuse(data, release.day, str(fault))
    if release.record.kept and edition.version != release.record.kept.version:
        _refuse(data, release.day, f"its manifest is of version {as_printed(edition.version)}")
    return edition


def _need_tables(data: Path, day: str) -> Tables:
    try:
        return read_side(data / kept_path(day))
    except NoExport as fault:
        _refuse(data, day, str(fault))


def _refuse(data: Path, day: str, what: str) -> NoReturn:
    place = Location(f"{data.name}/releases/{day}.yml")
    fix = f"put back the edition as it was published, data/{day}/edition-{day}.zip of any copy, and its hash"
    problem = Problem(place, "edition-kept", what, "an edition that was cited must not change or vanish", fix)
    raise DataFaults(Report([problem], root=data.parent))
