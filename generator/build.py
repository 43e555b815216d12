"""Build into `site/` so that the last good site stays whole until the new one takes its place in one rename."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock; two builds at once are then not kept apart.
    fcntl = None  # type: ignore[assignment]

WORK = ".build"


class BuildFailed(Exception):
    """Raised when no new site was made; its text says why. The last good site is untouched."""


def build_site(root: Path, *, config: str = "mkdocs.yml", out: str = "site", pdf: bool = False) -> Path:
    """Build the site with MkDocs beside the old one, then put it in its place; give the site's folder.

    With `pdf` the books are made as PDF too, which takes minutes and needs WeasyPrint.
    """
    work = root / WORK
    try:
        work.mkdir(exist_ok=True)
        with _alone(work / "lock"):
            fresh = Path(tempfile.mkdtemp(prefix="site-", dir=work))
            try:
                _run_mkdocs(root, config, fresh, pdf=pdf)
                (fresh / ".gitignore").write_text("*\n!.gitignore\n", encoding="utf-8")
                fresh.chmod(0o755)
                _swap(fresh, root / out)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        raise BuildFailed(f"{fault.strerror or fault}{where}; {out}/ was left as it is") from None
    return root / out


def _run_mkdocs(root: Path, config: str, fresh: Path, *, pdf: bool) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORDANCE_PDF": "yes" if pdf else ""}
    code = subprocess.run(command, cwd=root, env=environment, check=False).returncode
    if code:
        raise BuildFailed("no new site was made; the last one was left as it is")


def _swap(fresh: Path, site: Path) -> None:
    """Exchange the two folders in one step where the system can; otherwise by two renames."""
    if not site.exists():
        os.rename(fresh, site)
        return
    if not _exchange(fresh, site):
        old = fresh.with_name(f"{fresh.name}-old")
        os.rename(site, old)
        os.rename(fresh, site)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two paths with Linux's renameat2(RENAME_EXCHANGE); say whether it was done."""
    at_current_folder, rename_exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(at_current_folder, os.fsencode(one), at_current_folder, os.fsencode(other), rename_exchange)
    return bool(done == 0)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other build of this folder runs."""
    with lock.open("w", encoding="utf-8") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
