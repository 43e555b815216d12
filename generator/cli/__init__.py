"""The command line. Each command imports what it needs when it runs, so that `--help` and `check` start at once."""

from __future__ import annotations

import click

from generator.cli import checking, citing_check, copies, counting, editing, keeping, making, showing
from generator.cli.common import PlainEnd


@click.group(cls=PlainEnd, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the concordance from its data. Run it in the project's folder."""


for _command in (
    *(making.build, making.serve, making.bundle, making.pages, making.export),
    *(checking.check, checking.explain, checking.fmt, checking.schemas),
    *(counting.figures, counting.sizes, counting.evidence, counting.reconcile, counting.readability),
    *(copies.verify, copies.diff, copies.release),
    *(editing.new, editing.rename),
    *(keeping.ids, keeping.review),
    *(showing.show, citing_check.cite_check),
):
    main.add_command(_command)
