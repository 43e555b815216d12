"""Commands that make something from the data: the site, its bundle, its pages, its tables."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.common import DATA, corpus_or_end, end_with, make_build, need_new, new_folder, project, say, shorten
from generator.files.printing import as_printed

PREVIEWED = ".build/preview"
"""Where previews are built: not where a site is published from."""


@click.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--out", help="The folder that gets the site; where it is left out, that of the configuration.")
@click.option("--precompress", is_flag=True, help="Put .gz and .br beside files, for hosts that send them as they are.")
@click.option("--pdf", is_flag=True, help="Make the books as PDF too, where WeasyPrint is installed; takes minutes.")
@click.option("--checked", type=click.Path(path_type=Path, exists=True), help="The record of programs that ran on it.")
@click.option("--clean", is_flag=True, help="Make everything, and take nothing from the last site.")
@click.option("--why", is_flag=True, help="Say why each page and file was made again.")
@click.option("--preview", is_flag=True, help=f"Show words that nobody accepted yet, marked; goes to {PREVIEWED}.")
def build(
    config: str,
    out: str | None,
    precompress: bool,
    pdf: bool,
    checked: Path | None,
    clean: bool,
    why: bool,
    preview: bool,
) -> None:
    """Build the site; where the data has faults, report them and leave the last site as it is.

    What has not changed is taken from the last site. A preview is never published: it shows what `review` would.

    Example: python -m generator build
    """
    from generator.publish.house import CHECKED
    from generator.publish.seal import precompress as pack

    if checked:
        os.environ[CHECKED] = str(checked.resolve())
    out = (Path(config).parent / PREVIEWED).as_posix() if preview and out is None else out
    site = make_build(config, out, pdf=pdf, clean=clean, why=why, preview=preview)
    if precompress:
        click.echo(f"packed {pack(site)} files")
    click.echo(f"built {out or shorten(site)}/: open {site / 'index.html'}")


@click.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--data", default="", help="Another data folder than that of the configuration.")
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(config: str, data: str, port: int) -> None:
    """Serve a preview on this machine, with words that nobody accepted yet, and build it again when a file changes.

    While the data has faults the last good page stays, with the report above it.

    Example: python -m generator serve --port 8080
    """
    from generator.publish.watching import PortTaken, serve_preview

    if not (project() / config).is_file():
        raise click.UsageError(f"there is no file {config}")
    if data:
        os.environ["CONCORDANCE_DATA"] = data
    try:
        serve_preview(project(), config=config, port=port, say=lambda words: click.echo(words))
    except PortTaken as fault:
        raise click.ClickException(f"port {port} cannot be used: {fault}; name another: --port") from None


@click.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--out", type=click.Path(path_type=Path), help='Where it is written; "dist" beside the configuration.')
@click.option("--hosted", is_flag=True, help="For a web server: with headers, 404 page and packed files.")
@click.option("--pdf", is_flag=True, help="With the books as PDF, where WeasyPrint is installed; takes minutes.")
@click.option("--zim", is_flag=True, help="As a ZIM file for phones too, where libzim is installed.")
def bundle(config: str, out: Path | None, hosted: bool, pdf: bool, zim: bool) -> None:
    """Build the site and make a zip and a folder of it that open from a disk, checked before they are written.

    Example: python -m generator bundle --out dist
    """
    from generator.publish.bundle import BundleFaulty, make_bundle
    from generator.publish.seal import precompress

    home = Path(config).parent
    site, out = make_build(config, str(home / ".build" / "bundle"), pdf=pdf), out or home / "dist"
    if hosted:
        precompress(site)
    try:
        made = make_bundle(site, out, hosted=hosted)
    except BundleFaulty as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"{made.zip}: {made.zip.stat().st_size:,} bytes, {made.count} files, SHA-256 {made.sha256}")
    click.echo(f"{made.folder}: open index.html")
    click.echo(f"publish with it, for verify --against: the manifest has the SHA-256 {made.manifest}")
    if zim and not hosted:
        _write_zim(made.folder)


def _write_zim(folder: Path) -> None:
    """Write the ZIM file beside a bundle, or say in a line why there is none."""
    from generator.publish.zim import NoLibzim, make_zim

    out = folder.with_name(f"{folder.name}.zim")
    try:
        click.echo(f"{out}: {make_zim(folder, out):,} bytes, for Kiwix on a phone")
    except NoLibzim as fault:
        click.echo(str(fault), err=True)


@click.command()
@DATA
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def pages(data: str, out: Path) -> None:
    """Write the pages as Markdown files with front matter and HTML bodies, for another site engine.

    Example: python -m generator pages --out build/pages
    """
    from generator.publish.markdown_pages import write_pages
    from generator.publish.pipeline import make_site
    from generator.reading.problems import DataFaults

    need_new(out)
    try:
        site = make_site(project(), data=data, say=say)
    except DataFaults as fault:
        end_with(fault)
    with new_folder(out) as folder:
        count = write_pages(site.pages, folder)
    click.echo(f"wrote {count} pages to {as_printed(str(out))}")


@click.command()
@DATA
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def export(data: str, out: Path) -> None:
    """Write every table as JSON and CSV.

    Example: python -m generator export --out build/export
    """
    from generator.downloads import export_files

    need_new(out)
    files = export_files(corpus_or_end(data))
    with new_folder(out) as folder:
        for path, content in files.items():
            target = folder / path.removeprefix("data/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    click.echo(f"wrote {len(files)} files to {as_printed(str(out))}")
