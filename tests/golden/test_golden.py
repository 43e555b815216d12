"""Golden cases of bad input: each a small faulty data set with the whole report that it must give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.rules import list_manuals
from generator.publish.pipeline import check_data
from tests.golden.case import Case, read_cases

BAD = read_cases("bad")
GOOD = read_cases("good")


def _name(case: Case) -> str:
    return case.file.stem


@pytest.mark.parametrize("case", BAD, ids=_name)
def test_bad_input_gives_this_report(case: Case, tmp_path: Path, *, update_golden: bool) -> None:
    """A faulty data set gives exactly this report, with what, why and fix for every problem."""
    case.lay_out(tmp_path)
    _, report = check_data(tmp_path)
    if update_golden:
        case.rewrite(report.as_text())
        return
    assert report.as_text() == case.report
    assert report
    for problem in report.problems:
        assert problem.what
        assert problem.why, f"{problem.rule} says no reason"
        assert problem.fix, f"{problem.rule} says no remedy"


@pytest.mark.parametrize("case", GOOD, ids=_name)
def test_right_input_gives_no_problem(case: Case, tmp_path: Path) -> None:
    """What a rule accepts goes through without a problem."""
    case.lay_out(tmp_path)
    _, report = check_data(tmp_path)
    assert report.as_text() == case.report == "no problems\n"


def test_every_rule_has_a_failing_and_a_passing_case(*, update_golden: bool) -> None:
    """Whatever a report may name has a manual, a case that fails and a case that passes."""
    if update_golden:
        pytest.skip("the cases are read before they are rewritten")
    failing = {rule for case in BAD for rule in re.findall(r" error: .* \[([a-z-]+)\]$", case.report, re.MULTILINE)}
    passing = {case.rule for case in GOOD}
    known = set(list_manuals())
    assert {"failing": failing, "passing": passing} == {"failing": known, "passing": known}


def test_no_case_repeats_another() -> None:
    """No two cases make the same changes."""
    changes = [case.changes for case in (*BAD, *GOOD)]
    assert all(change not in changes[:index] for index, change in enumerate(changes))
