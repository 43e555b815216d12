"""From items to atoms: each number or letter with its level and with what joins it to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.law.ids import ATTACHED_WORDS
from generator.search.typed.grammar import Grammar
from generator.search.typed.understand import Item, read_roman

ARTICLE = "article"
PARTS = ("part", "chapter", "title")
"""Divisions that people name inside a schedule."""
_LIKE_DIGITS = "lio"
"""Letters that may be slips for digits."""


@dataclass(frozen=True)
class Step:
    """One number or letter of a citation, with the level that a word gave it, or ""."""

    value: str
    level: str = ""
    is_apart: bool = False
    """Whether a sign stands between it and what is before it, as in "1(a)" and "1.a", and not in "1a" and "12 bis"."""


@dataclass
class Atom:
    """A value with its level, what stands before it, and where it stands."""

    step: Step
    glue: str
    """`deeper`, `comma`, `and`, `range`, or `of` where only blanks or words that join stand between."""
    start: int
    end: int
    is_bracketed: bool = False
    is_explicit: bool = False
    is_plural: bool = False
    is_open: bool = False
    """Whether "ff." stands behind it."""
    has_next: bool = False
    """Whether "f." stands behind it: the unit after it too."""


def make_atoms(items: Sequence[Item], grammar: Grammar) -> list[Atom]:
    """Return the values and heads among items in order, each with its level."""
    atoms: list[Atom] = []
    waiting: Item | None = None
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        if item.kind == "level":
            if _stands_behind(item, atoms, following, waiting):
                _name_behind(item, atoms)
            else:
                waiting = replace(item, gap=f"{waiting.gap} {item.gap}", start=waiting.start) if waiting else item
        elif item.kind == "head":
            atoms.append(
                Atom(Step(item.value, "head"), _glue(item.gap, grammar), item.start, item.end, is_explicit=True)
            )
            waiting = None
        elif item.kind == "following" and atoms:
            atoms[-1].is_open, atoms[-1].has_next = item.value == "open", item.value == "one"
            atoms[-1].end = item.end
        elif item.kind == "value":
            atoms.append(_make_atom(item, waiting, grammar))
            waiting = None
    return atoms


def _stands_behind(item: Item, atoms: Sequence[Atom], following: Item | None, waiting: Item | None) -> bool:
    if waiting is not None or not atoms or atoms[-1].is_explicit:
        return False
    return item.behind or following is None or following.kind != "value"


def _name_behind(item: Item, atoms: list[Atom]) -> None:
    """Pass a level that stands behind its number to that number, and to those listed with it."""
    for back, atom in enumerate(reversed(atoms)):
        if atom.is_explicit or (back and (atoms[-back].glue not in ("and", "range", "comma") or atom.is_bracketed)):
            return
        atom.step = Step(atom.step.value, item.value)
        atom.is_explicit = True
        atom.start, atom.end = min(atom.start, item.start), max(atom.end, item.end)


def _make_atom(item: Item, level: Item | None, grammar: Grammar) -> Atom:
    gap = level.gap if level else item.gap
    value, name = item.value, level.value if level else ""
    is_alone = not level and len(value) > 1 and item.written.isupper() and "(" not in item.gap
    is_roman = name in (ARTICLE, *ATTACHED_WORDS) or is_alone
    if is_roman and (number := read_roman(value)):
        value = str(number)
    if name == "paragraph" and len(value) == 1 and value.isalpha() and value not in _LIKE_DIGITS:
        name = "point"  # "paragraphe 1, alinéa a"
    glue = _glue(gap, grammar)
    start = level.start if level else item.start
    atom = Atom(
        Step(value, name, bool(gap.strip())),
        glue,
        start,
        item.end,
        is_bracketed=_opens_bracket(item.gap),
        is_explicit=bool(level),
    )
    atom.is_plural = bool(level and level.plural)
    return atom


def _opens_bracket(gap: str) -> bool:
    return any(sign in gap for sign in "([{")


def _glue(gap: str, grammar: Grammar) -> str:
    """Say how a value hangs on the one before it."""
    if grammar.conj.search(gap):
        return "and"
    if "," in gap or ";" in gap:
        return "comma"
    if grammar.range.search(gap):
        return "range" if gap.strip() != "-" or gap != "-" else "dash"
    return "slash" if "/" in gap else "of"
