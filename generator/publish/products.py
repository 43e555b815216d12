"""Make products: each notes what it read, so that a later build makes it again only where that has changed."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from generator.files.hashes import hash_bytes
from generator.files.processes import in_batches, run_jobs
from generator.law.read_lists import ReadList
from generator.law.reads import Reads
from generator.publish.last_site import ChangedParts, LastSite, Product, Words
from generator.reading.problems import Problem
from generator.search.entries import read_words
from generator.site.render import Page, PageJob

_FEW = 24
"""So many pages are made before a second process begins: what comes after them can then begin at once."""


@dataclass(frozen=True)
class JobResult:
    """What a job made or found: pages, files by path, faults of the data; and what was read for it."""

    pages: tuple[Page, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reads: ReadList = field(default_factory=ReadList)
    words: Words | None = None
    parts: dict[str, Product] = field(default_factory=dict)
    """What was made apart from the rest, and notes for itself what it read."""
    kept: tuple[str, ...] = ()
    """The names of parts that stay as they are."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each part was made."""


@dataclass(frozen=True)
class Job:
    """What makes a product; `given` is what it is made from besides the corpus."""

    name: str
    make: Callable[[], JobResult]
    given: object = None


@dataclass(frozen=True)
class KeptPage:
    """A page that is taken from the last site, as search sees it."""

    path: str
    title: str
    description: str
    body: str
    data_file: str


@dataclass(frozen=True)
class Workshop:
    """The products of one build: those that were made, those that are kept, and why each was made."""

    made: tuple[JobResult, ...]
    products: dict[str, Product]
    kept: dict[str, Product]
    reasons: dict[str, str]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages that were made."""
        return tuple(page for one in self.made for page in one.pages)

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files that were made, by path."""
        return {path: content for one in self.made for path, content in one.files.items()}

    @property
    def problems(self) -> list[Problem]:
        """Return the faults of the data that were found."""
        return [problem for one in self.made for problem in one.problems]


def page_job(job: PageJob, *, apart: frozenset[str], frame: object) -> Job:
    """Return the job of a page; `apart` are the pages whose words search need not know."""
    return Job(job.path, partial(_make_page, job, apart), (frame, job.given))


def _make_page(job: PageJob, apart: frozenset[str]) -> JobResult:
    page = job.make()
    if page.path != job.path:
        raise ValueError(f"the job of {job.path} made {page.path}")
    words = "" if page.path in apart else read_words(page)
    return JobResult((page,), words=(page.title, page.description, words))


def see_page(path: str, product: Product) -> KeptPage:
    """Return a kept page as search sees it."""
    title, description, words = product.words or ("", "", "")
    return KeptPage(path, title, description, html.escape(words, quote=False), path if words else "")


def run_products(
    rules: Sequence[Job],
    jobs: Sequence[Job],
    reads: Reads,
    last: LastSite,
    changed: ChangedParts,
    *,
    forked: bool,
    then: Callable[[Sequence[JobResult]], None] = lambda made: None,
) -> Workshop:
    """Make what cannot be kept, beside the check of the data; results come in the order of the jobs.

    In one process the check comes first, and where it finds faults, nothing else is made. `then` is given the results
    of all jobs but the first, which takes longest, as soon as they are there.
    """
    givens = {job.name: hash_given(reads, job.given) for job in (*rules, *jobs)}
    reasons = {name: last.find_reason(name, given, changed) for name, given in givens.items()}
    checks, wanted = ([job for job in some if reasons[job.name]] for some in (rules, jobs))
    long = [job for job in wanted if job is jobs[0]]
    made = _make_all(checks, long, wanted[len(long) :], reads, forked=forked, then=then)
    products, kept, why = dict[str, Product](), dict[str, Product](), dict[str, str]()
    for job, one in zip((*checks, *wanted), made, strict=False):
        products[job.name] = Product(one.reads, givens[job.name], tuple(_list_files(one, last)), one.words)
        products |= one.parts
        kept |= {name: last.products[name] for name in one.kept}
        why |= {job.name: reasons[job.name], **one.reasons}
    kept |= last.find_with_parts({name for name, reason in reasons.items() if not reason})
    return Workshop(tuple(made), products, kept, why)


def _make_all(
    checks: Sequence[Job],
    long: Sequence[Job],
    pages: Sequence[Job],
    reads: Reads,
    *,
    forked: bool,
    then: Callable[[Sequence[JobResult]], None],
) -> list[JobResult]:
    """Return the results of the check, of the job that takes longest, and of the others."""
    if not forked:
        made = _make_batch(checks, reads)
        if not any(one.problems for one in made):
            made += _make_batch([*long, *pages], reads)
            then(made[len(checks) + len(long) :])
        return made
    if len(pages) <= _FEW:
        others = _make_batch(pages, reads)
        then(others)
        made = _make_batches([long, checks], reads)
    else:
        # The longest job begins first, the check second.
        batches = in_batches(pages, size=max(1, min(16, len(pages) // 8)))
        made = _make_batches([long, checks, *batches], reads)
        others, made = made[len(long) + len(checks) :], made[: len(long) + len(checks)]
        if not any(one.problems for one in made):
            then(others)
    return [*made[len(long) :], *made[: len(long)], *others]


def hash_given(reads: Reads, given: object) -> str:
    """Return a hash of what a product is made from besides the corpus."""
    return "" if given is None else reads.print_of(given)


def _make_batches(batches: Sequence[Sequence[Job]], reads: Reads) -> list[JobResult]:
    work = [partial(_make_batch, batch, reads) for batch in batches if batch]
    return [one for batch in run_jobs(work, forked=True) for one in batch]


def _make_batch(batch: Sequence[Job], reads: Reads) -> list[JobResult]:
    return [_note(job, reads) for job in batch]


def _note(job: Job, reads: Reads) -> JobResult:
    with reads.noting() as noted:
        made = job.make()
    return replace(made, reads=reads.table.pack(noted))


def _list_files(made: JobResult, last: LastSite) -> Iterator[str]:
    """Yield the files of a product with those of its parts: it is made again where any of them is lost."""
    yield from (page.path for page in made.pages)
    yield from made.files
    yield from (path for part in made.kept for path in last.products[part].files)


def hash_lines(lines: Sequence[str]) -> str:
    """Return a hash of lines."""
    return hash_bytes("\n".join(lines).encode())
