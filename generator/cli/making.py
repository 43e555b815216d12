"""Commands that make something from the data: the site, its bundle, its pages, its tables."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import click

from generator.cli.common import DATA, corpus_or_end, end_with, make_build, need_new, new_folder, project, say, shorten

HERE = "127.0.0.1"


@click.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--out", help="The folder that gets the site; where it is left out, that of the configuration.")
@click.option("--precompress", is_flag=True, help="Put .gz and .br beside files, for hosts that send them as they are.")
@click.option("--pdf", is_flag=True, help="Make the books as PDF too, where WeasyPrint is installed; takes minutes.")
@click.option("--checked", type=click.Path(path_type=Path, exists=True), help="The record of programs that ran on it.")
@click.option("--clean", is_flag=True, help="Make everything, and take nothing from the last site.")
@click.option("--why", is_flag=True, help="Say why each page and file was made again.")
def build(
    config: str, out: str | None, precompress: bool, pdf: bool, checked: Path | None, clean: bool, why: bool
) -> None:
    """Build the site; where the data has faults, report them and leave the last site as it is.

    What has not changed is taken from the last site.

    Example: python -m generator build
    """
    from generator.publish.seal import precompress as pack

    if checked:
        os.environ["CONCORDANCE_CHECKED"] = str(checked.resolve())
    site = make_build(config, out, pdf=pdf, clean=clean, why=why)
    if precompress:
        click.echo(f"packed {pack(site)} files")
    click.echo(f"built {out or shorten(site)}/: open {site / 'index.html'}")


@click.command()
@click.option("--config", default="mkdocs.yml", show_default=True, help="The MkDocs configuration.")
@click.option("--data", default="", help="Another data folder than that of the configuration.")
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(config: str, data: str, port: int) -> None:
    """Serve the site on this machine and build it again when a file changes.

    Example: python -m generator serve --port 8080
    """
    _need_free(port)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-f", config, "-a", f"{HERE}:{port}"]
    for folder in (data,) if data else ():
        command += ["-w", folder]
    click.echo(f"serving http://{HERE}:{port}/ (stop with Ctrl-C)")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORDANCE_DATA": data}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is begun here ends too
    with subprocess.Popen(command, cwd=project(), env=environment) as server:
        try:
            sys.exit(server.wait())
        finally:
            server.terminate()


def _need_free(port: int) -> None:
    """End where something else listens at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError as fault:
            raise click.ClickException(f"port {port} cannot be used: {fault.strerror}; name another: --port") from None


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
    click.echo(f"wrote {count} pages to {out}")


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
    click.echo(f"wrote {len(files)} files to {out}")
