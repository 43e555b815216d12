"""Texts written for the test, with known errors: what the check of a text finds of them, and what it does not."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.search.checked.check import TextChecker
from generator.search.checked.citations import FoundCitation

MEMOS = Path(__file__).parent / "memos"
KINDS = ("gives", "outside", "missing", "unclear")


@dataclass
class Tally:
    """How many citations were right, and every other one in words."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / (self.right + len(self.wrong) + len(self.extra))

    @property
    def recall(self) -> float:
        """Return the share of what stands there that was found rightly."""
        return self.right / (self.right + len(self.wrong) + len(self.missed))


def tally_citations(checker: TextChecker) -> Tally:
    """Return how the citations of all texts were found."""
    tally = Tally()
    for file in sorted(MEMOS.glob("*.json")):
        _compare(file, checker, tally)
    return tally


def _compare(file: Path, checker: TextChecker, tally: Tally) -> None:
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    rows = json.loads(file.read_text(encoding="utf-8"))["citations"]
    places = [_place(text, row) for row in rows]
    used: set[int] = set()
    found = checker.check(text).citations
    for row, (start, end) in zip(rows, places, strict=True):
        near = [one for one in found if one.start < end and start < one.end]
        best = max(near, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        if best is None:
            if not row.get("optional"):
                tally.missed.append(f"missed {file.stem}: {row['text']}")
            continue
        used.add(best.start)
        together = [other for other, place in zip(rows, places, strict=True) if best.start <= place[0] < best.end]
        if _is_right(best, row) or _is_right(best, _joined(together)):
            tally.right += 1
        else:
            tally.wrong.append(f"wrong {file.stem}: {row['text']} -> {best.fate} {best.units}")
    tally.extra += [f"extra {file.stem}: {one.text}" for one in found if one.start not in used]


def _joined(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Take several rows as one list: "Article 29, Article 31 and Article 35" may be found together."""
    return {"gives": list(dict.fromkeys(unit for row in rows for unit in row.get("gives", ["?"])))}


def _is_right(found: FoundCitation, row: dict[str, Any]) -> bool:
    kind = next(kind for kind in KINDS if kind in row)
    if kind == "gives":
        return found.fate == "found" and list(found.units) == row["gives"]
    return found.fate == kind


def _place(text: str, row: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(row["nth"]):
        start = text.index(row["text"], start + 1)
    return start, start + len(row["text"])


def judge_quotations(checker: TextChecker) -> tuple[dict[str, list[bool]], list[str]]:
    """Return by kind whether each quotation of all texts was judged rightly, and those that were not in words."""
    fates: dict[str, list[bool]] = {}
    slips = []
    for file in sorted(MEMOS.glob("*.json")):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        quotes = checker.check(text).quotes
        for row in json.loads(file.read_text(encoding="utf-8"))["quotes"]:
            start, end = _place(text, row)
            near = [quote for quote in quotes if quote.start < end and start < quote.end]
            best = min(near, key=lambda quote: abs(quote.start - start) + abs(quote.end - end), default=None)
            fate = best.fate if best else "missed"
            fates.setdefault(row["is"], []).append(fate == row["is"])
            if fate != row["is"]:
                slips.append(f"{file.stem} {row['is']} -> {fate}: {row['text'][:60]}")
    return fates, slips
