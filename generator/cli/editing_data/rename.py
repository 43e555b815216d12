"""Rename an id for good: in a copy first, which is checked as a whole; then all that differs is written at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.checks.ledgers.digests import list_items
from generator.checks.ledgers.ids import IDS, read_ids, write_ids
from generator.checks.ledgers.permalinks import list_permalinks
from generator.checks.ledgers.review import REVIEWED, list_changed, read_reviewed, write_reviewed
from generator.cli.editing_data.rename_in_files import NotRenamed, Renaming, apply_renaming, plan_renaming
from generator.files.edits import Edits, open_edits
from generator.files.replacing import replace_file
from generator.law.fields import BadValue
from generator.law.records.moves import need_reason
from generator.publish.pipeline import check_data, prose_pages
from generator.reading.incremental import content_folder
from generator.reading.link import link_corpus
from generator.reading.load import load_records
from generator.reading.prose_files import read_prose
from generator.reading.textfile import FORBIDDEN, say_character


def rename(
    root: Path,
    data: str,
    kind: str,
    old: str,
    new: str,
    *,
    day: str | None = None,
    because: str | None = None,
    facts: Path | None = None,
) -> Renaming:
    """Rename an id with all that cites it; raise NotRenamed, with nothing changed, where that gives no clean data.

    `day` is the day of the move; the day that counts as today where it is left out. `facts` is a folder of tables of
    researched facts that name statements too.
    """
    _need_reason(because)
    folder, content = root / data, content_folder(root, data)
    watched = [folder, content, *([facts] if facts else [])]
    with open_edits(folder.parent, *watched) as edits:
        renaming, on = _plan(root, data, kind, old, new, day=day)
        place = edits.work
        shutil.copytree(folder, place / "data", symlinks=True)
        if content.is_dir():
            shutil.copytree(content, place / "content", symlinks=True)
        apply_renaming(renaming, place / "data", place / "content", day=on, because=because)
        _keep_ledgers(place)
        _, after = check_data(place)
        if after:
            said = "the data would have faults, so nothing was changed; in the copy that was tried:"
            raise NotRenamed(f"{said}\n{after.as_text()}")
        _take_over(edits, place / "data", folder)
        _take_over(edits, place / "content", content)
        if facts is not None:
            _rename_in_facts(edits, renaming, facts, root=root)
        edits.commit()
    return renaming


def _need_reason(because: str | None) -> None:
    """Refuse a reason that moved.yml could not hold: said of the reason, not of a file that nobody has seen."""
    hidden = FORBIDDEN.search(because or "")
    if hidden:
        raise NotRenamed(f"the reason cannot be kept: {say_character(hidden[0])}; nothing was changed")
    try:
        need_reason(because)
    except BadValue as fault:
        raise NotRenamed(f"the reason {fault}; nothing was changed") from None


def _plan(root: Path, data: str, kind: str, old: str, new: str, *, day: str | None) -> tuple[Renaming, str]:
    """Return what is to be renamed, and the day of the move."""
    corpus, report = check_data(root, data=data)
    if report or corpus is None:
        raise NotRenamed(f"the data has faults ({report.count_line()}); mend them first")
    return plan_renaming(root / data, kind, old, new), day or corpus.concordance.as_of


def _take_over(edits: Edits, made: Path, folder: Path) -> None:
    """Plan to bring a folder to what a copy of it has become."""
    before, after = _list_files(folder), _list_files(made)
    for inside in sorted(before | after):
        if inside not in after:
            edits.remove(folder / inside)
        elif inside not in before or (made / inside).read_bytes() != (folder / inside).read_bytes():
            edits.write(folder / inside, (made / inside).read_bytes())


def _list_files(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return {file.relative_to(folder).as_posix() for file in files}


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
        items = list_items(loaded, read_prose(data))
        changed = set(list_changed(items, reviews))
        text = write_reviewed(items, reviews, day=corpus.concordance.as_of, accept=changed)
        replace_file(data / REVIEWED, text.encode())


def _rename_in_facts(edits: Edits, renaming: Renaming, facts: Path, *, root: Path) -> None:
    """Rename a statement in the tables of researched facts too."""
    if renaming.kind != "statement":
        return
    iso2, instrument, own = renaming.old.split(":")
    for name in ("statements.csv", "reasons.csv"):
        file = facts / name
        if file.is_file():
            text = file.read_bytes().decode("utf-8")
            head = f"{iso2},{instrument},"
            renamed = text.replace(f"\n{head}{own},", f"\n{head}{renaming.new},")
            if renamed != text:
                edits.write(file, renamed.encode())
                shown = file.relative_to(root) if file.is_relative_to(root) else file
                renaming.changed.append(f"{shown.as_posix()}: {head}{renaming.new}")
