"""The register beside a saved copy of the depositary's chart."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from generator.checks.depositary import (
    NO_LONGER,
    Divergence,
    NoChart,
    compare_chart,
    compare_invited,
    packed_numbers,
    read_chart,
    read_invited,
    write_chart,
)
from generator.reading.load import Records, load_records
from generator.reading.yamlio import Plain, read_document

ROOT = Path(__file__).parents[2]
CHART = ROOT / "tests" / "facts" / "chart-ets185-2026-04-25.yml"


@pytest.fixture(scope="module")
def loaded() -> Records:
    """The real records."""
    records, problems = load_records(ROOT / "data", root=ROOT)
    assert problems == []
    return records


@pytest.fixture(scope="module")
def chart() -> dict[str, Plain]:
    """The chart of 25 April 2026."""
    document, problems = read_document(CHART, CHART.name)
    assert document is not None
    assert problems == []
    assert isinstance(document.data, dict)
    return document.data


def test_the_register_agrees_with_the_chart_date_by_date(loaded: Records, chart: dict[str, Plain]) -> None:
    """Every Party and signatory of the chart is here with the same days, the same name and the same kinds."""
    rows = read_chart(chart, packed_numbers(loaded))
    found = compare_chart(loaded, rows)
    assert found == ()
    assert write_chart(rows, found) == (
        "Parties, date by date: 81 of 81 agree\nRows in every field: 83 of 83 agree\nDifferences: 0\n"
    )


def test_each_difference_is_listed_and_nothing_is_taken_out(loaded: Records, chart: dict[str, Plain]) -> None:
    """Another day, a letter more and a row that vanished are three differences; the vanished one stays here."""
    changed = copy.deepcopy(chart)
    records = changed["records"]
    assert isinstance(records, list)
    first, second = records[0], records[1]
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    first["in_force"], second["statements"] = "2004-07-02", ["R", "D", "A", "O"]
    gone = records.pop()
    assert isinstance(gone, dict)
    rows = read_chart(changed, packed_numbers(loaded))
    found = compare_chart(loaded, rows)
    assert found == (
        Divergence("ad", rows[0].instrument, "kinds", "reservations, declarations, authorities, objections",
                   "reservations, declarations, authorities"),
        Divergence("al", rows[0].instrument, "in_force", "2004-07-02", "2004-07-01"),
        Divergence(str(gone["state"]).casefold(), rows[0].instrument, "record", NO_LONGER, "present"),
    )  # fmt: skip
    assert write_chart(rows, found).startswith("Parties, date by date: 79 of 80 agree\n")


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ({}, 'no list "records"'),
        ({"records": ["x"]}, "no mapping"),
        ({"records": [{"state": "AL", "instrument": "ets999"}]}, '"ets999"'),
        ({"records": [{"state": "AL", "instrument": "ets185", "statements": ["Z"]}]}, '"Z"'),
    ],
)
def test_another_form_is_refused(loaded: Records, spoilt: dict[str, Plain], told: str) -> None:
    """What is no chart is refused with the reason."""
    with pytest.raises(NoChart, match=told):
        read_chart(spoilt, packed_numbers(loaded))


def test_the_invited_are_those_of_the_chart(loaded: Records, chart: dict[str, Plain]) -> None:
    """Fourteen, by their names; one more on either side is a difference."""
    invited = read_invited(chart)
    assert len(invited) == 14
    assert compare_invited(loaded, "budapest", invited) == ()
    changed = {name: value for name, value in invited.items() if name != "kz"} | {"xx": "Elsewhere"}
    assert [(one.state, one.chart, one.register) for one in compare_invited(loaded, "budapest", changed)] == [
        ("kz", "", "Kazakhstan"),
        ("xx", "Elsewhere", ""),
    ]
