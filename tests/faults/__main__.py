"""`python -m tests.faults [--command WORDS] [--fault WORDS]`: what every command says to every fault of the machine.

With `--kills`: every command that writes, killed before every change of the disk.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.faults import kills
from tests.faults.machine import COMMANDS, FAULTS, write_table
from tests.faults.workshop import Workshop
from tests.unit.corpora import ROOT


def main() -> int:
    """Print what is asked for; return 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--command", default="", help="only commands whose name holds these words")
    parser.add_argument("--fault", default="", help="only faults whose name holds these words")
    parser.add_argument("--full", action="store_true", help="print all that was said where an ending is not plain")
    parser.add_argument("--kills", action="store_true", help="kill every command that writes at every change")
    given = parser.parse_args()
    return _kill(given.command) if given.kills else _try_faults(given)


def _kill(words: str) -> int:
    """Print how often each command was killed and what stood then; what is lost or half ends it with an assertion."""
    total = 0
    for command in kills.COMMANDS:
        if words in command:
            with tempfile.TemporaryDirectory() as folder:
                lay_out = kills.lay_out_first(Path(folder), command)
                seen = kills.kill_everywhere(lay_out, command, step=3 if command == "pages" else 1)
                os.chdir(ROOT)
            total += seen.total()
            print(f"{command:12} {seen.total():4} kills: {', '.join(f'{name} {n}' for name, n in seen.items())}")
    print(f"{total} kills: nothing lost, nothing half, the next run clean")
    return 0


def _try_faults(given: argparse.Namespace) -> int:
    """Print the table; return 1 where an ending is not plain."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        endings = [
            workshop.try_command(command, fault)
            for command in COMMANDS
            for fault in FAULTS
            if given.command in command and given.fault in fault.name
        ]
    sys.stdout.write(write_table(endings))
    bad = [one for one in endings if not one.is_plain]
    for one in bad if given.full else ():
        sys.stdout.write(f"--- {one.command}, {one.fault}: {one.code}, whole: {one.whole}\n{one.said}\n")
    print(f"{len(endings)} endings of {len(COMMANDS)} commands, {len(bad)} not plain")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
