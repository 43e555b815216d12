"""The command that prints a provision."""

from __future__ import annotations

import sys

import click

from generator.cli.common import DATA, corpus_or_end


@click.command()
@DATA
@click.argument("citation")
def show(data: str, citation: str) -> None:
    """Print a provision with its label, words and address, found by a citation typed any usual way.

    Example: python -m generator show "Art. 22 para 1 d"
    """
    from generator.files.printing import as_printed
    from generator.search.show import find_units, print_unit

    corpus = corpus_or_end(data)
    units, said, found = find_units(corpus, citation)
    if said:
        click.echo("\n".join(map(as_printed, said.split("\n"))), err=True)
    for unit in units:
        click.echo(print_unit(corpus, unit))
    sys.exit(0 if found else 1)
