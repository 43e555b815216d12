"""`python -m generator.evidence [--write] [--words] [DATA]`: show or write the evidence for the texts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.checks.evidence.received import UnreadableEvidence
from generator.checks.evidence.report import render_report
from generator.checks.evidence.store import check_evidence, weigh_data, write_evidence


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report and what is wrong; give 1 where something is wrong or out of date, else 0."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folders = [Path(name) for name in given if not name.startswith("--")]
    data_root = folders[0] if folders else Path("data")
    try:
        weighed, written = write_evidence(data_root) if "--write" in given else (weigh_data(data_root), [])
        print(render_report(weighed, words="all" if "--words" in given else "figures"), end="")
        for file in written:
            print(f"wrote {file}")
        differences = check_evidence(data_root, weighed=weighed)
    except UnreadableEvidence as fault:
        differences = [str(fault)]
    for difference in differences:
        print(difference, file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
