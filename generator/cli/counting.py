"""Commands that count: the site against its data, the texts against their copies, the register against facts."""

from __future__ import annotations

import sys

import click

from generator.cli.common import DATA, corpus_or_end, need_folder, project, say


@click.command()
@DATA
@click.option("--site", default="site", show_default=True, help="A site built from that data.")
def figures(data: str, site: str) -> None:
    """Count what the built site holds against its data: texts, units, words, references; exit 1 where one falls short.

    Example: python -m generator figures
    """
    from generator.checks.evidence import weigh_data
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
    say("holding the texts against their received copies")
    weighed = weigh_data(project() / data)
    say("reading the pages")
    bad = project() / "tests" / "golden" / "bad"
    counted = list(count_figures(Finished(corpus, report.problems, weighed, folder, bad)))
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
    from generator.checks.evidence.__main__ import main as weigh

    need_folder(data)
    flags = [flag for flag, given in (("--write", write), ("--words", words)) if given]
    sys.exit(weigh([*flags, data]))


@click.command()
@DATA
@click.option("--facts", default="tests/facts", show_default=True, help="The folder of researched facts as CSV.")
def reconcile(data: str, facts: str) -> None:
    """Count the register and list every difference from the researched facts, with its reason.

    Example: python -m generator reconcile
    """
    from generator.checks.reconcile import count_register, write_report
    from generator.checks.reconcile import reconcile as compare
    from generator.reading.load import load_records
    from generator.reading.problems import Report

    loaded, problems = load_records(project() / data, root=project())
    if problems:
        click.echo(Report(problems, root=project()).as_text(), nl=False, err=True)
        sys.exit(1)
    differences = compare(loaded, project() / facts)
    click.echo(write_report(count_register(loaded), differences), nl=False)
    sys.exit(1 if any(not difference.reason for difference in differences) else 0)


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
