"""What the register says on a date: positions, statuses, the count of entries, gaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.law import records
from generator.law.corpus import Corpus, Instrument, Participation, State, Statement
from generator.law.ids import parse_path
from generator.law.register.days import count_entry, entry_day, first_day, last_day, own_entry_day
from generator.law.register.doubts import find_doubts
from generator.law.register.listed import unseen_kinds
from generator.law.register.phases import phase_on
from generator.law.register.positions import BOUND, position_on, position_phases
from generator.law.register.statuses import EFFECTED, STANDING, WITHDRAWN, status_now, status_on, status_phases
from generator.law.register.units import condense_units
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of, name_of

FIRST_OF_MONTH = records.EntryRule(kind="first-of-month", months=3, at=("3(2)",))
DAYS_AFTER = records.EntryRule(kind="days-after", days=30, at=("2",))
SURE = {"confidence": "confirmed"}
UNDATED = {"confidence": "single-source"}
COUNTED = {"date": "2006-05-01", "confidence": "computed"}
SOURCED = ("confirmed", "single-source")


@pytest.fixture(scope="module")
def mini() -> Corpus:
    """The invented corpus."""
    return corpus_of(MINI)


def make_corpus(mini: Corpus, **participation: object) -> tuple[Corpus, Participation]:
    """Return the invented corpus with one State, whose part in the first treaty is the one given."""
    record = records.Participation.model_validate({"confidence": "confirmed", **participation})
    entry = Participation("xc", "lakes", record, "xc/lakes.yml", ())
    state = State("xc", records.State(name="Syldavia", slug="syldavia"), "xc/state.yml", (entry,))
    corpus = Corpus(
        concordance=mini.concordance,
        instruments=mini.instruments,
        topics={},
        terms={},
        sources={},
        states={"xc": state},
        literature={},
        pointers=(),
    )
    return corpus, entry


def make_statement(mini: Corpus, participation: dict[str, object], **statement: object) -> tuple[Corpus, Statement]:
    """Return a corpus with one State and one statement."""
    corpus, _ = make_corpus(mini, **participation)
    made = {"id": "one", "kind": "reservation", "affects": ["2(1)(b)"], "effect": "Less.", "confidence": "confirmed"}
    record = records.Statement.model_validate({**made, **statement})
    unit = parse_path("lakes", "2(1)(b)")
    return corpus, Statement("xc:lakes:one", "xc", "lakes", record, (unit,), ())


@pytest.mark.parametrize(
    ("rule", "consent", "not_before", "expected"),
    [
        (FIRST_OF_MONTH, "2007-02-14", None, "2007-06-01"),
        (FIRST_OF_MONTH, "2007-02-01", None, "2007-06-01"),
        (FIRST_OF_MONTH, "2007-02-28", None, "2007-06-01"),
        (FIRST_OF_MONTH, "2007-08-31", None, "2007-12-01"),
        (FIRST_OF_MONTH, "2007-09-01", None, "2008-01-01"),
        (FIRST_OF_MONTH, "2007-11-30", None, "2008-03-01"),
        (FIRST_OF_MONTH, "2002-06-20", "2004-07-01", "2004-07-01"),
        (DAYS_AFTER, "2021-12-23", None, "2022-01-22"),
        (DAYS_AFTER, "2024-02-01", None, "2024-03-02"),
    ],
)
def test_entry_is_counted_as_the_treaty_counts(
    rule: records.EntryRule, consent: str, not_before: str | None, expected: str
) -> None:
    """Months end before the first of the next one; leap days count; the treaty's own entry is the earliest."""
    assert count_entry(rule, consent, not_before=not_before) == expected


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2004-02-29", "2004-02-29", "2004-02-29"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004", "2004-01-01", "2004-12-31"),
    ],
)
def test_partial_date_spans_its_days(day: str, first: str, last: str) -> None:
    """A month or a year alone can mean any of its days."""
    assert (first_day(day), last_day(day)) == (first, last)


