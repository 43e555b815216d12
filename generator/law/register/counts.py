"""How many statements there are, counted in one way for every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from generator.law import records
from generator.law.corpus import Corpus, Statement
from generator.law.register.statuses import NO_DEPOSIT, STANDING, WITHDRAWN, status_now

MAKING: tuple[str, ...] = tuple(
    kind for kind in get_args(records.StatementKind) if kind not in ("designation", "withdrawal")
)
"""Kinds that change or explain duties: a withdrawal is shown with what it takes back, a designation names somebody."""
NAMING: tuple[str, ...] = ("designation",)


@dataclass(frozen=True)
class Count:
    """How many stand, have ended, are in national documents only, or are of unknown status today."""

    stand: int
    ended: int
    national: int
    unknown: int

    @property
    def all(self) -> int:
        """Return how many there are in all."""
        return self.stand + self.ended + self.national + self.unknown


def count_statements(corpus: Corpus, statements: Iterable[Statement], kinds: tuple[str, ...]) -> Count:
    """Return the count of the statements of some kinds by their status today."""
    codes = [status_now(corpus, one).code for one in statements if one.record.kind in kinds]
    stand, ended = sum(code in STANDING for code in codes), codes.count(WITHDRAWN)
    national = codes.count(NO_DEPOSIT)
    return Count(stand, ended, national, len(codes) - stand - ended - national)


def say_count(count: Count, *, ended: str = "withdrawn") -> str:
    """Write a count in words, what is none left out: `4 stand, 1 withdrawn, 2 in national documents only`."""
    parts = (
        (count.stand, "stands" if count.stand == 1 else "stand"),
        (count.ended, ended),
        (count.national, "in national documents only"),
        (count.unknown, "of unknown status"),
    )
    return ", ".join(f"{number} {words}" for number, words in parts if number)
