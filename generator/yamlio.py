"""Read YAML files into plain data with the place of every key and value; write them back with their comments.

Reading uses PyYAML's C parser, about 18 times faster than ruamel's round-trip loader, and takes every plain scalar as
text (YAML 1.1 would read `NO` as false and `1:30` as 90); the records say what type a value has. What data files have
no use for is refused: duplicate keys, anchors and aliases, merge keys, tags. ruamel is kept for what it is best at,
editing a file without losing its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.problems import Location, Problem

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Path_ = tuple[str | int, ...]

_LARGEST = 2_000_000
_DEEPEST = 60
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data (`str`, `None`, lists and dicts) and where each key and value stands."""

    path: str
    data: Plain
    places: dict[Path_, Location]
    key_places: dict[Path_, Location]

    def place_of(self, where: Path_) -> Location:
        """Give the place of the value at `where`, or of the nearest thing that holds it."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.places:
                return self.places[where[:length]]
        return Location(self.path)

    def place_of_key(self, where: Path_) -> Location:
        """Give the place of the key whose value stands at `where`; of the value where it is a list item."""
        return self.key_places.get(where) or self.place_of(where)


def read_document(file: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read one file; give the document (None where it cannot be read at all) and what is wrong with its YAML."""
    try:
        raw = file.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "unreadable"
        return None, [_fault(shown, 1, 1, f"cannot be read: {reason}", "check the file and its permissions")]
    if len(raw) > _LARGEST:
        return None, [_fault(shown, 1, 1, f"is larger than {_LARGEST:,} bytes", "split it")]
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        column = fault.start - (raw.rfind(b"\n", 0, fault.start) + 1) + 1
        return None, [_fault(shown, line, column, "is not UTF-8 text", "save the file as UTF-8")]
    bad = _FORBIDDEN.search(content)
    if bad:
        line = content.count("\n", 0, bad.start()) + 1
        column = bad.start() - (content.rfind("\n", 0, bad.start()) + 1) + 1
        what = f"holds the character U+{ord(bad[0]):04X}, which has no place in a data file"
        return None, [_fault(shown, line, column, what, "remove it")]
    return _parse(content, shown)


def _parse(content: str, shown: str) -> tuple[Document | None, list[Problem]]:
    if _nests_too_deep(content):
        return None, [_fault(shown, 1, 1, f"is nested more than {_DEEPEST} levels deep", "flatten it")]
    try:
        node = yaml.compose(content, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = " ".join(part for part in (fault.context, fault.problem) if part)
        return None, [_fault(shown, line, column, f"is not YAML: {said}", "mend the indentation, colons and quotes here")]
    except (yaml.YAMLError, RecursionError):
        return None, [_fault(shown, 1, 1, "is not YAML", "mend its indentation, colons and quotes")]
    if node is None:
        return None, [_fault(shown, 1, 1, "is empty", "write its record, or remove the file")]
    builder = _Builder(shown)
    data = builder.build(node, ())
    return Document(shown, data, builder.places, builder.key_places), builder.problems


def _nests_too_deep(content: str) -> bool:
    """Bound the depth before the C parser recurses: brackets for flow style, leading spaces for block style."""
    if content.count("[") + content.count("{") > _DEEPEST:
        depth = 0
        for char in content:
            depth += (char in "[{") - (char in "]}")
            if depth > _DEEPEST:
                return True
    return any(line.startswith("- " * _DEEPEST) or line.startswith(" " * 4 * _DEEPEST) for line in content.split("\n"))


class _Builder:
    """Turns composed nodes into plain data, noting places and refusing what data files may not use."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.places: dict[Path_, Location] = {}
        self.key_places: dict[Path_, Location] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, where: Path_) -> Plain:
        place = self.places[where] = self._place(node)
        if id(node) in self._seen:
            self._refuse(place, "is an alias of another value", "write the value out: data files have no anchors")
            return None
        self._seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
            self._refuse(place, f'has the tag "{node.tag}"', "remove the tag: data files hold text, lists and mappings")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*where, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _build_mapping(self, node: yaml.MappingNode, where: Path_) -> dict[str, Plain]:
        built: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(place, "has a key that is not a word", "write a plain word before the colon")
                continue
            key = key_node.value
            if key == "<<":
                self._refuse(place, "has a merge key", "write the keys out: data files have no merge keys")
                continue
            if key in built:
                first = self.key_places[(*where, key)]
                self.problems.append(
                    Problem(
                        place,
                        "duplicate-key",
                        f'key "{key}" is written twice; first at line {first.line}',
                        "the second value would silently replace the first",
                        "keep one of them",
                    )
                )
                continue
            self.key_places[(*where, key)] = place
            built[key] = self.build(value_node, (*where, key))
        return built

    def _place(self, node: yaml.Node) -> Location:
        mark, end = node.start_mark, node.end_mark
        width = end.column - mark.column if end.line == mark.line else 1
        return Location(self.shown, mark.line + 1, mark.column + 1, max(1, width))

    def _refuse(self, place: Location, what: str, fix: str) -> None:
        self.problems.append(Problem(place, "yaml", what, "it would hide what the file says", fix))


def _scalar(node: yaml.ScalarNode) -> str | None:
    text: str = node.value
    # Only what YAML 1.2 calls null is nothing; an empty quoted string stays a string.
    if node.style is None and text in ("", "~", "null"):
        return None
    return text


def _fault(shown: str, line: int, column: int, what: str, fix: str) -> Problem:
    return Problem(Location(shown, line, column), "yaml", what, "the file cannot be understood", fix)


def walk_files(root: Path) -> Iterator[Path]:
    """Yield every `.yml` file below `root` in the order of their paths, passing over nothing but other endings."""
    yield from sorted(path for path in root.rglob("*.yml") if path.is_file())
