"""Work in a second process: whatever happens there is known in the first."""

from __future__ import annotations

import gc
import importlib
import inspect
import os
import pickle
import pkgutil
import threading
from functools import partial
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

import generator
from generator.files.processes import WorkerFailed, start
from generator.law.field_text import BadValue
from generator.publish.mkdocs import hook
from generator.reading.problems import DataFaults, Location, Problem, Report
from generator.reading.textfile import Unreadable, unreadable

MADE: dict[type[BaseException], BaseException] = {
    BadValue: BadValue("should be a day", "it is computed with", "write 2020-01-01"),
    DataFaults: DataFaults(Report([Problem(Location("a.yml", 2), "yaml", "odd")], root=Path("/data"))),
    Unreadable: unreadable("a.yml", 1, 1, "the file is not UTF-8", "save it as UTF-8"),
}
"""Exceptions that are not made of one text."""


def exceptions() -> list[type[Exception]]:
    """Return every exception class of the generator."""
    found: set[type[Exception]] = set()
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            members = vars(importlib.import_module(module.name)).values()
            found |= {one for one in members if inspect.isclass(one) and issubclass(one, Exception)}
    return sorted((one for one in found if one.__module__.startswith("generator")), key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", exceptions(), ids=lambda kind: str(kind.__name__))
def test_every_exception_reaches_another_process_whole(kind: type[Exception]) -> None:
    """Type, words and whatever it carries are the same after it was packed and unpacked."""
    fault = MADE.get(kind) or kind("what happened")
    again = pickle.loads(pickle.dumps(fault))
    assert (type(again), str(again)) == (kind, str(fault))
    assert repr(vars(again).keys()) == repr(vars(fault).keys())


def test_faults_of_the_data_reach_another_process_with_their_report() -> None:
    """The report that is printed is the one that was made."""

    def fail() -> None:
        raise MADE[DataFaults]

    with pytest.raises(DataFaults) as raised:
        start(fail, forked=True)()
    assert raised.value.report.as_text() == MADE[DataFaults].report.as_text()  # type: ignore[attr-defined]
    assert "a.yml:2:1: error: odd [yaml]" in raised.value.report.as_text()


class Stubborn(Exception):
    """Can be packed, but not unpacked."""

    def __init__(self, place: str, *, why: str) -> None:
        super().__init__(f"{place}: {why}")


def test_what_cannot_be_handed_over_says_why() -> None:
    """An answer that cannot be packed, also after much of it was sent, and a fault that cannot be unpacked."""

    def fail() -> None:
        raise Stubborn("a.yml", why="odd")

    answers = (threading.Lock, lambda: [b"x" * 1_000_000, threading.Lock()])
    for answer in answers:
        with pytest.raises(
            WorkerFailed, match=r"cannot hand over its results: TypeError: cannot pickle '_thread.lock'"
        ):
            start(answer, forked=True)()
    with pytest.raises(WorkerFailed, match=r"process met a fault: Stubborn: a\.yml: odd"):
        start(fail, forked=True)()


def test_a_second_process_that_dies_is_said_to_have_ended() -> None:
    """Killed, it gives no results."""
    with pytest.raises(WorkerFailed, match="ended without results"):
        start(partial(os._exit, 1), forked=True)()


def test_a_result_that_ends_like_a_fault_is_a_result() -> None:
    """No result is taken for the note of a fault."""
    assert start(partial(bytes.fromhex, "21" * 40), forked=True)() == b"!" * 40
    assert start(partial(str, "!"), forked=True)() == "!"


def test_a_failed_build_leaves_nothing_switched_off(tmp_path: Path) -> None:
    """Where the data has faults, garbage is collected again afterwards: MkDocs may serve on for hours."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "odd.yml").write_text("a: b\n", encoding="utf-8")
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    config.theme = Theme(name="material")
    frozen = gc.get_freeze_count()
    with pytest.raises(PluginError) as raised:
        hook.on_pre_build(config)
    assert not gc.isenabled()
    hook.on_build_error(raised.value)
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
