"""Commands that count: the site against its data, the texts against their copies, the register against facts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DATA, corpus_or_end, need_folder, project, say, show_problems

if TYPE_CHECKING:
    from generator.reading.load import Records


@click.command()
@DATA
@click.option("--site", default="site", show_default=True, help="A site built from that data.")
def figures(data: str, site: str) -> None:
    """Count what the built site holds against its data: texts, units, words, references; exit 1 where one falls short.

    Example: python -m generator figures
    """
    from generator.checks.figures import Finished, count_figures, write_figures
    from generator.publish.pipeline import check_data

    folder = project() / site
    if not (folder / "index.html").exists():
        raise click.UsageError(f"there is no site in {site}/; build it first")
    say("reading the data")
    corpus, report = check_data(project(), data=data)
    if corpus is None:
        click.echo(report.as_text(), nl=False, err=True)
        sys.exit(1)
    say("comparing the texts with their received copies, and reading the pages")
    counted = list(count_figures(Finished(corpus, report.problems, project() / data, folder)))
    click.echo(write_figures(counted), nl=False)
    sys.exit(0 if all(row.is_whole for row in counted) else 1)


@click.command()
@click.option("--site", default="site", show_default=True, help="A built site.")
def sizes(site: str) -> None:
    """Measure what the built site weighs: on the disk, on the line, and as a bundle.

    Example: python -m generator sizes
    """
    from generator.publish.bundle import BundleFaulty
    from generator.publish.bundle.sizes import measure_site, write_sizes
    from generator.publish.seal import read_folder

    folder = project() / site
    if not (folder / "index.html").exists():
        raise click.UsageError(f"there is no site in {site}/; build it first")
    try:
        click.echo(write_sizes(measure_site(read_folder(folder))), nl=False)
    except BundleFaulty as fault:
        raise click.ClickException(str(fault)) from None


@click.command()
@DATA
@click.option("--write", is_flag=True, help="Write the figures into evidence.yml of each instrument.")
@click.option("--words", is_flag=True, help="List every word that does not stand in the copy as it is.")
def evidence(data: str, write: bool, words: bool) -> None:
    """Hold every word of the printed texts against the received copies, and report what became of it.

    Example: python -m generator evidence --words
    """
    from generator.checks.evidence import UnreadableEvidence, check_evidence, render_report, weigh_data, write_evidence

    need_folder(data)
    folder = project() / data
    try:
        weighed, written = write_evidence(folder) if write else (weigh_data(folder), [])
        click.echo(render_report(weighed, words="all" if words else "figures"), nl=False)
        for file in written:
            click.echo(f"wrote {file.relative_to(project())}")
        differences = check_evidence(folder, weighed=weighed)
    except UnreadableEvidence as fault:
        differences = [str(fault)]
    for difference in differences:
        click.echo(difference, err=True)
    sys.exit(1 if differences else 0)


@click.command()
@DATA
@click.option("--facts", type=click.Path(exists=True, path_type=Path), help="The folder of researched facts as CSV.")
@click.option("--depositary", "chart", help="A saved chart of a depositary to compare with.")
def reconcile(data: str, facts: Path | None, chart: str | None) -> None:
    """Count the register and list every difference from researched facts, or from a depositary's chart.

    Example: python -m generator reconcile --depositary tests/facts/chart.yml
    """
    from generator.checks.reconcile import count_register, write_report
    from generator.checks.reconcile import reconcile as compare
    from generator.reading.load import load_records

    loaded, problems = load_records(project() / data, root=project())
    if problems:
        show_problems(problems, data)
        sys.exit(1)
    if chart is not None:
        sys.exit(_compare_chart(loaded, chart))
    if facts is None:
        raise click.UsageError("name what to compare with: --facts FOLDER or --depositary FILE")
    differences = compare(loaded, facts)
    click.echo(write_report(count_register(loaded), differences), nl=False)
    sys.exit(1 if any(not difference.reason for difference in differences) else 0)


def _compare_chart(loaded: Records, chart: str) -> int:
    """Print how the register agrees with a chart; return 1 where it differs."""
    from generator.checks.depositary import (
        NoChart,
        compare_chart,
        compare_invited,
        packed_numbers,
        read_chart,
        read_invited,
        write_chart,
    )
    from generator.reading.yamlio import read_document

    document, problems = read_document(project() / chart, chart)
    if document is None:
        raise click.UsageError(f"{chart} cannot be read: {problems[0].what if problems else 'it is empty'}")
    try:
        rows = read_chart(document.data, packed_numbers(loaded))
    except NoChart as fault:
        raise click.UsageError(f"{chart} is no chart: {fault}") from None
    invited = read_invited(document.data)
    slugs = dict.fromkeys(row.instrument for row in rows) if invited else ()
    uninvited = [one for slug in slugs for one in compare_invited(loaded, slug, invited)]
    found = (*compare_chart(loaded, rows), *uninvited)
    click.echo(write_chart(rows, found), nl=False)
    return 1 if found else 0


@click.command()
@DATA
@click.option("--hardest", default=10, show_default=True, help="How many of the hardest texts to name.")
def readability(data: str, hardest: int) -> None:
    """Measure how hard our own prose is to read, and name the hardest texts; exit 1 where the median is over the goal.

    Example: python -m generator readability --hardest 20
    """
    from generator.checks.readability import GOAL, measure, write_reading
    from generator.reading.incremental import content_folder
    from generator.reading.prose_files import read_content

    corpus = corpus_or_end(data)
    reading = measure(corpus, read_content(content_folder(project(), data), root=project()))
    click.echo(write_reading(reading, hardest=hardest), nl=False)
    sys.exit(0 if reading.median <= GOAL else 1)
