"""Build a preview again whenever a file changes, and tell the server what became of it.

Each build is a fork of this process, which has loaded what builds need, and stays: with all that it has in memory it
shows the pages that the next edit touches, while the next build makes and checks everything. Where the code itself has
changed, a build is a process of its own, as everywhere else.
"""

from __future__ import annotations

import importlib
import io
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from generator.files.cache import version_of_code
from generator.publish.belonging import BuildFailed
from generator.publish.build import WORK, Wanted, build_site
from generator.publish.mkdocs.configured import load_folders
from generator.publish.mkdocs.running import Run, load_needed, spawn
from generator.publish.preview_server import HERE, PreviewServer, Served, quick_of
from generator.publish.standing import Stand
from generator.reading.incremental import content_folder
from generator.site.assets import THEME

_STEP, _CALM = 0.04, 0.03
"""Seconds between two looks at the files, and for how long they must stay as they are."""
_NEEDED_TO_SHOW = "generator.publish.quick"
Seen = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Watch:
    """What is built, from where, and where to; `notice` is the file that the server reads."""

    root: Path
    config: str
    out: str
    notice: Path

    def run(self, folders: Sequence[Path], say: Callable[[str], None]) -> None:
        """Build, then again after each change, for ever."""
        stand = Stand()
        try:
            self._run(folders, say, stand)
        finally:
            stand.drop()

    def _run(self, folders: Sequence[Path], say: Callable[[str], None], stand: Stand) -> None:
        load_needed()
        importlib.import_module(_NEEDED_TO_SHOW)
        version = version_of_code()
        good = seen = look_at(folders)
        number = 0
        while True:
            number += 1
            report = self.build(version, stand)
            shutil.rmtree(quick_of(self.root / self.out), ignore_errors=True)
            Served(number, report).write(self.notice)
            say(report or f"built {number}" if number == 1 or report else f"built again ({number})")
            good = good if report else seen
            seen = _await_change(folders, seen)
            if self.show(stand, find_edited(good, seen)):
                number += 1
                Served(number, whole=False).write(self.notice)

    def build(self, version: bytes, stand: Stand) -> str:
        """Build once; return the report where that failed."""
        said = Tee(sys.stderr)
        run: Run = stand if hasattr(os, "fork") and version_of_code() == version else spawn
        if run is spawn:
            stand.drop()
        try:
            with redirect_stderr(said):
                build_site(self.root, config=self.config, out=self.out, wanted=Wanted(preview=True), run=run)
        except BuildFailed as fault:
            stand.fail()
            return f"{said.text}{fault}"
        stand.keep()
        return ""

    def show(self, stand: Stand, edited: Iterable[str]) -> bool:
        """Show the pages that an edit touches before they are built with everything else; say whether that was done."""
        paths, folder = map(os.path.abspath, edited), quick_of(self.root / self.out).absolute()
        return bool(stand.kept and stand.kept.show(paths, folder))


def find_edited(before: Seen, now: Seen) -> set[str]:
    """Return the files that are not as they were seen."""
    return {path for path, _ in before.items() ^ now.items()}


class Tee(io.TextIOBase):
    """Passes words on, and keeps them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.text = ""

    def write(self, words: str) -> int:
        """Write to both."""
        self.text += words
        return self._stream.write(words)


def look_at(folders: Sequence[Path]) -> Seen:
    """Return when each file was last written, and its size."""
    return {entry.path: (status.st_mtime_ns, status.st_size) for folder in folders for entry, status in _walk(folder)}


def _walk(folder: Path | str) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it is gone, or a file
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
            else:
                yield entry, entry.stat(follow_symlinks=False)
        except OSError:
            continue


def _await_change(folders: Sequence[Path], seen: Seen) -> Seen:
    """Wait until files are not as they were seen, then until they stay as they are: editors write in steps."""
    while (now := look_at(folders)) == seen:
        time.sleep(_STEP)
    while True:
        time.sleep(_CALM)
        again = look_at(folders)
        if again == now:
            return now
        now = again


class PortTaken(Exception):
    """Raised where nothing can listen at a port; its text says why."""


def serve_preview(root: Path, *, config: str, port: int, say: Callable[[str], None]) -> None:
    """Serve a preview and build it again after each change, until the process is asked to end; the server ends too."""
    out = (Path(config).parent / WORK / f"serve-{port}").as_posix()
    notice = root / f"{out}.json"
    notice.unlink(missing_ok=True)
    try:
        server = PreviewServer(root / out, notice, port)
    except OSError as fault:
        raise PortTaken(fault.strerror) from None
    end = _start_server(server)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit(143))
    say(f"serving http://{HERE}:{port}/ (stop with Ctrl-C)")
    try:
        Watch(root, config, out, notice).run(list_watched(root, config), say)
    except KeyboardInterrupt:
        say("stopped")
    finally:
        end()
        notice.unlink(missing_ok=True)


def _start_server(server: PreviewServer) -> Callable[[], None]:
    """Start the server beside this process; return what ends it."""
    if not hasattr(os, "fork"):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_close
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        for name in (signal.SIGINT, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)  # Ctrl-C is for the first process, which ends this one.
        try:
            server.end_with(parent)
            server.serve_forever(poll_interval=0.2)
        finally:
            os._exit(0)
    server.server_close()

    def end() -> None:
        with suppress(OSError):
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)

    return end


def list_watched(root: Path, config: str) -> list[Path]:
    """Return what a site is made from: data, prose, theme, code, and the folder's own files such as configurations."""
    named = load_folders(root / config)
    base, code = named.base, Path(__file__).parents[1]
    return [base / named.data, content_folder(base, named.data), named.prose, code, THEME, base / config]
