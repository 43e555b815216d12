"""`python -m tests.faults [--command WORDS] [--fault WORDS]`: what every command says to every fault of the machine."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.machine import COMMANDS, FAULTS, write_table
from tests.faults.workshop import Workshop


def main() -> int:
    """Print the table; give 1 where an ending is not plain."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--command", default="", help="only commands whose name holds these words")
    parser.add_argument("--fault", default="", help="only faults whose name holds these words")
    parser.add_argument("--full", action="store_true", help="print all that was said where an ending is not plain")
    given = parser.parse_args()
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
