"""What several unit tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.corpora import MINI
from tests.working import run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented corpus, taken for the project's folder; it has no release yet."""
    shutil.copytree(MINI / "data", tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def mini(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out the invented corpus with both ledgers, and work in its folder."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert run("ids", "--write").exit_code == run("review", "--accept-all").exit_code == 0
    return tmp_path
