"""When words were last changed, as far as releases tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.law.corpus import Corpus, Release
from generator.law.last_changes import say_changed
from generator.law.records import RecordedChange
from generator.law.records import Release as ReleaseRecord
from tests.unit.corpora import MINI, corpus_of

NEVER = "No release since 1 January 2024 has changed these words."
LATER = "Last changed in the release of 3 May 2025."


def _with(*releases: tuple[str, tuple[RecordedChange, ...]]) -> Corpus:
    made = [
        Release(day, ReleaseRecord(title="x", counts={"topics": 1}, changes=changes), "") for day, changes in releases
    ]
    return replace(corpus_of(MINI), releases=tuple(made))


def _change(id_: str, table: str = "provisions") -> tuple[RecordedChange, ...]:
    return (RecordedChange(table=table, id=id_, what="words", change="changed"),)


@pytest.mark.parametrize(
    ("releases", "said"),
    [
        ((), ""),
        ((("2024-01-01", ()),), NEVER),
        ((("2025-05-03", _change("lakes:2(1)")), ("2024-01-01", ())), LATER),
        ((("2026-01-01", ()), ("2025-05-03", _change("lakes:2(1)")), ("2024-01-01", _change("lakes:2"))), LATER),
        ((("2025-05-03", _change("lakes:1")), ("2024-01-01", ())), NEVER),
        ((("2025-05-03", _change("lakes:2(1)", "topics")), ("2024-01-01", ())), NEVER),
    ],
)
def test_the_newest_release_that_changed_any_unit_is_named(
    releases: tuple[tuple[str, tuple[RecordedChange, ...]], ...], said: str
) -> None:
    """Of the units asked for alone, by changes of provisions alone; nothing is said where there is no release."""
    corpus = _with(*releases)
    assert say_changed(corpus, corpus.units["lakes:2"].walk()) == said
