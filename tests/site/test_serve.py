"""`serve` shows a preview, builds it again after each change, and leaves nothing running."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import ROOT

TOPIC = "data/topics/noise.yml"
PATIENCE = 120


class Served:
    """`serve` at work on a copy of the small corpus, whose configuration lists no `watch`."""

    def __init__(self, root: Path) -> None:
        for name in ("generator", "theme"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "tests/mini", root / "tests/mini", ignore=shutil.ignore_patterns(".*"))
        self.root, self.mini = root, root / "tests/mini"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = self.begin()

    def begin(self) -> subprocess.Popen[str]:
        """Begin to serve."""
        command = [sys.executable, "-m", "generator", "serve", "--config", "tests/mini/mkdocs.yml"]
        return subprocess.Popen(
            [*command, "--port", str(self.port)],
            cwd=self.root,
            env={**os.environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def read(self, path: str) -> str:
        """Return an answer."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
            body: bytes = answer.read()
            return body.decode()

    def wait(self, after: int) -> dict[str, Any]:
        """Wait until all is built that changed after what has that number; return what is said of it."""
        for _ in range(PATIENCE):
            try:
                told: dict[str, Any] = json.loads(self.read(f"-/state?after={after}"))
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, self.process.communicate()[1]
                time.sleep(0.5)
                continue
            if told["number"] != after and told["whole"]:
                return told
            after = told["number"]
        raise AssertionError("no build ended")

    def write(self, text: str) -> dict[str, Any]:
        """Write the topic's file, and wait for the build."""
        number = json.loads(self.read("-/state"))["number"]
        (self.mini / TOPIC).write_text(text, encoding="utf-8")
        return self.wait(number)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return `serve` at work; whatever a test does, it ends."""
    made = Served(tmp_path)
    try:
        yield made
    finally:
        made.process.kill()
        made.process.communicate()


def test_an_edit_is_shown_and_a_fault_stands_above_the_last_good_page(served: Served) -> None:
    """Then the fault is put right the report goes; a second server at the port ends with one line; no child stays."""
    assert served.wait(0) == {"number": 1, "report": "", "whole": True}
    good = (served.mini / TOPIC).read_text(encoding="utf-8")
    assert served.write(good.replace("title: Noise", "title: Loudness", 1))["report"] == ""
    assert "Loudness" in served.read("compare/noise.html")
    faulty = served.write(good.replace("title: Noise", "titel: Noise", 1))
    assert 'unknown key "titel"' in faulty["report"]
    page = served.read("compare/noise.html")
    assert "unknown key &quot;titel&quot;" in page
    assert "Loudness" in page
    assert served.write(good)["report"] == ""
    page = served.read("compare/noise.html")
    assert "build-report" not in page
    assert "Loudness" not in page
    second = served.begin()
    _, said = second.communicate(timeout=PATIENCE)
    assert (second.returncode, said.count("\n")) == (1, 1), said
    assert said.startswith(f"Error: port {served.port} cannot be used: ")
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=PATIENCE) == 143
    with pytest.raises(OSError, match="refused"):
        served.read("index.html")
