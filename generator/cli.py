"""The command line. Each command imports what it needs when it runs, so that `--help` and `check` start at once."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

import click

ROOT = Path.cwd()
DATA = click.option("--data", default="data", show_default=True, help="The data folder.")


def _say(words: str) -> None:
    click.echo(f"  {words}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the concordance from its data. Run it in the project's folder."""


@main.command()
@DATA
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


@main.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--out", default="site", show_default=True, help="The folder that gets the site.")
@click.option("--precompress", is_flag=True, help="Put a .gz beside every file, for hosts that send it as it is.")
@click.option("--pdf", is_flag=True, help="Make the books as PDF too, where WeasyPrint is installed; takes minutes.")
def build(config: str, out: str, precompress: bool, pdf: bool) -> None:
    """Build the site; where the data has faults, report them and leave the last site as it is.

    Example: python -m generator build
    """
    from generator.finish import precompress as pack

    site = _build(config, out, pdf=pdf)
    if precompress:
        click.echo(f"packed {pack(site)} files")
    click.echo(f"built {out}/: open {site / 'index.html'}")


@main.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(port: int) -> None:
    """Serve the site on this machine and build it again when a file changes.

    Example: python -m generator serve --port 8080
    """
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    click.echo(f"serving http://127.0.0.1:{port}/ (stop with Ctrl-C)")
    sys.exit(subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False).returncode)


@main.command()
@DATA
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def pages(data: str, out: Path) -> None:
    """Write the pages as Markdown files with front matter and HTML bodies, for another site engine.

    Example: python -m generator pages --out build/pages
    """
    from generator.front_matter import write_pages

    site = _make(data)
    count = write_pages(site.pages, _new_folder(out))
    click.echo(f"wrote {count} pages to {out}")


