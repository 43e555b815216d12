"""The two corpora of the tests, loaded once: the real one, and the invented one of `tests/mini`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.downloads import make_downloads
from generator.downloads.model import Download
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "mini"
BOTH = (ROOT, MINI)


@lru_cache(maxsize=2)
def corpus_of(root: Path) -> Corpus:
    """Give the corpus of `root/data`."""
    return need_corpus(root)


@lru_cache(maxsize=2)
def downloads_of(root: Path) -> dict[str, Download]:
    """Give every download of a corpus by its path below `data/`."""
    return {download.path: download for download in make_downloads(corpus_of(root), root / "data")}


def name_of(root: Path) -> str:
    """Name a corpus in the id of a test."""
    return "mini" if root == MINI else "real"
