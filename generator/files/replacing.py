"""Put new content in the place of a file or folder in one step, so that nothing is ever half written."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import tempfile
from pathlib import Path


def replace_file(file: Path, content: bytes) -> None:
    """Write a file, new or in place of the old one; where that fails, the old one stays as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if file.exists():
            shutil.copymode(file, fresh)
        else:
            fresh.chmod(0o644)
        fresh.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def exchange_folders(fresh: Path, old: Path) -> None:
    """Put a folder in the place of another in one step, and remove what stood there."""
    if not exchange(fresh, old):
        # Not Linux, or a disk that cannot: two steps, and back where the second fails.
        aside = old.with_name(f".{old.name}.old")
        old.replace(aside)
        try:
            fresh.replace(old)
        except BaseException:
            aside.replace(old)
            raise
        fresh = aside
    shutil.rmtree(fresh)


def exchange(one: Path, other: Path) -> bool:
    """Swap two paths with Linux's renameat2(RENAME_EXCHANGE); say whether it was done."""
    at_current_folder, rename_exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = renameat2(at_current_folder, os.fsencode(one), at_current_folder, os.fsencode(other), rename_exchange)
    return bool(done == 0)
