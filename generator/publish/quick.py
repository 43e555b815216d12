"""Show an edit before the whole of a preview is built again: only the pages that it touches, with what was loaded last.

What stands in memory is used as it is: templates, menu, frame, the list of what each page read. Nothing is checked here
but what stops the pages from being made: the build that follows checks everything, and its site is the one that counts.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.ledgers.check import read_moves
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.jobs import DOWNLOADS, plan_jobs
from generator.publish.last_site import ChangedParts, LastSite, NumberedReads
from generator.publish.made_site import Site
from generator.publish.mkdocs.page_writer import PageWriter
from generator.publish.pipeline import prose_pages
from generator.publish.products import Job, JobResult
from generator.reading.incremental import DataReading, content_folder, read_data
from generator.reading.link import link_corpus
from generator.reading.load import load_records
from generator.reading.prose_files import read_content
from generator.reading.version import write_version
from generator.site.render import Page
from generator.site.surroundings import Around, plan_frames

MOST = 12
"""So many pages are made at once; where an edit touches more, those that show most of it."""


@dataclass(frozen=True)
class Built:
    """What the last build left in memory."""

    root: Path
    data: str
    site: Site
    left: LastSite
    writer: PageWriter


class QuickLook:
    """Makes pages of what is in the files now, beside the site of the last build."""

    def __init__(self, built: Built) -> None:
        self._built = built
        self._known: DataReading | None = None

    def prepare(self) -> None:
        """Read what the last build kept, so that only files with another text have to be parsed."""
        if self._known is None:
            root = self._built.root
            self._known = read_data(root, self._built.data, cache=root / ".cache")

    def show(self, paths: Iterable[str], folder: Path) -> list[str]:
        """Make the pages that an edit of some files touches, in `folder`; return them, none where it cannot."""
        shutil.rmtree(folder, ignore_errors=True)
        built = self._built
        changed = {_see_from(built.root, path) for path in paths}
        base = _see_from(built.root, content_folder(built.root, built.data))
        prose = {path for path in changed if path.startswith(f"{base}/") and path.endswith(".md")}
        shown: list[str] = []
        if changed - prose:
            shown += self._show_data(changed - prose, folder)
        if prose:
            shown += self._show_prose({path.removeprefix(f"{base}/") for path in prose}, folder)
        return shown

    def _show_data(self, changed: set[str], folder: Path) -> list[str]:
        built = self._built
        self.prepare()
        assert self._known is not None
        records, problems = load_records(built.root / built.data, root=built.root, known=self._known.records)
        linked, faults = link_corpus(records, cache=built.root / ".cache")
        if linked is None or problems or faults:
            return []
        self._known = None  # watched from now on, so that it is not what a file gives when it is read
        version = write_version(records.hashes, as_of=linked.concordance.as_of)
        corpus = replace(linked, version=version, address=built.site.corpus.address)
        reads = Reads(corpus)
        wanted = self._find_touched(reads, changed)
        if not wanted:
            return []
        arounds = plan_frames(reads.corpus, built.site.prose)
        jobs = self._plan(reads.corpus, DataReading(records), arounds)
        built.writer.show(reads)
        shown = []
        for page in (page for name in wanted for page in _make(jobs.get(name))):
            built.writer.write_made(page, arounds.get(page.path, Around()), folder)
            shown.append(page.path)
        return shown

    def _find_touched(self, reads: Reads, changed: set[str]) -> list[str]:
        """Return the pages that read what is not as it was in the changed files; those first that read most of it."""
        left = self._built.left
        things = changed | {f"{path} as linked" for path in changed}
        found = {
            number: read
            for number, (read, print_) in enumerate(left.prints.items())
            if read[0] in things and reads.fingerprint(read) != print_
        }
        parts = ChangedParts(frozenset(found.values()), frozenset(found))
        counts = {
            name: _count(product.reads, parts)
            for name, product in left.products.items()
            if name.endswith(".html") and name != DOWNLOADS and parts.find(product.reads)
        }
        return sorted(counts, key=lambda name: -counts[name])[:MOST]

    def _plan(self, corpus: Corpus, read: DataReading, arounds: Mapping[str, Around]) -> dict[str, Job]:
        built = self._built
        data, nothing = built.root / built.data, Job(DOWNLOADS, JobResult)
        moves = read_moves(corpus, data, prose=prose_pages(built.root, built.data))
        return {job.name: job for job in plan_jobs(corpus, nothing, read, data, moves, built.site.prose, arounds)}

    def _show_prose(self, changed: set[str], folder: Path) -> list[str]:
        built = self._built
        written = read_content(content_folder(built.root, built.data), root=built.root)
        arounds = plan_frames(built.site.corpus, written)
        built.writer.show(built.site.reads)
        shown = []
        for one in written:
            if f"{one.path.removesuffix('.html')}.md" in changed:
                built.writer.write_prose(one, arounds.get(one.path, Around()), folder)
                shown.append(one.path)
        return shown


def _see_from(root: Path, path: str | Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _make(job: Job | None) -> Iterator[Page]:
    yield from job.make().pages if job else ()


def _count(reads: Iterable[tuple[str, str, str]], parts: ChangedParts) -> int:
    if isinstance(reads, NumberedReads):
        return len(parts.numbers.intersection(reads.numbers))
    return len(parts.reads.intersection(reads))
