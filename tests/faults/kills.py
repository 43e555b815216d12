"""Kill commands that write before any change of the disk, and look at what stands then."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from generator.files.edits import settle_edits
from generator.files.hashes import MANIFEST, hash_all
from generator.publish.bundle import make_bundle
from generator.publish.manifest import make_manifest
from tests.unit.corpora import MINI

Files = dict[str, bytes]
COMMANDS = {
    "review": ("review", "--accept-all"),
    "ids": ("ids", "--write"),
    "new": ("new", "topic", "quiet-nights", "--set", "title=Quiet nights"),
    "statement": ("new", "statement", "xb", "lakes", "2-2-reservation-horns", "--set", "kind=reservation"),
    "fmt": ("fmt",),
    "rename": ("rename", "topic", "noise", "loud-noise"),
    "release": ("release",),
    "schemas": ("schemas", "--write"),
    "export": ("export", "--out", "made"),
    "pages": ("pages", "--out", "made"),
    "bundle": (),
}
NEW_FOLDERS = frozenset({"export", "pages", "bundle"})
"""Commands that make a folder of their own, in many steps."""
WRITES = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "ctypes.dlsym"})
SAVED = (
    "data/topics/noise.yml",
    "data/states/xb/lakes.yml",
    "content/guides/reading.md",
    "data/reviewed.txt",
    "data/ids.txt",
)
"""Files that somebody saves while a command works: those it writes, those it reads, and those it does neither with."""


def prepare(root: Path, command: str) -> None:
    """Lay out the invented corpus so that a command has something to write."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, root / name)
    os.chdir(root)
    if command == "release":
        shutil.rmtree(root / "data/releases")
    if command == "rename":
        page = root / "content/guides/reading.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [topic:noise|drums].\n", encoding="utf-8")
    assert run("ids", "--write") == run("review", "--accept-all") == 0
    if command == "ids":
        ledger = root / "data/ids.txt"
        ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-2]))
    for name in ("noise", "final") if command == "review" else ():
        topic = root / f"data/topics/{name}.yml"
        topic.write_text(topic.read_text(encoding="utf-8").replace("title: ", "title: Other "), encoding="utf-8")
    if command == "fmt":
        for file in sorted((root / "data").rglob("*.yml"))[:6]:
            file.write_bytes(file.read_bytes().replace(b": ", b":   ", 1) + b"\n\n")
    if command == "schemas":
        (root / "data/schemas").mkdir(exist_ok=True)
        for name in ("spare", "topic", "term"):
            (root / f"data/schemas/{name}.json").write_text("{}", encoding="utf-8")
    if command == "bundle":
        site = {"index.html": b"<p>one</p>", "data/a.json": b"[]"}
        manifest = make_manifest(hash_all(site), title="Pacts", version="2020-01-01-abcdef01", texts={})
        for path, content in {**site, MANIFEST: manifest}.items():
            (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "site" / path).write_bytes(content)
        (root / "made").mkdir()


def run(*arguments: str) -> int:
    return CliRunner().invoke(main, list(arguments)).exit_code


def _work(command: str) -> int:
    if command == "bundle":
        make_bundle(Path("site"), Path("made"))
        return 0
    return run(*COMMANDS[command])


def in_child(root: Path, command: str, at: int, event: Callable[[], None]) -> int | None:
    """Run a command in a process of its own, with `event` before its n-th change of the disk; None where killed."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.chdir(root)
            _call_at(at, event)
            code = _work(command)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _call_at(at: int, event: Callable[[], None]) -> None:
    left = [at]

    def watch(name: str, arguments: tuple[object, ...]) -> None:
        mode = arguments[1] if name == "open" else None
        writes = name in WRITES or (isinstance(mode, str) and set(mode) & set("wax+"))
        if writes and left[0] > 0:
            left[0] -= 1
            if left[0] == 0:
                event()

    sys.addaudithook(watch)


def kill_this() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def held_in(root: Path) -> Files:
    """Return every file but those that a command keeps apart while it works."""
    return {
        path: file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not (path := file.relative_to(root).as_posix()).startswith((".", "made/."))
    }


def lay_out_first(place: Path, command: str) -> Callable[[], Path]:
    """Return what lays out a new folder for a command, each time the same."""
    prepare(place / "first", command)

    def copy() -> Path:
        os.chdir(place)
        shutil.rmtree(place / "work", ignore_errors=True)
        return Path(shutil.copytree(place / "first", place / "work"))

    return copy


def kill_everywhere(lay_out: Callable[[], Path], command: str, *, step: int) -> Counter[str]:
    """Kill a command before each `step`-th change of the disk in turn; give what stood then, each time asserted.

    Then stands what was, or all that was to be; the next run works, and clears what was left.
    """
    root = lay_out()
    before = held_in(root)
    assert in_child(root, command, 0, kill_this) == 0
    after = held_in(root)
    assert before != after
    seen = Counter[str]()
    for at in range(1, 5000, step):
        root = lay_out()
        if in_child(root, command, at, kill_this) is not None:
            break
        if command in NEW_FOLDERS:
            assert all(content == after[path] for path, content in held_in(root).items()), at
        settle_edits(root)
        found = held_in(root)
        if command != "bundle":
            assert found in (before, after), at
        seen["as before" if found == before else "as after"] += 1
        again = in_child(root, command, 0, kill_this)
        assert again == 0 or found == after, at
        assert held_in(root) == after or command in ("new", "statement", "rename"), at
        left = [path.name for path in (*root.iterdir(), *(root / "made").glob(".*")) if path.name.startswith(".")]
        assert left == [], at
    return seen
