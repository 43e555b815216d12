"""Plan what is made of a corpus that was read: the jobs of all products, and what the find box reads.

Whoever imports this imports everything that makes pages and files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.checks.ledgers.moves import Moves
from generator.downloads.ran import read_runs
from generator.files.stores import Store
from generator.law.reads import Reads
from generator.publish.finding_job import FindingJob
from generator.publish.jobs import DOWNLOADS, make_downloads_job, plan_jobs
from generator.publish.last_site import ChangedParts, LastSite, hash_files_of
from generator.publish.parts import Parts
from generator.publish.products import Job, Progress
from generator.reading.incremental import DataReading
from generator.reading.prose_files import ContentPage
from generator.site.surroundings import Around


@dataclass(frozen=True)
class Making:
    """What a site is made from, and what is known of the last one."""

    reads: Reads
    read: DataReading
    data: Path
    last: LastSite
    changed: ChangedParts
    prose: tuple[ContentPage, ...]
    arounds: Mapping[str, Around]
    moves: Moves
    cache: Path | None
    store: Store

    def plan(self, *, pdf: bool, checked: Path | None, say: Progress) -> list[Job]:
        """Return all jobs, the downloads first; with the books as PDF, and the record of programs that ran on them."""
        corpus, records = self.reads.corpus, self.read.records
        runs = read_runs(checked, version=corpus.version)
        parts = Parts(DOWNLOADS, self.reads, self.last, self.changed, self.store)
        downloads = partial(make_downloads_job, corpus, self.data, parts, pdf=pdf, runs=runs, say=say)
        schemas = hash_files_of([self.data / "schemas"])
        given = (sorted(records.hashes.items()), records.kept, schemas, pdf, runs)
        say(f"rendering {len(corpus.texts)} texts")
        job = Job(DOWNLOADS, downloads, given)
        return plan_jobs(corpus, job, self.read, self.data, self.moves, self.prose, self.arounds)

    def plan_finding(self, jobs: Sequence[Job]) -> FindingJob:
        """Return what makes the files of the find box, once the pages are made."""
        names = tuple(job.name for job in jobs)
        return FindingJob(self.reads.corpus, self.reads, self.last, self.changed, names, self.prose, self.cache)
