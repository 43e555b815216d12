"""Made-up faults: whatever a data set holds, it ends in a report or in a site, within five seconds and 500 MB.

The table of cases and outcomes by kind: `python -m tests.fuzz`.
"""

from __future__ import annotations

import json
import tempfile
import time
import zlib
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Verbosity, event, example, given, settings
from hypothesis import strategies as st

from generator.publish.pipeline import check_data, make_site
from generator.reading.layout import LAYOUT, Place
from generator.reading.problems import DataFaults, Report
from generator.reading.textfile import read_text
from generator.reading.yamlio import parse_document
from generator.reading.yamlio.reader import NULLS
from tests.fuzz.__main__ import FILES, SITES, TREES, planned
from tests.fuzz.cases import Case, judge_bytes
from tests.fuzz.mutations import HELD, MUTATIONS, Mutation, lay_out
from tests.fuzz.spoil import SPOILERS
from tests.fuzz.trees import TREE_SPOILERS
from tests.fuzz.workshop import try_all

LONGEST = 60.0
"""Seconds of the processor's time that one data set may take: what never ends takes more on any machine."""

# What once ended in a traceback or never ended, kept for good.
_ONCE_FAILED: tuple[Mutation, ...] = (Mutation("line twice", "concordance.yml", 0.9, 0.9, None),)


_NUMBERS_ONCE_FAILED: tuple[Case, ...] = (Case("tree", 238),)
"""Cases of `python -m tests.fuzz` that failed once; what failed stands as a golden case too."""


def test_five_thousand_cases_end_well() -> None:
    """Real files and folders spoilt in fifty ways: a report with a place, or a record that holds what the file says."""
    cases = [*_NUMBERS_ONCE_FAILED, *planned(FILES, TREES, SITES)]
    tally = try_all(cases)
    print(tally.as_table())
    assert not tally.faults, "\n".join(map(repr, tally.faults[:10]))
    assert len(tally.outcomes) == len(cases) >= 5000
    assert {outcome.case.kind for outcome in tally.outcomes} == {*SPOILERS, *TREE_SPOILERS}
    assert {outcome.word for outcome in tally.outcomes} == {"report", "record", "corpus", "site"}


def _structure(place: Place) -> st.SearchStrategy[tuple[Place, dict[str, object]]]:
    """Make up a mapping with the keys of a record, each of which holds anything."""
    names = [info.alias or name for name, info in place.record.model_fields.items()]
    keys = st.one_of(st.sampled_from(names), st.sampled_from(names), st.text(max_size=6))
    return st.tuples(st.just(place), st.dictionaries(keys, HELD, max_size=len(names)))


@settings(max_examples=500, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(LAYOUT).flatmap(_structure))
def test_made_up_structures_end_well(made: tuple[Place, dict[str, object]]) -> None:
    """Whatever the keys of a record hold, the answer is a report, or a record that holds just that."""
    place, held = made
    written = json.dumps(held, ensure_ascii=len(held) % 2 == 0).encode("utf-8", "surrogatepass")
    event(judge_bytes(written + b"\n", place.record))


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
        event(_outcome(mutations, whole=zlib.crc32(repr(mutations).encode()) % 4 == 0))
        assert time.process_time() - started < LONGEST

    for mutation in _ONCE_FAILED:
        spoil = example([mutation])(spoil)
    spoil()


def _outcome(mutations: list[Mutation], *, whole: bool) -> str:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        root = Path(folder)
        lay_out(mutations, root)
        _need_one_meaning(root)
        if not whole:
            _, report = check_data(root)
            if report:
                _need_whole(report)
            return "report" if report else "corpus"
        try:
            site = make_site(root)
        except DataFaults as fault:
            _need_whole(fault.report)
            return "report"
        assert site.pages
        return "site"


def _need_one_meaning(root: Path) -> None:
    """What is read without a problem means the same to another parser of YAML that takes all scalars as text."""
    for file in root.rglob("*.yml"):
        if file.is_file() and not file.is_symlink():
            content, _ = read_text(file, "x.yml")
            document, problems = parse_document(content, "x.yml") if content else (None, [])
            if content and document is not None and not problems:
                assert _as_text(document.data) == _as_text(yaml.load(content, Loader=yaml.CBaseLoader))


def _as_text(value: object) -> object:
    """Return plain data with empty text for what YAML calls null."""
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return "" if value is None or value in NULLS else value


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
