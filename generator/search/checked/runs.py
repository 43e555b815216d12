"""Runs of items in running text that make a reference: "Articles 3 to 5", "point (d) of Article 22(1)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.search.typed.understand import Item

_OPENS = re.compile(r"[(\[{]")
_SENTENCE = re.compile(r"[.!?]['\"»”)\]]*\s")
_JOINS = re.compile(r"[-.,;/&(\[«\"'„“]|\b(?:and|or|to|through|et|und|bis|un|та|oder)\b")
_WORDY = re.compile(r"(?:^|[^a-z])(?!(?:no|nos|nr|n)(?:[^a-z]|$))[a-z]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LISTED = re.compile(r"[)\]\s]*[,;&-]?\s*(?:and|or|to|through|et|und|y|e|и|та|un|bis|a)?\s*[(\[]")
_RANGE = re.compile(r"[\s)]*(?:-|to|through|bis|по|lidz)[\s(]*")
_APART = re.compile(r"[:;?!]|\)\s*[()]|\n|\.\s+[a-z]|\b(?:under|in|on|for)\b")
_HARD = re.compile(r"\n\s*\n|[!?]\s|[|]")


def is_break(item: Item, before: Item) -> bool:
    """Return whether a clause ends between two items."""
    if _HARD.search(item.gap):
        return True
    if ";" in item.gap and item.kind == "name":
        return True
    is_year = before.kind == "name" and item.written[:1].isdigit() and bool(re.search(r"\.\s+[a-z]{2}", item.gap))
    begins = is_year or (item.written[:1].isupper() and (before.kind != "level" or before.behind))
    return bool(_SENTENCE.search(item.gap)) and begins


def cut_clauses(items: Sequence[Item]) -> list[list[Item]]:
    """Cut items at the ends of sentences."""
    clauses: list[list[Item]] = []
    for at, item in enumerate(items):
        if not at or is_break(item, items[at - 1]):
            clauses.append([])
        clauses[-1].append(item)
    return clauses


def find_runs(clause: Sequence[Item]) -> list[tuple[int, int]]:
    """Return where references stand in a clause: first item, and the one after the last."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(clause):
        start = _starts(clause, at)
        if start is None:
            at += 1
            continue
        end = _extend(clause, at, start)
        if found and found[-1][1] == at and _is_near(clause[at]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((at, end))
        at = end
    return found


def _starts(clause: Sequence[Item], at: int) -> int | None:
    """Return where what begins a reference ends: level and value, value and level, a head, or "22(1)"."""
    item = clause[at]
    following = clause[at + 1] if at + 1 < len(clause) else None
    if item.kind == "head":
        return at + 1
    if item.kind == "level" and following is not None:
        if following.kind == "value" and not _is_word(following, clause, at + 1) and not _WORDY.search(following.gap):
            return at + 2
        if following.kind == "level" and at + 2 < len(clause) and clause[at + 2].kind == "value":
            return at + 3
        return None
    if item.kind != "value" or following is None:
        return None
    if following.kind == "level" and "," not in following.gap:
        is_ordinal = (
            item.value.isdigit() and not item.written[:1].isdigit() and not following.plural and not item.behind
        )
        is_behind = following.behind or is_ordinal or bool(_ORDINAL.match(following.gap))
        after = clause[at + 2] if at + 2 < len(clause) else None
        return at + 2 if is_behind and not (after and after.kind == "value" and not following.behind) else None
    is_number = item.written.isdigit() and len(item.value) < 3
    is_bare = is_number and following.kind == "value" and following.gap == "(" and "/" not in item.gap
    return at + 2 if is_bare else None


def _is_word(item: Item, clause: Sequence[Item], at: int) -> bool:
    """Return whether a lone letter is a word of the sentence: "paragraph a State"."""
    if item.value != "a" or _OPENS.search(item.gap):
        return False
    following = clause[at + 1] if at + 1 < len(clause) else None
    return following is not None and following.gap == " " and following.kind in ("unknown", "capitals", "neutral")


def _extend(clause: Sequence[Item], first: int, end: int) -> int:
    """Return the end of a reference that has begun: further values, levels and "ff."."""
    many = any(item.plural for item in clause[first:end])
    while end < len(clause):
        item, before = clause[end], clause[end - 1]
        if item.kind == "following" or (item.kind == "value" and _joins_value(item, before, clause, end, many=many)):
            end += 1
        elif item.kind in ("level", "head", "value") and (start := _starts(clause, end)) and _is_near(item):
            many = many or item.plural
            end = start
        elif item.kind == "level" and item.behind and before.kind == "value" and item.gap.strip(" .\"'»)”") == "":
            end += 1
        else:
            break
    return end


def _is_near(item: Item) -> bool:
    in_brackets = item.kind == "level" and "(" in item.gap
    return not in_brackets and not _APART.search(item.gap) and len(item.gap) < 24


def _joins_value(item: Item, before: Item, clause: Sequence[Item], at: int, *, many: bool) -> bool:
    """Return whether a value belongs to the reference before it, and is no number or letter of the sentence."""
    if item.gap in ("(", "[", " (", "") or before.kind == "level":
        return item.gap != "" or not item.value.isdigit()
    is_digit = item.value.isdigit()
    if is_digit and not item.written[:1].isdigit() and not item.written.isupper():
        return False  # a number in words
    if re.fullmatch(r"\.|-|/|\.? ?\(", item.gap) or item.value in ("bis", "ter"):
        return before.kind == "value"
    if (
        re.search(r"[;:?!\n]", item.gap)
        or not _JOINS.search(item.gap)
        or before.kind not in ("value", "level", "following")
    ):
        return False
    if _OPENS.search(item.gap):
        return bool(_LISTED.fullmatch(item.gap))
    if len(item.gap) > 14 or re.search(r"\.\s", item.gap):
        return False
    if is_digit:
        return many or bool(_RANGE.fullmatch(item.gap)) or _before_article(clause, at)
    return not before.value.isdigit() and not _is_word(item, clause, at) and len(item.value) < 4


def _before_article(clause: Sequence[Item], at: int) -> bool:
    """Return whether the article stands behind a list that has begun inside it: "paragraphs 1 and 2 of Article 8"."""
    following = clause[at + 1] if at + 1 < len(clause) else None
    return following is not None and following.kind == "level" and not re.search("[,;:.]", following.gap)
