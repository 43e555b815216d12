"""Build into `site/` so that the last good site stays whole until the new one takes its place in one rename."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.files.locking import CAN_LOCK, locked
from generator.files.replacing import put_folder
from generator.publish.belonging import BuildFailed, NotReplaced, find_out, need_own_title
from generator.publish.house import CLEAN, PREVIEW, SITE, START_ANEW, STATE, WHY, hash_house, hash_source, store_of
from generator.publish.last_site import drop_stale, fresh_of, read_last, read_own
from generator.publish.manifest import find_strange
from generator.publish.mkdocs.running import Run, choose_run

WORK = ".build"
_OF_THE_MACHINE = re.compile(r"(OSError|(Permission|FileNotFound|FileExists|NotADirectory|Memory)Error)\b")
"""Faults that say what happened in one line: nothing is wrong with the program."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a build besides the site."""

    pdf: bool = False
    """The books as PDF too, which takes minutes and needs WeasyPrint."""
    clean: bool = False
    """Nothing is taken from the last site."""
    why: bool = False
    """It is said why each product was made."""
    preview: bool = False
    """What nobody accepted yet is shown, and marked."""


def build_site(
    root: Path,
    *,
    config: str = "mkdocs.yml",
    out: str | None = None,
    wanted: Wanted = Wanted(),
    run: Run | None = None,
) -> Path:
    """Build the site with MkDocs beside the old one, then put it in its place; return the site's folder.

    That is `out`, or else what the configuration names. What has not changed is taken from the old site; where nothing
    has changed, that stays as it is.
    Raises NotReplaced, before anything is done, where the folder holds what no build made, or another's site.
    """
    work = root.joinpath(config).parent / WORK
    out = find_out(root, config) if out is None else out
    try:
        if work.is_symlink():  # Folders are removed in it, and it may have come with the project.
            raise NotReplaced(f"{work.name} is a link, and builds are made in a folder of their own: remove the link")
        work.mkdir(exist_ok=True)
        with _alone(work / "lock"):
            state = _find_state(root / config, root / out)
            _clear(work, root / out, state)
            _need_own(root / out, out, state)
            need_own_title(root / config, root / out, out, state)
            if not wanted.clean and _is_up_to_date(root / config, root / out, state, wanted):
                return root / out
            fresh = Path(tempfile.mkdtemp(prefix="site-", dir=work))
            try:
                _make(root, config, fresh, _set_variables(wanted, state, root / out), run or choose_run(root / config))
                (fresh / ".gitignore").write_text("*\n!.gitignore\n", encoding="utf-8")
                fresh.chmod(0o755)
                (root / out).parent.mkdir(parents=True, exist_ok=True)
                put_folder(fresh, root / out, aside=_aside(work, root / out))
                with suppress(OSError):
                    os.replace(fresh_of(state), state)
                    drop_stale(state)
            finally:
                for left in (fresh, store_of(fresh)):
                    shutil.rmtree(left, ignore_errors=True)
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        raise BuildFailed(f"{fault.strerror or fault}{where}; {out}/ was left as it is") from None
    return root / out


def _find_state(config: Path, site: Path) -> Path:
    """Return the file that holds what is known of a site made with a configuration: it stands in the cache folder."""
    name = hashlib.sha256(f"{config.resolve()}\0{site.resolve()}".encode()).hexdigest()[:16]
    return config.resolve().parent / ".cache" / f"site-{name}.bin"


def _set_variables(wanted: Wanted, state: Path, site: Path) -> dict[str, str]:
    """Return the variables that say to the hook what is wanted, and what is known of the last site."""
    asked = {"CONCORDANCE_PDF": wanted.pdf, CLEAN: wanted.clean, WHY: wanted.why, PREVIEW: wanted.preview}
    return {STATE: str(state), SITE: str(site), **{name: "yes" if asks else "" for name, asks in asked.items()}}


def _is_up_to_date(config: Path, site: Path, state: Path, wanted: Wanted) -> bool:
    """Return whether a site is what a build would make: nothing it was made from has changed, and no file of it."""
    if not state.exists() or not site.is_dir():
        return False
    last = read_last(state, site, house=hash_house(config, _set_variables(wanted, state, site)))
    folders = [Path(folder) for folder in last.folders]
    if not last.products or hash_source(folders) != last.source or not last.is_whole():
        return False
    if wanted.why:
        sys.stderr.write("  nothing has changed: the last site stays\n")
    return True


def _make(root: Path, config: str, fresh: Path, variables: dict[str, str], run: Run) -> None:
    """Make the site in a fresh folder; from nothing where the last site turns out to be unfit."""
    if _run_mkdocs(root, config, fresh, variables, run) == START_ANEW:
        shutil.rmtree(fresh)
        fresh.mkdir()
        _run_mkdocs(root, config, fresh, {**variables, CLEAN: "yes"}, run)


def _run_mkdocs(root: Path, config: str, fresh: Path, variables: dict[str, str], run: Run) -> int:
    arguments = ["build", "--quiet", "--strict", "-f", config, "-d", str(fresh)]
    running = run(root, arguments, {"NO_MKDOCS_2_WARNING": "1", **variables})
    try:
        with running.said:
            fault = _relay(running.said)
        code = running.wait()
    except BaseException:
        running.kill()
        raise
    if code not in (0, START_ANEW) or (variables[CLEAN] and code):
        raise BuildFailed(f"{fault}no new site was made; the last one was left as it is")
    return code


def _relay(said: IO[bytes]) -> str:
    """Pass on what MkDocs says, but for a traceback that only tells of the machine; return its last line."""
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


def _clear(work: Path, site: Path, state: Path) -> None:
    """Remove what killed builds left; where one was killed between two renames, put the last site back."""
    old = _aside(work, site)
    if old.exists() and not site.exists():
        os.rename(old, site)
    if CAN_LOCK:  # Without a lock another build may be at work there.
        for left in (*work.glob("site-*"), old):
            shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        fresh_of(state).unlink()


def _aside(work: Path, site: Path) -> Path:
    """Return where the last site is between two renames, on a system that cannot exchange two folders in one step."""
    return work / f"old-{site.name}"


def _need_own(site: Path, out: str, state: Path) -> None:
    if find_strange(site) and (strange := find_strange(site, own=read_own(state, site))):
        what = f'it holds "{strange}", which no build made' if site.is_dir() else "it is no folder"
        raise NotReplaced(f"{out} cannot get the site, which takes the place of all that is there: {what}")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other build of this folder runs."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)  # A file that a link leads to is not ours.
    with os.fdopen(os.open(lock, flags, 0o666), "r+b", buffering=0) as held, locked(held.fileno()):
        yield
