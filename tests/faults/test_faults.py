"""Whatever happens to the machine while a site is built: the last good site stays whole, and the next build works."""

from __future__ import annotations

import ctypes
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.files.hashes import MANIFEST
from generator.publish.pipeline import make_site
from generator.publish.verify import verify
from generator.reading.problems import DataFaults

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "mini"
BUILD = "import sys; from generator.cli import main; main(['build'], prog_name='build')"
KILLS = 50
OVERRIDES = (1, 2)
"""Linux's numbers of the rights by which root passes over permissions (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
EDITED = ("data/topics/noise.yml", "title: Noise", "title: Sounds")

KEPT = ["frame.bin", "records.bin", "references.bin", "site-*.bin", "templates.bin", "words.bin"]
"""What a build keeps for the next one."""

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus with its site."""
    work = tmp_path_factory.mktemp("built")
    for name in ("data", "content"):
        shutil.copytree(MINI / name, work / name)
    config = (
        (MINI / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("site_dir: ../../.build/mini", "site_dir: site")
        .replace("../../", f"{ROOT}/")
    )
    (work / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = _build(work)
    assert done.returncode == 0, done.stderr
    return work


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, to be spoilt, without what is known of the site at its first place."""
    work = Path(shutil.copytree(built, tmp_path / "work", ignore=shutil.ignore_patterns("site-*.bin")))
    yield work
    for path in work.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def _start(root: Path, *, bound: bool = False, **environment: str) -> subprocess.Popen[str]:
    """Start a build in a group of its own; `bound` by permissions, which root is not."""
    held = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": str(ROOT), **environment}
    return subprocess.Popen(
        [sys.executable, "-c", BUILD],
        cwd=root,
        env={key: value for key, value in held.items() if value},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_drop_rights if bound else None,
    )


def _drop_rights() -> None:
    """Give up what lets root pass over permissions; for anybody else there is nothing to give up."""
    drop_from_bounding_set = 24
    for right in OVERRIDES:
        ctypes.CDLL(None).prctl(drop_from_bounding_set, right, 0, 0, 0)


def _build(root: Path, *, bound: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
    with _start(root, bound=bound, **environment) as process:
        out, said = process.communicate()
    return subprocess.CompletedProcess([], process.returncode, out, said)


def _seconds_of_a_build(root: Path) -> float:
    """Return how long a build after one edit takes now."""
    _edit(root)
    started = time.monotonic()
    assert _build(root).returncode == 0
    return time.monotonic() - started


def _files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _version(root: Path) -> str:
    """Return the version of the data that the site was made from."""
    return str(json.loads((root / "site" / MANIFEST).read_text(encoding="utf-8"))["version"])


def _edit(root: Path) -> None:
    name, old, new = EDITED
    text = (root / name).read_text(encoding="utf-8")
    old, new = (old, new) if old in text else (new, old)
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def _need_plain_end(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The build ended with 1 and a line or two that say what happened; no traceback."""
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert "left as it" in last, done.stderr
    assert any(word in done.stderr for word in words), done.stderr
    assert len(done.stderr.splitlines()) < 12, done.stderr


def _need_no_leftovers(root: Path) -> None:
    assert sorted(path.name for path in (root / ".build").iterdir()) == ["lock"]
    kept = sorted(path.name for path in (root / ".cache").iterdir())
    assert [re.sub(r"(?<=^site-)[0-9a-f]{16}", "*", name) for name in kept] == KEPT, kept


def test_killed_at_any_moment_the_site_is_the_old_or_the_new_one(root: Path) -> None:
    """Fifty builds of an edited corpus, each killed with all its processes at another moment."""
    old = _version(root)
    _edit(root)
    assert _build(root).returncode == 0
    new = _version(root)
    assert old != new
    chance, seen, whole = random.Random(9), Counter[str](), _seconds_of_a_build(root)
    while seen["killed"] < KILLS:
        _edit(root)
        started = time.monotonic()
        with _start(root) as process:
            try:
                process.wait(whole * (seen["killed"] + chance.random()) / KILLS)
                whole = min(whole, time.monotonic() - started)
                seen["ended before"] += 1
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                seen["killed"] += 1
        copy = verify(root / "site")
        assert copy.is_whole, seen
        assert _version(root) in (old, new), seen
        seen["the old site" if _version(root) == old else "the new site"] += 1
    print(dict(seen))
    assert len(list((root / ".build").glob("site-*"))) <= 1, "leftovers pile up"
    done = _build(root)
    assert done.returncode == 0, done.stderr
    _need_no_leftovers(root)
    assert verify(root / "site").is_whole
    assert _version(root) == (new if EDITED[2] in (root / EDITED[0]).read_text(encoding="utf-8") else old)


FULL = """
import builtins, io, os
real, count = io.open, [0]
def full(file, mode="r", *rest, **named):
    if any(sign in mode for sign in "wax") and not str(file).endswith("lock"):
        count[0] += 1
        if count[0] >= int(os.environ["FULL_AT"]):
            raise OSError(28, "No space left on device", str(file))
    return real(file, mode, *rest, **named)
io.open = builtins.open = full
"""


@pytest.mark.parametrize("at", [1, 9, 140])
def test_a_full_disk_costs_nothing(root: Path, tmp_path: Path, at: int) -> None:
    """From the n-th file on nothing can be written: one line says so, and the site is the last one."""
    (tmp_path / "patch").mkdir()
    (tmp_path / "patch" / "sitecustomize.py").write_text(FULL, encoding="utf-8")
    before = _files(root / "site")
    _edit(root)
    path = f"{tmp_path / 'patch'}:{ROOT}"
    done = _build(root, PYTHONPATH=path, FULL_AT=str(at), PYTHONDONTWRITEBYTECODE="1")
    _need_plain_end(done, "No space left on device")
    assert _files(root / "site") == before
    assert _build(root).returncode == 0
    assert _files(root / "site") != before
    _need_no_leftovers(root)


def test_files_that_may_not_grow_cost_nothing(root: Path) -> None:
    """A limit of the system on the size of files, in the middle of writing one."""
    before = _files(root / "site")
    _edit(root)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        done = _build(root, PYTHONDONTWRITEBYTECODE="1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    _need_plain_end(done, "File too large")
    assert _files(root / "site") == before
    assert _build(root).returncode == 0


@contextmanager
def _locked(path: Path, mode: int) -> Iterator[None]:
    was = path.stat().st_mode & 0o7777
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(was)


@pytest.mark.parametrize(
    "name", [".", ".build", "data", "data/topics", "data/topics/noise.yml", "content/guides/reading.md"]
)
def test_without_permission_the_message_names_the_place(root: Path, name: str) -> None:
    """Folders that cannot be written and files that cannot be read end the build with their name."""
    before = _files(root / "site")
    _edit(root)
    if name == ".":
        shutil.rmtree(root / ".build")
    with _locked(root / name, 0o555 if name in (".", ".build") else 0):
        done = _build(root, bound=True)
    _need_plain_end(done, "Permission denied")
    assert _files(root / "site") == before
    assert _build(root).returncode == 0


def test_a_cache_that_cannot_be_written_is_done_without(root: Path) -> None:
    """Nothing is kept for the next build, and the site is the same."""
    _edit(root)
    with _locked(root / ".cache", 0o555):
        assert _build(root, bound=True).returncode == 0
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("no folder", encoding="utf-8")
    made = _files(root / "site")
    assert _build(root).returncode == 0
    assert _files(root / "site") == made


def test_two_builds_at_once_wait_for_each_other(root: Path) -> None:
    """Both end well, and the site is whole."""
    _edit(root)
    with _start(root) as one, _start(root) as other:
        said = [process.communicate()[1] for process in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    made = _files(root / "site")
    assert _build(root).returncode == 0
    assert _files(root / "site") == made
    _need_no_leftovers(root)


@pytest.mark.parametrize("file", ["data/topics/noise.yml", "content/guides/reading.md"])
def test_files_that_change_while_they_are_read_are_reported(root: Path, file: str) -> None:
    """Pages of two states of the data, or of the prose, are never put together."""
    changed: list[str] = []

    def change(words: str) -> None:
        if words.startswith("rendering") and not changed:
            changed.append(words)
            with (root / file).open("a", encoding="utf-8") as added:
                added.write("\n")

    with pytest.raises(DataFaults) as fault:
        make_site(root, say=change)
    assert "changed while the site was being made" in fault.value.report.as_text()
    assert make_site(root).pages


def test_the_clock_and_the_dates_of_files_change_nothing(root: Path) -> None:
    """The same site with the clock set back to 1970, and with files from the next century."""
    before = _files(root / "site")
    for path in (root / "data").rglob("*"):
        os.utime(path, (4_102_444_800, 4_102_444_800))
    shutil.rmtree(root / ".cache")
    assert _build(root, SOURCE_DATE_EPOCH="0").returncode == 0
    assert _files(root / "site") == before


def test_neither_home_nor_a_folder_for_temporary_files_is_needed(root: Path) -> None:
    """A bare environment, as in a container."""
    before = _files(root / "site")
    done = _build(root, HOME="", TMPDIR="/nonexistent")
    assert done.returncode == 0, done.stderr
    assert _files(root / "site") == before


@pytest.mark.parametrize(("mask", "folders", "files"), [(0o077, 0o755, 0o644), (0o000, 0o775, 0o664)])
def test_a_server_may_read_the_site_and_nobody_else_changes_it(root: Path, mask: int, folders: int, files: int) -> None:
    """Whatever the shell takes away from new files, or leaves to everybody."""
    shutil.rmtree(root / "site")
    held = os.umask(mask)
    try:
        done = _build(root)
    finally:
        os.umask(held)
    assert done.returncode == 0, done.stderr
    made = [root / "site", *(root / "site").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} - {0o755} <= {folders}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {files}


def test_python_without_asserts_and_docstrings_builds_the_same(root: Path) -> None:
    """PYTHONOPTIMIZE=2: what people read of docstrings is taken from the source."""
    before = _files(root / "site")
    shutil.rmtree(root / ".cache")
    done = _build(root, PYTHONOPTIMIZE="2", PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0, done.stderr
    assert _files(root / "site") == before
