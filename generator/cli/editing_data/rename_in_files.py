"""Rename an id in copies of data and prose: its file, whatever cites it, and the record of the move."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.checks.ledgers.ids import IDS
from generator.law.ids import is_slug
from generator.reading.layout import LAYOUT
from generator.reading.load import load_records
from generator.reading.schemas import schema_line
from generator.reading.yamlio import Document, Path_, read_document, walk_leaves
from generator.reading.yamlio.editor import like, new_list, new_mapping, read_editable, write_editable, write_text

FILES = {
    "exercise": "exercises", "scenario": "scenarios", "source": "sources", "term": "terms", "topic": "topics",
    "work": "literature",
}  # fmt: skip
"""What is renamed with its file, by the folder that holds it."""
KINDS = (*FILES, "state", "statement")


class NotRenamed(Exception):
    """Raised where nothing was changed; its text says why."""


@dataclass
class Renaming:
    """What is renamed, and what was changed for it."""

    kind: str
    old: str
    new: str
    changed: list[str] = field(default_factory=list)
    """Each change in words, with its file and line."""
    ids: dict[str, str] = field(default_factory=dict)
    """By id or page as the ledger has it: what takes its place."""


def plan_renaming(data: Path, kind: str, old: str, new: str) -> Renaming:
    """Say what is to be renamed; raise NotRenamed where the one does not exist or the other is taken or malformed."""
    if not is_slug(new):
        raise NotRenamed(f'"{new}" should be lower-case letters a to z and digits, words joined by hyphens')
    renaming = Renaming(kind, old, new)
    if kind in FILES:
        _need_file(data / FILES[kind] / f"{old}.yml")
        _need_free(data / FILES[kind] / f"{new}.yml")
        renaming.ids[f"{kind}:{old}"] = f"{kind}:{new}"
    elif kind == "state":
        loaded, _ = load_records(data, root=data.parent)
        slugs = {entry.record.slug for entry in loaded.states.values()}
        if old not in slugs or new in slugs:
            raise NotRenamed(f'there is no State "{old}"' if old not in slugs else f'"{new}" is a State already')
        renaming.ids[f"states/{old}.html"] = f"states/{new}.html"
    else:
        iso2, instrument, own = _cut_statement(old)
        file = data / "states" / iso2 / f"{instrument}.yml"
        _need_file(file)
        if f"id: {own}\n" not in file.read_text(encoding="utf-8"):
            raise NotRenamed(f'{file.name} of {iso2} has no statement "{own}"')
        renaming.ids[old] = f"{iso2}:{instrument}:{new}"
    return renaming


def _cut_statement(name: str) -> tuple[str, str, str]:
    parts = name.split(":")
    if len(parts) != 3:
        raise NotRenamed(f'"{name}" should be a statement such as xa:books:2-2-reservation')
    return parts[0], parts[1], parts[2]


def _need_file(file: Path) -> None:
    if not file.is_file():
        raise NotRenamed(f"there is no {file.parent.name}/{file.name}")


def _need_free(file: Path) -> None:
    if file.exists() or any(entry.name.casefold() == file.name.casefold() for entry in file.parent.iterdir()):
        raise NotRenamed(f"{file.parent.name}/{file.name} exists already")


def apply_renaming(renaming: Renaming, data: Path, content: Path, *, day: str, because: str | None) -> None:
    """Make every change in copies of the data and of the pages of prose; `day` goes into moved.yml."""
    for file in sorted(data.rglob("*.yml")):
        inside = file.relative_to(data).as_posix()
        if any(place.pattern.fullmatch(inside) for place in LAYOUT):
            _rename_in_file(renaming, file, inside)
    for file in sorted(content.rglob("*.md")) if content.is_dir() else ():
        text = file.read_bytes().decode("utf-8")
        _write_if_changed(
            renaming, file, f"content/{file.relative_to(content).as_posix()}", text, _rename_in_prose(renaming, text)
        )
    if renaming.kind in FILES:
        folder = data / FILES[renaming.kind]
        (folder / f"{renaming.old}.yml").rename(folder / f"{renaming.new}.yml")
        renaming.changed.append(f"{folder.name}/{renaming.old}.yml is now {folder.name}/{renaming.new}.yml")
    _record_move(renaming, data, day=day, because=because)


def _rename_in_file(renaming: Renaming, file: Path, inside: str) -> None:
    document, problems = read_document(file, inside)
    if document is None or problems:
        raise NotRenamed(f"{inside} has faults; mend them first (check names them)")
    wanted = set(_places(renaming, inside, document))
    held = read_editable(document.content)
    if _rename_values(renaming, held, (), wanted):
        _write_if_changed(renaming, file, inside, document.content, write_editable(held))


def _rename_values(renaming: Renaming, holder: Any, where: Path_, wanted: set[Path_]) -> bool:
    """Put the new id into every value of `wanted`, and into the citations of every text; return whether any changed."""
    changed = False
    steps = holder.items() if isinstance(holder, dict) else enumerate(holder)
    for step, value in list(steps):
        if isinstance(value, dict | list):
            changed |= _rename_values(renaming, value, (*where, step), wanted)
        elif isinstance(value, str):
            named = (*where, step) in wanted
            changed_value = renaming.new if named else _rename_in_prose(renaming, value)
            if changed_value != value:
                holder[step] = like(value, changed_value, indent=2 * len(where) + 2)
                changed = True
    return changed


def _places(renaming: Renaming, inside: str, document: Document) -> Iterator[Path_]:
    """Yield where a file names the id outright: by the keys that hold such ids."""
    kind, own = renaming.kind, renaming.old.rpartition(":")[2]
    if kind == "statement":
        iso2, instrument, _ = _cut_statement(renaming.old)
        wanted = ("id", "withdraws") if inside == f"states/{iso2}/{instrument}.yml" else ()
        yield from (where for where, value in walk_leaves(document.data) if value == own and where[-1] in wanted)
    elif kind == "state":
        if inside.endswith("/state.yml"):
            yield from (where for where, value in walk_leaves(document.data) if value == own and where == ("slug",))
    else:
        for where, value in walk_leaves(document.data):
            if value == own and _holds(kind, inside, where):
                yield where


def _holds(kind: str, inside: str, where: Path_) -> bool:
    """Return whether ids of a kind stand at a place: `sources`, `related` of the same kind, `topics` of guides."""
    keys = [step for step in where if isinstance(step, str)]
    if kind == "source":
        return keys[-1] in ("source", "sources")
    if keys[-1] == "related":
        return inside.startswith(f"{FILES[kind]}/")
    return kind == "topic" and keys[-1] == "topics"


def _rename_in_prose(renaming: Renaming, text: str) -> str:
    """Return a text whose citations, figures and links name the new id."""
    old, new = renaming.old, renaming.new
    patterns: list[tuple[str, str]] = []
    if renaming.kind in FILES:
        patterns.append((rf"(?<=[\[{{:]){renaming.kind}:{re.escape(old)}(?=[\]|}}])", f"{renaming.kind}:{new}"))
    elif renaming.kind == "state":
        patterns.append((rf"(?<=states/){re.escape(old)}(?=\.html\b)", new))
    else:
        iso2, instrument, own = _cut_statement(old)
        for sign in (":", "/"):
            head = sign.join((iso2, instrument, ""))
            patterns.append((rf"(?<![\w-]){re.escape(head + own)}(?![\w-])", head + new))
    for pattern, by in patterns:
        text = re.sub(pattern, by, text)
    return text


def _write_if_changed(renaming: Renaming, file: Path, inside: str, before: str, after: str) -> None:
    if before == after:
        return
    old, new = before.split("\n"), after.split("\n")
    for kind, _, _, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            renaming.changed += [f"{inside}:{index + 1}: {new[index].strip()}" for index in range(start, end)]
    file.write_bytes(after.encode())


def _record_move(renaming: Renaming, data: Path, *, day: str, because: str | None) -> None:
    """Write the move into moved.yml; what led to the old name before leads to the new one.

    Without a ledger of ids nothing counts as published, and there is nothing to lead on.
    """
    if not (data / IDS).exists():
        return
    file = data / "moved.yml"
    new_file = not file.exists()
    held = new_mapping([("moves", new_list(()))]) if new_file else read_editable(file.read_text(encoding="utf-8"))
    for old, new in renaming.ids.items():
        # A name that comes back to an older one would lead to itself.
        if any(move["from"] == new for move in held["moves"]):
            raise NotRenamed(f'"{new}" was published before and has moved: an id is never used again')
        for move in held["moves"]:
            if move["to"] == old:
                move["to"] = like(move["to"], new)
        entries = [("from", old), ("to", new), ("date", day), *([("because", because)] if because else [])]
        held["moves"].append(new_mapping((key, write_text(value, column=len(key) + 6)) for key, value in entries))
        renaming.changed.append(f"moved.yml: {old} leads to {new}")
    file.write_text(write_editable(held, head=(schema_line("moved.yml") or "") if new_file else ""), encoding="utf-8")
