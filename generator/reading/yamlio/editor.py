"""Change YAML files by ruamel's round trip: comments, quotation marks, folds and the order of keys stay.

Everything that writes data goes this way. The house form is two spaces a level, list items set in, and texts that do
not fit on a line folded after `>-`.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken

__all__ = [
    "CommentedMap",
    "CommentedSeq",
    "Notes",
    "YAMLError",
    "fold_text",
    "like",
    "new_list",
    "new_mapping",
    "quote_text",
    "read_editable",
    "write_editable",
    "write_text",
]

WIDTH = 108
_PLAIN = re.compile(r"[A-Za-z0-9](?:[^:#\[\]{}\"'&*!|>%@`,\\]|:(?=\S))*")
_RESOLVERS = (VersionedResolver(version=(1, 1)), VersionedResolver(version=(1, 2)))
_LETTERS_OF_YAML = ("y", "n")
"""What some readers of YAML 1.1 take for a boolean, besides what its resolver does."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOTE = re.compile(r"(?P<space> *)(?P<dash>- )?note\ue000(?P<number>[0-9]+)(?P<key>: '')?")


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10**6  # Texts are folded where their authors, or `write_text`, folded them, and nowhere else.
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def read_editable(content: str) -> CommentedMap:
    """Return a file's mapping for editing; raise YAMLError where it is no YAML or no mapping."""
    held = _round_trip().load(content)
    if not isinstance(held, CommentedMap):
        raise YAMLError("the file holds no mapping")
    return held


def write_editable(held: Mapping[str, Any], *, head: str = "") -> str:
    """Return the text of a file; `head` is its first line, where it is new."""
    stream = io.StringIO()
    _space_comments(held)
    if held:
        _round_trip().dump(held, stream)
    return f"{head}\n{stream.getvalue()}" if head else stream.getvalue()


def _space_comments(value: Any) -> None:
    """Set a comment at the end of a line two spaces from what it is about, wherever that has come to end."""
    for inner in value.values() if isinstance(value, CommentedMap) else value:
        if isinstance(inner, CommentedMap | CommentedSeq):
            _space_comments(inner)
    for tokens in value.ca.items.values() if isinstance(value, CommentedMap | CommentedSeq) else ():
        for token in tokens:
            if isinstance(token, CommentToken) and token.value.startswith("#"):
                token.start_mark.column = 0  # The emitter then leaves one space, and the comment brings the other.
                token.value = f" {token.value}"


def write_text(text: str, *, column: int = 0, indent: int = 2) -> str | date:
    """Return one line of text as it goes into a file: plain, quoted where it would read as something else, or folded.

    `column` is where it begins, `indent` how far folded lines stand in. A full ISO day stays plain, as in all data.
    """
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    if column + len(text) + 2 > WIDTH and text == " ".join(text.split()) and " " in text:
        return fold_text(text, indent=indent)
    return text if _reads_as_text(text) else quote_text(text)


def quote_text(text: str) -> str:
    """Return a text that is to stand in double quotation marks."""
    quoted: str = DoubleQuotedScalarString(text)
    return quoted


def _reads_as_text(text: str) -> bool:
    """Return whether a line without quotation marks is the same text to every reader of YAML."""
    if not _PLAIN.fullmatch(text) or text.endswith(" ") or text.casefold() in _LETTERS_OF_YAML:
        return False
    tags = {resolver.resolve(ScalarNode, text, (True, False)) for resolver in _RESOLVERS}
    return {str(tag) for tag in tags} == {"tag:yaml.org,2002:str"}


def fold_text(text: str, *, indent: int = 2) -> str:
    """Return a text folded at the house's width, `indent` spaces in."""
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    folded: Any = FoldedScalarString(text)
    at, positions = -1, []
    for line in lines[:-1]:
        at += len(line) + 1
        positions.append(at)
    folded.fold_pos = positions
    held: str = folded
    return held


def like(old: object, text: str, *, indent: int = 2) -> str | date:
    """Return a text in the form that another value of a file has: folded, quoted, or as it needs to be."""
    if isinstance(old, FoldedScalarString):
        return fold_text(text, indent=indent)
    return type(old)(text) if isinstance(old, ScalarString) else write_text(text)


class Notes:
    """Comments on lines of their own, kept as entries while the data around them change places."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def add(self, comment: str) -> str:
        """Keep a comment; return the key, or the list item, that stands for it."""
        self._lines.append(comment)
        return f"note\ue000{len(self._lines) - 1}"

    def write_back(self, text: str) -> str:
        """Return a written file with the comments in the place of what stood for them.

        A comment above the first key of a list item stands above the item.
        """
        lines, moved = list[str](), False
        for line in text.split("\n"):
            note = _NOTE.fullmatch(line)
            if note is None:
                inner = line.lstrip()
                lines.append(f"{line[: len(line) - len(inner) - 2]}- {inner}" if moved else line)
                moved = False
                continue
            opens_item = bool(note["dash"] and note["key"])
            space = note["space"][2:] if moved else note["space"]
            moved = moved or opens_item
            lines.append(space + self._lines[int(note["number"])])
        return "\n".join(lines)

    @staticmethod
    def is_note(key: object) -> bool:
        """Return whether a key or list item stands for a comment."""
        return isinstance(key, str) and key.startswith("note\ue000")


def new_mapping(entries: Iterable[tuple[str, object]]) -> CommentedMap:
    """Return a mapping to be written, its entries in the order given."""
    return CommentedMap(entries)


def new_list(items: Iterable[object]) -> CommentedSeq:
    """Return a list to be written."""
    return CommentedSeq(items)
