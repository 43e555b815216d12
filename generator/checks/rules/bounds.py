"""Rules that hold the bounds and units of numbers in our words against the law: at least, at most, days, months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.checks.rules.our_words import list_said
from generator.checks.rules.registry import World, rule
from generator.law.ids import ProvisionId
from generator.law.numerals import NUMBER, holds_number, read_number
from generator.reading.problems import Problem

_FLOORS = "at least|(?:not|no) (?:less|fewer) than|a minimum of"
_CEILINGS = "at most|(?:not|no) more than|up to(?: a maximum of)?|not exceeding|(?:a|the) maximum of|no longer than"
_DEADLINES = "within|at the latest|(?:not|no) later than|by the end of"
_BOUNDS = {"floor": _FLOORS, "ceiling": f"{_CEILINGS}|{_DEADLINES}"}
_COUNTED = r"(?:hour|day|month|year|consent|State|member State|instrument|Part(?=y|ies))"
_BOUND = re.compile(
    rf"\b(?P<bound>{'|'.join(_BOUNDS.values())}) (?:the (?:next|following) )?(?:a period of )?\Z", re.IGNORECASE
)
_LONGEST_BOUND = 80
_NUMBER = re.compile(rf"\b(?P<number>{NUMBER})\b(?: \(\d+\))?[ -](?P<what>{_COUNTED})", re.IGNORECASE)
_UNIT = re.compile(rf"[ -]{_COUNTED}", re.IGNORECASE)
_TIMES = frozenset({"hour", "day", "month", "year"})
Bounded = tuple[int, str, str]
"""A number, its bound (`floor`, `ceiling` or nothing), and what it counts."""


@lru_cache(maxsize=4096)
def find_bounds(text: str) -> tuple[Bounded, ...]:
    """Return every number of a text that counts something of the list, with its bound, in their order."""
    if not _UNIT.search(text) or not holds_number(text):  # The pattern of numbers takes long.
        return ()
    found = []
    for match in _NUMBER.finditer(text):
        before = _BOUND.search(text, max(0, match.start() - _LONGEST_BOUND), match.start())
        words = before["bound"] if before else ""
        bound = next((name for name, said in _BOUNDS.items() if re.fullmatch(said, words, re.I)), "")
        found.append((read_number(match["number"]), bound, match["what"].casefold()))
    return tuple(found)


@rule("bounds-agree", by_folder=True)
def check_bounds(world: World) -> Iterator[Problem]:
    """Where the law says "at least" or "at most" of a number, our words say the same of it, and of no other unit.

    Why: a period of at most ninety days is not one of at least ninety; three days are not three months. "Within" and
    "not later than" are upper bounds too. Looked at are summaries, answers, cells, stories and the rows of tables, for
    numbers whose bound is the same wherever the cited provisions have them. Fails: "at least ninety days" of a text
    with "up to a maximum of ninety days"; "for ninety days". Mend: say the bound and the unit of the text.
    """
    for words, units, document, where in list_said(world):
        counted = find_bounds(words)
        law = _law_of(world, units) if counted else []
        for number, bound, what in counted:
            fault = _fault_of(number, bound, what, law)
            if fault:
                why = "a limit that is turned round is believed, and costs a case"
                fix = "say the bound and the unit of the text"
                yield Problem(document.place_of(where), "bounds-agree", fault, why, fix)


def _law_of(world: World, units: Iterable[ProvisionId]) -> list[Bounded]:
    known = [world.corpus.units[str(unit)] for unit in units if str(unit) in world.corpus.units]
    return [found for unit in known for word in unit.printed() for found in find_bounds(word)]


def _fault_of(number: int, bound: str, what: str, law: list[Bounded]) -> str:
    """Say how a number of ours differs from the same number of the law; nothing where it does not."""
    same = [found for found in law if found[0] == number]
    counted = {found[2] for found in same}
    if what in _TIMES and counted and counted <= _TIMES and what not in counted:
        return f"our words count {number} in {what}s, the text in {' and '.join(sorted(counted))}s"
    bounds = {found[1] for found in same if found[2] == what}
    if len(bounds) == 1 and bounds != {bound}:
        said = {"floor": "at least", "ceiling": "at most", "": "no bound"}
        return f"our words have {said[bound]} for {number} {what}s, the text has {said[bounds.pop()]}"
    return ""
