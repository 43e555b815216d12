"""Tell what this machine wrote from what came with a copied folder, by a key in the user's own folder."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from functools import lru_cache
from pathlib import Path

_SIZE = 32


@lru_cache(maxsize=1)
def _key() -> bytes:
    """Return the user's key, made when it is first wanted; where none can be kept, one that nobody else will ever have.

    Builds then trust nothing that an earlier one left, and make everything.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    file = Path(base) / "concordance-builds" / "key"
    fresh = secrets.token_bytes(_SIZE)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(fresh)
        return fresh
    except FileExistsError:
        pass
    except OSError:
        return fresh
    try:
        kept = file.read_bytes()
    except OSError:
        return fresh
    return kept if len(kept) == _SIZE else fresh


def may_keep_in(folder: Path) -> bool:
    """Return whether files may be kept in a folder: not in one that a link leads to, which may have come along."""
    return not folder.is_symlink()


def is_kept_file(file: Path) -> bool:
    """Return whether a file may be one that was kept: a plain one. To open a pipe that came along would never end."""
    try:
        return stat.S_ISREG(os.lstat(file).st_mode) and may_keep_in(file.parent)
    except OSError:
        return False


def mark(content: bytes, *, size: int = _SIZE) -> bytes:
    """Return what only this machine can say of a content."""
    return hashlib.blake2b(content, digest_size=size, key=_key()).digest()


def is_ours(content: bytes, said: bytes) -> bool:
    """Return whether this machine said this of the content."""
    return secrets.compare_digest(mark(content, size=len(said)), said)
