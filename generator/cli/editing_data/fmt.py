"""Bring data files into the house form: keys in the order of their record, two spaces a level, plain line ends.

It works on lines, not on values: whole entries change places, with the comments above them, and are shifted; nothing is
written anew, so quotes, folding and comments stay as their author left them. What comes out is read again and must hold
the same data; a file that would not is left alone. (Writing from values, as ruamel does, folds long texts anew.)
"""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from generator.files.edits import Edits
from generator.law.records import Record
from generator.reading.load import LAYOUT
from generator.reading.problems import Problem
from generator.reading.yamlio import Plain, read_document

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
                edits.write(file, result.text.encode("utf-8"))
    if edits:
        edits.commit()
    return changed, problems


def format_text(text: str, record: type[Record]) -> str:
    """Return the text of a file in the house form; give it back as it was where that would change what it says."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").rstrip().split("\n")]
    formatted = "\n".join(lines) + "\n"
    node = yaml.compose(formatted, Loader=yaml.CSafeLoader)
    if node is not None:
        formatter = _Formatter(lines)
        formatter.format(node, record, len(lines))
        formatted = "\n".join(formatter.lines) + "\n"
    return formatted if _same(text, formatted) else text


def _same(one: str, other: str) -> bool:
    try:
        return _data(one) == _data(other)
    except yaml.YAMLError:
        return False


def _data(text: str) -> Plain:
    held: Plain = yaml.load(text, Loader=yaml.CBaseLoader)
    return held


class _Formatter:
    """Reorders and shifts lines; their number never changes, so that the places of nodes further out stay true."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def format(self, node: yaml.Node, shape: Shape, end: int) -> None:
        """Format a block value whose last line stands before `end`."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            self._format_mapping(node, shape, end)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            self._format_sequence(node, shape, end)

    def _format_mapping(self, node: yaml.MappingNode, shape: Shape, end: int) -> None:
        column = node.value[0][0].start_mark.column
        starts = [key.start_mark.line for key, _ in node.value]
        if len(set(starts)) < len(starts) or any(key.start_mark.column != column for key, _ in node.value):
            return
        # A comment below the last entry belongs to none.
        end = self._climb(end, column)
        heads = [starts[0], *(self._climb(line, column) for line in starts[1:]), end]
        ranks, inner = _order(shape)
        for (key, value), until in zip(node.value, heads[1:], strict=True):
            own = inner.get(key.value, inner.get("*"))
            self.format(value, own, until)
            self._space(key, value, own, until, column + 2)
        prefix, indent = self.lines[starts[0]][:column], " " * column
        self.lines[starts[0]] = indent + self.lines[starts[0]][column:]
        blocks = [self.lines[head:until] for head, until in pairwise(heads)]
        order = sorted(range(len(blocks)), key=lambda index: ranks.get(node.value[index][0].value, len(ranks)))
        self.lines[starts[0] : end] = [line for index in order for line in blocks[index]]
        keyline = starts[0] + (starts[order[0]] - heads[order[0]])
        self.lines[keyline] = prefix + self.lines[keyline][column:]

    def _format_sequence(self, node: yaml.SequenceNode, shape: Shape, end: int) -> None:
        column = node.start_mark.column
        starts = [item.start_mark.line for item in node.value]
        if len(set(starts)) < len(starts) or any(self.lines[line][column : column + 1] != "-" for line in starts):
            return
        heads = [starts[0], *(self._climb(line, column) for line in starts[1:]), end]
        _, inner = _order(shape)
        for item, line, until in zip(node.value, starts, heads[1:], strict=True):
            self.format(item, inner.get("*"), until)
            rest = self.lines[line][item.start_mark.column :]
            if isinstance(item, yaml.CollectionNode) and item.flow_style:
                rest = self._flow(item, inner.get("*")) or rest
            if item.start_mark.column > column + 1:
                self.lines[line] = f"{self.lines[line][:column]}- {rest}"
                self._shift(line + 1, until, column + 2 - item.start_mark.column)

    def _space(self, key: yaml.Node, value: yaml.Node, shape: Shape, until: int, column: int) -> None:
        """Return a value one space after its key, or its lines two more spaces than the key."""
        line = key.start_mark.line
        if value.start_mark.line > line:
            self._shift(line + 1, until, column - value.start_mark.column)
            return
        if getattr(value, "style", None) in (">", "|"):
            text = next((text for text in self.lines[line + 1 : until] if text.strip()), "")
            self._shift(line + 1, until, column - (len(text) - len(text.lstrip())))
        head, rest = self.lines[line][: key.end_mark.column], self.lines[line][value.start_mark.column :]
        if isinstance(value, yaml.CollectionNode) and value.flow_style:
            rest = self._flow(value, shape) or rest
        self.lines[line] = f"{head}: {rest}".rstrip() if rest else f"{head}:"

    def _flow(self, node: yaml.Node, shape: Shape) -> str | None:
        """Write a value in brackets on one line, with what follows it there; None where it stands on several."""
        if node.start_mark.line != node.end_mark.line:
            return None
        return self._write(node, shape) + self.lines[node.end_mark.line][node.end_mark.column :]

    def _write(self, node: yaml.Node, shape: Shape) -> str:
        ranks, inner = _order(shape)
        if isinstance(node, yaml.MappingNode):
            pairs = sorted(node.value, key=lambda pair: ranks.get(pair[0].value, len(ranks)))
            written = (
                f"{self._write(key, None)}: {self._write(value, inner.get(key.value, inner.get('*')))}".rstrip()
                for key, value in pairs
            )
            return f"{{{', '.join(written)}}}"
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._write(item, inner.get('*')) for item in node.value)}]"
        return self.lines[node.start_mark.line][node.start_mark.column : node.end_mark.column]

    def _climb(self, line: int, column: int) -> int:
        """Return the first of the comment lines that stand right above a line and belong to it."""
        while (above := self.lines[line - 1]).lstrip().startswith("#") and len(above) - len(above.lstrip()) <= column:
            line -= 1
        return line

    def _shift(self, start: int, end: int, by: int) -> None:
        for index in range(start, end) if by else ():
            line = self.lines[index]
            space = len(line) - len(line.lstrip())
            self.lines[index] = " " * (space + by) + line.lstrip() if line and space + by >= 0 else line


def _order(shape: Shape) -> tuple[dict[str, int], dict[str, Shape]]:
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
