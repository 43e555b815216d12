"""Try spoilt data and print the outcomes by kind: `python -m tests.fuzz`; more: `--files 50000 --trees 5000 --from 1`.

A case that fails is named with its number; `python -m tests.fuzz --only file 123` tries it again.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.cases import Case
from tests.fuzz.workshop import try_all, work

FILES, TREES, SITES = 4200, 900, 60
"""So many cases are tried in a test run."""


def main() -> int:
    """Read the arguments and try the cases; give 1 where one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help="cases that spoil one real file")
    parser.add_argument("--trees", type=int, default=TREES, help="cases that spoil the folder of the invented corpus")
    parser.add_argument("--sites", type=int, default=SITES, help="the same, with the whole site made where it can be")
    parser.add_argument("--from", type=int, default=0, dest="start", help="the first number: others give other cases")
    parser.add_argument("--only", nargs=2, metavar=("OF", "NUMBER"), help="try one case, in this process")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.worker:
        work()
        return 0
    if asked.only:
        case = Case(asked.only[0], int(asked.only[1]))
        print(case.kind, case.run(), sep=": ")
        return 0
    started = time.perf_counter()
    tally = try_all(planned(asked.files, asked.trees, asked.sites, start=asked.start))
    print(tally.as_table(), end="")
    print(f"{time.perf_counter() - started:.0f} s")
    for fault in tally.faults:
        print(f"{fault.case.of} {fault.case.number} ({fault.case.kind}): {fault.word}: {fault.detail}")
    return bool(tally.faults)


def planned(files: int, trees: int, sites: int, *, start: int = 0) -> list[Case]:
    """Return so many cases of each depth, from a first number on."""
    counts = {"file": files, "tree": trees, "site": sites}
    return [Case(of, start + number) for of, count in counts.items() for number in range(count)]


if __name__ == "__main__":
    sys.exit(main())
