"""Find the words that were accepted: in an older data folder, or in the history of the repository.

What is found counts only if its sum is the one in the ledger, so that nothing else is ever shown as accepted.
"""

from __future__ import annotations

import dataclasses
import difflib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.checks.ledgers.digests import ReviewedItem, list_items, read_page
from generator.law.comparison import mark_words
from generator.reading.layout import LAYOUT
from generator.reading.load import Loaded, Records
from generator.reading.record_shape import read_record
from generator.reading.yamlio import Document, read_document

_VERSIONS = 40
_AROUND = 6


def find_earlier(loaded: Records, item: ReviewedItem, digest: str, *, root: Path) -> tuple[str, ...] | None:
    """Return the lines of an item as they were accepted, from the latest version of its file that has that sum."""
    for content in _versions(root, item.document.path):
        if item.document.path.endswith(".md"):
            page = read_page(item.document.path, content)
            if page.digest == digest:
                return page.lines
            continue
        old = _replaced(loaded, item.document, content)
        found = list_items(old, {}).get(item.id) if old else None
        if found and found.digest == digest:
            return found.lines
    return None


def _versions(root: Path, path: str) -> Iterator[str]:
    listed = _git(root, "log", f"-n{_VERSIONS}", "--format=%H", "--", path)
    for commit in (listed or "").split():
        content = _git(root, "show", f"{commit}:./{path}")
        if content:
            yield content


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _replaced(loaded: Records, document: Document, content: str) -> Records | None:
    """Return the records with one file as it was; None where it cannot be read as its record."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "old.yml"
        file.write_text(content, encoding="utf-8")
        old, problems = read_document(file, document.path)
    for place in LAYOUT if old and not problems else ():
        held = getattr(loaded, place.collection)
        for key, entry in held.items() if isinstance(held, dict) else [((), held)] if held else []:
            if entry.document is document and old:
                record, faults = read_record(place.record, old)
                if record is None or faults:
                    return None
                earlier = dataclasses.replace(loaded)
                changed = {**held, key: Loaded(record, old)} if isinstance(held, dict) else Loaded(record, old)
                setattr(earlier, place.collection, changed)
                return earlier
    return None


def write_difference(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    """Yield the changed words in lines, `[-old-]{+new+}`, with a few words around them."""
    before, after = " ⏎ ".join(old).split(), " ⏎ ".join(new).split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        words = []
        for kind, first, last, start, end in group:
            if kind == "equal":
                words += before[first:last]
                continue
            words += [mark_words("deleted", " ".join(before[first:last]))] if first < last else []
            words += [mark_words("inserted", " ".join(after[start:end]))] if start < end else []
        yield " ".join(words)
