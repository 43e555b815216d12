"""Dates as readers meet them: a partial one is never a day, and one from memory never passes as known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.downloads.akn_meta import work_iri, write_meta
from generator.downloads.jsonld import describe_instrument
from generator.law.corpus import Corpus, Instrument
from generator.law.register.phases import Phase
from generator.law.register.positions import position_phases
from generator.law.register.statuses import status_phases
from generator.law.writing import write_dated, write_when
from generator.site.lists.texts_and_sources import view_texts
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of, downloads_of, name_of
from tests.unit.test_register import BOUND_SINCE_2003, MEMORY, make_corpus, make_statement


def said(phases: tuple[Phase, ...]) -> list[tuple[str, str, str | None]]:
    """Give each phase as a reader meets it."""
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
    courses: tuple[dict[str, object], ...] = (BOUND_SINCE_2003, {"in_force": {"date": "2003-05-01", **MEMORY}})
    for participation in courses:
        for date in ("2002", "2002-11", "2003", "2003-06", "2007"):
            for kind in ("reservation", "designation", "withdrawal"):
                corpus, made = make_statement(
                    corpus_of(MINI), participation, kind=kind, made={"date": date}, withdrawn="2009"
                )
                words = " ".join(phase.words for phase in status_phases(corpus, made))
                assert set(re.findall(r"\b\d{1,2} [A-Z][a-z]+ \d{4}", words)) <= {"1 May 2003"}
                assert all(phase.since in (None, "2003-05-01") for phase in status_phases(corpus, made))


def test_words_of_positions_fit_partial_dates() -> None:
    """What is from memory may be a month: nothing happens "on" it."""
    corpus, entry = make_corpus(corpus_of(MINI), in_force={"date": "2006-05", **MEMORY})
    assert position_phases(corpus, entry)[-1].words == "entry into force in May 2006 from memory: date not verified"
    assert [write_when(day) for day in ("2001-11-23", "2002-10", "2002")] == [
        "on 23 November 2001", "in October 2002", "in 2002",
    ]  # fmt: skip


def recalled(instrument: Instrument) -> Instrument:
    """Give an instrument whose date of conclusion is from memory."""
    assert instrument.record.concluded
    fact = instrument.record.concluded.model_copy(update={"confidence": "recalled"})
    return replace(instrument, record=instrument.record.model_copy(update={"concluded": fact}))


@cache
def with_memory(root: Path) -> Corpus:
    """Give a corpus whose dates of conclusion are all from memory."""
    corpus = corpus_of(root)
    instruments = {
        slug: recalled(instrument) if instrument.record.concluded else instrument
        for slug, instrument in corpus.instruments.items()
    }
    return replace(corpus, instruments=instruments)


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_no_program_is_handed_a_recalled_date_as_a_fact(root: Path) -> None:
    """Linked data and Akoma Ntoso leave it out, which have no word for doubt; the table says how well it is known."""
    corpus = corpus_of(root)
    for instrument in corpus.instruments.values():
        node, fact = describe_instrument(instrument, on="data/legislation.jsonld"), instrument.record.concluded
        known = fact.date if fact and fact.confidence != "recalled" else None
        assert node.get("legislationDate") == known, instrument.slug
    for text in with_memory(root).texts:
        fact = text.record.concluded
        assert fact
        assert "/nn/" in work_iri(text)
        assert f'"{fact.date}"' not in write_meta(with_memory(root), text)
    rows = json.loads(downloads_of(root)["instruments.json"].content)
    facts = [instrument.record.concluded for instrument in corpus.instruments.values()]
    assert [row["concluded_confidence"] for row in rows] == [fact and fact.confidence for fact in facts]


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_lists_of_texts_mark_recalled_dates(root: Path) -> None:
    """Both lists say "date not verified" beside each date from memory."""
    page = view_texts(with_memory(root))
    dates = [*(row.when for row in page.texts), *(row.when for row in page.related)]
    assert all(date.endswith(" (date not verified)") for date in dates if date)
    assert write_dated("2002-10", recalled=False) == "October 2002"


def test_some_date_of_the_real_data_is_recalled() -> None:
    """The claims above are not empty."""
    facts = [instrument.record.concluded for instrument in corpus_of(ROOT).instruments.values()]
    assert any(fact.confidence == "recalled" for fact in facts if fact)
