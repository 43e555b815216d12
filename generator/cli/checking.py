"""Commands that hold the data to its rules and its form."""

from __future__ import annotations

import sys

import click

from generator.cli.common import DATA, command_for, edit_data, project, show_problems


@click.command()
@DATA
@click.option("--format", "form", type=click.Choice(["text", "json", "annotations"]), default="text", show_default=True)
def check(data: str, form: str) -> None:
    """Check all data and report every problem at once.

    Example: python -m generator check --format json
    """
    from generator.publish.pipeline import check_data

    _corpus, report = check_data(project(), data=data)
    written = {"text": report.as_text, "json": report.as_json, "annotations": report.as_annotations}[form]()
    click.echo(written, nl=False, err=form == "text")
    sys.exit(1 if report else 0)


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print the manual of a rule, or list all rules.

    Example: python -m generator explain numbering
    """
    from generator.checks.rules import list_manuals
    from generator.files.near import find_near

    manuals = list_manuals()
    if rule is None:
        for name, manual in manuals.items():
            click.echo(f"{name:26} {manual.splitlines()[0]}")
        return
    if rule not in manuals:
        near = find_near(rule, manuals)
        offer = f'; is "{near}" meant?' if near else "; call explain alone for the list"
        raise click.UsageError(f'there is no rule "{rule}"{offer}')
    click.echo(manuals[rule])


@click.command()
@DATA
@click.option("--check", is_flag=True, help="Say which files have another form instead of writing them.")
def fmt(data: str, check: bool) -> None:
    """Bring data files into the house form: only the order of keys and the spacing change, and comments stay.

    Example: python -m generator fmt --check
    """
    from generator.cli.editing_data.fmt import format_folder

    with edit_data(data) as edits:
        changed, problems = format_folder(project() / data, root=project(), edits=None if check else edits)
    for path in changed:
        click.echo(f"{path}: {'has another form' if check else 'formatted'}")
    if problems:
        show_problems(problems, data)
    sys.exit(1 if problems or (check and changed) else 0)


@click.command()
@DATA
@click.option("--write", is_flag=True, help="Write the schemas instead of checking that they are up to date.")
def schemas(data: str, write: bool) -> None:
    """Check that the JSON Schemas for editors follow the records, or write them.

    Example: python -m generator schemas --write
    """
    from generator.reading.schemas import find_stale, write_schemas

    folder = project() / data / "schemas"
    with edit_data(data) as edits:
        stale = find_stale(folder)
        if write:
            write_schemas(folder, edits)
            edits.commit()
    for name in stale:
        click.echo(f"{data}/schemas/{name}: {'written' if write else 'is not up to date'}", err=not write)
    if stale and not write:
        click.echo(f"write them with: {command_for('schemas --write', data)}", err=True)
    sys.exit(1 if stale and not write else 0)
