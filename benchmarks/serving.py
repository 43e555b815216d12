"""Print how long an edit takes from its saving to a browser's showing it: `python -m benchmarks.serving`.

Our `serve` is asked as its page asks it: it says that something newer is there, then the page is read until it has
the new words. MkDocs' own `serve` stands beside it, with Material on one page, in neighbouring rounds. Processor time
is that of the whole of `serve` until everything is built again; on a busy machine wall times say little.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.build import ROOT, SOURCES
from benchmarks.scale import drop_ledgers, grow
from generator.publish.pipeline import make_site

_PATIENCE = 600.0
_TICKS = os.sysconf("SC_CLK_TCK")
_LIVE = re.compile(r"livereload\((\d+), (\d+)\)")
_TITLE = "site_name: One page\ntheme: {name: material, font: false}\nuse_directory_urls: false\nplugins: []\n"


@dataclass
class Waited:
    """Seconds of each round: to the words in the page, to the end of the build behind it, and of the processors."""

    shown: list[float] = field(default_factory=list)
    built: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return a row of the table, with the medians."""
        cells = (f"{statistics.median(own):.2f}" if own else "" for own in (self.shown, self.built, self.worked))
        spread = f"{min(self.shown):.2f} to {max(self.shown):.2f}"
        return f"| {name} | {' | '.join(cells)} | {spread} |"


class Server:
    """A process that serves at a port of its own."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [part.replace("PORT", str(self.port)) for part in command]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, **quiet)  # type: ignore[call-overload]

    def read(self, path: str) -> str:
        """Return an answer; nothing while there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=_PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def await_words(self, path: str, words: str) -> str:
        """Read a page until it has some words; return it."""
        until = time.monotonic() + _PATIENCE
        while words not in (page := self.read(path)):
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"{path} never said {words!r}")
            time.sleep(0.02)
        return page

    def worked(self) -> float:
        """Return the processor time of the process, with that of its children, ended or not."""
        return sum(map(_worked, _family(self.process.pid)))

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        children = Path(f"/proc/{one}/task/{one}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return found


def _worked(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


def edit_ours(server: Server, file: Path, page: str, change: Callable[[str, int], str], rounds: int) -> Waited:
    """Save a file, wait as the page does, and read until the new words are there."""
    waited, before = Waited(), file.read_text(encoding="utf-8")
    for number in range(1, rounds + 1):
        seen, start, work = server.read("-/state"), time.monotonic(), server.worked()
        file.write_text(change(before, number), encoding="utf-8")
        server.read(f"-/state?after={_number(seen)}")
        server.await_words(page, f"Round {number} of")
        waited.shown.append(time.monotonic() - start)
        _await_rest(server)
        waited.built.append(time.monotonic() - start)
        waited.worked.append(server.worked() - work)
    file.write_text(before, encoding="utf-8")
    server.read(f"-/state?after={_number(server.read('-/state'))}")
    _await_rest(server)
    return waited


def _number(state: str) -> str:
    return re.findall(r'"number": (\d+)', state)[0]


def _await_rest(server: Server) -> None:
    """Wait until everything is built."""
    while '"whole": true' not in server.read("-/state"):
        time.sleep(0.05)


def edit_stock(server: Server, file: Path, rounds: int) -> Waited:
    """Do the same with MkDocs' own `serve` on a site of one page."""
    waited, page = Waited(), server.await_words("index.html", "livereload(")
    for number in range(1, rounds + 1):
        found = _LIVE.search(page)
        assert found
        work, start = server.worked(), time.monotonic()
        file.write_text(f"# One page\n\nRound {number} of it.\n", encoding="utf-8")
        server.read(f"livereload/{found[1]}/{found[2]}")
        page = server.await_words("index.html", f"Round {number} of")
        waited.shown.append(time.monotonic() - start)
        waited.worked.append(server.worked() - work)
        time.sleep(0.5)
    return waited


def _lay_out(folder: Path, size: int | None) -> None:
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / source, folder / source)
    if size is None:
        shutil.copytree(ROOT / "data", folder / "data")
        drop_ledgers(folder / "data")
    else:
        grow(ROOT / "data", folder / "data", pages=size, now=len(make_site(ROOT).pages))


def main() -> None:
    """Serve, edit a summary and a page of prose in turn with MkDocs' own, and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, help="a grown corpus of so many pages, instead of the real one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="serving-") as name:
        folder, one = Path(name) / "ours", Path(name) / "one"
        _lay_out(folder, given.pages)
        (one / "docs").mkdir(parents=True)
        (one / "mkdocs.yml").write_text(_TITLE, encoding="utf-8")
        (one / "docs/index.md").write_text("# One page\n", encoding="utf-8")
        own = [sys.executable, "-m", "generator", "serve", "--port", "PORT"]
        ours = Server(own, folder, {"PYTHONPATH": str(folder)})
        stock = Server([sys.executable, "-m", "mkdocs", "serve", "-q", "-a", "127.0.0.1:PORT"], one, {})
        try:
            while _number(ours.read("-/state") or '"number": 0') == "0":
                time.sleep(0.5)
            print("| edit | s to the words in the page | s to all built | processor s | range |", flush=True)
            print("| --- | --- | --- | --- | --- |", flush=True)
            summary, text = folder / "data/instruments/budapest/articles/22.yml", folder / "content/guides/parties.md"
            for kind, file, page, change in (
                ("data: a summary", summary, "budapest/article-22.html", _in_summary),
                ("prose: a guide page", text, "guides/parties.html", _in_prose),
            ):
                beside = edit_stock(stock, one / "docs/index.md", given.rounds)
                waited = edit_ours(ours, file, page, change, given.rounds)
                print(waited.row(kind), flush=True)
                print(beside.row("MkDocs' own serve, one page"), flush=True)
        finally:
            ours.end()
            stock.end()


def _in_summary(text: str, number: int) -> str:
    return text.replace("summary: >-\n  ", f"summary: >-\n  Round {number} of it. ", 1)


def _in_prose(text: str, number: int) -> str:
    head, sign, rest = text.partition("\n\n")
    return f"{head}{sign}Round {number} of it.\n\n{rest}"


if __name__ == "__main__":
    main()
