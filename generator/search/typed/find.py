"""From a typed citation to units: the exact ones, or the nearest with words about what they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from generator.search.typed.contents_words import say_articles, say_parts
from generator.search.typed.grammar import Grammar
from generator.search.typed.lists import Target, find_targets
from generator.search.typed.names import Named, cut_by_names
from generator.search.typed.places import OfferedUnit, UnitPlace, guess
from generator.search.typed.refs import build_refs
from generator.search.typed.table import CitableInstrument, CitationTable
from generator.search.typed.understand import Item, understand

_MOST_GUESSES = 3
_LONGEST_HEADED = 400
_STRANGE = ("foreign", "capitals", "unknown")
_HEADED = re.compile(r"(.{1,80}?)(?:\s+[-\u2010-\u2015]|:)\s+(.{3,200}?)\s*(\([^()]{1,80}\))?\s*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OWN_SCRIPT = "*"
"""Stands for the instruments with an alphabet of their own, where none is preferred."""
_ENCODED = re.compile("(?:%[0-9a-fA-F]{2})+")


@dataclass(frozen=True)
class CitationReading:
    """What a text means as a citation.

    `exact`: one unit; `several`: one of these; `list`: all of these, in their order; `near`: the unit does not exist
    and these are nearest; `instrument`: only instruments are named, or none whose text is held; `outside`: another
    treaty or law, named in `said`; `none`: it is no citation.
    """

    kind: Literal["exact", "several", "list", "near", "instrument", "outside", "none"]
    rows: tuple[OfferedUnit, ...] = ()
    said: str = ""


def read_citation(text: str, table: CitationTable, *, prefer: str = "") -> CitationReading:
    """Find what a typed citation names; rows of the instrument `prefer` come first, then in the table's order.

    In a script that only some texts are authentic in, such as Cyrillic, those come first where nothing is preferred.
    """
    text = _ENCODED.sub(lambda match: unquote(match[0], errors="replace"), text)
    prefer = prefer or (_OWN_SCRIPT if _CYRILLIC.search(text) else "")
    reading = _read_plain(text, table, prefer)
    return reading if reading.rows else _read_headed(text, table, prefer) or reading


def _read_headed(text: str, table: CitationTable, prefer: str) -> CitationReading | None:
    """Read "Article 22 – Lending": a citation, a dash or colon, and the heading of its article."""
    cut = _HEADED.fullmatch(text) if len(text) < _LONGEST_HEADED else None
    if cut is None:
        return None
    reading = _read_plain(f"{cut[1]} {cut[3] or ''}", table, prefer)
    words = table.grammar.lexer.words
    rows = tuple(row for row in reading.rows if row.heading and words(row.heading) == words(cut[2]))
    return CitationReading("exact" if len(rows) == 1 else "several", rows) if rows else None


def _read_plain(text: str, table: CitationTable, prefer: str) -> CitationReading:
    items = _items_of(text, table)
    if not items:
        return CitationReading("none")
    outside = _name_outside(items, text, table)
    if outside is not None:
        said = table.grammar.says["outside"].format(name=outside)
        return CitationReading("outside", said=said) if outside else CitationReading("none")
    groups = cut_by_names(items, table)
    if not groups:
        return CitationReading("none")
    if not any(group.items for group in groups):
        return _name_instruments(groups, table, prefer)
    return _read_groups(groups, table, prefer)


def _items_of(text: str, table: CitationTable) -> list[Item]:
    grammar = table.grammar
    folded = grammar.lexer.fold(text)
    if any(pattern.search(folded.text) for pattern in grammar.is_not):
        return []
    folded = grammar.lexer.without_fillers(folded)
    tokens = grammar.lexer.split(folded, text, strict=True)
    return understand(tokens, folded, table, loosely=True) if tokens else []


def _name_outside(items: Sequence[Item], text: str, table: CitationTable) -> str | None:
    """Return what another instrument is called; "" where words make it no citation; None where all is understood."""
    items = [item for item in items if item.kind != "neutral" and not _is_own_place(item, items, table)]
    strange = [at for at, item in enumerate(items) if item.kind in _STRANGE]
    if not strange:
        return None
    refers = any(item.kind in ("value", "head") for item in items)
    is_explicit = any(item.kind in ("level", "head") for item in items)
    is_numbered = any(item.kind == "foreign" and item.value for item in items)
    beside = {near for at in strange for near in range(max(0, at - 1), min(len(items), at + 2))}
    names_one = is_numbered or any(
        items[at].kind == "foreign" or (items[at].kind == "capitals" and is_explicit) or _is_generic(items[at])
        for at in beside
    )
    if not names_one or not (refers or is_numbered):
        return ""
    first, last = strange[0], strange[-1]
    while first and (items[first - 1].kind in ("kind", *_STRANGE) or _is_generic(items[first - 1])):
        first -= 1
    while last + 1 < len(items) and items[last + 1].kind in ("kind", "name", "date", *_STRANGE):
        last += 1
    return text[items[first].start : items[last].end]


def _is_own_place(item: Item, items: Sequence[Item], table: CitationTable) -> bool:
    """Return whether a place that other treaties are called by is where one that is named here was concluded."""
    named = (other for other in items if other.kind == "name" and not other.value)
    places = {table.entries[at].place for other in named for at in other.instruments}
    return item.kind == "foreign" and table.grammar.lexer.words(item.written) in places - {""}


def _is_generic(item: Item) -> bool:
    """Return whether a name is one word for a kind of instrument, such as "the Convention"."""
    return item.kind == "kind" or (item.kind == "name" and item.value == "generic")


def _name_instruments(groups: Sequence[Named], table: CitationTable, prefer: str) -> CitationReading:
    named = groups[0].instruments
    if named is None:
        return CitationReading("none")
    return CitationReading(
        "instrument", tuple(_instrument_row(entry, table.grammar) for entry in _sorted(named, table, prefer))
    )


def _sorted(named: frozenset[int] | None, table: CitationTable, prefer: str) -> list[CitableInstrument]:
    entries = [entry for at, entry in enumerate(table.entries) if (at in named if named is not None else entry.heads)]
    if prefer == _OWN_SCRIPT:
        return sorted(entries, key=lambda entry: not entry.alphabet)
    return sorted(entries, key=lambda entry: entry.slug != prefer)


def _instrument_row(entry: CitableInstrument, grammar: Grammar) -> OfferedUnit:
    note = "" if entry.heads else grammar.says["facts"].format(name=entry.label)
    return OfferedUnit(entry.slug, entry.label, "", "", entry.url, note)


def _read_groups(groups: Sequence[Named], table: CitationTable, prefer: str) -> CitationReading:
    found: list[Target] = []
    for group in groups:
        entries = _sorted(group.instruments, table, prefer)
        held = [entry for entry in entries if entry.heads]
        refs = build_refs(group.items, table.grammar)
        if not refs:
            continue
        if not held:
            return CitationReading("instrument", tuple(_instrument_row(entry, table.grammar) for entry in entries))
        targets = find_targets(refs, held, table.grammar)
        if targets is None:
            return CitationReading("none")
        found.extend(targets)
    if not found:
        return CitationReading("none") if groups[0].instruments is None else _name_instruments(groups, table, prefer)
    missing = [target for target in found if target.is_missing]
    if missing:
        near = (row for target in missing for row in _near_rows(target.places, target.held, table.grammar))
        return CitationReading("near", tuple(dict.fromkeys(near)))
    rows = tuple(dict.fromkeys(row for target in found for row in target.rows()))
    if len(found) == 1 and found[0].is_choice:
        return CitationReading("exact" if len(rows) == 1 else "several", rows)
    return CitationReading("exact" if len(rows) == 1 else "list", rows)


def _near_rows(
    places: Sequence[UnitPlace], held: Sequence[CitableInstrument], grammar: Grammar
) -> Iterator[OfferedUnit]:
    """Yield the nearest units: for each guess its row, then the unit that lacks the part, with what it has."""
    if not places:
        for entry in held:
            yield OfferedUnit(entry.slug, entry.label, "", "", entry.url, say_articles(entry, grammar))
        return
    deepest = max(len(place.way) for place in places)
    nearest = [place for place in places if len(place.way) == deepest]
    for place in nearest:
        guesses = list(guess(place, grammar))
        if len(guesses) <= _MOST_GUESSES:
            yield from (found.row() for found in guesses)
    for place in nearest:
        yield place.row(say_parts(place.label, place.kids, place.head, grammar))
