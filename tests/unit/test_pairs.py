"""Golden cases of pairs of States: one file a claim, its first line the pair and the day, the rest the whole report."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.downloads.model import Row
from generator.downloads.pairs import PAIRS, find_closest
from tests.pair_report import NoPair, compare_pair, write_pair
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of

CASES = sorted((Path(__file__).parents[1] / "golden" / "pairs").glob("*.txt"))


def report_on(root: Path, first: str, second: str, day: str) -> str:
    """Return the report, or the reason why there is none."""
    corpus = corpus_of(root)
    try:
        return write_pair(corpus, compare_pair(corpus, first, second, day))
    except NoPair as refusal:
        return f"refused: {refusal}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_pair_gives_this_report(case: Path, *, update_golden: bool) -> None:
    """The whole report of a pair on a day is exactly the golden one."""
    head, _, expected = case.read_text(encoding="utf-8").partition("\n\n")
    first, second, day = head.split()
    report = report_on(ROOT, first, second, day)
    if update_golden:
        case.write_text(f"{head}\n\n{report}", encoding="utf-8")
        return
    assert report == expected


@pytest.mark.parametrize("day", ["1999-01-01", "2002-06-01", "2004-01-01", "2020-01-01"])
def test_order_of_the_two_states_changes_no_finding(day: str) -> None:
    """What binds A and B binds B and A."""
    corpus = corpus_of(MINI)
    one, other = compare_pair(corpus, "xa", "xb", day), compare_pair(corpus, "xb", "xa", day)
    for name in ("bound", "unverified", "apart"):
        assert [bond.instrument for bond in getattr(one, name)] == [bond.instrument for bond in getattr(other, name)]
    assert {touch.statement.id for touch in one.touches} == {touch.statement.id for touch in other.touches}


def test_every_pair_of_the_table_agrees_with_the_tool() -> None:
    """The table of pairs and the comparison of two States rest on the same positions."""
    corpus = corpus_of(ROOT)
    rows = list(PAIRS.rows(corpus))
    for row in rows[:: max(1, len(rows) // 60)]:
        pair = compare_pair(corpus, str(row["first"]), str(row["second"]), corpus.concordance.as_of)
        assert tuple(bond.instrument for bond in pair.bound) == row["instruments"]
        assert tuple(bond.since for bond in pair.bound) == row["since"]
        assert tuple(bond.instrument for bond in pair.unverified) == row["not_verified"]


@pytest.mark.parametrize("root", BOTH)
def test_closest_pair_is_the_first_with_most_instruments(root: Path) -> None:
    """No pair of the table has more instruments in force between them, and none before it as many."""

    def count(row: Row) -> int:
        held = row["instruments"]
        return len(held) if isinstance(held, tuple) else 0

    best = max(filter(count, PAIRS.rows(corpus_of(root))), key=count, default=None)
    assert find_closest(corpus_of(root)) == (best and (best["first"], best["second"]))
