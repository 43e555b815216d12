"""Kept editions as products of a build: the page and the files of each, and what changed from it to what came after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.downloads.model import Download
from generator.law import routes
from generator.law.corpus import Corpus, Release
from generator.publish.products import Job, JobResult
from generator.publish.releases.diff import read_side
from generator.publish.releases.editions import (
    CHANGES,
    changes_downloads,
    edition_downloads,
    kept_path,
    list_kept,
    read_edition,
    tables_of,
)
from generator.site.lists.editions import EditionFiles, find_next, render_edition


def plan_editions(corpus: Corpus, data: Path, kept: Mapping[str, str], frames: Mapping[str, object]) -> Iterator[Job]:
    """Yield the job of each kept edition; `kept` are the hashes of their zips, `frames` what stands around a page."""
    for release in list_kept(corpus):
        path, after = routes.edition_page(release.day), find_next(corpus, release)
        given = (frames[path], kept.get(release.day), kept.get(after))
        yield Job(path, partial(_make_edition, corpus, data, release), given)


def _make_edition(corpus: Corpus, data: Path, release: Release) -> JobResult:
    files = edition_downloads(read_edition(data / kept_path(release.day)), release.day)
    page = render_edition(corpus, release, files)
    if after := find_next(corpus, release):
        later = read_side(data / kept_path(after))
        files |= changes_downloads(release.day, data / kept_path(release.day), later)[0]
    return JobResult((page,), files, words=(page.title, page.description, ""))


def compare_editions(
    corpus: Corpus, data: Path, downloads: Sequence[Download]
) -> tuple[dict[str, bytes], EditionFiles]:
    """Return what changed since the newest kept edition, as files by path, and what stands of all in the site."""
    kept = list_kept(corpus)
    if not kept:
        return {}, EditionFiles()
    day = kept[0].day
    files, count = changes_downloads(day, data / kept_path(day), tables_of(downloads))
    paths = [path for one in kept for path in edition_downloads(read_edition(data / kept_path(one.day)), one.day)]
    paths += [routes.edition_file(one.day, name) for one in kept for name in CHANGES]
    return files, EditionFiles(tuple(paths), {day: count})
