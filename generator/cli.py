"""The command line: check, build, serve, pages, export, explain, show, evidence, reconcile."""

from __future__ import annotations

import sys
from pathlib import Path

import click

ROOT = Path.cwd()


def _say(words: str) -> None:
    click.echo(f"  {words}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the concordance from its data. Run it in the project's folder."""


@main.command()
@click.option("--data", default="data", show_default=True, help="The data folder.")
@click.option("--format", "form", type=click.Choice(["text", "json", "annotations"]), default="text", show_default=True)
def check(data: str, form: str) -> None:
    """Check all data and report every problem at once.

    Example: python -m generator check --format json
    """
    from generator.pipeline import check_data

    _corpus, report = check_data(ROOT, data=data)
    written = {"text": report.as_text, "json": report.as_json, "annotations": report.as_annotations}[form]()
    click.echo(written, nl=False, err=form == "text")
    sys.exit(1 if report else 0)


if __name__ == "__main__":
    main()
