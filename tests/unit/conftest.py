"""What several unit tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.corpora import MINI


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented corpus, taken for the project's folder; it has no release yet."""
    shutil.copytree(MINI / "data", tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    monkeypatch.chdir(tmp_path)
    return tmp_path