@main.command()
@DATA
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def export(data: str, out: Path) -> None:
    """Write every table as JSON and CSV.

    Example: python -m generator export --out build/export
    """
    from generator.exports import export_files
    from generator.pipeline import need_corpus
    from generator.problems import DataFaults

    try:
        files = export_files(need_corpus(ROOT, data=data))
    except DataFaults as fault:
        _end_with(fault)
    folder = _new_folder(out)
    for path, content in files.items():
        target = folder / path.removeprefix("data/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    click.echo(f"wrote {len(files)} files to {out}")


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print the manual of a rule, or list all rules.

    Example: python -m generator explain numbering
    """
    from generator.rules import list_manuals

    manuals = list_manuals()
    if rule is None:
        for name, manual in manuals.items():
            click.echo(f"{name:26} {manual.splitlines()[0]}")
        return
    if rule not in manuals:
        near = difflib.get_close_matches(rule, manuals, n=1)
        offer = f'; is "{near[0]}" meant?' if near else "; call explain alone for the list"
        raise click.UsageError(f'there is no rule "{rule}"{offer}')
    click.echo(manuals[rule])


@main.command()
@DATA
@click.argument("citation")
def show(data: str, citation: str) -> None:
    """Print a provision with its label, words and address, found by a citation typed any usual way.

    Example: python -m generator show "Art. 22 para 1 d"
    """
    from generator.pipeline import need_corpus
    from generator.problems import DataFaults
    from generator.show import find_units, print_unit

    try:
        corpus = need_corpus(ROOT, data=data)
    except DataFaults as fault:
        _end_with(fault)
    units, said, found = find_units(corpus, citation)
    if said:
        click.echo(said, err=True)
    for unit in units:
        click.echo(print_unit(corpus, unit))
    sys.exit(0 if found else 1)


@main.command()
@DATA
@click.option("--site", default="site", show_default=True, help="A site built from that data.")
def figures(data: str, site: str) -> None:
    """Count what the built site holds against its data: texts, units, words, references; exit 1 where one falls short.

    Example: python -m generator figures
    """
    from generator.evidence import weigh_data
    from generator.pipeline import check_data
    from generator.tally import Finished, count_figures, write_figures

    folder = ROOT / site
    if not (folder / "index.html").exists():
        raise click.UsageError(f"there is no site in {site}/; build it first")
    _say("reading the data")
    corpus, report = check_data(ROOT, data=data)
    if corpus is None:
        click.echo(report.as_text(), nl=False, err=True)
        sys.exit(1)
    _say("holding the texts against their received copies")
    weighed = weigh_data(ROOT / data)
    _say("reading the pages")
    counted = list(count_figures(Finished(corpus, report.problems, weighed, folder, ROOT / "tests" / "golden" / "bad")))
    click.echo(write_figures(counted), nl=False)
    sys.exit(0 if all(row.is_whole for row in counted) else 1)


@main.command()
@DATA
@click.option("--write", is_flag=True, help="Write the figures into evidence.yml of each instrument.")
@click.option("--words", is_flag=True, help="List every word that does not stand in the copy as it is.")
def evidence(data: str, write: bool, words: bool) -> None:
    """Hold every word of the printed texts against the received copies, and report what became of it.

    Example: python -m generator evidence --words
    """
    from generator.evidence.__main__ import main as weigh

    flags = [flag for flag, given in (("--write", write), ("--words", words)) if given]
    sys.exit(weigh([*flags, data]))


@main.command()
@DATA
@click.option("--facts", default="tests/facts", show_default=True, help="The folder of researched facts as CSV.")
def reconcile(data: str, facts: str) -> None:
    """Count the register and list every difference from the researched facts, with its reason.

    Example: python -m generator reconcile
    """
    from generator.load import load_records
    from generator.problems import Report
    from generator.reconcile import count_register, write_report
    from generator.reconcile import reconcile as compare

    loaded, problems = load_records(ROOT / data, root=ROOT)
    if problems:
        click.echo(Report(problems, root=ROOT).as_text(), nl=False, err=True)
        sys.exit(1)
    differences = compare(loaded, ROOT / facts)
    click.echo(write_report(count_register(loaded), differences), nl=False)
    sys.exit(1 if any(not difference.reason for difference in differences) else 0)


@main.command()
@DATA
@click.option("--hardest", default=10, show_default=True, help="How many of the hardest texts to name.")
def readability(data: str, hardest: int) -> None:
    """Measure how hard our own prose is to read, and name the hardest texts; exit 1 where the median is over the goal.

    Example: python -m generator readability --hardest 20
    """
    from generator.content import read_content
    from generator.pipeline import content_folder, need_corpus
    from generator.problems import DataFaults
    from generator.readability import GOAL, measure, write_reading

    try:
        corpus = need_corpus(ROOT, data=data)
    except DataFaults as fault:
        _end_with(fault)
    reading = measure(corpus, read_content(content_folder(ROOT, data), root=ROOT))
    click.echo(write_reading(reading, hardest=hardest), nl=False)
    sys.exit(0 if reading.median <= GOAL else 1)


@main.command()
@DATA
@click.option("--write", is_flag=True, help="Write the schemas instead of checking that they are up to date.")
def schemas(data: str, write: bool) -> None:
    """Check that the JSON Schemas for editors follow the records, or write them.

    Example: python -m generator schemas --write
    """
    from generator.schemas import find_stale, write_schemas

    folder = ROOT / data / "schemas"
    stale = find_stale(folder)
    if write:
        write_schemas(folder)
    for name in stale:
        click.echo(f"{data}/schemas/{name}: {'written' if write else 'is not up to date'}", err=not write)
    if stale and not write:
        click.echo("write them with: python -m generator schemas --write", err=True)
    sys.exit(1 if stale and not write else 0)


@main.command()
@DATA
@click.option("--check", is_flag=True, help="Say which files have another form instead of writing them.")
def fmt(data: str, check: bool) -> None:
    """Bring data files into the house form: only the order of keys and the spacing change, and comments stay.

    Example: python -m generator fmt --check
    """
    from generator.fmt import format_folder
    from generator.problems import Report

    changed, problems = format_folder(ROOT / data, root=ROOT, write=not check)
    for path in changed:
        click.echo(f"{path}: {'has another form' if check else 'formatted'}")
    if problems:
        click.echo(Report(problems, root=ROOT).as_text(), nl=False, err=True)
    sys.exit(1 if problems or (check and changed) else 0)


@main.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--out", default="dist", show_default=True, type=click.Path(path_type=Path), help="Where it is written.")
@click.option("--hosted", is_flag=True, help="For a web server: with headers, 404 page and packed files.")
@click.option("--pdf", is_flag=True, help="With the books as PDF, where WeasyPrint is installed; takes minutes.")
def bundle(config: str, out: Path, hosted: bool, pdf: bool) -> None:
    """Build the site and make a zip and a folder of it that open from a disk, checked before they are written.

    Example: python -m generator bundle --out dist
    """
    from generator.bundle import BundleFaulty, make_bundle
    from generator.finish import precompress

    site = _build(config, ".build/bundle", pdf=pdf)
    if hosted:
        precompress(site)
    try:
        made = make_bundle(site, out, hosted=hosted)
    except BundleFaulty as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"{made.zip}: {made.zip.stat().st_size:,} bytes, {made.count} files, SHA-256 {made.sha256}")
    click.echo(f"{made.folder}: open index.html")


@main.command()
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


@main.command()
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


def _build(config: str, out: str, *, pdf: bool) -> Path:
    from generator.build import BuildFailed, build_site

    try:
        return build_site(ROOT, config=config, out=out, pdf=pdf)
    except BuildFailed as fault:
        raise click.ClickException(str(fault)) from None


def _make(data: str):  # type: ignore[no-untyped-def]
    from generator.pipeline import make_site
    from generator.problems import DataFaults

    try:
        return make_site(ROOT, data=data, say=_say)
    except DataFaults as fault:
        _end_with(fault)


def _end_with(fault: Exception) -> None:
    from generator.problems import DataFaults

    assert isinstance(fault, DataFaults)
    click.echo(fault.report.as_text(), nl=False, err=True)
    sys.exit(1)


def _new_folder(out: Path) -> Path:
    if out.exists():
        raise click.UsageError(f"{out} exists already; name a folder that does not, so that nothing is lost")
    out.mkdir(parents=True)
    return out


if __name__ == "__main__":
    main()
