"""Put new content in the place of a file or folder in one step, so that nothing is ever half written."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO


def replace_file(file: Path, content: bytes) -> None:
    """Write a file, new or in place of the old one; where that fails, the old one stays as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(handle)
    with open_fresh(file, beside=Path(name)) as stream:
        stream.write(content)


@contextlib.contextmanager
def open_fresh(file: Path, *, beside: Path) -> Iterator[IO[bytes]]:
    """Write into the file `beside`, which takes the place of `file` at the end, or is removed where anything fails."""
    try:
        clear_away(beside)  # It may be a link that came with the folder: what that leads to is not ours.
        with beside.open("xb") as stream:
            yield stream
        if file.exists():
            shutil.copymode(file, beside)
        else:
            beside.chmod(0o644)
        beside.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def clear_away(place: Path) -> None:
    """Remove what a killed command left at a place: a file, a folder, or a link, of which nothing is followed."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink(missing_ok=True)


def put_folder(fresh: Path, place: Path, *, aside: Path | None = None) -> None:
    """Put a folder in its place, whether or not one stands there; one of another disk is copied there first."""
    if not _is_same_disk(fresh, place.parent):
        beside = place.with_name(f".{place.name}.fresh")  # One name, so that killed builds leave one folder behind.
        try:
            clear_away(beside)
            shutil.copytree(fresh, beside, symlinks=True)
            put_folder(beside, place)
        finally:
            clear_away(beside)
    elif place.exists():
        exchange_folders(fresh, place, aside=aside)
    else:
        fresh.replace(place)


def _is_same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def exchange_folders(fresh: Path, old: Path, *, aside: Path | None = None) -> None:
    """Put a folder in the place of another in one step, and remove what stood there.

    `aside` is where the old one is for a moment on a system that needs two steps.
    """
    if not exchange(fresh, old):
        # Not Linux, or a disk that cannot: two steps, and back where the second fails.
        aside = aside or old.with_name(f".{old.name}.old")
        old.replace(aside)
        try:
            fresh.replace(old)
        except BaseException:
            aside.replace(old)
            raise
        fresh = aside
    shutil.rmtree(fresh)


def put_new_file(fresh: Path, file: Path) -> None:
    """Put a file where none stands; raise FileExistsError where one does. A disk may know no second name of a file."""
    try:
        os.link(fresh, file)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(file):
            raise FileExistsError(file) from None
        fresh.rename(file)


def keep_aside(file: Path, aside: Path) -> None:
    """Put a file in a second place, whatever stands there."""
    aside.unlink(missing_ok=True)
    link_or_copy(file, aside)


def link_or_copy(file: Path | str, second: Path | str) -> None:
    """Put a file in a second place, where none is: as a second name where the disk knows such, as a copy elsewhere."""
    try:
        os.link(file, second)
    except OSError:
        shutil.copy2(file, second)


def exchange(one: Path, other: Path) -> bool:
    """Swap two paths with Linux's renameat2(RENAME_EXCHANGE); say whether it was done."""
    at_current_folder, rename_exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = renameat2(at_current_folder, os.fsencode(one), at_current_folder, os.fsencode(other), rename_exchange)
    return bool(done == 0)
