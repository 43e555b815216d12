"""The jobs of a build: the downloads, a page each, kept editions, and the scripts of data that pages load."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.checks.ledgers.moves import Moves, add_notes
from generator.downloads import make_downloads
from generator.downloads.citing import citing_files, write_files
from generator.downloads.model import KeptContent
from generator.downloads.questions import write_examples
from generator.downloads.ran import ProgramRun
from generator.law import routes
from generator.law.corpus import Corpus
from generator.publish.parts import FOLDER, Parts
from generator.publish.products import Job, JobResult, Progress
from generator.publish.releases.products import compare_editions, plan_editions
from generator.reading.incremental import DataReading
from generator.reading.prose_files import ContentPage
from generator.search.box import unit_files
from generator.search.entries import list_with_entries, read_words
from generator.site.bodies import Body
from generator.site.books import plan_books
from generator.site.lists.data_page import render_data
from generator.site.plan import plan_pages
from generator.site.render import PageJob
from generator.site.scripts import pair_files, reader_files, script_files, state_name_files
from generator.site.surroundings import Around, frame_of

DOWNLOADS = routes.DATA
"""The product that holds all tables and books, and the page that lists them."""
_SCRIPTS: dict[str, Callable[[Corpus], dict[str, bytes]]] = {
    "the scripts of texts": script_files,
    "the script of pairs": pair_files,
    "the scripts of the reader's tools": reader_files,
    "the names of States": state_name_files,
    "the scripts of citations": citing_files,
    "the files of citations": write_files,
    "the table of units": unit_files,
}
"""Products without a page."""


def plan_jobs(
    corpus: Corpus,
    downloads: Job,
    read: DataReading,
    data: Path,
    moves: Moves,
    prose: Sequence[ContentPage],
    arounds: Mapping[str, Around],
) -> list[Job]:
    """Return all jobs: the downloads first, which take longest, then the pages."""
    apart = list_with_entries(corpus)
    pages = plan_pages(corpus, prose)
    editions = [routes.edition_page(release.day) for release in corpus.releases]
    frames = {path: frame_of(path, arounds, prose) for path in (DOWNLOADS, *editions, *(job.path for job in pages))}
    return [
        replace(downloads, given=(downloads.given, frames[DOWNLOADS])),
        *(_with_notes(_page_job(job, apart=apart, frame=frames[job.path]), moves) for job in pages),
        *plan_editions(corpus, data, read.records.kept, frames),
        *(Job(name, partial(_make_files, make, corpus)) for name, make in _SCRIPTS.items()),
    ]


def _page_job(job: PageJob, *, apart: frozenset[str], frame: object) -> Job:
    """Return the job of a page; `apart` are the pages whose words search need not know."""
    return Job(job.path, partial(_make_page, job, apart), (frame, job.given))


def _make_page(job: PageJob, apart: frozenset[str]) -> JobResult:
    page = job.make()
    if page.path != job.path:
        raise ValueError(f"the job of {job.path} made {page.path}")
    words = "" if page.path in apart else read_words(page)
    return JobResult((page,), words=(page.title, page.description, words))


def _with_notes(job: Job, moves: Moves) -> Job:
    """Return the job of a page that lost an anchor so that it makes a note on where it went; others as they are."""
    lost = [place for place in moves.places.items() if place[0].partition("#")[0] == job.name]
    return replace(job, make=partial(_add_notes, job.make, moves), given=(job.given, lost)) if lost else job


def _add_notes(make: Callable[[], JobResult], moves: Moves) -> JobResult:
    made = make()
    pages = tuple(replace(page, body=Body.of(add_notes(moves, page.path, str(page.body)))) for page in made.pages)
    return replace(made, pages=pages)


def make_downloads_job(
    corpus: Corpus, data: Path, parts: Parts, *, pdf: bool, runs: tuple[ProgramRun, ...], say: Progress
) -> JobResult:
    """Make every download that cannot be kept, and the page that lists them all."""
    downloads = make_downloads(corpus, data, more=plan_books(corpus, pdf=pdf, say=say), take=parts.take)
    changes, editions = compare_editions(corpus, data, downloads, parts.take)
    examples = parts.remember("the examples of questions", partial(write_examples, corpus))
    page = render_data(corpus, downloads, runs, editions, examples)
    made = (*downloads, *changes)
    files = {f"{FOLDER}{one.path}": one.held for one in made if not isinstance(one.held, KeptContent)}
    words = (page.title, page.description, "")
    return JobResult((page,), files, words=words, parts=parts.made, kept=tuple(parts.kept), reasons=parts.reasons)


def _make_files(make: Callable[[Corpus], dict[str, bytes]], corpus: Corpus) -> JobResult:
    return JobResult(files=make(corpus))
