"""Build into `site/` so that the last good site stays whole until the new one takes its place in one rename."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.files.replacing import put_folder
from generator.publish.manifest import find_strange

try:
    import fcntl
except ImportError:  # Windows has no flock; two builds at once are then not kept apart.
    fcntl = None  # type: ignore[assignment]

WORK = ".build"
_OF_THE_MACHINE = re.compile(r"(OSError|(Permission|FileNotFound|FileExists|NotADirectory|Memory)Error)\b")
"""Faults that say what happened in one line: nothing is wrong with the program."""


class BuildFailed(Exception):
    """Raised when no new site was made; its text says why. The last good site is untouched."""


class NotReplaced(BuildFailed):
    """Raised where a site would take the place of what no build made."""


def build_site(root: Path, *, config: str = "mkdocs.yml", out: str = "site", pdf: bool = False) -> Path:
    """Build the site with MkDocs beside the old one, then put it in its place; return the site's folder.

    Raises NotReplaced, before anything is done, where the folder holds what no build made.
    With `pdf` the books are made as PDF too, which takes minutes and needs WeasyPrint.
    """
    work = root / WORK
    try:
        work.mkdir(exist_ok=True)
        with _alone(work / "lock"):
            _clear(work, root / out)
            _need_own(root / out, out)
            fresh = Path(tempfile.mkdtemp(prefix="site-", dir=work))
            try:
                _run_mkdocs(root, config, fresh, pdf=pdf)
                (fresh / ".gitignore").write_text("*\n!.gitignore\n", encoding="utf-8")
                fresh.chmod(0o755)
                put_folder(fresh, root / out, aside=_aside(work, root / out))
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        raise BuildFailed(f"{fault.strerror or fault}{where}; {out}/ was left as it is") from None
    return root / out


def _run_mkdocs(root: Path, config: str, fresh: Path, *, pdf: bool) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORDANCE_PDF": "yes" if pdf else ""}
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        fault = _relay(process.stderr)
    if process.returncode:
        raise BuildFailed(f"{fault}no new site was made; the last one was left as it is")


def _relay(said: IO[bytes]) -> str:
    """Pass on what MkDocs says, but for a traceback that only tells of the machine; give its last line."""
    trace: list[str] = []
    for raw in said:
        line = raw.decode("utf-8", "replace")
        if trace or line.startswith("Traceback (most recent call last)"):
            trace.append(line)
        else:
            sys.stderr.write(line)
    last = next((line.strip() for line in reversed(trace) if line.strip()), "")
    if _OF_THE_MACHINE.match(last):
        return f"{last.partition(': ')[2] or last}; "
    sys.stderr.write("".join(trace))
    return ""


def _clear(work: Path, site: Path) -> None:
    """Remove what killed builds left; where one was killed between two renames, put the last site back."""
    old = _aside(work, site)
    if old.exists() and not site.exists():
        os.rename(old, site)
    if fcntl is not None:  # Without a lock another build may be at work there.
        for left in (*work.glob("site-*"), old):
            shutil.rmtree(left, ignore_errors=True)


def _aside(work: Path, site: Path) -> Path:
    """Return where the last site is between two renames, on a system that cannot exchange two folders in one step."""
    return work / f"old-{site.name}"


def _need_own(site: Path, out: str) -> None:
    strange = find_strange(site)
    if strange:
        what = f'it holds "{strange}", which no build made' if site.is_dir() else "it is no folder"
        raise NotReplaced(f"{out} cannot get the site, which takes the place of all that is there: {what}")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other build of this folder runs."""
    with lock.open("w", encoding="utf-8") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
