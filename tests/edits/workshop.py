"""Build a copy of the small corpus after each edit of a sequence, warm and clean, and compare."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.belonging import BuildFailed
from generator.publish.build import Wanted, build_site
from generator.publish.mkdocs.running import fork, load_needed
from generator.publish.seal import read_folder
from tests.edits.edits import EDITS
from tests.site.built import ROOT

CONFIG = "tests/mini/mkdocs.yml"
Sequence_ = Sequence[tuple[int, int]]
"""Numbers of edits, each with the number by which it chooses."""


@dataclass
class Outcome:
    """What became of sequences: how many edits were compared, how many left the data at fault, and what differed."""

    edits: int = 0
    refused: int = 0
    differences: list[str] = field(default_factory=list)


class EditWorkshop:
    """A folder with the small corpus; the code and the theme are the project's own."""

    def __init__(self, root: Path) -> None:
        load_needed()
        self.root, self.mini = root, root / "tests/mini"
        for name in ("generator", "theme"):
            (root / name).symlink_to(ROOT / name)
        self._lay_out()
        self.build("site")
        shutil.copytree(root / "site", root / "first")
        shutil.copytree(self.mini / ".cache", root / "cache")

    def _lay_out(self) -> None:
        shutil.rmtree(self.mini, ignore_errors=True)
        shutil.copytree(ROOT / "tests/mini", self.mini, ignore=shutil.ignore_patterns(".*"))

    def build(self, out: str, *, clean: bool = False) -> str:
        """Build; return the report where that failed."""
        said = io.StringIO()
        try:
            with redirect_stderr(said):
                build_site(self.root, config=CONFIG, out=out, wanted=Wanted(clean=clean), run=fork)
        except BuildFailed:
            return said.getvalue() or "failed"
        return ""

    def run(self, sequence: Sequence_, outcome: Outcome) -> None:
        """Begin anew, make each edit, and compare after each."""
        self._lay_out()
        shutil.rmtree(self.root / "site", ignore_errors=True)
        shutil.copytree(self.root / "first", self.root / "site")
        shutil.copytree(self.root / "cache", self.mini / ".cache")
        done: list[str] = []
        for kind, number in sequence:
            done.append(EDITS[kind % len(EDITS)](self.mini, self.root / "site", number))
            outcome.edits += 1
            self._compare(done, outcome)

    def _compare(self, done: Iterable[str], outcome: Outcome) -> None:
        shutil.rmtree(self.root / "clean", ignore_errors=True)  # a site of another title is not replaced
        told = self.build("site"), self.build("clean", clean=True)
        if any(told):
            outcome.refused += 1
            if told[0] != told[1]:
                outcome.differences.append(f"{'; '.join(done)}: {told[0]!r} is not {told[1]!r}")
            return
        warm, clean = (read_folder(self.root / name) for name in ("site", "clean"))
        differing = [path for path in sorted(warm.keys() | clean.keys()) if warm.get(path) != clean.get(path)]
        if differing:
            outcome.differences.append(f"{'; '.join(done)}: {', '.join(differing)}")
