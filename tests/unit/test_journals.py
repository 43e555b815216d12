"""What a killed command left is finished; what somebody else laid there is never obeyed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.files.edits import EDITS, FilesChanged, open_edits, settle_edits
from generator.files.journal import JOURNAL, FileStep, write_journal

NEW = b"forged\n"


def lay(project: Path, *paths: str, mark: str = "", held: str = "0", old: bytes | None = None) -> None:
    """Lay a journal as anybody could who hands on a folder."""
    folder = project / EDITS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "0").write_bytes(NEW)
    before = hashlib.sha256(old).hexdigest() if old is not None else None
    steps = [{"path": path, "old": before, "new": hashlib.sha256(NEW).hexdigest(), "held": held} for path in paths]
    (folder / JOURNAL).write_text(json.dumps({"mark": mark, "steps": steps}), encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    ["../victim.txt", "data/../../victim.txt", "{root}/victim.txt", ".git/hooks/post-commit", "out/victim.txt", ""],
)
def test_a_journal_of_another_hand_writes_nothing_outside(tmp_path: Path, path: str) -> None:
    """Neither above the folder, nor through a link out of it, nor into a hidden folder, whose files may run."""
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    (project / ".git/hooks").mkdir(parents=True)
    (project / "out").symlink_to(tmp_path)
    lay(project, path.format(root=tmp_path))
    with pytest.raises(FilesChanged, match=r"journal\.json was not left by a command"):
        settle_edits(project)
    assert not (tmp_path / "victim.txt").exists()
    assert list((project / ".git/hooks").iterdir()) == []
    assert (project / EDITS / "0").read_bytes() == NEW, "what may be somebody's only copy stays"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\0\0\0",
        b"[" * 100_000,
        b'{"mark": "", "steps": 1}',
        b'{"mark": "", "steps": [{"path": 1}]}',
    ],
)
def test_a_damaged_journal_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Disks lose the end of what was written last."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / EDITS).mkdir()
    (tmp_path / EDITS / JOURNAL).write_bytes(content)
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.output.count("\n")) == (1, 1), done.output
    assert "look at what .edits holds, then remove it" in done.output


def test_a_name_of_what_is_held_leads_nowhere(tmp_path: Path) -> None:
    """What stood in a file's place is held under a number, and nowhere else."""
    (tmp_path / "mine.txt").write_bytes(b"mine")
    lay(tmp_path, "mine.txt", held="../../elsewhere", old=b"mine")
    with pytest.raises(FilesChanged):
        settle_edits(tmp_path)
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A command would write its files where the link leads."""
    elsewhere, project = tmp_path / "elsewhere", tmp_path / "project"
    elsewhere.mkdir()
    (elsewhere / "0").write_bytes(b"mine")
    (project / "data").mkdir(parents=True)
    (project / EDITS).symlink_to(elsewhere)
    with open_edits(project, project / "data") as edits:
        edits.write(project / "data/new.yml", b"new\n")
        edits.commit()
    assert (project / "data/new.yml").read_bytes() == b"new\n"
    assert {file.name: file.read_bytes() for file in elsewhere.iterdir()} == {"0": b"mine"}


def test_what_is_held_must_be_what_was_promised(tmp_path: Path) -> None:
    """A file that was cut short on the disk takes no place; all stays as it was."""
    (tmp_path / "data.yml").write_bytes(b"old\n")
    lay(tmp_path, "data.yml", old=b"old\n")
    (tmp_path / EDITS / "0").write_bytes(NEW[:3])
    settle_edits(tmp_path)
    assert (tmp_path / "data.yml").read_bytes() == b"old\n"
    assert not (tmp_path / EDITS).exists()


def test_what_a_command_of_this_machine_left_is_finished(tmp_path: Path) -> None:
    """Also beside the folder, where tables of facts may lie."""
    project = tmp_path / "project"
    (project / EDITS).mkdir(parents=True)
    (project / EDITS / "0").write_bytes(NEW)
    step = FileStep("../facts.csv", None, hashlib.sha256(NEW).hexdigest(), "0")
    write_journal(project / EDITS, [step])
    settle_edits(project)
    assert (tmp_path / "facts.csv").read_bytes() == NEW
    assert not (project / EDITS).exists()
