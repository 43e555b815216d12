"""Commands for copies of the site: whether one is whole, and what changed from one to the next."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import DATA, corpus_or_end, project


@click.command()
@click.argument("copy", type=click.Path(path_type=Path))
def verify(copy: Path) -> None:
    """Return whether a copy of the site, a folder or a zip, is what was published; exit 1 where it is not.

    Example: python -m generator verify concordance.zip
    """
    from generator.publish.verify import NoCopy
    from generator.publish.verify import verify as hold_against_manifest

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
    from generator.publish.releases.diff import NoExport, compare_releases, read_tables, write_changes, write_json

    try:
        changes = compare_releases(read_tables(old), read_tables(new))
    except NoExport as fault:
        raise click.UsageError(str(fault)) from None
    click.echo({"text": write_changes, "json": write_json}[form](changes), nl=False)
    sys.exit(1 if changes else 0)


@click.command()
@DATA
@click.option("--since", type=click.Path(path_type=Path), help="The last published copy: a site, a zip or exports.")
@click.option("--check", is_flag=True, help="Only say whether the newest record counts what the data holds.")
@click.option("--sign", type=click.Path(path_type=Path), help="The publisher's key: sign a copy, write no record.")
@click.option("--copy", default="site", type=click.Path(path_type=Path), help="The copy that is signed, a folder.")
def release(data: str, since: Path | None, check: bool, sign: Path | None, copy: Path) -> None:
    """Write the record of a release into the data: what it holds, and what changed since the last published copy.

    Example: python -m generator release --since last-year.zip
    """
    if sign:
        return _sign(copy, sign)
    from generator.publish.releases.diff import NoExport
    from generator.publish.releases.record import find_stale_counts, record_release

    corpus = corpus_or_end(data)
    if check:
        stale = find_stale_counts(corpus)
        click.echo("\n".join(stale) if stale else "the newest record counts what the data holds")
        sys.exit(1 if stale else 0)
    if since is None and any(entry.day != corpus.concordance.as_of for entry in corpus.releases):
        raise click.UsageError("there are earlier releases: name the last published copy with --since")
    try:
        path, text = record_release(corpus, since=since)
    except NoExport as fault:
        raise click.UsageError(str(fault)) from None
    file = project() / data / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"wrote {data}/{path}")
    return None


def _sign(copy: Path, key: Path) -> None:
    """Sign a copy with the publisher's key, or say why not."""
    from generator.publish.sign import SIGNATURE, SIGNERS, NoSignature, sign_copy

    try:
        sign_copy(copy, key)
    except NoSignature as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(f"wrote {copy / SIGNATURE} and {copy / SIGNERS}: publish the public key elsewhere too")
