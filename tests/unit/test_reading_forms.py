"""The reading list's forms, run by Node: link, Markdown, CSV."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_a_reading_list_leaves_the_browser_unharmed() -> None:
    """The cases of `tests/node/reading.test.js` hold: round trip of the link, merging, quoting, no formula."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    command = [node, "--test", str(ROOT / "tests" / "node" / "reading.test.js")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
