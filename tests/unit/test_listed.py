"""What a list shows for a State, beside the statements that are here."""

from __future__ import annotations

import pytest

from generator.law import records
from generator.law.corpus import Participation, Statement
from generator.law.register.listed import COVERED, NONE, NOT_SEEN, compare_list, say_kept, unseen_kinds
from tests.unit.corpora import ROOT, corpus_of


def make_entry(listed: dict[str, object] | None, *statements: dict[str, object]) -> Participation:
    """Return a State's part in an instrument with a list and statements."""
    record = records.Participation.model_validate({"confidence": "confirmed"})
    made = []
    for number, given in enumerate(statements):
        fields = {"id": f"s{number}", "affects": ["1"], "effect": "Less.", "confidence": "confirmed", **given}
        made.append(Statement(f"xa:lakes:s{number}", "xa", "lakes", records.Statement.model_validate(fields), (), ()))
    shown = records.Listed.model_validate({"sources": ["chart"], **listed}) if listed is not None else None
    return Participation("xa", "lakes", record, "xa/lakes.yml", tuple(made), shown)


CHART = {"date": "2020-01-01", "complete": True}


@pytest.mark.parametrize(
    ("entry", "kinds", "expected"),
    [
        pytest.param({"kind": "reservation"}, ["reservations"], {"reservations": COVERED}, id="covered"),
        pytest.param({"kind": "declaration"}, ["reservations", "declarations"],
                     {"reservations": NOT_SEEN, "declarations": COVERED}, id="another kind covers nothing"),
        pytest.param({"kind": "reservation", "on_record": False}, ["reservations"], {"reservations": NOT_SEEN},
                     id="what national law alone provides for covers nothing"),
        pytest.param({"kind": "designation"}, ["declarations"], {"declarations": COVERED},
                     id="what the list gives no kind of its own stands there as a declaration"),
        pytest.param({"kind": "designation"}, ["declarations", "authorities"],
                     {"declarations": NOT_SEEN, "authorities": COVERED}, id="what has its own kind stands there alone"),
        pytest.param({"kind": "territorial"}, ["reservations or declarations"],
                     {"reservations or declarations": COVERED}, id="a list of one column for both"),
    ],
)  # fmt: skip
def test_each_kind_on_record_is_covered_or_not_seen(
    entry: dict[str, object], kinds: list[str], expected: dict[str, str]
) -> None:
    """A kind that is on record is covered where a statement that stands under it is here, and else not seen."""
    held = compare_list(make_entry({"kinds": kinds}, entry))
    assert {kept.kind: kept.code for kept in held} == expected


def test_only_a_complete_list_says_that_there_is_none() -> None:
    """A kind that a complete list does not name is none on that day; an extract says nothing of it."""
    whole = make_entry({"kinds": ["authorities"], **CHART})
    none = [kept for kept in compare_list(whole) if kept.code == NONE]
    assert "reservations" in {kept.kind for kept in none}
    assert say_kept(whole, none[0]) == "reservations: none on record on 1 January 2020"
    assert unseen_kinds(whole) == ("authorities",)
    assert all(kept.code != NONE for kept in compare_list(make_entry({"kinds": ["authorities"]})))
    assert compare_list(make_entry(None)) == ()


def test_every_party_with_a_complete_list_has_each_kind_told() -> None:
    """Where the depositary's chart is complete, each of its columns is covered, not seen, or none."""
    listed = [entry for state in corpus_of(ROOT).states.values() for entry in state.participations if entry.listed]
    complete = [entry for entry in listed if entry.listed and entry.listed.complete]
    assert len(complete) >= 81
    assert {len(compare_list(entry)) for entry in complete} == {6}
