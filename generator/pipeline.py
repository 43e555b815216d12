"""The one road from a data folder to a site: load, link, check, view, render. Every front calls these functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.corpus import Corpus
from generator.exports import export_files
from generator.link import link_corpus
from generator.load import load_records
from generator.pages import render_pages
from generator.problems import DataFaults, Report
from generator.render import Page
from generator.rules import check_all

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
    return corpus, Report(problems, root=root)


def need_corpus(root: Path, *, data: str = "data") -> Corpus:
    """Give the Corpus of a data folder without faults; raise DataFaults otherwise."""
    corpus, report = check_data(root, data=data)
    if report or corpus is None:
        raise DataFaults(report)
    return corpus


def make_site(root: Path, *, data: str = "data", say: Progress = lambda words: None) -> Site:
    """Make the whole site in memory; raise DataFaults where the data has problems. Nothing is written."""
    say("reading and checking the data")
    corpus = need_corpus(root, data=data)
    say(f"rendering {len(corpus.texts)} texts")
    pages = tuple(render_pages(corpus))
    say(f"{len(pages)} pages")
    return Site(corpus, pages, export_files(corpus))
