"""Run random sequences of edits and print what became of them: `python -m tests.edits --sequences 300`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.edits.edits import EDITS
from tests.edits.workshop import EditWorkshop, Outcome


def main() -> None:
    """Run sequences whose numbers follow from `--from` alone; end with 1 where a warm build is not as a clean one."""
    parser = argparse.ArgumentParser(prog="python -m tests.edits", description=__doc__)
    parser.add_argument("--sequences", type=int, default=300, help="how many (300)")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first (0)")
    given = parser.parse_args()
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="edits-") as folder:
        workshop = EditWorkshop(Path(folder))
        for number in range(given.first, given.first + given.sequences):
            chance = random.Random(number)
            steps = [(chance.randrange(len(EDITS)), chance.randrange(10_000)) for _ in range(chance.randint(2, 4))]
            before = len(outcome.differences)
            workshop.run(steps, outcome)
            for difference in outcome.differences[before:]:
                print(f"sequence {number}: {difference}", flush=True)
            if (number + 1 - given.first) % 10 == 0 or number + 1 == given.first + given.sequences:
                print(_tell(number + 1 - given.first, outcome), flush=True)
    sys.exit(1 if outcome.differences else 0)


def _tell(count: int, outcome: Outcome) -> str:
    """Return the count so far: of sequences, edits, and differences."""
    return (
        f"{count} sequences, {outcome.edits} edits, of which {outcome.refused} left the data at fault: "
        f"{len(outcome.differences)} differences from clean builds"
    )


if __name__ == "__main__":
    main()
