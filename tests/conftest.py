"""Options of the test run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

CORPUS = "TEST_CORPUS"
"""The variable that tells the tests of a built site which corpus it is built from; ours where it is not set."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that rewrite golden files and set how long the fuzzing goes on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected reports; review the diff")
    parser.addoption("--corpus", help="a folder with mkdocs.yml, data and content: the tests of a site that fit any")
    parser.addoption("--fuzz", type=int, default=150, help="how many faulty data sets are made up (150)")


def _tell_corpus(arguments: Sequence[str]) -> None:
    """Tell the tests of a built site which corpus was asked for: they are read before any hook but this could say it.

    The processes of xdist have the variable from the one that starts them.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--corpus")
    if folder := parser.parse_known_args(arguments)[0].corpus:
        os.environ[CORPUS] = str(Path(folder).resolve())


_tell_corpus(sys.argv[1:])


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that fit any corpus."""
    config.addinivalue_line("markers", "any_corpus: holds for the site of any corpus; `--corpus` runs these alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about our own corpus, where another was asked for."""
    if config.getoption("--corpus"):
        others = [item for item in items if not item.get_closest_marker("any_corpus")]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.get_closest_marker("any_corpus")]


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
