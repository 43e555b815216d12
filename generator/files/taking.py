"""Put files of one folder into another without reading them: the same files where the disk can, copies elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def take_files(last: Path, fresh: Path, paths: Iterable[str]) -> set[str]:
    """Put files of a folder into a new one; return their paths."""
    listed = list(paths)
    for path in listed:
        take_file(f"{last}/{path}", f"{fresh}/{path}")
    return set(listed)


def take_file(source: str, fresh: str) -> None:
    """Put a file somewhere else too."""
    try:
        os.link(source, fresh)
    except OSError:  # Its folder may not be there yet.
        os.makedirs(os.path.dirname(fresh), exist_ok=True)
        try:
            os.link(source, fresh)
        except OSError:
            shutil.copyfile(source, fresh)
