"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that rewrite golden files and set how long the fuzzing goes on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected reports; review the diff")
    parser.addoption("--fuzz", type=int, default=150, help="how many faulty data sets are made up (150)")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
