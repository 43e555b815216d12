"""Start a data file: its place, its first line, what was given, and a comment for everything that is still needed.

What is needed and was not given is left out, never filled with a word that could pass as fact: `check` reports every
missing key until its author has written it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.files.docstrings import read_field_docstrings
from generator.law.records import Record, Statement
from generator.reading.layout import LAYOUT, Place
from generator.reading.schemas import schema_line
from generator.reading.yamlio import read_document
from generator.reading.yamlio.editor import (
    CommentedMap,
    Notes,
    new_list,
    new_mapping,
    read_editable,
    write_editable,
    write_text,
)

KINDS = {
    "article": "instruments/<slug>/articles/<number>.yml",
    "exercise": "exercises/<slug>.yml",
    "instrument": "instruments/<slug>/instrument.yml",
    "participation": "states/<iso2>/<slug>.yml",
    "scenario": "scenarios/<slug>.yml",
    "source": "sources/<slug>.yml",
    "state": "states/<iso2>/state.yml",
    "term": "terms/<slug>.yml",
    "topic": "topics/<slug>.yml",
    "work": "literature/<slug>.yml",
}
"""What can be started, and where it stands; a statement is started inside the file of its participation."""


class NotStarted(Exception):
    """Raised where nothing was written; its text says why."""


def start_file(data: Path, kind: str, ids: tuple[str, ...], given: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """Return a new file: its path inside `data`, its text, and the keys that are still needed.

    Raises NotStarted where the ids are not of the right form, the file exists, or a given key is not a line of text.
    """
    place = next(place for place in LAYOUT if place.path == KINDS[kind])
    names = re.findall(r"<(\w+)>", place.path)
    if len(ids) != len(names):
        raise NotStarted(
            f"{kind} needs {len(names)} id{'s' * (len(names) > 1)}: {' '.join(f'<{name}>' for name in names)}"
        )
    for what in place.check_ids(ids):
        raise NotStarted(what)
    inside = place.path
    for name, given_id in zip(names, ids, strict=True):
        inside = inside.replace(f"<{name}>", given_id, 1)
    file = data / inside
    if file.exists() or file.is_symlink():
        raise NotStarted(f"{inside} exists already; nothing was written")
    twin = _find_twin(file)
    if twin:
        raise NotStarted(f"{twin} differs from {file.name} only by capital letters; nothing was written")
    _need_surroundings(data, place, ids)
    notes = Notes()
    held = _lay_out(place.record, given, notes)
    text = notes.write_back(write_editable(held, head=schema_line(inside) or ""))
    return inside, text, list_needed(place.record, given)


def start_statement(data: Path, ids: tuple[str, ...], given: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """Add a statement to the end of a State's file; return path inside `data`, text, and the keys still needed."""
    if len(ids) != 3:
        raise NotStarted("statement needs 3 ids: <iso2> <instrument> <id>")
    iso2, instrument, own = ids
    inside = f"states/{iso2}/{instrument}.yml"
    file = data / inside
    if not file.is_file():
        raise NotStarted(f"there is no {inside}; start it with: new participation {iso2} {instrument}")
    document, problems = read_document(file, inside)
    if document is None or problems or not isinstance(document.data, dict):
        raise NotStarted(f"{inside} has faults; mend them first (check names them)")
    statements = document.data.get("statements") or []
    known = [one.get("id") for one in statements if isinstance(one, dict)] if isinstance(statements, list) else []
    if own in known:
        raise NotStarted(f'{inside} has a statement "{own}" already; nothing was written')
    notes = Notes()
    held = read_editable(document.content.replace("\r\n", "\n"))
    held.setdefault("statements", new_list(()))
    if held["statements"] is None:
        held["statements"] = new_list(())
    held["statements"].append(_lay_out(Statement, {"id": own, **given}, notes, column=4))
    return inside, notes.write_back(write_editable(held)), list_needed(Statement, {"id": own, **given})


def list_needed(record: type[Record], given: Mapping[str, str]) -> list[str]:
    """Return the keys that a record needs and that were not given."""
    return [key for key, needed, _ in _fields(record) if needed and key not in given]


def _fields(record: type[Record]) -> Iterator[tuple[str, bool, str]]:
    meanings = read_field_docstrings(record)
    for name, info in record.model_fields.items():
        meaning = " ".join(meanings.get(name, "").split())
        yield info.alias or name, info.is_required(), meaning


def _lay_out(record: type[Record], given: Mapping[str, str], notes: Notes, *, column: int = 0) -> CommentedMap:
    """Return a record to be written: what was given in its order, and a comment for what is needed."""
    known = {key for key, _, _ in _fields(record)}
    for key in given:
        if key not in known:
            raise NotStarted(f'there is no key "{key}"; the keys are: {", ".join(sorted(known))}')
    entries: list[tuple[str, object]] = []
    for key, needed, meaning in _fields(record):
        if key in given:
            entries.append((key, write_text(_need_line(given[key]), column=column + len(key) + 2)))
        elif needed:
            entries.append((notes.add(f"# {key}: is needed. {meaning}".rstrip()), ""))
    return new_mapping(entries)


def _need_line(text: str) -> str:
    if not text or text != " ".join(text.split()):
        raise NotStarted(f"{text!r} is not a line of text without doubled or outer spaces")
    return text


def _find_twin(file: Path) -> str | None:
    names = [entry.name for entry in file.parent.iterdir()] if file.parent.is_dir() else []
    return next((name for name in names if name.casefold() == file.name.casefold()), None)


def _need_surroundings(data: Path, place: Place, ids: tuple[str, ...]) -> None:
    """Refuse a file whose instrument or State does not exist: it would belong to nothing."""
    needed = {
        "articles": f"instruments/{ids[0]}/instrument.yml",
        "participations": f"states/{ids[0]}/state.yml",
    }.get(place.collection)
    if needed and not (data / needed).is_file():
        raise NotStarted(f"there is no {needed}; start it first")
    if place.collection == "participations" and not (data / f"instruments/{ids[1]}/instrument.yml").is_file():
        raise NotStarted(f'there is no instrument "{ids[1]}"')
