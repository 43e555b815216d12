"""Commands that edit the data safely: start a file, rename an id."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import DATA, command_for, edit_data, need_folder, project
from generator.files.printing import as_printed

_KINDS = (
    "article", "corpus", "exercise", "instrument", "participation", "scenario", "source", "state", "statement",
    "term", "topic", "work",
)  # fmt: skip


@click.command()
@DATA
@click.option("--set", "given", multiple=True, metavar="KEY=TEXT", help="A key of one line; may be given again.")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("ids", nargs=-1, required=True)
def new(data: str, given: tuple[str, ...], kind: str, ids: tuple[str, ...]) -> None:
    """Start a data file at its place; what it needs and was not given stands in comments, and check reports it.

    \b
    Example: python -m generator new topic late-returns --set title="Late returns"
             python -m generator new corpus ../libraries --set title="Libraries side by side"
             python -m generator new article books 4
             python -m generator new state xc --set name=Thirdland --set slug=thirdland
             python -m generator new participation xc books
             python -m generator new statement xa books 2-2-reservation --set kind=reservation
    """
    from generator.cli.editing_data.new import NotStarted, start_file, start_statement

    keys = dict(pair.partition("=")[::2] for pair in given)
    if kind == "corpus":
        _new_corpus(ids, keys)
        return
    try:
        with edit_data(data) as edits:
            if kind == "statement":
                inside, text, needed = start_statement(project() / data, ids, keys)
            else:
                inside, text, needed = start_file(project() / data, kind, ids, keys)
            edits.write(project() / data / inside, text.encode())
            edits.commit()
    except NotStarted as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(f"wrote {data}/{inside}")
    if needed:
        click.echo(f"still needed: {', '.join(needed)}; nothing is published until check finds no problem")
    click.echo(f"then: {'; '.join(command_for(words, data) for words in ('check', 'ids --write', 'review'))}")


def _new_corpus(ids: tuple[str, ...], given: dict[str, str]) -> None:
    """Make the folder of another concordance; one that holds anything is refused."""
    from generator.cli.editing_data.new_corpus import is_title, start_corpus, title_of, write_corpus

    if len(ids) != 1 or set(given) - {"title"}:
        raise click.UsageError("corpus needs the folder that it gets, and knows no key but title")
    folder = project() / ids[0]
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise click.UsageError(f"{ids[0]} holds something already; name a folder that does not, so nothing is lost")
    title = " ".join(given.get("title", title_of(folder)).split())
    if not is_title(title):
        raise click.UsageError("the title should be words without quotation marks, colons or other signs of YAML")
    files = start_corpus(folder, title=title)
    write_corpus(folder, files)
    click.echo(f"wrote {len(files)} files to {as_printed(ids[0])}; its README.md has the two commands to go on with:")
    for line in files["README.md"].splitlines():
        if line.startswith("python -m generator"):
            click.echo(f"  {as_printed(line)}")


@click.command()
@DATA
@click.option("--on", "day", help="The day of the move; the day that counts as today where it is left out.")
@click.option("--because", help="Why, in a few words, for moved.yml.")
@click.option("--facts", type=click.Path(path_type=Path), help="Tables of researched facts that name statements too.")
@click.argument(
    "kind", type=click.Choice(("exercise", "scenario", "source", "state", "statement", "term", "topic", "work"))
)
@click.argument("old")
@click.argument("new")
def rename(data: str, day: str | None, because: str | None, facts: Path | None, kind: str, old: str, new: str) -> None:
    """Rename an id with all that cites it, and lead old links on; all of it, or nothing.

    A State is named by its slug, a statement as xa:books:2-2-reservation with only its last part as the new name.

    Example: python -m generator rename topic lending borrowing
    """
    from generator.cli.editing_data.rename import rename as rename_all
    from generator.cli.editing_data.rename_in_files import NotRenamed
    from generator.law.day_forms import is_day

    if day is not None and not is_day(day):
        raise click.UsageError(f'"{day}" is not a day such as 2026-11-22')
    need_folder(data)
    try:
        done = rename_all(project(), data, kind, old, new, day=day, because=because, facts=facts)
    except NotRenamed as fault:
        click.echo(as_printed(str(fault), longest=2000), err=True)
        sys.exit(1)
    for line in done.changed:
        click.echo(line)
    click.echo("the old address leads to the new one; say so in CHANGELOG.md")
