"""Every command in the face of every fault of the machine: one line, a right exit code, all written or nothing.

Each command runs in a forked process on the invented corpus, so that a hundred of them take seconds; what it starts in
turn (MkDocs) has the same fault, set by the environment.
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.unit.corpora import ROOT

FILES = ("data/topics/noise.yml", "data/reviewed.txt", "data/ids.txt", "content/guides/reading.md")
WRITERS = {
    "fmt": ("fmt",),
    "schemas --write": ("schemas", "--write"),
    "new": ("new", "topic", "quiet-nights", "--set", "title=Quiet nights"),
    "ids --write": ("ids", "--write"),
    "review --accept-all": ("review", "--accept-all"),
    "rename": ("rename", "topic", "noise", "loud-noise"),
    "release": ("release",),
    "evidence --write": ("evidence", "--write"),
    "export": ("export", "--out", "made"),
    "pages": ("pages", "--out", "made"),
}
READERS = {
    "check": ("check",),
    "fmt --check": ("fmt", "--check"),
    "schemas": ("schemas",),
    "ids": ("ids",),
    "review": ("review",),
    "release --check": ("release", "--check"),
    "evidence": ("evidence",),
    "reconcile": ("reconcile", "--facts", "facts"),
    "readability": ("readability",),
    "show": ("show", "Art. 1"),
    "cite-check": ("cite-check", "memo.txt"),
    "explain": ("explain", "numbering"),
    "figures": ("figures",),
    "sizes": ("sizes",),
    "verify": ("verify", "site"),
    "diff": ("diff", "site", "site"),
}
BUILDERS = {"build": ("build",), "bundle": ("bundle", "--out", "made")}
COMMANDS: dict[str, tuple[str, ...]] = {**WRITERS, **READERS, **BUILDERS}
UNPRINTED = "output cannot be printed"
NEED_SITE = frozenset({"figures", "sizes", "verify", "diff", *BUILDERS})

_COUNT = re.compile(r"\b\d+ problems? in \d+ files?\b")
_PROBLEM = re.compile(r"\S+:\d+:\d+: error: ")
HOOK = """
import errno, os, sys
def watch(name, arguments):
    fault, root = os.environ.get("FAULT"), os.environ.get("FAULT_BELOW", "")
    paths = [os.fsdecode(one) for one in arguments[:2] if isinstance(one, (str, bytes))] if fault else []
    if not any(os.path.abspath(one).startswith(root) for one in paths):
        return
    mode = arguments[1] if name == "open" else ""
    flags = arguments[2] if name == "open" else 0
    writes = set(mode or "") & set("wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    changes = name in ("os.mkdir", "os.rename", "os.link", "os.remove", "os.symlink", "os.truncate")
    if fault == "EIO" and name == "open" and not writes and paths[0].endswith(("noise.yml", "reading.md")):
        raise OSError(errno.EIO, os.strerror(errno.EIO), paths[0])
    if (fault == "ENOSPC" and (name == "open" and writes or name == "os.mkdir")
            or fault == "EROFS" and (name == "open" and writes or changes)):
        raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)), paths[0])
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class MachineFault:
    """A fault: what it does to the folder beforehand, and to the process."""

    name: str
    spoil: Callable[[Path], None] = lambda _: None
    enter: Callable[[], None] = lambda: None
    is_other_data: bool = False
    """The data is another by it, and a command may do its work on that."""


