"""Run MkDocs in a process of its own, or in a fork of one that has loaded what a build needs."""

from __future__ import annotations

import importlib
import os
import re
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, NoReturn

_FIRST = (
    "mkdocs.commands.build",
    "mkdocs.config.defaults",
    "generator.publish.mkdocs.hook",
    "generator.publish.pipeline",
)
_LATER = (
    "generator.publish.making",
    "generator.checks.rules",
    "generator.search.box",
    "generator.publish.hosting",
    "generator.publish.seal",
)
_OUR_HOOK = Path(__file__).with_name("hook.py")
_HOOK = re.compile(r"(?m)^hooks:[ \t]*\n[ \t]+-[ \t]+(?P<path>[^\s\"'#]+)[ \t]*$")


@dataclass(frozen=True)
class Running:
    """MkDocs at work: what it says, what waits for its exit code, and what ends it."""

    said: IO[bytes]
    wait: Callable[[], int]
    kill: Callable[[], None]


Run = Callable[[Path, Sequence[str], Mapping[str, str]], Running]
"""Begins MkDocs in a folder with arguments and more variables."""


def spawn(root: Path, arguments: Sequence[str], variables: Mapping[str, str]) -> Running:
    """Begin MkDocs in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    process = subprocess.Popen(command, cwd=root, env={**os.environ, **variables}, stderr=subprocess.PIPE)
    assert process.stderr is not None

    def kill() -> None:
        process.kill()
        process.wait()

    return Running(process.stderr, process.wait, kill)


def choose_run(config: Path) -> Run:
    """Return how MkDocs begins: in a fork, which imports nothing twice, where that is safe.

    What only makers need is not loaded yet: that happens while another process is at work.

    It is not beside other threads, nor where the configuration runs another copy of the program.
    """
    with suppress(OSError, ValueError):
        hook = _HOOK.search(config.read_text(encoding="utf-8"))
        is_ours = hook is not None and os.path.samefile(config.parent / hook["path"], _OUR_HOOK)
        if is_ours and hasattr(os, "fork") and threading.active_count() == 1:
            _load(_FIRST)
            return fork
    return spawn


def load_needed() -> None:
    """Load what builds need: for a process that begins many."""
    _load((*_FIRST, *_LATER))


def _load(modules: Iterable[str]) -> None:
    for module in modules:
        importlib.import_module(module)


def fork(root: Path, arguments: Sequence[str], variables: Mapping[str, str]) -> Running:
    """Begin MkDocs in a fork of this process, which must have no other threads."""
    said, end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(said)
        _be_mkdocs(root, arguments, variables, end)
    os.close(end)

    def wait() -> int:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    return Running(os.fdopen(said, "rb"), wait, partial(end_child, child))


def end_child(child: int) -> None:
    """End a process that this one began, at once."""
    with suppress(OSError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _be_mkdocs(root: Path, arguments: Sequence[str], variables: Mapping[str, str], end: int) -> NoReturn:
    """Be MkDocs until its end, and run nothing of the first process."""
    code = 1
    try:
        code = be_mkdocs(root, arguments, variables, end)
    finally:
        os._exit(code)


def be_mkdocs(root: Path, arguments: Sequence[str], variables: Mapping[str, str], end: int) -> int:
    """Run MkDocs in this process, which says everything to `end`; return the code that it would end with."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.dup2(end, 2)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", buffering=1, closefd=False)
        os.chdir(root)
        os.environ.update(variables)
        from mkdocs.__main__ import cli

        cli(list(arguments), prog_name="mkdocs")
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
    return code
