"""Bring data files into the house form: keys in the order of their record, two spaces a level, plain line ends.

Files go through ruamel's round trip, so that quotation marks and folds stay as their author left them; comments on
lines of their own go with the key or item below them. What comes out is read again and must hold the same data; a file
that would not is left alone.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.files.edits import Edits
from generator.law.records import Record
from generator.reading.layout import LAYOUT
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, parse_document, read_document
from generator.reading.yamlio.editor import (
    CommentedMap,
    CommentedSeq,
    Notes,
    YAMLError,
    read_editable,
    write_editable,
)

Shape = object
"""What a value may be, as the annotation of its field says; None where nothing is known."""


@dataclass(frozen=True)
class Formatted:
    """A file and its text in the house form; `differs` says that it had another."""

    path: str
    text: str
    differs: bool


def format_file(file: Path, *, inside: str, shown: str) -> Formatted | list[Problem] | None:
    """Return a data file in the house form, or what keeps it from being read; None where no record stands there."""
    place = next((place for place in LAYOUT if place.pattern.fullmatch(inside)), None)
    if place is None:
        return None
    document, problems = read_document(file, shown)
    if document is None or problems:
        return problems
    text = file.read_bytes().decode("utf-8")
    formatted = format_text(text, place.record)
    return Formatted(shown, formatted, formatted != text)


def format_folder(data: Path, *, root: Path, edits: Edits | None) -> tuple[list[str], list[Problem]]:
    """Return the files below `data` that have another form, and what keeps some from being read; `edits` mend them."""
    changed, problems = list[str](), list[Problem]()
    for file in sorted(data.rglob("*.yml")):
        inside = file.relative_to(data).as_posix()
        shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        result = format_file(file, inside=inside, shown=shown) if file.is_file() and not file.is_symlink() else None
        if isinstance(result, list):
            problems += result
        elif result is not None and result.differs:
            changed.append(shown)
            if edits:
                edits.write(file, result.text.encode())
    if edits:
        edits.commit()
    return changed, problems


def format_text(text: str, record: type[Record]) -> str:
    """Return the text of a file in the house form; return it as it was where that would change what it says."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").rstrip().split("\n")]
    document = _read("\n".join(lines) + "\n")
    before = _read(text)
    if document is None or before is None or not isinstance(document.data, dict):
        return text
    notes = Notes()
    head, body, tail = _cut_comments(lines, document, notes)
    try:
        held = read_editable("\n".join(body) + "\n")
    except YAMLError:  # A comment stands where nothing can stand for it, such as inside brackets.
        return text
    _order(held, record)
    written = notes.write_back(write_editable(held))
    formatted = "".join(f"{line}\n" for line in head) + written + "".join(f"{line}\n" for line in tail)
    after = _read(formatted)
    return formatted if after is not None and after.data == before.data else text


def _read(text: str) -> Document | None:
    document, problems = parse_document(text, "")
    return None if problems else document


def _cut_comments(lines: list[str], document: Document, notes: Notes) -> tuple[list[str], list[str], list[str]]:
    """Return the lines above the first key, those with notes in the place of comments, and the comments at the end."""
    starts = _starts(document)
    first = min(starts)
    body: list[str] = []
    waiting: list[str] = []
    inside = _lines_inside_texts(document)
    for number, line in enumerate(lines[first - 1 :], start=first):
        if line.lstrip().startswith("#") and number not in inside:
            waiting.append(line)
            continue
        if waiting and number in starts:
            body += [f"{starts[number]}{notes.add(comment.lstrip())}{_sign(starts[number])}" for comment in waiting]
            waiting = []
        body.append(line)
    return lines[: first - 1], body, waiting


def _sign(lead: str) -> str:
    return "" if lead.endswith("- ") else ": ''"


def _starts(document: Document) -> dict[int, str]:
    """Return the lines where a key or an item begins, with what stands before it: `    ` or `    - `."""
    starts: dict[int, str] = {}
    for place in document.key_places.values():
        starts.setdefault(place.line, " " * (place.column - 1))
    source = document.content.split("\n")
    for line in starts:
        text = source[line - 1]
        if text.lstrip().startswith("- "):
            starts[line] = text[: len(text) - len(text.lstrip())] + "- "
    for where, place in document.places.items():
        if where and isinstance(where[-1], int) and (text := source[place.line - 1]).lstrip().startswith("- "):
            starts[place.line] = text[: len(text) - len(text.lstrip())] + "- "
    return starts


def _lines_inside_texts(document: Document) -> frozenset[int]:
    """Return the lines inside texts of several lines, where a hash begins no comment."""
    return frozenset(line for first, last in document.spans for line in range(first + 1, last + 1))


def _order(value: Any, shape: Shape) -> None:
    """Bring the keys of a value and of all inside it into the order of their record; notes go with what follows."""
    ranks, inner = _shapes(shape)
    if isinstance(value, CommentedMap):
        groups, waiting = list[tuple[int, list[str]]](), list[str]()
        for key in value:
            waiting.append(key)
            if not Notes.is_note(key):
                groups.append((ranks.get(key, len(ranks)), waiting))
                waiting = []
        for _, keys in sorted(groups, key=lambda group: group[0]):
            for key in keys:
                value.move_to_end(key)
        for key, held in value.items():
            _order(held, inner.get(key, inner.get("*")))
    elif isinstance(value, CommentedSeq):
        for item in value:
            _order(item, inner.get("*"))


def _shapes(shape: Shape) -> tuple[dict[str, int], dict[str, Shape]]:
    """Return the rank of each key of a shape, and the shapes inside it: by key, or for all under `*`."""
    for option in _options(shape):
        if isinstance(option, type) and issubclass(option, Record):
            fields = {info.alias or name: info.annotation for name, info in option.model_fields.items()}
            return {name: index for index, name in enumerate(fields)}, dict(fields)
        arguments = typing.get_args(option)
        if typing.get_origin(option) is dict:
            return {}, {"*": arguments[1]}
        if typing.get_origin(option) is tuple:
            return {}, {"*": arguments[0]}
    return {}, {}


def _options(shape: Shape) -> Sequence[Shape]:
    """Return what a shape may be: a union's members, without what `Annotated` adds."""
    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if origin is typing.Annotated:
        return _options(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return [option for argument in arguments for option in _options(argument)]
    return [shape]
