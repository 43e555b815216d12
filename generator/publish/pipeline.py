"""The one road from a data folder to a site: load, link, check, view, render. Every front calls these functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.checks.ledgers.check import check_ledgers, read_moves
from generator.checks.ledgers.moves import Moves, add_notes, redirect_pages
from generator.checks.rules import check_all
from generator.downloads import make_downloads
from generator.downloads.citing import citing_files, write_address, write_files
from generator.downloads.ran import ProgramRun, read_runs
from generator.files.processes import can_fork, run_jobs
from generator.law.corpus import Corpus
from generator.reading.incremental import DataReading, content_folder, is_as_read, read_data
from generator.reading.link import link_corpus
from generator.reading.load import Records, load_records
from generator.reading.problems import DataFaults, Location, Problem, Report
from generator.reading.prose_files import ContentPage, read_content
from generator.reading.version import write_version
from generator.search.box import finding_files
from generator.site.body_cache import Bodies, Body, read_bodies
from generator.site.books import make_book_downloads
from generator.site.lists.data_page import render_data
from generator.site.plan import plan_pages
from generator.site.policy import write_policy
from generator.site.prose import check_content
from generator.site.render import Page, PageJob, compile_templates, using
from generator.site.scripts import pair_files, reader_files, script_files

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Site:
    """A finished site in memory: pages, and files by path, but for what the find box reads."""

    corpus: Corpus
    pages: tuple[Page, ...]
    files: dict[str, bytes]
    prose: tuple[ContentPage, ...] = ()
    """The pages of prose, which MkDocs makes: they are found too."""

    def index(self) -> dict[str, bytes]:
        """Make the files that the find box reads; apart, because that can be done while the pages are written."""
        return finding_files(self.corpus, self.pages, self.prose)


def check_data(root: Path, *, data: str = "data") -> tuple[Corpus | None, Report]:
    """Load, link and check a data folder; give the Corpus (None where linking was impossible) and all problems."""
    loaded, problems = load_records(root / data, root=root)
    linked, linking = link_corpus(loaded)
    if linked is None:
        return None, Report([*problems, *linking], root=root)
    corpus = _with_version(linked, loaded)
    return corpus, Report([*problems, *linking, *_check(corpus, loaded, root, data)], root=root)


def _with_version(corpus: Corpus, loaded: Records) -> Corpus:
    return replace(corpus, version=write_version(loaded.hashes, as_of=corpus.concordance.as_of))


def _check(corpus: Corpus, loaded: Records, root: Path, data: str) -> list[Problem]:
    return [*check_all(corpus, loaded), *check_beside(corpus, loaded, root=root, data=data)]


def check_beside(corpus: Corpus, loaded: Records, *, root: Path, data: str) -> list[Problem]:
    """Return what is wrong beside the records: in the pages of prose, and with ids that were published before."""
    prose = prose_pages(root, data)
    return [
        *check_content(corpus, content_folder(root, data), root=root),
        *check_ledgers(corpus, loaded, root / data, prose=prose),
    ]


def prose_pages(root: Path, data: str) -> list[str]:
    """Return the pages written by hand that belong to a data folder."""
    folder = content_folder(root, data)
    files = (file for file in sorted(folder.rglob("*.md")) if file.is_file())
    return [file.relative_to(folder).with_suffix(".html").as_posix() for file in files]


def need_corpus(root: Path, *, data: str = "data") -> Corpus:
    """Return the Corpus of a data folder without faults; raise DataFaults otherwise."""
    corpus, report = check_data(root, data=data)
    if report or corpus is None:
        raise DataFaults(report)
    return corpus


def make_site(
    root: Path,
    *,
    data: str = "data",
    pdf: bool = False,
    address: str = "",
    checked: Path | None = None,
    cache: Path | None = None,
    reading: Callable[[], DataReading] | None = None,
    say: Progress = lambda words: None,
) -> Site:
    """Make the whole site in memory, with `pdf` the books as PDF too; raise DataFaults where the data has problems.

    `address` is where the site will be served, if anywhere: permalinks in citations begin with it.
    `checked` names the record of programs that ran on the files, for the page about the data.
    `cache` names a folder that keeps work from one build to the next; the site is the same without it.
    `reading` gives what was read where the reading has begun already.
    """
    say("reading and checking the data")
    compile_templates(cache)
    read = reading() if reading else read_data(root, data, cache=cache)
    loaded = read.records
    linked, linking = link_corpus(loaded)
    problems = [*read.problems, *linking]
    if linked is None or problems:
        problems += _check(linked, loaded, root, data) if linked else []
        raise DataFaults(Report(problems, root=root))
    corpus = replace(_with_version(linked, loaded), address=write_address(address))
    bodies = read_bodies(cache, stamp=corpus.version) if cache else None
    with using(bodies):
        runs = read_runs(checked, version=corpus.version)
        made = _make_all(corpus, loaded, root, data, bodies=bodies, pdf=pdf, runs=runs, say=say)
    problems = [problem for one in made for problem in one.problems]
    if problems:
        raise DataFaults(Report(problems, root=root))
    files = {path: content for one in made for path, content in one.files.items()}
    pages = tuple(page for one in made for page in one.pages)
    say(f"{len(pages)} pages")
    if bodies and cache:
        bodies.write(cache, {key: body for one in made for key, body in one.bodies.items()})
    prose = prose_pages(root, data)
    moves = read_moves(corpus, root / data, prose=prose)
    kept = [*(page.path for page in pages), *prose]
    redirects = redirect_pages(moves, kept, policy=write_policy())
    if not is_as_read(read, root, data):
        raise DataFaults(Report([_changed(data)], root=root))
    found = read_content(content_folder(root, data), root=root)
    return Site(corpus, _with_notes(pages, moves), {**files, **redirects}, found)


def _changed(data: str) -> Problem:
    what = "files of the data or of the prose changed while the site was being made"
    fix = "save them all, then build again"
    return Problem(Location(data), "layout", what, "its pages would not fit together", fix)


def _with_notes(pages: tuple[Page, ...], moves: Moves) -> tuple[Page, ...]:
    """Return the pages, those that lost an anchor with a note on where it went."""
    losing = {place.partition("#")[0] for place in moves.places}
    return tuple(_with_note(page, moves) if page.path in losing else page for page in pages)


def _with_note(page: Page, moves: Moves) -> Page:
    return replace(page, body=Body.of(add_notes(moves, page.path, str(page.body))))


@dataclass(frozen=True)
class _Made:
    """What a job made or found: pages, files, bodies to keep for the next build, faults of the data."""

    pages: tuple[Page, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    bodies: dict[bytes, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _pays(corpus: Corpus) -> bool:
    """Return whether the site is large enough for a second process: below, starting it costs what it saves."""
    return len(corpus.parts) + len(corpus.states) + len(corpus.topics) > 100


def _make_all(
    corpus: Corpus,
    loaded: Records,
    root: Path,
    data: str,
    *,
    bodies: Bodies | None,
    pdf: bool,
    runs: tuple[ProgramRun, ...],
    say: Progress,
) -> list[_Made]:
    """Check the data and make everything; on a large site the one beside the other, by two processes."""
    say(f"rendering {len(corpus.texts)} texts")
    check = partial(_check, corpus, loaded, root, data)
    forked = _pays(corpus) and can_fork()
    if not forked and (problems := check()):
        return [_Made(problems=problems)]
    try:
        prose = read_content(content_folder(root, data), root=root)
        jobs = [partial(_make_files, corpus, root / data, pdf, runs, say)]
        jobs += [partial(_make_pages, job) for job in plan_pages(corpus, prose)]
        noted: list[Callable[[], _Made]] = [partial(_note_bodies, job, bodies) for job in jobs]
        if forked:
            noted.insert(1, lambda: _Made(problems=check()))
        files, *made = run_jobs(noted, forked=forked)  # the longest job begins first; its page is still the last
        return [*made, files]
    except Exception:
        # What makes pages relies on data that keep the rules: a fault of the data is told as one.
        if problems := check():
            return [_Made(problems=problems)]
        raise


def _make_pages(job: PageJob) -> _Made:
    return _Made(tuple(job()))


def _make_files(corpus: Corpus, data: Path, pdf: bool, runs: tuple[ProgramRun, ...], say: Progress) -> _Made:
    downloads = make_downloads(corpus, data, *make_book_downloads(corpus, pdf=pdf, say=say))
    files = {f"data/{download.path}": download.content for download in downloads}
    scripts = {**script_files(corpus), **pair_files(corpus), **reader_files(corpus), **citing_files(corpus)}
    return _Made((render_data(corpus, downloads, runs),), {**files, **write_files(corpus), **scripts})


def _note_bodies(job: Callable[[], _Made], bodies: Bodies | None) -> _Made:
    made = job()
    return replace(made, bodies=bodies.take_used()) if bodies else made
