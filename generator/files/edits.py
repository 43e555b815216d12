"""Change files of a folder together: all or nothing, one command at a time, never over what was saved meanwhile.

What is to be written is laid beside the files first, in `.edits`, with a journal of what goes where. Each file then
changes places with the one it replaces, so that whatever stood there last is still held, looked at again, and put back
where somebody saved it meanwhile. A command that is killed leaves the journal; the next one finishes what it says, or
undoes it where it cannot be finished. (Linux swaps files in one step; elsewhere there is a moment between two steps.)
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.files.journal import JOURNAL, FileStep, StrangeJournal, read_journal, write_journal
from generator.files.locking import CAN_LOCK, locked
from generator.files.printing import as_printed
from generator.files.replacing import exchange as exchange
from generator.files.replacing import keep_aside, put_new_file

EDITS = ".edits"
"""The folder beside the data that holds what a command is writing; it is gone when the command has ended."""
_WORK = "work"


class FilesChanged(Exception):
    """Raised where files changed while a command worked; nothing was written. Its text names one."""


@dataclass
class Edits:
    """What one command changes, below one base folder."""

    base: Path
    watched: tuple[Path, ...]
    _seen: Mapping[Path, str] = field(default_factory=dict)
    _planned: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def work(self) -> Path:
        """Return a folder for copies to work on; it is removed with all that is in it."""
        return self.base / EDITS / _WORK

    def write(self, file: Path, content: bytes) -> None:
        """Plan to write a file, new or in place of the old one."""
        self._planned[file] = content

    def remove(self, file: Path) -> None:
        """Plan to remove a file."""
        self._planned[file] = None

    def commit(self) -> None:
        """Write everything that was planned; raise FilesChanged, with nothing written, where a watched file changed."""
        steps = [step for step in map(self._stage, range(len(self._planned)), self._planned) if step]
        now = hash_tree(*self.watched)
        for file in {**self._seen, **now}:
            if self._seen.get(file) != now.get(file):
                raise FilesChanged(_say_changed(file, self.base))
        if not steps:
            return
        journal = write_journal(self.base / EDITS, steps)
        try:
            for step in steps:
                _apply(step, self.base)
            _need_as_seen(steps, self.base)
        except BaseException:
            _undo(steps, self.base)
            journal.unlink()
            raise
        journal.unlink()
        self._planned.clear()

    def _stage(self, number: int, file: Path) -> FileStep | None:
        """Lay the new content of a file beside it; None where it has that content already."""
        content, old = self._planned[file], _hash(file)
        seen = self._seen.get(file, old)
        if old != seen:
            raise FilesChanged(_say_changed(file, self.base))
        new = None if content is None else hashlib.sha256(content).hexdigest()
        if old == new:
            return None
        held = self.base / EDITS / str(number)
        if content is not None:
            held.parent.mkdir(exist_ok=True)
            held.write_bytes(content)
            held.chmod((file.stat().st_mode & 0o7777) if old else 0o644)
        return FileStep(Path(os.path.relpath(file, self.base)).as_posix(), old, new, str(number))


@contextmanager
def open_edits(base: Path, *watched: Path) -> Iterator[Edits]:
    """Wait until no other command edits below `base`, finish what a killed one left, and give the edits of this one.

    `watched` are the folders and files that the command reads: as they are now, they must still be at `commit`.
    """
    with _alone(base):
        _settle(base)
        try:
            yield Edits(base, watched, hash_tree(*watched))
        finally:
            if not (base / EDITS / JOURNAL).exists():
                shutil.rmtree(base / EDITS, ignore_errors=True)


def settle_edits(base: Path) -> None:
    """Finish what a killed command was writing below `base`, or undo it; with nothing left there, only look."""
    if (base / EDITS / JOURNAL).exists():
        with _alone(base):
            _settle(base)


def hash_tree(*places: Path) -> dict[Path, str]:
    """Return the hash of every file below some places; hidden files, such as those of editors, are passed over."""
    found: dict[Path, str] = {}
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            hidden = any(part.startswith(".") for part in file.relative_to(place.parent).parts[1:])
            if hidden or file.name.endswith("~") or file.is_symlink():
                continue
            own = _hash(file)
            if own is not None:
                found[file] = own
    return found


@contextmanager
def _alone(base: Path) -> Iterator[None]:
    if not CAN_LOCK:
        yield
        return
    held = os.open(base, os.O_RDONLY)
    try:
        with locked(held):
            yield
    finally:
        os.close(held)


def _settle(base: Path) -> None:
    if (base / EDITS).is_symlink():
        (base / EDITS).unlink()
    journal = base / EDITS / JOURNAL
    if journal.exists():
        steps = _read_steps(base)
        states = [_state_of(step, base) for step in steps]
        try:
            if "other" in states:
                raise FilesChanged
            for step, state in zip(steps, states, strict=True):
                if state == "before":
                    _need_as_promised(step, base)
                    _apply(step, base)
            _need_as_seen(steps, base)
        except FilesChanged:
            _undo(steps, base)
        journal.unlink()
    shutil.rmtree(base / EDITS, ignore_errors=True)


def _read_steps(base: Path) -> list[FileStep]:
    try:
        return read_journal(base / EDITS)
    except StrangeJournal:
        place = as_printed(os.path.relpath(base / EDITS / JOURNAL))
        what = f"{place} was not left by a command here, or is damaged"
        raise FilesChanged(f"{what}: look at what {EDITS} holds, then remove it") from None


def _need_as_promised(step: FileStep, base: Path) -> None:
    """Refuse a new file that is not what the journal says of it."""
    if step.new is not None and _hash(base / EDITS / step.held) != step.new:
        raise FilesChanged


def _state_of(step: FileStep, base: Path) -> str:
    found = _hash(base / step.path)
    return "after" if found == step.new else "before" if found == step.old else "other"


def _apply(step: FileStep, base: Path) -> None:
    """Put one file in the place of another; what stood there is held in its place."""
    file, held = base / step.path, base / EDITS / step.held
    if step.new is None:
        os.rename(file, held)
    elif step.old is None:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            put_new_file(held, file)
        except FileExistsError:
            raise FilesChanged(_say_changed(file, base)) from None
    elif not exchange(held, file):
        aside = held.with_suffix(".old")
        keep_aside(file, aside)
        os.replace(held, file)
        os.rename(aside, held)


def _need_as_seen(steps: list[FileStep], base: Path) -> None:
    """Refuse what was done where a file that was replaced was not the one that had been read."""
    for step in steps:
        if step.old is not None and _hash(base / EDITS / step.held) != step.old:
            raise FilesChanged(_say_changed(base / step.path, base))


def _undo(steps: list[FileStep], base: Path) -> None:
    """Put back whatever was replaced, but where somebody has saved something else since."""
    for step in reversed(steps):
        file, held = base / step.path, base / EDITS / step.held
        if _hash(file) != step.new:
            continue
        if step.old is None:
            file.unlink()
            with suppress(OSError):
                file.parent.rmdir()
        elif step.new is None:
            with suppress(FileExistsError, FileNotFoundError):
                put_new_file(held, file)
        elif held.exists() and _hash(held) != step.new:
            if not exchange(held, file):
                os.replace(held, file)
            elif _hash(held) != step.new:  # Saved between the look and the swap: that stands.
                exchange(held, file)


def _hash(file: Path) -> str | None:
    """Return the hash of a plain file; None where there is none."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as held:
            return hashlib.file_digest(held, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _say_changed(file: Path, base: Path) -> str:
    return f"{os.path.relpath(file, base)} changed while the command worked: nothing was written; run it again"
