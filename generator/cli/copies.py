"""Commands for copies of the site: whether one is whole, and what changed from one to the next."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.common import DATA, corpus_or_end, edit_data, project
from generator.files.printing import as_printed

if TYPE_CHECKING:
    from generator.law.corpus import Corpus
    from generator.publish.releases.editions import Edition


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
@click.option(
    "--since", type=click.Path(path_type=Path), help="The last published copy, where its tables are not kept."
)
@click.option("--replace", is_flag=True, help="Keep other tables for a day whose edition was never published.")
@click.option("--check", is_flag=True, help="Only say whether the newest record counts what the data holds.")
@click.option("--sign", type=click.Path(path_type=Path), help="The publisher's key: sign a copy, write no record.")
@click.option("--copy", default="site", type=click.Path(path_type=Path), help="The copy that is signed, a folder.")
def release(data: str, since: Path | None, replace: bool, check: bool, sign: Path | None, copy: Path) -> None:
    """Write a release into the data: what it holds, what changed since the last one, and its tables, to be kept.

    Example: python -m generator release
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
        written = _record(data, since, replace=replace)
        for path, content in written.items():
            edits.write(project() / data / path, content)
        edits.commit()
    click.echo("\n".join(f"wrote {data}/{path}" for path in written))


def _record(data: str, since: Path | None, *, replace: bool) -> dict[str, bytes]:
    """Return what a release of today writes, by path: its record and its tables; end where there can be none."""
    from generator.publish.releases.editions import kept_path, list_kept
    from generator.publish.releases.record import record_release
    from generator.publish.releases.tables import NoExport

    corpus = corpus_or_end(data)
    day = corpus.concordance.as_of
    edition = _make_edition(corpus, project() / data / kept_path(day), replace=replace)
    last = next((entry for entry in list_kept(corpus) if entry.day < day), None)
    if since is None and last:
        since = project() / data / kept_path(last.day)
    if since is None and any(entry.day != day for entry in corpus.releases):
        raise click.UsageError("there are earlier releases: name the last published copy with --since")
    try:
        path, text = record_release(corpus, since=since, kept=edition)
    except NoExport as fault:
        _end(str(fault))
    return {path: text.encode(), kept_path(day): edition.archive}


def _make_edition(corpus: Corpus, file: Path, *, replace: bool) -> Edition:
    """Return the edition of today; where one is kept that holds the same, that one, as it was packed."""
    from generator.files.copies import OddCopy
    from generator.publish.releases.editions import make_edition, read_edition

    edition = make_edition(corpus)
    if not file.is_file():
        return edition
    try:
        kept = read_edition(file)
    except OddCopy as fault:
        raise click.UsageError(f"the tables that are kept of this day cannot be read: {fault}") from None
    if kept.files != edition.files and not replace:
        why = "an edition that was published never changes: give the data another day (as_of)"
        raise click.UsageError(f"other tables are kept of this day, version {kept.version}. {why}, or say --replace")
    return kept if kept.files == edition.files else edition


def _sign(copy: Path, key: Path) -> None:
    """Sign a copy with the publisher's key, or say why not."""
    from generator.publish.sign import SIGNATURE, SIGNERS, NoSignature, sign_copy

    try:
        sign_copy(copy, key)
    except NoSignature as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(f"wrote {copy / SIGNATURE} and {copy / SIGNERS}: publish the public key elsewhere too")
