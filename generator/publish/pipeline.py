"""The one road from a data folder to a site: load, link, check, view, render. Every front calls these functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.checks.ledgers.check import check_ledgers, read_moves
from generator.checks.ledgers.moves import redirect_pages
from generator.checks.ledgers.permalinks import list_permalinks
from generator.files.processes import can_fork
from generator.files.stores import IN_MEMORY, Store
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.last_site import LastSite
from generator.publish.made_site import Site
from generator.publish.products import Begun, Chosen, Progress, run_products
from generator.publish.rule_jobs import plan_checks
from generator.reading.incremental import DataReading, content_folder, is_as_read, read_data
from generator.reading.link import link_corpus
from generator.reading.load import Records, load_records
from generator.reading.problems import DataFaults, Location, Problem, Report
from generator.reading.prose_files import list_pages, read_content
from generator.reading.version import write_version
from generator.site.policy import write_policy
from generator.site.render import compile_templates
from generator.site.surroundings import plan_frames


def check_data(root: Path, *, data: str = "data") -> tuple[Corpus | None, Report]:
    """Load, link and check a data folder; return the Corpus (None where linking was impossible) and all problems."""
    loaded, problems = load_records(root / data, root=root)
    linked, linking = link_corpus(loaded)
    if linked is None:
        return None, Report([*problems, *linking], root=root, data=data)
    corpus = _with_version(linked, loaded)
    return corpus, Report([*problems, *linking, *_check(corpus, loaded, root, data)], root=root, data=data)


def _with_version(corpus: Corpus, loaded: Records) -> Corpus:
    return replace(corpus, version=write_version(loaded.hashes, as_of=corpus.concordance.as_of))


def _check(corpus: Corpus, loaded: Records, root: Path, data: str) -> list[Problem]:
    from generator.checks.rules import check_all

    return [*check_all(corpus, loaded), *check_beside(corpus, loaded, root=root, data=data)]


def check_beside(corpus: Corpus, loaded: Records, *, root: Path, data: str) -> list[Problem]:
    """Return what is wrong beside the records: in the pages of prose, and with ids that were published before."""
    from generator.site.prose import check_content
    from generator.site.prose_targets import check_found_pages, check_targets

    prose, folder = prose_pages(root, data), content_folder(root, data)
    pages = {place.partition("#")[0] for place in list_permalinks(corpus, prose).values()}
    base = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
    return [
        *check_content(corpus, folder, root=root),
        *(() if loaded.faulty else check_targets(folder, pages, base=base)),
        *(() if loaded.faulty else check_found_pages(loaded, pages)),
        *check_ledgers(corpus, loaded, root / data, prose=prose),
    ]


def prose_pages(root: Path, data: str) -> list[str]:
    """Return the pages written by hand that belong to a data folder."""
    return list_pages(content_folder(root, data))


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
    last: LastSite | None = None,
    preview: bool = False,
    searched: bool = False,
    store: Store = IN_MEMORY,
    say: Progress = lambda words: None,
) -> Site:
    """Make the whole site in memory, with `pdf` the books as PDF too; raise DataFaults where the data has problems.

    `address` is where the site will be served, if anywhere: permalinks in citations begin with it.
    `checked` names the record of programs that ran on the files, for the page about the data.
    `cache` names a folder that keeps work from one build to the next; the site is the same without it.
    `reading` gives what was read where the reading has begun already.
    `last` is the last site: what can be kept of it is not made.
    With `searched`, what the find box reads is begun as soon as that can be; with a `store`, what is made stands there.
    A `preview` shows what nobody accepted yet, and says so.
    """
    say("reading and checking the data")
    compile_templates(cache)
    read = reading() if reading else read_data(root, data, cache=cache)
    reads = Reads(replace(_need_linked(read, root, data, cache), address=routes.write_address(address)))
    try:
        make = partial(_make, reads, read, root, data, last or LastSite(), pdf=pdf, checked=checked, preview=preview)
        return make(cache=cache, searched=searched, store=store, say=say)
    except DataFaults:
        raise
    except Exception:
        # What makes pages relies on data that keep the rules: a fault of the data is reported as one.
        if found := _check(reads.corpus, read.records, root, data):
            raise DataFaults(Report(found, root=root, data=data)) from None
        raise


def _need_linked(read: DataReading, root: Path, data: str, cache: Path | None) -> Corpus:
    linked, linking = link_corpus(read.records, cache=cache)
    problems = [*read.problems, *linking]
    if linked is None or problems:
        problems += _check(linked, read.records, root, data) if linked else []
        raise DataFaults(Report(problems, root=root, data=data))
    return _with_version(linked, read.records)


def _make(
    reads: Reads,
    read: DataReading,
    root: Path,
    data: str,
    last: LastSite,
    *,
    pdf: bool,
    checked: Path | None,
    preview: bool,
    cache: Path | None,
    searched: bool,
    store: Store,
    say: Progress,
) -> Site:
    """Make everything that cannot be kept; on a large site by two processes, beside the check of the data."""
    corpus, forked, content = reads.corpus, _is_forked(reads.corpus), content_folder(root, data)
    by_hand, prose = read_content(content, root=root), list_pages(content)
    arounds = plan_frames(corpus, by_hand)
    moves = read_moves(corpus, root / data, prose=prose)
    hashes = {f"{read.records.folder}/{path}": hash_ for path, hash_ in read.records.hashes.items()}
    # Before anything is compared: rules read what nothing else does.
    checks = plan_checks(reads, read.records, root / data, content, last, root=root, preview=preview)
    changed = last.find_changed(reads, hashes)
    with Begun.beside(Chosen.of(checks, reads, last, changed), reads, forked=forked) as check:
        from generator.publish.making import Making  # This takes long: the check is at work meanwhile.

        making = Making(reads, read, root / data, last, changed, by_hand, arounds, moves, cache, store)
        jobs = making.plan(pdf=pdf, checked=checked, say=say)
        finding = making.plan_finding(jobs)
        with finding.begun_early(forked=searched and can_fork()) as begin:
            work = run_products(check, jobs, reads, last, changed, forked=forked, store=store, then=begin)
            _need_good(work.problems, read, root, data, preview=preview)
    say(f"{len(work.pages)} pages")
    redirects = redirect_pages(moves, [*(job.name for job in jobs), *prose, routes.DATA], policy=write_policy())
    told_of = {}
    if preview:
        from generator.publish.unaccepted import find_unaccepted, write_unaccepted

        told_of = write_unaccepted(find_unaccepted(corpus, read.records, root / data, root=root, prose=prose))
    return Site(
        corpus,
        work.pages,
        {**work.files, **redirects, **told_of},
        reads,
        by_hand,
        arounds,
        last,
        work.products,
        work.kept,
        work.reasons,
        finding.wait,
        hashes,
        changed,
    )


def _need_good(problems: Iterable[Problem], read: DataReading, root: Path, data: str, *, preview: bool) -> None:
    """Raise DataFaults where the check found something, or where files changed meanwhile.

    In a preview, words that nobody has accepted yet are no fault: the ledger names them.
    """
    problems = list(problems)
    if problems and preview:
        from generator.checks.rules.printed import PRINTED

        problems = [problem for problem in problems if problem.rule != PRINTED]
    if problems:
        raise DataFaults(Report(problems, root=root, data=data))
    if not is_as_read(read, root, data):
        raise DataFaults(Report([_changed(data)], root=root, data=data))


def _changed(data: str) -> Problem:
    what = "files of the data or of the prose changed while the site was being made"
    fix = "save them all, then build again"
    return Problem(Location(data), "layout", what, "its pages would not fit together", fix)


def _pays(corpus: Corpus) -> bool:
    """Return whether the site is large enough for a second process: below, starting it costs what it saves."""
    return len(corpus.parts) + len(corpus.states) + len(corpus.topics) > 100


def _is_forked(corpus: Corpus) -> bool:
    return _pays(corpus) and can_fork()
