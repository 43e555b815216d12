"""A Python without the packages of the project says in a line which to use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_it_says_which_python_to_use() -> None:
    """No traceback, but the command that works."""
    command = [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {_RUN}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: this Python has no ")
    assert ".venv/bin/python" in done.stderr
    assert "Traceback" not in done.stderr


_RUN = "import runpy; runpy.run_module('generator', run_name='__main__')"
