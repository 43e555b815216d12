"""Run commands in paired rounds and compare them: whole processes, wall time, processor time and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class RunFailed(Exception):
    """Raised when a measured command fails; its text holds the end of what it said."""


@dataclass(frozen=True)
class Run:
    """What one run of a command cost: seconds, seconds of processor time, and peak memory of its largest process."""

    wall: float
    cpu: float
    memory: float
    """In MB."""


@dataclass(frozen=True)
class Contender:
    """A command to measure; `before` is called ahead of each run and is not counted."""

    name: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[], None] = lambda: None


def measure(contender: Contender) -> Run:
    """Run a command once, to its end."""
    contender.before()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else our modules alone would be compiled in each run
    log = contender.folder / f".{contender.name.replace(' ', '-')}.log"
    launcher = [sys.executable, "-I", "-S", os.fspath(Path(__file__).with_name("launch.py")), os.fspath(log)]
    done = subprocess.run(
        [*launcher, *contender.command], cwd=contender.folder, env=environment, capture_output=True, check=True
    )
    code, wall, cpu, memory = json.loads(done.stdout)
    if code:
        raise RunFailed(f"{contender.name}: {log.read_text(encoding='utf-8', errors='replace')[-600:]}")
    return Run(wall, cpu, memory)


def run_rounds(contenders: Sequence[Contender], *, rounds: int) -> dict[str, list[Run]]:
    """Run all contenders in turn, round after round, so that each ratio compares neighbours in time."""
    found: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            found[contender.name].append(measure(contender))
    return found


@dataclass(frozen=True)
class Ratio:
    """Ratios of two things measured in the same rounds: median, smallest, largest."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.low:.2f} to {self.high:.2f})"


def compare(ones: Sequence[float], others: Sequence[float]) -> Ratio:
    """Return the ratio of `ones` to `others`, round by round."""
    ratios = [one / other for one, other in zip(ones, others, strict=True)]
    return Ratio(median(ratios), min(ratios), max(ratios))
