"""Commands that write data lose nothing: killed, or beside somebody who saves a file, or beside each other."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.files.edits import EDITS
from generator.files.replacing import put_new_file
from tests.faults.kills import COMMANDS, NEW_FOLDERS, SAVED, held_in, in_child, kill_everywhere, lay_out_first, run


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Callable[[], Path]]:
    """Return what lays out a new folder for a command, each time the same."""
    monkeypatch.chdir(tmp_path)
    return lambda command: lay_out_first(tmp_path, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_any_change_nothing_is_lost_or_half(fresh: Callable[[str], Callable[[], Path]], command: str) -> None:
    """A sample of what `python -m tests.faults --kills` tries: old or new, never half, and the next run is clean."""
    seen = kill_everywhere(fresh(command), command, step=29 if command in ("export", "pages") else 3)
    print(f"{command}: {seen.total()} kills, {dict(seen)}")
    assert seen.total() > 1


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in NEW_FOLDERS])
def test_a_file_saved_meanwhile_is_never_lost(fresh: Callable[[str], Callable[[], Path]], command: str) -> None:
    """Whatever is saved before any change of the disk is still there, and a command that fails has written nothing."""
    lay_out = fresh(command)
    before, seen = held_in(lay_out()), Counter[str]()
    for name in SAVED:
        for at in (*range(1, 24), *range(40, 400, 60)):
            root = lay_out()
            words = f"# saved by somebody {at}\n".encode()

            def save(root: Path = root, name: str = name, words: bytes = words) -> None:
                (root / name).write_bytes(words)
                (root.parent / "saved").write_bytes(b"")

            (root.parent / "saved").unlink(missing_ok=True)
            code = in_child(root, command, at, save)
            if not (root.parent / "saved").exists():
                break
            seen["saves"] += 1
            found = held_in(root)
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
            run("review", "--accept", name)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    assert run("review") == 0


def _refuse_link(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("can_swap", [True, False], ids=["a disk that can swap", "one that cannot"])
@pytest.mark.parametrize("command", ["new", "rename", "review"])
def test_a_disk_without_second_names_is_written_all_the_same(
    fresh: Callable[[str], Callable[[], Path]], monkeypatch: pytest.MonkeyPatch, command: str, can_swap: bool
) -> None:
    """Where no file may have two names, as on a stick or a share: the same files."""
    lay_out = fresh(command)
    root = lay_out()
    os.chdir(root)
    assert run(*COMMANDS[command]) == 0
    expected = held_in(root)
    monkeypatch.setattr(os, "link", _refuse_link)
    if not can_swap:
        monkeypatch.setattr("generator.files.edits.exchange", lambda one, other: False)
    root = lay_out()
    os.chdir(root)
    assert run(*COMMANDS[command]) == 0
    assert held_in(root) == expected
    assert not (root / EDITS).exists()


def test_a_new_file_never_takes_the_place_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where no file may have two names."""
    fresh, file = tmp_path / "fresh", tmp_path / "file"
    fresh.write_text("new", encoding="utf-8")
    file.write_text("of somebody", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FileExistsError):
            put_new_file(fresh, file)
        monkeypatch.setattr(os, "link", _refuse_link)
    assert file.read_text(encoding="utf-8") == "of somebody"
