"""Strict little readers of the three formats of reference managers, for the tests: what is not of the form is an error.

BibLaTeX as its manual gives the syntax (entries, braced values, escaped signs), RIS as its specification does (tags of
two signs, two blanks, a hyphen, a blank, CRLF), CSL-JSON by the names and types of its published schema.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_START = re.compile(r"@([a-z]+)\{([a-z0-9-]+),\n")
_FIELD = re.compile(r"  ([a-z]+) = \{")
_VERBATIM = {"url"}
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)\Z")

CSL_NAMES = frozenset(
    (
        *("id", "type", "title", "title-short", "original-title", "container-title", "collection-title", "issued"),
        *("event-place", "jurisdiction", "number", "genre", "language", "source", "note", "URL", "version"),
    )
)
"""The names of the schema (csl-data.json 1.0) that we use; it allows no others than its own."""
CSL_TYPES = frozenset({"treaty", "legislation", "webpage"})


@dataclass(frozen=True)
class BibEntry:
    """An entry of BibLaTeX."""

    kind: str
    key: str
    fields: dict[str, str]


def read_biblatex(text: str) -> list[BibEntry]:
    """Read a file of BibLaTeX."""
    entries, at = [], 0
    while at < len(text):
        start = _START.match(text, at)
        assert start, f"no entry starts at {text[at : at + 60]!r}"
        fields, at = {}, start.end()
        while not text.startswith("}\n", at):
            field = _FIELD.match(text, at)
            assert field, f"no field at {text[at : at + 60]!r}"
            end = _end_of_value(text, field.end(), verbatim=field[1] in _VERBATIM)
            assert text.startswith("},\n", end), f"{field[1]} ends wrongly: {text[end : end + 20]!r}"
            assert field[1] not in fields, f"{field[1]} stands twice"
            fields[field[1]] = text[field.end() : end]
            at = end + 3
        at += 2
        entries.append(BibEntry(start[1], start[2], fields))
        if at < len(text):
            assert text[at] == "\n", "an empty line stands between entries"
            at += 1
    return entries


def _end_of_value(text: str, at: int, *, verbatim: bool) -> int:
    depth = 0
    while True:
        sign = text[at]
        assert sign != "\n", "a value stands on one line"
        if sign == "\\" and not verbatim:
            assert text[at + 1] in "&%$#_{}", f"there is no sign to escape in {text[at : at + 9]!r}"
            at += 1
        elif sign == "}" and not depth:
            return at
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
        else:
            assert verbatim or sign not in "&%$#_", f"{sign} is not escaped in {text[at - 20 : at + 9]!r}"
        at += 1


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Read a file of RIS: records from TY to ER, tags that may be repeated as lists."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    records: list[dict[str, list[str]]] = []
    current: dict[str, list[str]] | None = None
    for line in text.removesuffix("\r\n").split("\r\n"):
        found = _RIS_LINE.match(line)
        assert found, f"no RIS: {line!r}"
        tag, value = found.groups()
        if tag == "TY":
            assert current is None, "a record starts inside another"
            current = {}
        assert current is not None, "a line stands outside a record"
        if tag == "ER":
            assert value == ""
            records.append(current)
            current = None
            continue
        assert value.strip() == value != ""
        current.setdefault(tag, []).append(value)
    assert current is None
    return records


def read_csl(text: str) -> list[dict[str, Any]]:
    """Read a file of CSL-JSON."""
    items: list[dict[str, Any]] = json.loads(text)
    for item in items:
        assert item["type"] in CSL_TYPES
        assert isinstance(item["id"], str)
        assert set(item) <= CSL_NAMES, set(item) - CSL_NAMES
        for name, value in item.items():
            if name == "issued":
                (parts,) = value["date-parts"]
                assert set(value) == {"date-parts"}
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
            else:
                assert isinstance(value, str)
                assert value
    return items
