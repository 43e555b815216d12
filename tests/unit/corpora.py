"""The corpora of the tests, loaded once: the real one, and the invented ones of `tests/mini` and `tests/third`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.downloads import make_downloads
from generator.downloads.model import Download
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "mini"
THIRD = ROOT / "tests" / "third"
"""Sections and schedules, recitals and an annex, a translation beside its original, texts of other days."""
BOTH = (ROOT, MINI, THIRD)


@lru_cache(maxsize=3)
def corpus_of(root: Path) -> Corpus:
    """Return the corpus of `root/data`."""
    return need_corpus(root)


@lru_cache(maxsize=3)
def downloads_of(root: Path) -> dict[str, Download]:
    """Return every download of a corpus by its path below `data/`."""
    return {download.path: download for download in make_downloads(corpus_of(root), root / "data")}


def rows_of(root: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a corpus."""
    rows: list[dict[str, Any]] = json.loads(downloads_of(root)[f"{table}.json"].content)
    return rows


def name_of(root: Path) -> str:
    """Name a corpus in the id of a test."""
    return {MINI: "mini", THIRD: "third"}.get(root, "real")
