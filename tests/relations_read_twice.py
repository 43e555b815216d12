"""Print how far two readers of all relations agreed before they talked, and what became of each difference.

`.venv/bin/python -m tests.relations_read_twice`. The second reader saw the texts alone, neither the relations nor the
points. What stands in the data is the third column; a test holds it against the data and the page about the method.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "facts/relations-read-twice.csv"


@dataclass(frozen=True)
class ReadTwice:
    """A relation as the first and the second reader had it, as it is now, and why it changed or was kept."""

    topic: str
    of: str
    to: str
    first: str
    second: str
    now: str
    why: str


def read_all() -> list[ReadTwice]:
    """Return every relation, by topic."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [ReadTwice(**row) for row in csv.DictReader(lines)]


def agreement(rows: list[ReadTwice]) -> tuple[int, float]:
    """Return how many were read alike, and Cohen's kappa, which leaves out what chance alone would give."""
    alike = sum(row.first == row.second for row in rows)
    first, second = Counter(row.first for row in rows), Counter(row.second for row in rows)
    chance = sum(first[word] * second[word] for word in first) / len(rows) ** 2
    return alike, (alike / len(rows) - chance) / (1 - chance)


def main() -> None:
    """Print the figures and the list."""
    rows = read_all()
    alike, kappa = agreement(rows)
    changed = [row for row in rows if row.first != row.now]
    print(f"{len(rows)} relations read twice, {alike} alike ({100 * alike / len(rows):.1f} %, kappa {kappa:.2f})")
    print(f"{len(rows) - alike} read differently; {len(changed)} changed")
    for row in rows:
        if row.why:
            print(f"{row.topic}, {row.of} to {row.to}: {row.first}, {row.second} -> {row.now}. {row.why}")


if __name__ == "__main__":
    main()
