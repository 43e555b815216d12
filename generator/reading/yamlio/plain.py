"""Read ordinary YAML at the speed of the C composer, and leave everything unusual to the careful reader of `yamlio`.

The composer keeps no order of what it meets and expands aliases, so that a file goes this way only if it holds no sign
that could be an anchor, an alias, a tag, a merge key, a directive or an escape. Both ways give the same plain data.
"""

from __future__ import annotations

import re

import yaml

Plain = str | None | list["Plain"] | dict[str, "Plain"]

DEEPEST = 60
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""What YAML 1.2 calls null, where it stands without quotation marks."""

_SIGNS = ("&", "*", "!", "%", "\\", "<<", "? ", "...", "---")
_UNUSUAL = re.compile(
    r"(?:^|[\s\[{,:-])[&*!][^\s]"  # anchors, aliases, tags
    r"|^%|<<|\\|^\s*\?\s|^\.\.\.|^---"  # directives, merge keys, escapes, complex keys, ends and starts of documents
    r"|[\[{]\s*\?\s|,\s*\?\s",
    re.MULTILINE,
)
_COMMA = re.compile(r",\s*[\]}]")
"""A comma before a closing bracket, which the careful reader reports: the text that it may belong to would lose it."""
_NESTED = re.compile(r"(?:[-\[{][ \n]*){40}")
_MOST_BRACKETS = 2000


class _Unusual(Exception):
    """Ends the quick way."""


def read_plainly(content: str) -> dict[str, Plain] | None:
    """Return the mapping that an ordinary file holds; None where the careful reader has to look."""
    if any(sign in content for sign in _SIGNS) and _UNUSUAL.search(content):
        return None
    if content.count("[") + content.count("{") > _MOST_BRACKETS or _NESTED.search(content):
        return None  # The composer's own depth is bounded by nothing.
    if _COMMA.search(content):
        return None
    try:
        node = yaml.compose(content, Loader=yaml.CBaseLoader)
        return _mapping(node, 0) if type(node) is yaml.MappingNode else None
    except (yaml.YAMLError, _Unusual, RecursionError):
        return None


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
    built: dict[str, Plain] = {}
    for key, value in node.value:
        if type(key) is not yaml.ScalarNode or (not key.style and key.value in NULLS):
            raise _Unusual
        built[key.value] = _value(value, depth + 1)
    if len(built) != len(node.value):
        raise _Unusual
    return built


def _value(node: yaml.Node, depth: int) -> Plain:
    if depth > DEEPEST:
        raise _Unusual
    if type(node) is yaml.ScalarNode:
        text: str = node.value
        return None if text in NULLS and not node.style else text
    if type(node) is yaml.MappingNode:
        return _mapping(node, depth)
    return [_value(item, depth + 1) for item in node.value]
