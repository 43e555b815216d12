"""Run the command line: `python -m generator check`."""

import gc
import sys

gc.set_threshold(200_000)  # To load everything leaves no garbage: looking for it takes a tenth of the time.

try:
    from generator.cli import main

    main(prog_name="python -m generator")
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("generator"):
        raise
    sys.exit(
        f"Error: this Python has no {missing.name}: type .venv/bin/python in its place, "
        "or set the folder up first: python3 -m generator.bootstrap build"
    )
