"""Rename an id for good: in a copy first, which is checked as a whole and then takes the place of the folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generator.checks.ledgers.digests import list_items
from generator.checks.ledgers.ids import IDS, read_ids, write_ids
from generator.checks.ledgers.permalinks import list_permalinks
from generator.checks.ledgers.review import REVIEWED, list_changed, read_reviewed, write_reviewed
from generator.cli.editing_data.rename_in_files import NotRenamed, Renaming, apply_renaming, plan_renaming
from generator.files.replacing import exchange_folders, replace_file
from generator.publish.pipeline import check_data, prose_pages
from generator.reading.incremental import content_folder
from generator.reading.link import link_corpus
from generator.reading.load import load_records


def rename(
    root: Path, data: str, kind: str, old: str, new: str, *, day: str | None = None, because: str | None = None
) -> Renaming:
    """Rename an id with all that cites it; raise NotRenamed, with nothing changed, where that gives no clean data.

    `day` is the day of the move; the day that counts as today where it is left out.
    """
    folder, content = root / data, content_folder(root, data)
    corpus, report = check_data(root, data=data)
    if report or corpus is None:
        raise NotRenamed(f"the data has faults ({report.count_line()}); mend them first")
    renaming = plan_renaming(folder, kind, old, new)
    place = Path(tempfile.mkdtemp(prefix=".rename.", dir=folder.parent))
    try:
        shutil.copytree(folder, place / "data")
        if content.is_dir():
            shutil.copytree(content, place / "content")
        on = day or corpus.concordance.as_of
        apply_renaming(renaming, place / "data", place / "content", day=on, because=because)
        _keep_ledgers(place)
        _, after = check_data(place)
        if after:
            raise NotRenamed(f"the data would have faults, so nothing was changed:\n{after.as_text()}")
        _take_over(renaming, place, folder, content)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    _mend_facts(renaming, root / "tests" / "facts")
    return renaming


def _take_over(renaming: Renaming, place: Path, folder: Path, content: Path) -> None:
    """Put the copies in the place of the folders; where the second fails, the first goes back."""
    with_prose = any(line.startswith("content/") for line in renaming.changed)
    if with_prose:
        shutil.copytree(content, place / "before")
        exchange_folders(place / "content", content)
    try:
        exchange_folders(place / "data", folder)
    except BaseException:
        if with_prose:
            exchange_folders(place / "before", content)
        raise


def _keep_ledgers(root: Path) -> None:
    """Bring both ledgers up to date: what was accepted before is accepted under its new name."""
    data = root / "data"
    loaded, problems = load_records(data, root=root)
    corpus, _ = link_corpus(loaded)
    if problems or corpus is None:
        return
    rows, _ = read_ids(data / IDS, IDS)
    if rows is not None:
        replace_file(data / IDS, write_ids(list_permalinks(corpus, prose_pages(root, "data")), rows).encode())
    reviews, _ = read_reviewed(data / REVIEWED, REVIEWED)
    if reviews is not None:
        items = list_items(loaded)
        changed = set(list_changed(items, reviews))
        text = write_reviewed(items, reviews, day=corpus.concordance.as_of, accept=changed)
        replace_file(data / REVIEWED, text.encode())


def _mend_facts(renaming: Renaming, facts: Path) -> None:
    """Rename a statement in the tables of researched facts too, where the project has them."""
    if renaming.kind != "statement":
        return
    iso2, instrument, own = renaming.old.split(":")
    for name in ("statements.csv", "reasons.csv"):
        file = facts / name
        if file.is_file():
            text = file.read_bytes().decode("utf-8")
            head = f"{iso2},{instrument},"
            mended = text.replace(f"\n{head}{own},", f"\n{head}{renaming.new},")
            if mended != text:
                replace_file(file, mended.encode())
                renaming.changed.append(f"{facts.parent.name}/{facts.name}/{name}: {head}{renaming.new}")
