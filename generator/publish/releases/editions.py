"""The tables of released editions, kept as they were: packed by `release`, unpacked into the site by every build.

A kept edition is one zip, `releases/<day>.zip` of the data: every table as JSON below `data/`, and a manifest with
their hashes. It is a small copy of a site, so that `verify` and `diff` read it. The record of the release has its hash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.downloads import make_rows
from generator.downloads.formats import write_json
from generator.downloads.model import Download
from generator.files.archive import write_zip
from generator.files.copies import OddCopy, open_copy
from generator.files.hashes import MANIFEST, hash_all
from generator.law import routes
from generator.law.corpus import Corpus, Release
from generator.law.writing import hash_text
from generator.publish.manifest import make_manifest
from generator.publish.releases.diff import SUBJECTS, compare_releases, read_side, write_changes
from generator.publish.releases.diff import write_json as write_changes_as_json
from generator.publish.releases.tables import Tables
from generator.publish.seal import hash_provisions
from generator.publish.verify import NoCopy, read_manifest

CHANGES = ("changes.txt", "changes.json")
"""What changed after an edition: in words, and for programs."""
_FOLDER = "data/"
_TABLE = re.compile(rf"{_FOLDER}([a-z_]+\.json)")
_LARGEST = 60_000_000


@dataclass(frozen=True)
class Edition:
    """A kept edition: its version, its files by their names with the manifest among them, and the zip they came in."""

    version: str
    files: Mapping[str, bytes]
    archive: bytes


def kept_path(day: str) -> str:
    """Return the path, below the folder of the data, of the tables that are kept of a release."""
    return f"releases/{day}.zip"


def list_kept(corpus: Corpus) -> tuple[Release, ...]:
    """Return the releases whose tables are kept, the newest first."""
    return tuple(release for release in corpus.releases if release.record.kept)


def make_edition(corpus: Corpus) -> Edition:
    """Return the edition that a corpus is; the same for the same data."""
    files = {f"{table.name}.json": write_json(table, rows) for table, rows in make_rows(corpus).items()}
    manifest = make_manifest(
        hash_all({f"{_FOLDER}{name}": content for name, content in files.items()}),
        title=corpus.concordance.title,
        version=corpus.version,
        texts=hash_provisions(corpus),
        instruments={text.slug: hash_text(list(text.printed())) for text in corpus.texts},
    )
    files[MANIFEST.removeprefix(_FOLDER)] = manifest
    named = {f"{_FOLDER}{name}": content for name, content in files.items()}
    return Edition(corpus.version, files, write_zip(named, day=corpus.concordance.as_of))


def read_edition(file: Path) -> Edition:
    """Return a kept edition; raise OddCopy where the file holds anything but tables, as their manifest names them."""
    files = {}
    for path, held in open_copy(file).files.items():
        named = _TABLE.fullmatch(path)
        if named is None:
            raise OddCopy(f"{file.name} holds {path}, which is no table")
        files[named[1]] = held.read(most=_LARGEST)
    own = MANIFEST.removeprefix(_FOLDER)
    try:
        version, hashes = read_manifest(files.get(own, b""), file.name)
    except NoCopy as fault:
        raise OddCopy(str(fault)) from None
    if hash_all({f"{_FOLDER}{name}": content for name, content in files.items() if name != own}) != hashes:
        raise OddCopy(f"{file.name} does not hold the tables that its manifest names")
    return Edition(version, files, file.read_bytes())


def edition_downloads(edition: Edition, day: str) -> dict[str, bytes]:
    """Return the files of an edition by their paths in the site: the zip of all, then each table and the manifest."""
    files = {f"edition-{day}.zip": edition.archive, **dict(sorted(edition.files.items()))}
    return {routes.edition_file(day, name): content for name, content in files.items()}


def list_edition(file: Path, day: str) -> list[str]:
    """Return the paths of the same files in the same order, without unpacking them."""
    names = sorted(named[1] for path in open_copy(file).files if (named := _TABLE.fullmatch(path)))
    return [routes.edition_file(day, name) for name in (f"edition-{day}.zip", *names)]


def changes_downloads(day: str, old: Path, new: Tables) -> tuple[dict[str, bytes], int]:
    """Return what `diff` says of an edition and what came after it, as text and as JSON; and how many changes."""
    changes = compare_releases(read_side(old), new)
    written = (write(changes).encode() for write in (write_changes, write_changes_as_json))
    return dict(zip((routes.edition_file(day, name) for name in CHANGES), written, strict=True)), len(changes)


def list_compared(downloads: Iterable[Download]) -> list[Download]:
    """Return the files of the tables whose changes are shown."""
    compared = {f"{subject.table}.json" for subject in SUBJECTS}
    return [download for download in downloads if download.path in compared]


def tables_of(downloads: Iterable[Download]) -> Tables:
    """Return the tables whose changes are shown, from the files of this version."""
    return {
        download.path.removesuffix(".json"): tuple(json.loads(download.content))
        for download in list_compared(downloads)
    }
