"""The one road from a data folder to a site: load, link, check, view, render. Every front calls these functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.bodies import Bodies, read_bodies
from generator.books import make_book_downloads
from generator.content import check_content, read_content
from generator.corpus import Corpus
from generator.exports import make_downloads
from generator.finding import finding_files
from generator.link import link_corpus
from generator.load import load_records
from generator.pages import plan_pages
from generator.pages.data import render_data
from generator.problems import DataFaults, Report
from generator.render import Page, PageJob, using
from generator.rules import check_all
from generator.scripts import pair_files, script_files
from generator.version import data_version
from generator.workers import can_fork, run_jobs

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Site:
    """A finished site in memory: pages, and files by path."""

    corpus: Corpus
    pages: tuple[Page, ...]
    files: dict[str, bytes]


def check_data(root: Path, *, data: str = "data") -> tuple[Corpus | None, Report]:
    """Load, link and check a data folder; give the Corpus (None where linking was impossible) and all problems."""
    loaded, problems = load_records(root / data, root=root)
    corpus, linking = link_corpus(loaded)
    problems += linking
    if corpus is not None:
        problems += check_all(corpus, loaded)
        problems += check_content(corpus, content_folder(root, data), root=root)
    return corpus, Report(problems, root=root)


def content_folder(root: Path, data: str) -> Path:
    """Give the folder of hand-written pages that belongs to a data folder: it stands beside it."""
    return (root / data).parent / "content"


def need_corpus(root: Path, *, data: str = "data") -> Corpus:
    """Give the Corpus of a data folder without faults; raise DataFaults otherwise."""
    corpus, report = check_data(root, data=data)
    if report or corpus is None:
        raise DataFaults(report)
    return replace(corpus, version=data_version(root / data, as_of=corpus.concordance.as_of))


def make_site(
    root: Path,
    *,
    data: str = "data",
    pdf: bool = False,
    cache: Path | None = None,
    say: Progress = lambda words: None,
) -> Site:
    """Make the whole site in memory, with `pdf` the books as PDF too; raise DataFaults where the data has problems.

    `cache` names a folder that keeps bodies of pages from one build to the next; the site is the same without it.
    """
    say("reading and checking the data")
    corpus = need_corpus(root, data=data)
    say(f"rendering {len(corpus.texts)} texts")
    bodies = read_bodies(cache, stamp=corpus.version) if cache else None
    plan = plan_pages(corpus, read_content(content_folder(root, data), root=root))
    jobs = [partial(_make_files, corpus, root / data, pdf, say), *(partial(_make_pages, job) for job in plan)]
    forked = _pays(corpus) and can_fork()
    with using(bodies):
        files, *made = run_jobs([partial(_note_bodies, job, bodies) for job in jobs], forked=forked)
    pages = tuple(page for one in (*made, files) for page in one.pages)
    say(f"{len(pages)} pages")
    if bodies and cache:
        bodies.write(cache, {key: body for one in (files, *made) for key, body in one.bodies.items()})
    return Site(corpus, pages, {**files.files, **finding_files(corpus, pages)})


@dataclass(frozen=True)
class _Made:
    """What a job made: pages and files, and the bodies to keep for the next build."""

    pages: tuple[Page, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    bodies: dict[bytes, str] = field(default_factory=dict)


def _pays(corpus: Corpus) -> bool:
    """Say whether the site is large enough for a second process: below, starting it costs what it saves."""
    return len(corpus.parts) + len(corpus.states) + len(corpus.topics) > 100


def _make_pages(job: PageJob) -> _Made:
    return _Made(tuple(job()))


def _make_files(corpus: Corpus, data: Path, pdf: bool, say: Progress) -> _Made:
    downloads = make_downloads(corpus, data, *make_book_downloads(corpus, pdf=pdf, say=say))
    files = {f"data/{download.path}": download.content for download in downloads}
    return _Made((render_data(corpus, downloads),), {**files, **script_files(corpus), **pair_files(corpus)})


def _note_bodies(job: Callable[[], _Made], bodies: Bodies | None) -> _Made:
    made = job()
    return replace(made, bodies=bodies.take_used()) if bodies else made
