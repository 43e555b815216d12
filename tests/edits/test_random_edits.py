"""Some random sequences of edits in every run of the tests; `python -m tests.edits` runs as many as are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.edits.edits import EDITS
from tests.edits.workshop import EditWorkshop, Outcome, Sequence_
from tests.site.built import listed

STEP = st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 10_000))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> EditWorkshop:
    """Return a folder to edit."""
    return EditWorkshop(tmp_path_factory.mktemp("edits"))


@settings(max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(sequence=st.lists(STEP, min_size=2, max_size=3))
def test_warm_is_clean_after_random_edits(workshop: EditWorkshop, sequence: Sequence_) -> None:
    """Whatever was edited, added, removed, renamed or spoilt before, in whatever order."""
    outcome = Outcome()
    workshop.run(sequence, outcome)
    assert not outcome.differences, listed(outcome.differences)
    assert outcome.edits == len(sequence)


@pytest.mark.parametrize("kind", range(len(EDITS)), ids=lambda kind: f"{kind}-{EDITS[kind].__name__}")
def test_every_kind_of_edit_is_one(workshop: EditWorkshop, kind: int, tmp_path: Path) -> None:
    """It does what it says: something is another than before, but for what is written again as it is."""
    assert EDITS[kind](workshop.mini, tmp_path, 1)
