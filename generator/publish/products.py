"""Make products: each notes what it read, so that a later build makes it again only where that has changed."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial

from generator.files.hashes import hash_bytes
from generator.files.processes import in_batches, run_jobs, start
from generator.files.stores import IN_MEMORY, Content, Store
from generator.law.read_lists import ReadList
from generator.law.reads import Reads
from generator.publish.last_site import ChangedParts, LastSite, Product, Words
from generator.reading.problems import Problem
from generator.site.render import Page

Finding = tuple[dict[str, bytes], Product, str]
"""What the find box reads: files by path, none where they can be kept; their product, and why it was made."""
Progress = Callable[[str], None]
_FEW = 24
"""So many pages are made before a second process begins: what comes after them can then begin at once."""


@dataclass(frozen=True)
class JobResult:
    """What a job made or found: pages, files by path, faults of the data; and what was read for it."""

    pages: tuple[Page, ...] = ()
    files: Mapping[str, Content] = field(default_factory=dict)
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
    """A page as search sees it."""

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
    def files(self) -> dict[str, Content]:
        """Return the files that were made, by path."""
        return {path: content for one in self.made for path, content in one.files.items()}

    @property
    def problems(self) -> list[Problem]:
        """Return the faults of the data that were found."""
        return [problem for one in self.made for problem in one.problems]


def find_nothing() -> Finding:
    """Return what a site without a find box has."""
    return {}, Product((), "", ()), ""


def see_page(path: str, title: str, description: str, words: str) -> KeptPage:
    """Return a page, made or kept, as search sees it."""
    return KeptPage(path, title, description, html.escape(words, quote=False), path if words else "")


@dataclass(frozen=True)
class Chosen:
    """Jobs in their order, with what each is given as a hash; those that have a reason must be done."""

    jobs: tuple[Job, ...]
    givens: Mapping[str, str]
    reasons: Mapping[str, str]

    @classmethod
    def of(cls, jobs: Iterable[Job], reads: Reads, last: LastSite, changed: ChangedParts) -> Chosen:
        """Choose what must be done."""
        listed = tuple(jobs)
        givens = {job.name: hash_given(reads, job.given) for job in listed}
        return cls(listed, givens, {name: last.find_reason(name, given, changed) for name, given in givens.items()})

    @property
    def wanted(self) -> tuple[Job, ...]:
        """Return the jobs that must be done."""
        return tuple(job for job in self.jobs if self.reasons[job.name])


@dataclass
class Begun:
    """The check of the data, at work in a second process, or still to be done in this one."""

    chosen: Chosen
    _wait: Callable[[], list[JobResult]] | None

    @classmethod
    @contextmanager
    def beside(cls, chosen: Chosen, reads: Reads, *, forked: bool) -> Iterator[Begun]:
        """Begin the check, with `forked` beside whatever comes next; where that fails, the check ends first."""
        wanted = chosen.wanted
        begun = cls(chosen, start(partial(_make_batch, wanted, reads, IN_MEMORY), forked=forked and bool(wanted)))
        try:
            yield begun
        except BaseException:
            with suppress(Exception):  # The first fault is told.
                begun.finish()
            raise

    def finish(self) -> list[JobResult]:
        """Wait for the check, once."""
        wait, self._wait = self._wait, None
        return wait() if wait else []


def run_products(
    check: Begun,
    jobs: Sequence[Job],
    reads: Reads,
    last: LastSite,
    changed: ChangedParts,
    *,
    forked: bool,
    store: Store = IN_MEMORY,
    then: Callable[[Sequence[JobResult]], None] = lambda made: None,
) -> Workshop:
    """Make what cannot be kept, beside the check of the data; results come in the order of the jobs.

    In one process the check comes first, and where it finds faults, nothing else is made. `then` is given the results
    of all jobs but the first, which takes longest, as soon as they are there.
    """
    chosen = Chosen.of(jobs, reads, last, changed)
    long = [job for job in chosen.wanted if job is jobs[0]]
    others = chosen.wanted[len(long) :]
    if forked:
        made = _make_all(long, others, reads, store, then=then)
        checked = check.finish()
    else:
        checked = check.finish()
        good = not any(one.problems for one in checked)
        made = _make_batch([*long, *others], reads, store) if good else []
        then(made[len(long) :])
    products, kept, why = dict[str, Product](), dict[str, Product](), dict[str, str]()
    givens, reasons = ({**check.chosen.givens, **chosen.givens}, {**check.chosen.reasons, **chosen.reasons})
    for job, one in zip((*check.chosen.wanted, *long, *others), (*checked, *made), strict=False):
        products[job.name] = Product(one.reads, givens[job.name], tuple(_list_files(one, last)), one.words)
        products |= one.parts
        kept |= {name: last.products[name] for name in one.kept}
        why |= {job.name: reasons[job.name], **one.reasons}
    kept |= last.find_with_parts({name for name, reason in reasons.items() if not reason})
    return Workshop((*checked, *made), products, kept, why)


def _make_all(
    long: Sequence[Job],
    others: Sequence[Job],
    reads: Reads,
    store: Store,
    *,
    then: Callable[[Sequence[JobResult]], None],
) -> list[JobResult]:
    """Return the results of the job that takes longest, and of the others."""
    if len(others) <= _FEW:
        made = _make_batch(others, reads, store)
        then(made)
        return [*_make_batch(long, reads, store), *made]
    # The longest job begins first.
    batches = [long, *in_batches(others, size=max(1, min(16, len(others) // 8)))]
    work = [partial(_make_batch, batch, reads, store) for batch in batches if batch]
    made = [one for batch in run_jobs(work, forked=True) for one in batch]
    then(made[len(long) :])
    return made


def hash_given(reads: Reads, given: object) -> str:
    """Return a hash of what a product is made from besides the corpus."""
    return "" if given is None else reads.print_of(given)


def _make_batch(batch: Sequence[Job], reads: Reads, store: Store) -> list[JobResult]:
    return [_note(job, reads, store) for job in batch]


def _note(job: Job, reads: Reads, store: Store) -> JobResult:
    """Do a job; what it made is put away at once, and what it read is noted."""
    with reads.noting() as noted:
        made = job.make()
    pages = tuple(replace(page, body=page.body.put_away(page.path, store)) for page in made.pages)
    files = {path: store.put(path, content) for path, content in made.files.items()}
    return replace(made, pages=pages, files=files, reads=reads.table.pack(noted))


def _list_files(made: JobResult, last: LastSite) -> Iterator[str]:
    """Yield the files of a product with those of its parts: it is made again where any of them is lost."""
    yield from (page.path for page in made.pages)
    yield from made.files
    yield from (path for part in made.kept for path in last.products[part].files)


def hash_lines(lines: Sequence[str]) -> str:
    """Return a hash of lines."""
    return hash_bytes("\n".join(lines).encode())
