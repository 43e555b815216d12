"""Commands for copies of the site: whether one is whole, and what changed from one to the next."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("copy", type=click.Path(path_type=Path))
def verify(copy: Path) -> None:
    """Say whether a copy of the site, a folder or a zip, is what was published; exit 1 where it is not.

    Example: python -m generator verify concordance.zip
    """
    from generator.integrity import NoCopy
    from generator.integrity import verify as hold_against_manifest

    try:
        verdict = hold_against_manifest(copy)
    except NoCopy as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(verdict.as_text(), nl=False)
    sys.exit(0 if verdict.is_whole else 1)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(old: Path, new: Path, form: str) -> None:
    """Say what changed from one copy's data to another's: sites, zips or exports; exit 1 where anything did.

    Example: python -m generator diff last-year.zip site
    """
    from generator.releases import NoExport, compare_releases, read_tables, write_changes, write_json

    try:
        changes = compare_releases(read_tables(old), read_tables(new))
    except NoExport as fault:
        raise click.UsageError(str(fault)) from None
    click.echo({"text": write_changes, "json": write_json}[form](changes), nl=False)
    sys.exit(1 if changes else 0)
