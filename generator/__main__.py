"""Run the command line: `python -m generator check`."""

from generator.cli import main

main(prog_name="python -m generator")
