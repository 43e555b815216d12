"""The life of statements and participation: effect, suspension, end, and what a clause carries over."""

from __future__ import annotations

import dataclasses

import pytest

from generator.law import records
from generator.law.corpus import Corpus, Participation, State, Statement
from generator.law.ids import parse_path
from generator.law.register.carried import carried_phases, carried_statements
from generator.law.register.days import count_entry
from generator.law.register.effects import end_day, later_effect
from generator.law.register.positions import position_phases
from generator.law.register.statuses import status_phases
from tests.unit.corpora import MINI, ROOT, corpus_of

MONTHS_AFTER = records.EntryRule(kind="months-after", months=6, at=("3(2)",))
FIRST_OF_MONTH = records.EntryRule(kind="first-of-month", months=3, at=("3(2)",))
BOUND: dict[str, object] = {
    "consent": {"date": "2003-01-15", "kind": "accession", "confidence": "confirmed"},
    "in_force": {"date": "2003-05-01", "confidence": "confirmed"},
    "confidence": "confirmed",
}


def corpus_with(participation: dict[str, object], *statements: dict[str, object], **treaty: object) -> Corpus:
    """Return the invented corpus with one State and its statements; `treaty` changes the record of the first treaty."""
    mini = corpus_of(MINI)
    lakes = mini.instruments["lakes"]
    changed = dataclasses.replace(lakes, record=lakes.record.model_copy(update=treaty))
    unit = parse_path("lakes", "3")
    made = tuple(
        Statement(f"xc:lakes:s{number}", "xc", "lakes", records.Statement.model_validate(
            {"id": f"s{number}", "affects": ["3"], "effect": "More.", "confidence": "confirmed", **given}
        ), (unit,), ())
        for number, given in enumerate(statements)
    )  # fmt: skip
    record = records.Participation.model_validate({**BOUND, **participation})
    entry = Participation("xc", "lakes", record, "xc/lakes.yml", made)
    state = State("xc", records.State(name="Syldavia", slug="syldavia"), "xc/state.yml", (entry,))
    return dataclasses.replace(mini, instruments={**mini.instruments, "lakes": changed}, states={"xc": state})


@pytest.mark.parametrize(
    ("received", "expected"),
    [("2020-08-31", "2021-02-28"), ("2019-08-31", "2020-02-29"), ("2020-01-15", "2020-07-15")],
)
def test_months_after_is_the_same_day_or_the_last_of_a_shorter_month(received: str, expected: str) -> None:
    """Six months from a day is the same day of the month, or its last day."""
    assert count_entry(MONTHS_AFTER, received, not_before=None) == expected


def test_extension_takes_effect_when_its_clause_counts() -> None:
    """From the making to the counted day it is pending; only then is it in force."""
    permission = records.Permission(at="3(2)", kind="territorial", affects=("3",), takes_effect=FIRST_OF_MONTH)
    extension: dict[str, object] = {
        "kind": "territorial",
        "permitted_by": ["3(2)"],
        "made": {"date": "2012-06-27", "at": "later"},
    }
    corpus = corpus_with({}, extension, permits=(permission,))
    (statement,) = corpus.statements
    assert later_effect(corpus, statement) == "2012-10-01"
    assert [(phase.start, phase.code) for phase in status_phases(corpus, statement)] == [
        ("", "not made"),
        ("2012-06-27", "pending"),
        ("2012-10-01", "in force"),
    ]


@pytest.mark.parametrize(
    ("ended", "rule", "expected"),
    [
        ({"by": "denunciation", "received": "2012-02-03"}, FIRST_OF_MONTH, "2012-06-01"),
        ({"by": "withdrawal", "received": "2012-02-03"}, MONTHS_AFTER, "2012-08-03"),
        ({"by": "denunciation", "received": "2012-02-03", "effective": "2012-06-01"}, None, "2012-06-01"),
        ({"by": "denunciation", "received": "2012-02"}, FIRST_OF_MONTH, None),
    ],
)
def test_end_is_stated_or_counted(
    ended: dict[str, object], rule: records.EntryRule | None, expected: str | None
) -> None:
    """A denunciation binds to the day that the exit rule counts; without a whole day nothing is counted."""
    corpus = corpus_with({"ended": {**ended, "confidence": "confirmed"}}, exit_rule=rule)
    (entry,) = corpus.states["xc"].participations
    assert end_day(corpus, entry) == expected
    last = position_phases(corpus, entry)[-1]
    assert (last.start, last.code) == ((expected, "apart") if expected else ("2012-02-29", "unverified"))


def test_suspension_interrupts_what_binds() -> None:
    """While suspended it binds nobody; after that it does again."""
    corpus = corpus_with({"suspended": {"date": "2010-01-01", "until": "2011-01-01", "confidence": "confirmed"}})
    (entry,) = corpus.states["xc"].participations
    assert [(phase.start, phase.code) for phase in position_phases(corpus, entry)][-3:] == [
        ("2003-05-01", "bound"),
        ("2010-01-01", "apart"),
        ("2011-01-01", "bound"),
    ]


def test_carried_statements_concern_carried_articles_and_wait_for_the_entry() -> None:
    """In the real corpus each carried statement is a reservation or declaration on an article that applies here."""
    corpus, found = corpus_of(ROOT), 0
    for state in corpus.states.values():
        for entry in state.participations:
            for carried in carried_statements(corpus, entry):
                found += 1
                assert carried.statement.record.kind in ("reservation", "declaration")
                assert carried.statement.instrument != entry.instrument == carried.at.instrument
                started = entry.record.in_force.date if entry.record.in_force else None
                in_force = [phase for phase in carried_phases(corpus, carried) if phase.code == "in force"]
                assert all(not started or phase.start >= started for phase in in_force)
    assert found >= 10


def test_no_territorial_statement_is_in_force_before_its_clause_allows() -> None:
    """Every territorial statement has a day of effect, and none is earlier than its clause counts."""
    corpus = corpus_of(ROOT)
    territorial = [one for one in corpus.statements if one.record.kind == "territorial"]
    assert len(territorial) >= 9
    for statement in territorial:
        effect = later_effect(corpus, statement)
        in_force = [phase for phase in status_phases(corpus, statement) if phase.code == "in force"]
        assert in_force, statement.id
        assert effect is None or in_force[0].start >= effect, statement.id
