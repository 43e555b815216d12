"""Commands for copies of the site: whether one is whole, and what changed from one to the next."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.common import DATA, corpus_or_end, edit_data, project
from generator.files.printing import as_printed


@click.command()
@click.option("--against", metavar="HASH", help="The SHA-256 of the manifest, as published with the release.")
@click.argument("copy", type=click.Path(path_type=Path))
def verify(copy: Path, against: str | None) -> None:
    """Return whether a copy of the site, a folder or a zip, is what was published; exit 1 where it is not.

    Example: python -m generator verify concordance.zip
    """
    from generator.publish.verify import NoCopy
    from generator.publish.verify import verify as hold_against_manifest

    known = (against or "").strip().lower()
    if against is not None and not re.fullmatch("[0-9a-f]{64}", known):
        raise click.UsageError("--against needs a SHA-256: 64 digits and letters a to f")
    _need_place(copy)
    try:
        verdict = hold_against_manifest(copy, against=known)
    except NoCopy as fault:
        _end(str(fault))
    click.echo(verdict.as_text(), nl=False)
    sys.exit(0 if verdict.is_whole else 1)


def _need_place(place: Path) -> None:
    if not os.path.lexists(place):
        raise click.UsageError(f"there is no {as_printed(str(place))}")


def _end(words: str) -> NoReturn:
    """Say on one line what is wrong with a copy, and end with exit code 1."""
    click.echo(words, err=True)
    sys.exit(1)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(old: Path, new: Path, form: str) -> None:
    """Say what changed from one copy's data to another's: sites, zips or exports; exit 1 where anything did.

    Example: python -m generator diff last-year.zip site
    """
    from generator.publish.releases.diff import compare_releases, read_side, write_changes, write_json
    from generator.publish.releases.tables import NoExport

    for place in (old, new):
        _need_place(place)
    try:
        changes = compare_releases(read_side(old), read_side(new))
    except NoExport as fault:
        _end(str(fault))
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
        _sign(copy, sign)
        return
    from generator.publish.releases.record import find_stale_counts

    if check:
        stale = find_stale_counts(corpus_or_end(data))
        click.echo("\n".join(stale) if stale else "the newest record counts what the data holds")
        sys.exit(1 if stale else 0)
    with edit_data(data) as edits:
        path, text = _record(data, since)
        edits.write(project() / data / path, text.encode())
        edits.commit()
    click.echo(f"wrote {data}/{path}")


def _record(data: str, since: Path | None) -> tuple[str, str]:
    """Return path and text of the record of the release of today; end where there can be none."""
    from generator.publish.releases.record import record_release
    from generator.publish.releases.tables import NoExport

    corpus = corpus_or_end(data)
    if since is None and any(entry.day != corpus.concordance.as_of for entry in corpus.releases):
        raise click.UsageError("there are earlier releases: name the last published copy with --since")
    try:
        return record_release(corpus, since=since)
    except NoExport as fault:
        _end(str(fault))


def _sign(copy: Path, key: Path) -> None:
    """Sign a copy with the publisher's key, or say why not."""
    from generator.publish.sign import SIGNATURE, SIGNERS, NoSignature, sign_copy

    try:
        sign_copy(copy, key)
    except NoSignature as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(f"wrote {copy / SIGNATURE} and {copy / SIGNERS}: publish the public key elsewhere too")
