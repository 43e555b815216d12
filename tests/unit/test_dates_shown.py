"""Dates as readers meet them: a partial one is never a day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.downloads.jsonld import describe_instrument
from generator.law.register.phases import Phase
from generator.law.register.statuses import status_phases
from generator.law.writing import write_when
from tests.unit.corpora import BOTH, MINI, corpus_of, downloads_of, name_of
from tests.unit.test_register import BOUND_SINCE_2003, make_statement


def said(phases: tuple[Phase, ...]) -> list[tuple[str, str, str | None]]:
    """Return each phase as a reader meets it."""
    return [(phase.start, phase.words, phase.since) for phase in phases]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param(
            {"made": {"date": "2007"}},
            [
                ("", "not made yet", None),
                ("2007-01-01", "made in 2007, the day not found", None),
                ("2007-12-31", "in force since 2007, the day not found", None),
            ],
            id="made in a year",
        ),
        pytest.param(
            {"made": {"date": "2003-02"}},
            [
                ("", "not made yet", None),
                ("2003-02-01", "made in February 2003, the day not found", None),
                ("2003-02-28", "made in February 2003, not in force yet", None),
                ("2003-05-01", "in force since 1 May 2003", "2003-05-01"),
            ],
            id="made in a month before the entry into force",
        ),
        pytest.param(
            {"made": {"date": "2005-01-01"}, "withdrawn": "2010-10"},
            [
                ("", "not made yet", None),
                ("2005-01-01", "in force since 1 January 2005", "2005-01-01"),
                ("2010-10-01", "withdrawn in October 2010, the day not found", None),
                ("2010-10-31", "withdrawn in October 2010, the day not found", None),
            ],
            id="withdrawn in a month",
        ),
        pytest.param(
            {"kind": "withdrawal", "made": {"date": "2010"}},
            [
                ("", "not made yet", None),
                ("2010-01-01", "made in 2010, the day not found", None),
                ("2010-12-31", "took effect in 2010, the day not found", None),
            ],
            id="a withdrawal in a year",
        ),
        pytest.param(
            {"kind": "withdrawal"},
            [
                ("", "unknown: when it was made was not found", None),
                ("2020-01-01", "took effect, day not found", None),
            ],
            id="a withdrawal without a date",
        ),
    ],
)
def test_a_partial_date_is_never_said_as_a_day(
    statement: dict[str, object], expected: list[tuple[str, str, str | None]]
) -> None:
    """Words give what is known; `since`, which other code computes with, is a full day or nothing."""
    corpus, made = make_statement(corpus_of(MINI), BOUND_SINCE_2003, **statement)
    assert said(status_phases(corpus, made)) == expected


def test_every_day_that_a_phase_names_stands_in_the_data() -> None:
    """A year alone brings no other digits into the words of any phase, whatever else is known."""
    for date in ("2002", "2002-11", "2003", "2003-06", "2007"):
        for kind in ("reservation", "designation", "withdrawal"):
            corpus, made = make_statement(
                corpus_of(MINI), BOUND_SINCE_2003, kind=kind, made={"date": date}, withdrawn="2009"
            )
            words = " ".join(phase.words for phase in status_phases(corpus, made))
            assert set(re.findall(r"\b\d{1,2} [A-Z][a-z]+ \d{4}", words)) <= {"1 May 2003"}
            assert all(phase.since in (None, "2003-05-01") for phase in status_phases(corpus, made))


def test_words_fit_partial_dates() -> None:
    """Nothing happens "on" a month or a year."""
    assert [write_when(day) for day in ("2001-11-23", "2002-10", "2002")] == [
        "on 23 November 2001", "in October 2002", "in 2002",
    ]  # fmt: skip


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_linked_data_and_the_table_have_the_date_of_the_record(root: Path) -> None:
    """A date stands in linked data just where the record has one, and the table says how well it is known."""
    corpus = corpus_of(root)
    for instrument in corpus.instruments.values():
        node, fact = describe_instrument(corpus, instrument, on="data/legislation.jsonld"), instrument.record.concluded
        assert node.get("legislationDate") == (fact.date if fact else None), instrument.slug
    rows = json.loads(downloads_of(root)["instruments.json"].content)
    facts = [instrument.record.concluded for instrument in corpus.instruments.values()]
    assert [row["concluded_confidence"] for row in rows] == [fact and fact.confidence for fact in facts]
