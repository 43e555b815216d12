"""Say what a published copy holds: `data/manifest.json`.

It has the SHA-256 of every file of the site but itself, and of the words of every provision and of every whole text.
By it a folder is known as one that was made here, and may be replaced.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from pathlib import Path

from generator.files.hashes import MANIFEST

NOT_OURS = frozenset({".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave behind in a folder that was looked at, and what keeps the built site out of git."""


def make_manifest(
    files: Mapping[str, str],
    *,
    title: str,
    version: str,
    texts: Mapping[str, str],
    instruments: Mapping[str, str] | None = None,
) -> bytes:
    """Return the manifest of files whose hashes are given by path.

    `texts` are the hashes of the words of each provision, in their order; `instruments` those of each whole text.
    """
    whole = {
        "title": title,
        "version": version,
        "files": {path: files[path] for path in sorted(files) if path != MANIFEST},
        "texts": texts,
        "instruments": instruments or {},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=0) + "\n").encode()


def find_strange(folder: Path, *, own: Set[str] = frozenset()) -> str:
    """Return what stands at a place and was not made here, so that it must not be replaced; empty where all was.

    That is the place itself where it is no folder, else the first name in it that neither its manifest accounts for nor
    `own`, the names that are known to be ours.
    """
    if not folder.is_dir():
        return folder.name if folder.exists() or folder.is_symlink() else ""
    names = sorted(entry.name for entry in folder.iterdir() if entry.name not in NOT_OURS)
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"] if names else {}
        made = {path.partition("/")[0] for path in (*files, MANIFEST)}
    except (OSError, ValueError, KeyError, TypeError):
        made = set()
    return next((name for name in names if not _unpacked({name}) & (made | own)), "")


def _unpacked(names: set[str]) -> set[str]:
    """Return names with those of the files whose packed forms they may be."""
    return names | {name.removesuffix(ending) for name in names for ending in (".gz", ".br")}
