"""Which instrument a reference in running text is of, by the names that stand right behind it or right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.search.typed.names import combine
from generator.search.typed.table import CitationTable
from generator.search.typed.understand import Item

_PUNCTUATION = re.compile(r"[,;:()\[\]|\n]")
_FAR = re.compile(r"[;:|\n]|\)\s*\(")
_STRANGE = ("foreign", "capitals", "kind")


def is_held(instruments: frozenset[int] | None, table: CitationTable) -> bool:
    """Return whether the text of one of some instruments is held."""
    return instruments is not None and any(table.entries[at].heads for at in instruments)


def name_beside(
    clause: Sequence[Item], run: tuple[int, int], room: tuple[int, int], table: CitationTable
) -> tuple[frozenset[int] | str | None, tuple[int, int]]:
    """Return the instruments that stand beside a reference, or `outside`, and from where to where the words go."""
    start, end = run
    behind, stop = _look_behind(clause, end, room[1])
    if behind and not _PUNCTUATION.search(clause[end].gap.lstrip(")] ")):
        return _judge(behind, table), (start, stop)
    before, first = _look_before(clause, start, room[0])
    if before:
        return _judge(before, table), (first, end)
    if behind:
        return _judge(behind, table), (start, stop)
    return None, run


def _judge(items: Sequence[Item], table: CitationTable) -> frozenset[int] | str | None:
    if any(item.kind in _STRANGE for item in items):
        return "outside"
    named = combine(items, table)
    if named is None:
        return None
    return named if is_held(named, table) else ("outside" if named else None)


def _look_behind(clause: Sequence[Item], at: int, until: int) -> tuple[list[Item], int]:
    """Return the names right behind a reference, and where they end; words in capitals beside them belong to them."""
    found: list[Item] = []
    end = at
    waiting = 0
    for place in range(at, until):
        item = clause[place]
        is_number = item.gap == " (" and found and item.kind in ("name", "foreign") and item.written.isupper()
        if _FAR.search(item.gap) or (place > at and "," in item.gap and found):
            break
        if "(" in item.gap and found and not is_number:  # "that Convention (XTS No. 24)"
            break
        if item.kind in ("name", *_STRANGE) or (item.kind == "date" and found):
            found.append(item)
            end = place + 1
        elif (
            item.kind == "unknown"
            and not found
            and item.written[:1].isupper()
            and waiting < 6
            and place == at + waiting
        ):
            waiting += 1
        elif item.kind not in ("neutral", "additional") or place > at + 3:
            break
    if waiting and not any(item.kind in _STRANGE for item in found):
        return [], at
    return found, end


def _look_before(clause: Sequence[Item], at: int, until: int) -> tuple[list[Item], int]:
    """Return the names right before a reference, and where they begin."""
    found: list[Item] = []
    first = at
    for place in range(at - 1, until - 1, -1):
        item, following = clause[place], clause[place + 1]
        is_strange = item.kind in _STRANGE
        if _is_cut(following.gap) or (is_strange and re.search("[a-z:(]", following.gap)):
            break
        if item.kind in ("name", "date") or (is_strange and item.written[:1].isupper()):
            found.insert(0, item)
            first = place
        elif item.kind == "unknown" and item.written[:1].isupper() and at - place < 8:
            continue
        elif item.kind not in ("neutral", "additional"):
            break
    return ([], at) if all(item.kind == "date" for item in found) else (found, first)


def _is_cut(gap: str) -> bool:
    return bool(re.search(r"[;|\n]|\b(?:and|or|et|und|и|та)\b", gap))
