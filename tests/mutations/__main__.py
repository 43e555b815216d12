"""`python -m tests.mutations [--seed N] [--each N] [--kind WORDS]`: what catches wrong changes of the real data."""

from __future__ import annotations

import argparse
import sys

from tests.mutations.choose import EACH, SEED, choose_mutations, try_all
from tests.mutations.judge import Judge
from tests.mutations.report import write_report


def main() -> int:
    """Print the report; give 1 where less than the goal is caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH, help="how many of every kind")
    parser.add_argument("--kind", default="", help="only kinds whose name holds these words")
    parser.add_argument("--all", action="store_true", help="name every mutation with what caught it")
    given = parser.parse_args()
    judge = Judge()
    chosen = [one for one in choose_mutations(judge.real, seed=given.seed, each=given.each) if given.kind in one.kind]
    report, reached = write_report(try_all(judge, chosen), every=given.all)
    sys.stdout.write(report)
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