@dataclass(frozen=True)
class Ending:
    """How a command ended: its code, what it said on stderr, and what became of the files."""

    command: str
    fault: str
    code: int
    said: str
    whole: bool
    """All was written where the command ended well, nothing where it did not."""
    as_usual: bool
    """It ended as it does on a sound machine: the fault is none of its business."""

    @property
    def is_plain(self) -> bool:
        """Return whether it is said in one line, or in the report of faulty files, and nothing is half done."""
        return self.whole and (self.as_usual or (self.code in (1, 2) and len(self._faults_said()) == 1))

    def _faults_said(self) -> list[str]:
        """Return the lines that tell of the fault, a report of faulty files and a hint of usage being one line each."""
        lines = [line for line in self.said.splitlines() if not line.startswith("  ")]
        if lines and lines[-1].startswith("Error: no new site was made"):  # What follows from the line before.
            lines.pop()
        ends = [index for index, line in enumerate(lines) if _COUNT.search(line)]
        if ends:
            reported = [line for line in lines[: ends[0]] if _PROBLEM.match(line)]
            lines = ["the report", *lines[len(reported) + (2 if len(ends) > 1 else 1) :]]
        if self.code == 2 and lines and lines[0].startswith("Usage: "):
            lines = [line for line in lines if line.startswith("Error: ")]
        return lines


def _inject(fault: str) -> Callable[[], None]:
    def enter() -> None:
        os.environ |= {"FAULT": fault, "FAULT_BELOW": os.getcwd()}
        below = Path(os.environ["FAULT_HOOK"])
        os.environ["PYTHONPATH"] = f"{below}:{ROOT}"
        exec(HOOK, {})  # The same words as the processes begun here read.

    return enter


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))


def _drop_rights() -> None:
    """Give up what lets root pass over permissions, here (capset) and in what is begun here (prctl)."""
    libc, drop_from_bounding_set, version_3 = ctypes.CDLL(None), 24, 0x20080522
    for right in range(41):
        libc.prctl(drop_from_bounding_set, right, 0, 0, 0)
    libc.capset((ctypes.c_uint32 * 2)(version_3, 0), (ctypes.c_uint32 * 6)())


def all_below(root: Path) -> list[Path]:
    return [root, *(path for path in root.rglob("*") if not path.is_symlink())]


def _lock(root: Path) -> None:
    for path in all_below(root):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _to_folder(*names: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        for name in names:
            (root / name).unlink(missing_ok=True)
            (root / name).mkdir()

    return spoil


def _to_file(*names: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        for name in names:
            shutil.rmtree(root / name, ignore_errors=True)
            (root / name).write_text("no folder", encoding="utf-8")

    return spoil


def _shut_up() -> None:
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


FAULTS = (
    MachineFault("full disk", enter=_inject("ENOSPC")),
    MachineFault("no file may grow", enter=_limit_files),
    MachineFault("read-only disk", enter=_inject("EROFS")),
    MachineFault("nothing may be written", _lock, _drop_rights),
    MachineFault("a record may not be read", lambda root: (root / FILES[0]).chmod(0), _drop_rights),
    MachineFault("reading fails", enter=_inject("EIO")),
    MachineFault("no data folder", lambda root: shutil.rmtree(root / "data")),
    MachineFault("no content folder", lambda root: shutil.rmtree(root / "content"), is_other_data=True),
    MachineFault("data is a file", _to_file("data")),
    MachineFault("content is a file", _to_file("content")),
    MachineFault("a record is a folder", _to_folder(FILES[0])),
    MachineFault("ledgers are folders", _to_folder(*FILES[1:3])),
    MachineFault("a page is a folder", _to_folder(FILES[3])),
    MachineFault("a folder of data is a file", _to_file("data/topics")),
    MachineFault("caches are files", _to_file(".cache", ".build", ".edits")),
    MachineFault(UNPRINTED, enter=_shut_up),
    MachineFault("the folder is gone", lambda root: shutil.rmtree(root)),
)


def write_table(endings: Iterable[Ending]) -> str:
    """Return a line for each command and fault: its exit code and the last line that it said."""
    lines = [f"{'command':20} {'fault':26} exit  said"]
    for one in endings:
        said = (one.said.strip().splitlines() or [""])[-1]
        lines.append(f"{one.command:20} {one.fault:26} {one.code:4}  {'' if one.is_plain else 'NOT PLAIN: '}{said}")
    return "\n".join(lines) + "\n"
