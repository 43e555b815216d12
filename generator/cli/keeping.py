"""Commands that keep what was promised: published ids, and words and facts that were accepted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.common import DATA, edit_data, end_with, project, show_problems

if TYPE_CHECKING:
    from generator.checks.ledgers.digests import ReviewedItem
    from generator.checks.ledgers.review import Review
    from generator.checks.rules.registry import World
    from generator.files.edits import Edits
    from generator.law.corpus import Corpus
    from generator.reading.load import Records


def _need_world(data: str) -> tuple[Corpus, Records]:
    """Return corpus and records of a data folder that has no faults but those of its ledgers; otherwise report, end.

    Pages of prose that cannot be read are faults too: their words would be taken for lost ones.
    """
    from generator.checks.rules import check_all
    from generator.reading.front_matter import find_unread
    from generator.reading.incremental import content_folder
    from generator.reading.link import link_corpus
    from generator.reading.load import load_records
    from generator.reading.problems import DataFaults, Report

    loaded, problems = load_records(project() / data, root=project())
    corpus, linking = link_corpus(loaded)
    problems += [*linking, *(check_all(corpus, loaded) if corpus else ())]
    problems += find_unread(content_folder(project(), data), "content")
    if problems or corpus is None:
        end_with(DataFaults(Report(problems, root=project(), data=data)))
    return corpus, loaded


@click.command()
@DATA
@click.option("--write", is_flag=True, help="Add what is new to the ledger; nothing is ever taken away.")
def ids(data: str, write: bool) -> None:
    """Hold the published ids and pages against their ledger, ids.txt: what is new, moved or lost.

    Example: python -m generator ids --write
    """
    with edit_data(data) as edits:
        sys.exit(_compare_ids(data, edits, write=write))


def _compare_ids(data: str, edits: Edits, *, write: bool) -> int:
    from generator.checks.ledgers.ids import IDS, check_lost, list_new, read_ids, write_ids
    from generator.checks.ledgers.moves import find_moves
    from generator.checks.ledgers.permalinks import list_permalinks
    from generator.publish.pipeline import prose_pages

    corpus, loaded = _need_world(data)
    permalinks = list_permalinks(corpus, prose_pages(project(), data))
    file, shown = project() / data / IDS, f"{data}/{IDS}"
    rows, problems = read_ids(file, shown)
    known = rows or []
    moves = find_moves(loaded.moved, permalinks, known)
    fresh = list_new(permalinks, known)
    lost = [*moves.problems, *check_lost(permalinks, known, moves.places, shown)] if not problems else []
    if not problems:
        for name in fresh:
            click.echo(f"new: {name} at {permalinks[name]}")
        if write and fresh and not lost:
            edits.write(file, write_ids(permalinks, known).encode())
            edits.commit()
            click.echo(f"wrote {shown}: {len(fresh)} new")
    report = show_problems([*problems, *lost], data)
    return 1 if report or (fresh and not write) else 0


@click.command()
@DATA
@click.option("--accept", multiple=True, metavar="ID", help="Accept what changed in this; may be given again.")
@click.option("--accept-all", is_flag=True, help="Accept everything that changed.")
@click.option("--on", "day", help="The day of acceptance; the day that counts as today where it is left out.")
def review(data: str, accept: tuple[str, ...], accept_all: bool, day: str | None) -> None:
    """Show every word of law, fact and judgement that is not as it was accepted, and accept it.

    Example: python -m generator review --accept "books:2(1)(b)"
    """
    from generator.law.day_forms import is_day

    if day is not None and not is_day(day):
        raise click.UsageError(f'"{day}" is not a day such as 2026-11-22')
    with edit_data(data) as edits:
        sys.exit(_review(data, edits, accept=None if accept_all else set(accept), day=day))


def _review(data: str, edits: Edits, *, accept: set[str] | None, day: str | None) -> int:
    """Show what changed and accept it, all where `accept` is None; return the exit code."""
    from generator.checks.ledgers.digests import list_items
    from generator.checks.ledgers.review import REVIEWED, list_changed, read_reviewed, write_reviewed
    from generator.checks.rules.registry import World
    from generator.reading.prose_files import read_prose

    corpus, loaded = _need_world(data)
    items, file = list_items(loaded, read_prose(project() / data)), project() / data / REVIEWED
    reviews, problems = read_reviewed(file, f"{data}/{REVIEWED}")
    if problems:
        show_problems(problems, data)
        return 1
    changed = list_changed(items, reviews or {})
    unknown = sorted(name for name in accept or () if name not in changed)
    if unknown:
        raise click.UsageError(f'"{unknown[0]}" is as it was accepted, or there is no such id')
    chosen = set(changed) if accept is None else accept
    for name in changed if reviews is not None else ():
        state = "accepted" if name in chosen else "not accepted"
        _show(name, items.get(name), (reviews or {}).get(name), World(corpus, loaded), state)
    if chosen:
        on = day or corpus.concordance.as_of
        edits.write(file, write_reviewed(items, reviews or {}, day=on, accept=chosen).encode())
        edits.commit()
        click.echo(f"wrote {data}/{REVIEWED}: {len(chosen)} accepted; say in CHANGELOG.md what changed, and why")
    left = len(changed) - len(chosen)
    click.echo(f"{left} not as accepted" if left else "everything is as accepted", err=True)
    return 1 if left else 0


def _show(name: str, item: ReviewedItem | None, old: Review | None, world: World, state: str) -> None:
    """Print what changed in something since it was accepted, and beside words of ours the law they are about."""
    from generator.checks.ledgers.beside import write_beside
    from generator.checks.ledgers.earlier import find_earlier, write_difference

    if item is None:
        click.echo(f"{name}: gone ({state})")
        return
    earlier = find_earlier(world.loaded, item, old.digest, root=project()) if old else ()
    said = "new" if old is None else "changed" if earlier is not None else "changed; the earlier words were not found"
    click.echo(f"{item.document.place_of(item.where)}: {name}: {said} ({state})")
    for line in write_difference(earlier, item.lines) if earlier is not None else item.lines:
        click.echo(f"    {line}")
    for line in write_beside(world, item, earlier):
        click.echo(f"    | {line}")
