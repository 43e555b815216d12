"""Made-up faults: whatever a data set holds, it ends in a report or in a site, within five seconds."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Verbosity, event, example, given, settings

from generator.pipeline import make_site
from generator.problems import DataFaults, Report
from generator.textfile import read_text
from generator.yamlio import _parse
from generator.yamlplain import read_plainly
from tests.fuzz.mutations import MUTATIONS, Mutation, lay_out

LONGEST = 5.0
"""Seconds of the processor's time that one data set may take."""

# What once ended in a traceback or never ended, kept for good.
_ONCE_FAILED: tuple[Mutation, ...] = (Mutation("line twice", "concordance.yml", 0.9, 0.9, None),)


def test_spoilt_data_end_in_a_report_or_a_site(request: pytest.FixtureRequest) -> None:
    """Whatever is done to the files of a corpus, the answer is a report with places or a site, never an exception."""
    count = request.config.getoption("--fuzz")

    @settings(
        max_examples=count,
        deadline=None,
        derandomize=count <= 300,
        database=None,
        print_blob=True,
        verbosity=Verbosity.normal,
        suppress_health_check=list(HealthCheck),
    )
    @given(MUTATIONS)
    def spoil(mutations: list[Mutation]) -> None:
        started = time.process_time()
        event(_outcome(mutations))
        assert time.process_time() - started < LONGEST

    for mutation in _ONCE_FAILED:
        spoil = example([mutation])(spoil)
    spoil()


def _outcome(mutations: list[Mutation]) -> str:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        root = Path(folder)
        lay_out(mutations, root)
        _need_one_meaning(root)
        try:
            site = make_site(root)
        except DataFaults as fault:
            _need_whole(fault.report)
            return "report"
        assert site.pages
        return "site"


def _need_one_meaning(root: Path) -> None:
    """What the quick reader of YAML takes for ordinary, the careful one reads without a problem as the same data."""
    for file in root.rglob("*.yml"):
        if file.is_file() and not file.is_symlink():
            content, _ = read_text(file, "x.yml")
            quick = read_plainly(content) if content else None
            if content and quick is not None:
                careful, problems = _parse(content, "x.yml")
                assert problems == []
                assert careful is not None
                assert careful.data == quick


def _need_whole(report: Report) -> None:
    """Every problem has a place inside the data, what, why and fix, and every rendering can be written."""
    assert report.problems
    for problem in report.problems:
        assert problem.location.path.startswith("data")
        assert min(problem.location.line, problem.location.column) >= 1
        assert problem.what
        assert problem.why
        assert problem.fix
    for rendering in (report.as_text(), report.as_json(), report.as_annotations()):
        assert rendering.encode("utf-8").decode("utf-8")
