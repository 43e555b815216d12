"""Commands that write data lose nothing: killed, or beside somebody who saves a file, or beside each other."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.files.edits import EDITS, settle_edits
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
WRITES = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "ctypes.dlsym"})
SAVED = (
    "data/topics/noise.yml",
    "data/states/xb/lakes.yml",
    "content/guides/reading.md",
    "data/reviewed.txt",
    "data/ids.txt",
)
"""Files that somebody saves while a command works: those it writes, those it reads, and those it does neither with."""


def _prepare(root: Path, command: str) -> None:
    """Lay out the invented corpus so that a command has something to write."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, root / name)
    os.chdir(root)
    if command == "release":
        shutil.rmtree(root / "data/releases")
    if command == "rename":
        page = root / "content/guides/reading.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [topic:noise|drums].\n", encoding="utf-8")
    assert _run("ids", "--write") == _run("review", "--accept-all") == 0
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


def _run(*arguments: str) -> int:
    return CliRunner().invoke(main, list(arguments)).exit_code


def _work(command: str) -> int:
    if command == "bundle":
        make_bundle(Path("site"), Path("made"))
        return 0
    return _run(*COMMANDS[command])


def _in_child(root: Path, command: str, at: int, event: Callable[[], None]) -> int | None:
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


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _held(root: Path) -> Files:
    """Give every file but those that a command keeps apart while it works."""
    return {
        path: file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not (path := file.relative_to(root).as_posix()).startswith((".", "made/."))
    }


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Callable[[], Path]]:
    """Give what lays out a new folder for a command, each time the same."""
    monkeypatch.chdir(tmp_path)

    def of(command: str) -> Callable[[], Path]:
        _prepare(tmp_path / "first", command)

        def copy() -> Path:
            os.chdir(tmp_path)
            shutil.rmtree(tmp_path / "work", ignore_errors=True)
            return Path(shutil.copytree(tmp_path / "first", tmp_path / "work"))

        return copy

    return of


@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_any_change_nothing_is_lost_or_half(fresh: Callable[[str], Callable[[], Path]], command: str) -> None:
    """Before each change of the disk in turn: then stands what was, or all that was to be, and the next run works."""
    lay_out = fresh(command)
    root = lay_out()
    before = _held(root)
    assert _in_child(root, command, 0, _kill) == 0
    after = _held(root)
    assert before != after
    seen = Counter[str]()
    for at in range(1, 2000, 7 if command in ("export", "pages") else 1):
        root = lay_out()
        if _in_child(root, command, at, _kill) is not None:
            break
        if command in ("export", "pages", "bundle"):
            assert all(content == after[path] for path, content in _held(root).items()), at
        settle_edits(root)
        found = _held(root)
        if command != "bundle":
            assert found in (before, after), at
        seen["as before" if found == before else "as after"] += 1
        again = _in_child(root, command, 0, _kill)
        assert again == 0 or found == after, at
        assert _held(root) == after or command in ("new", "statement", "rename"), at
        left = [path.name for path in (*root.iterdir(), *(root / "made").glob(".*")) if path.name.startswith(".")]
        assert left == [], at
    print(f"{command}: {seen.total()} kills, {dict(seen)}")
    assert seen.total() > 4


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("export", "pages", "bundle")])
def test_a_file_saved_meanwhile_is_never_lost(fresh: Callable[[str], Callable[[], Path]], command: str) -> None:
    """Whatever is saved before any change of the disk is still there, and a command that fails has written nothing."""
    lay_out = fresh(command)
    before, seen = _held(lay_out()), Counter[str]()
    for name in SAVED:
        for at in (*range(1, 24), *range(40, 400, 60)):
            root = lay_out()
            words = f"# saved by somebody {at}\n".encode()

            def save(root: Path = root, name: str = name, words: bytes = words) -> None:
                (root / name).write_bytes(words)
                (root.parent / "saved").write_bytes(b"")

            (root.parent / "saved").unlink(missing_ok=True)
            code = _in_child(root, command, at, save)
            if not (root.parent / "saved").exists():
                break
            seen["saves"] += 1
            found = _held(root)
            assert found[name] == words, (name, at, code)
            if code:
                seen["refused"] += 1
                assert {**before, name: words} == found, (name, at, code)
            assert not (root / EDITS).exists(), (name, at)
    print(f"{command}: {dict(seen)}")
    assert seen["saves"] > 10


def test_acceptances_at_once_lose_none(fresh: Callable[[str], Callable[[], Path]]) -> None:
    """Two commands that accept different things at the same time: both are in the ledger."""
    root = fresh("review")()
    os.chdir(root)
    said = CliRunner().invoke(main, ["review"]).output
    names = [line.split(": ")[1] for line in said.splitlines() if line.endswith("(not accepted)")]
    assert len(names) >= 2
    children = []
    for name in names:
        child = os.fork()
        if child == 0:
            _run("review", "--accept", name)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    assert _run("review") == 0
