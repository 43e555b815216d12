"""What the commands share: the project's folder, the option that names the data, and how a command ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from generator.law.corpus import Corpus
    from generator.reading.problems import DataFaults

DATA = click.option("--data", default="data", show_default=True, help="The data folder.")


def project() -> Path:
    """Return the project's folder: commands run in it."""
    return Path.cwd()


def say(words: str) -> None:
    """Tell what is being done, beside what the command prints."""
    click.echo(f"  {words}", err=True)


def corpus_or_end(data: str) -> Corpus:
    """Return the Corpus of a data folder; where it has faults, report them all and end."""
    from generator.publish.pipeline import need_corpus
    from generator.reading.problems import DataFaults

    try:
        return need_corpus(project(), data=data)
    except DataFaults as fault:
        end_with(fault)


def end_with(fault: DataFaults) -> NoReturn:
    """Report faults of the data and end with exit code 1."""
    click.echo(fault.report.as_text(), nl=False, err=True)
    sys.exit(1)


def make_build(config: str, out: str, *, pdf: bool, clean: bool = True, why: bool = False) -> Path:
    """Build the site and give its folder; where that failed, say why and end."""
    from generator.publish.build import BuildFailed, NotReplaced, Wanted, build_site

    try:
        return build_site(project(), config=config, out=out, wanted=Wanted(pdf=pdf, clean=clean, why=why))
    except NotReplaced as fault:
        raise click.UsageError(f"{fault}; name another folder, or empty this one") from None
    except BuildFailed as fault:
        raise click.ClickException(str(fault)) from None


def need_new(out: Path) -> None:
    """End where a folder that is to be written exists already; said before any work is done."""
    if out.exists() or out.is_symlink():
        raise click.UsageError(f"{out} exists already; name a folder that does not, so that nothing is lost")