@pytest.mark.parametrize(
    ("participation", "expected"),
    [
        pytest.param(
            {
                "signed": {"date": "2001-03-01", **SURE},
                "consent": {"date": "2003-01-15", "kind": "ratification", **SURE},
                "in_force": {"date": "2003-05-01", **SURE},
            },
            [("", "apart"), ("2001-02-03", "apart"), ("2001-03-01", "signed"), ("2003-01-15", "consented"),
             ("2003-05-01", "bound")],
            id="all sourced",
        ),
        pytest.param(
            {"signed": UNDATED, "in_force": {"date": "2003-05-01", **SURE}},
            [("", "apart"), ("2001-02-03", "apart"), ("2003-05-01", "bound")],
            id="a signature without a day is no step",
        ),
        pytest.param(
            {"in_force": {"date": "2006-05", **UNDATED}},
            [("", "apart"), ("2001-02-03", "apart"), ("2003-05-01", "unverified")],
            id="an entry of which only the month is known binds on no day",
        ),
        pytest.param(
            {"consent": {"date": "2006-01-15", "kind": "accession", **SURE}, "in_force": COUNTED},
            [("", "apart"), ("2001-02-03", "apart"), ("2006-01-15", "consented"), ("2006-05-01", "bound")],
            id="an entry counted from a sourced consent binds",
        ),
        pytest.param(
            {"consent": {"date": "2006-01", "kind": "accession", "confidence": "computed"},
             "in_force": {"date": "2006-05-01", **SURE}},
            [("", "apart"), ("2001-02-03", "apart"), ("2006-05-01", "bound")],
            id="a consent counted back to its month is no step, and the entry binds",
        ),
        pytest.param(
            {"signed": {"date": "2001-03-01", **SURE}, "consent": {"kind": "ratification", **SURE}},
            [("", "apart"), ("2001-02-03", "apart"), ("2001-03-01", "signed"), ("2003-05-01", "unverified")],
            id="a consent without a day may bind since the treaty's own entry",
        ),
        pytest.param({"note": "Nothing was found."}, [("", "no data")], id="nothing established"),
        pytest.param(
            {"signed": UNDATED}, [("", "apart"), ("2001-02-03", "signed")], id="a signature without a day"
        ),
    ],
)  # fmt: skip
def test_positions_rest_on_sourced_days_alone(
    mini: Corpus, participation: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """Each phase starts on a sourced day; what has no day is never in force."""
    corpus, entry = make_corpus(mini, **participation)
    assert [(phase.start, phase.code) for phase in position_phases(corpus, entry)] == expected


BOUND_SINCE_2003: dict[str, object] = {
    "signed": {"date": "2001-03-01", **SURE},
    "consent": {"date": "2003-01-15", "kind": "ratification", **SURE},
    "in_force": {"date": "2003-05-01", **SURE},
}
WITHOUT_A_DAY = {"in_force": UNDATED}


@pytest.mark.parametrize(
    ("participation", "statement", "expected"),
    [
        pytest.param(
            BOUND_SINCE_2003,
            {"made": {"date": "2003-01-15", "at": "deposit"}, "withdrawn": "2010-10-10"},
            [("", "not made"), ("2003-01-15", "pending"), ("2003-05-01", "in force"), ("2010-10-10", "withdrawn")],
            id="made, in force, withdrawn",
        ),
        pytest.param(
            BOUND_SINCE_2003,
            {"made": {"at": "deposit"}},
            [("", "not made"), ("2003-01-15", "pending"), ("2003-05-01", "in force")],
            id="the day of deposit stands for what came with it",
        ),
        pytest.param(
            {"signed": {"date": "2001-03-01", **SURE}, "in_force": {"date": "2003-05-01", **SURE}},
            {"made": {"at": "deposit"}},
            [("", "unknown"), ("2003-05-01", "in force")],
            id="what came with an undated deposit was there at the entry into force",
        ),
        pytest.param(
            BOUND_SINCE_2003,
            {"made": {"date": "2005"}},
            [("", "not made"), ("2005-01-01", "unknown"), ("2005-12-31", "in force")],
            id="a year alone leaves its days open",
        ),
        pytest.param(
            BOUND_SINCE_2003,
            {"made": {"date": "2005-01-01"}, "withdrawn": "2010-10"},
            [("", "not made"), ("2005-01-01", "in force"), ("2010-10-01", "unknown"), ("2010-10-31", "withdrawn")],
            id="a month of withdrawal leaves its days open",
        ),
        pytest.param(
            WITHOUT_A_DAY,
            {"made": {"date": "2005-01-01"}},
            [("", "not made"), ("2005-01-01", "on record")],
            id="an entry without a day puts nothing in force",
        ),
        pytest.param(BOUND_SINCE_2003, {}, [("", "unknown"), ("2020-01-01", "in force")], id="no day at all"),
        pytest.param(BOUND_SINCE_2003, {"withdrawn": "2010-10-10"}, [("", "unknown"), ("2010-10-10", "withdrawn")],
                     id="known only by its end"),
        pytest.param(BOUND_SINCE_2003, {"on_record": False}, [("", "no deposit")], id="in national law only"),
        pytest.param(
            BOUND_SINCE_2003,
            {"kind": "withdrawal", "made": {"date": "2010-10-10"}},
            [("", "not made"), ("2010-10-10", "effected")],
            id="a withdrawal is never in force",
        ),
    ],
)  # fmt: skip
def test_status_follows_from_what_is_sourced(
    mini: Corpus, participation: dict[str, object], statement: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """A statement stands from the day it was made and the treaty binds, until the day it is withdrawn."""
    corpus, made = make_statement(mini, participation, **statement)
    assert [(phase.start, phase.code) for phase in status_phases(corpus, made)] == expected


def test_last_day_of_a_statement_is_the_one_before_its_withdrawal(mini: Corpus) -> None:
    """On the day of withdrawal it is gone."""
    (reservation,) = [one for one in mini.statements if one.record.withdrawn]
    assert status_on(mini, reservation, "2010-10-09").code == "in force"
    assert status_on(mini, reservation, "2010-10-10").code == "withdrawn"


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_nothing_withdrawn_or_unsourced_stands(root: Path) -> None:
    """Nothing that has ended stands, and nothing of national law alone stands."""
    corpus = corpus_of(root)
    for statement in corpus.statements:
        code = status_now(corpus, statement).code
        record = statement.record
        ended = bool(record.withdrawn) and last_day(record.withdrawn or "") <= corpus.concordance.as_of
        assert (code == WITHDRAWN) == (ended and record.on_record), statement.id
        assert (code == EFFECTED) <= (record.kind == "withdrawal"), statement.id
        assert code not in STANDING or record.on_record, statement.id


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_phases_cover_all_time_in_order(root: Path) -> None:
    """Every course begins with the beginning, and its starts rise."""
    corpus = corpus_of(root)
    for state in corpus.states.values():
        for entry in state.participations:
            courses = [position_phases(corpus, entry), *(status_phases(corpus, one) for one in entry.statements)]
            for phases in courses:
                starts = [phase.start for phase in phases]
                assert starts[0] == "", entry
                assert starts == sorted(set(starts)), entry
                assert phase_on(phases, "0001-01-01") == phases[0]


def test_every_stated_entry_follows_from_its_consent() -> None:
    """Where both days are sourced, the treaty's rule gives the stated day: fifty or more are compared, none differs."""
    corpus = corpus_of(ROOT)
    compared = []
    for state in corpus.states.values():
        for entry in state.participations:
            instrument: Instrument = corpus.instruments[entry.instrument]
            consent, stated = entry.record.consent, entry_day(entry.record)
            if instrument.record.entry_rule and consent and consent.date and stated and consent.confidence in SOURCED:
                earliest = own_entry_day(instrument.record)
                counted = count_entry(instrument.record.entry_rule, consent.date, not_before=earliest)
                compared.append((state.iso2, entry.instrument, stated, counted))
    assert len(compared) >= 50
    assert [row for row in compared if row[2] != row[3]] == []


def test_every_gap_of_the_data_is_found() -> None:
    """Each kind on record without a text, conflict, flag and missing deposit has its entry."""
    corpus = corpus_of(ROOT)
    doubts = find_doubts(corpus)
    entries = [entry for state in corpus.states.values() for entry in state.participations]
    statements = [statement for entry in entries for statement in entry.statements]

    def count(kind: str) -> int:
        return sum(doubt.kind == kind for doubt in doubts)

    assert count("text not seen") == sum(len(unseen_kinds(entry)) for entry in entries)
    assert count("conflict") == sum(bool(entry.record.conflict) for entry in entries)
    assert count("doubt") == sum(bool(one.record.flag) for one in statements)
    assert count("no deposit") == sum(not one.record.on_record for one in statements)


def test_runs_of_articles_are_told_by_their_ends(mini: Corpus) -> None:
    """A run of at least four whole articles is one; units inside articles never are."""
    units = [parse_path("lakes", path) for path in ("1", "2", "3")]
    assert [label for _, label in condense_units(mini, units)] == ["1", "2", "3"]
    real = corpus_of(ROOT)
    slug = real.texts[0].slug
    some = [parse_path(slug, path) for path in ("2", "3", "4", "5", "9")]
    assert [label for _, label in condense_units(real, some)] == ["2 to 5", "9"]


def test_no_data_is_never_a_position(mini: Corpus) -> None:
    """A State without a record is "no data", whatever the day."""
    assert position_on(mini, "xa", "ponds", "2015-01-01").words == "no data"
    assert position_on(mini, "xa", "lakes", "2015-01-01").code == BOUND
