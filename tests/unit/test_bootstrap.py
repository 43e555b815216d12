"""What sets up a machine heals itself, and never empties what a link leads to."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

import pytest

from generator import bootstrap


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a project whose lock file asks for nothing, and an environment that is made without pip, quickly."""
    (tmp_path / "x.lock").write_text("", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv/bin/python")
    real = venv.create
    monkeypatch.setattr(venv, "create", lambda folder, **named: real(folder, **{**named, "with_pip": False}))
    return tmp_path


def _runs(root: Path) -> bool:
    return subprocess.run([root / ".venv/bin/python", "-c", ""], check=False).returncode == 0


@pytest.mark.parametrize("spoilt", ["nothing", "half", "file", "other", "broken"])
def test_an_environment_is_made_anew_where_it_is_not_whole(root: Path, spoilt: str) -> None:
    """None, an empty folder, one with a Python that does not run, one of another Python."""
    if spoilt != "nothing":
        (root / ".venv/bin").mkdir(parents=True)
    if spoilt == "file":
        (root / ".venv/bin/python").write_text("no program", encoding="utf-8")
    if spoilt == "other":
        (root / ".venv/bin/python").write_text("#!/bin/sh\necho 2.7\n", encoding="utf-8")
        (root / ".venv/bin/python").chmod(0o755)
    if spoilt == "broken":
        (root / ".venv/bin/python").symlink_to("/nowhere/python")
    bootstrap.make_environment()
    assert _runs(root)
    made = (root / ".venv/pyvenv.cfg").stat().st_mtime_ns
    bootstrap.make_environment()
    assert (root / ".venv/pyvenv.cfg").stat().st_mtime_ns == made


def test_what_a_link_leads_to_is_left_alone(root: Path) -> None:
    """A link to something else ends in one line."""
    (root / "mine").mkdir()
    (root / "mine/letters.txt").write_text("mine", encoding="utf-8")
    (root / ".venv").symlink_to(root / "mine")
    with pytest.raises(SystemExit, match=r"\.venv is a link"):
        bootstrap.make_environment()
    assert (root / "mine/letters.txt").read_text(encoding="utf-8") == "mine"


def test_no_network_is_told_in_one_line(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the mark of the last installation is gone, so that the next try does not pass for done."""
    bootstrap.make_environment()
    (root / ".venv/.installed-x.lock").write_text("old", encoding="utf-8")
    failed = subprocess.CompletedProcess([], 1, "", "WARNING: NewConnectionError(...)\nERROR: no\n")
    real = subprocess.run

    def run(command: list[str], **named: object) -> object:
        return failed if "install" in command else real(command, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(SystemExit, match="is there a network") as ended:
        bootstrap.install("x.lock")
    assert "\n" not in str(ended.value)
    assert not (root / ".venv/.installed-x.lock").exists()
