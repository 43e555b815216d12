"""Which instrument each part of a citation belongs to: "Books 2, Films 3(1)(a)", "Article 8 of the Protocol"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.law.ids import ATTACHED_WORDS, UNIT_WORDS
from generator.law.records.kinds import DIVISION_KINDS
from generator.search.typed.atoms import PARTS
from generator.search.typed.table import CitationTable
from generator.search.typed.understand import Item

_CUT = re.compile(r"[,;:()\[\].]")
_REFERRING = ("value", "level", "head", "following")


@dataclass
class Named:
    """Items that make references, and the instruments that they are of; None where none is named."""

    items: list[Item] = field(default_factory=list)
    instruments: frozenset[int] | None = None


def cut_by_names(items: Sequence[Item], table: CitationTable) -> list[Named] | None:
    """Return each run of references with the names before it, or behind it where the text begins with references.

    None where the names contradict each other.
    """
    runs: list[tuple[bool, list[Item]]] = []
    for item in items:
        if item.kind in _REFERRING or item.kind in ("name", "date"):
            is_name = item.kind in ("name", "date")
            if not runs or runs[-1][0] != is_name:
                runs.append((is_name, []))
            runs[-1][1].append(item)
    if _contradicts_dates(items, table):
        return None
    runs = _join(runs)
    named: list[frozenset[int] | None] = []
    for is_name, held in runs:
        found = combine(held, table) if is_name else None
        if found is not None and not found:
            return None
        named.append(found)
    return _distribute(runs, named)


def _contradicts_dates(items: Sequence[Item], table: CitationTable) -> bool:
    """Return whether a year stands right behind a name that has nothing to do with it: "the Protocol of 2022"."""
    for one, other in pairwise(items):
        if one.kind == "name" and other.kind == "date" and not _CUT.search(other.gap):
            years = {year for at in one.instruments for year in table.entries[at].years}
            if years and other.value not in years:
                return True
    return False


def _join(runs: list[tuple[bool, list[Item]]]) -> list[tuple[bool, list[Item]]]:
    """Leave out names that are only dates, and put together what they stood between."""
    joined: list[tuple[bool, list[Item]]] = []
    for is_name, held in runs:
        if is_name and all(item.kind == "date" for item in held):
            continue
        if not is_name and not any(item.kind in ("value", "head") for item in held):
            continue
        if joined and joined[-1][0] == is_name:
            joined[-1][1].extend(held)
        else:
            joined.append((is_name, list(held)))
    return joined


def combine(items: Sequence[Item], table: CitationTable) -> frozenset[int] | None:
    """Return the instruments that all names together mean; one that is not held wins over those that are."""
    found: frozenset[int] | None = None
    for item in items:
        if item.kind != "name":
            continue
        both = item.instruments if found is None else found & item.instruments
        if not both and found is not None:
            both = _outside(found, table) or _outside(item.instruments, table)
            if not both:
                return frozenset()
        found = both
    return _narrow(found, items, table) if found else found


def _narrow(found: frozenset[int], items: Sequence[Item], table: CitationTable) -> frozenset[int]:
    """Choose among instruments of one name by the years that are given."""
    years = {item.value for item in items if item.kind == "date"}
    chosen = frozenset(at for at in found if years & table.entries[at].years)
    return chosen if len(found) > 1 and chosen else found


def _outside(instruments: frozenset[int], table: CitationTable) -> frozenset[int]:
    is_outside = not any(table.entries[at].heads for at in instruments)
    return instruments if is_outside else frozenset()


def _begins_inside(items: Sequence[Item]) -> bool:
    """Return whether references begin below an article, and name none."""
    levels = [item.value for item in items if item.kind == "level"]
    return (
        bool(levels)
        and items[0].kind == "level"
        and not {*UNIT_WORDS, *ATTACHED_WORDS, "recital", *DIVISION_KINDS} & {*levels}
    )


def _begins_with_part(items: Sequence[Item], before: Sequence[Item]) -> bool:
    """Return whether "Part 2" begins what follows "Schedule 1 to the Act": it is the Part of the schedule."""
    is_part = items[0].kind == "level" and items[0].value in PARTS
    return is_part and any(item.kind in ("level", "head") and item.value in ATTACHED_WORDS for item in before)


def _distribute(runs: Sequence[tuple[bool, list[Item]]], named: Sequence[frozenset[int] | None]) -> list[Named] | None:
    groups: list[Named] = []
    begins_with_refs = bool(runs) and not runs[0][0]
    for at, (is_name, held) in enumerate(runs):
        if is_name:
            continue
        before = named[at - 1] if at else None
        after = named[at + 1] if at + 1 < len(runs) else None
        chosen = (after if after is not None else before) if begins_with_refs else before
        if not begins_with_refs and at + 2 == len(runs) and after is not None and before is not None:
            chosen = before & after
            if not chosen:
                return None
        is_part = bool(groups) and after is None and _begins_with_part(held, groups[-1].items)
        if groups and (is_part or _begins_inside(held)):
            groups[-1].items.extend(held)  # "Article 6(3) of the Agreement, point g"
        else:
            groups.append(Named(list(held), chosen))
    if not groups and named:
        groups.append(Named([], named[0]))
    return groups
