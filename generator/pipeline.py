"""The one road from a data folder to a site: load, link, check, view, render. Every front calls these functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import check_content, read_content
from generator.corpus import Corpus
from generator.exports import make_downloads
from generator.finding import finding_files
from generator.link import link_corpus
from generator.load import load_records
from generator.pages import render_pages
from generator.pages_data import render_data
from generator.problems import DataFaults, Report
from generator.render import Page
from generator.rules import check_all
from generator.scripts import script_files
from generator.scripts_pairs import pair_files
from generator.version import data_version

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


def make_site(root: Path, *, data: str = "data", say: Progress = lambda words: None) -> Site:
    """Make the whole site in memory; raise DataFaults where the data has problems. Nothing is written."""
    say("reading and checking the data")
    corpus = need_corpus(root, data=data)
    say(f"rendering {len(corpus.texts)} texts")
    downloads = make_downloads(corpus, root / data)
    pages = (*render_pages(corpus, read_content(content_folder(root, data), root=root)), render_data(corpus, downloads))
    say(f"{len(pages)} pages")
    files = {f"data/{download.path}": download.content for download in downloads}
    files |= {**script_files(corpus), **pair_files(corpus), **finding_files(corpus, pages)}
    return Site(corpus, pages, files)
