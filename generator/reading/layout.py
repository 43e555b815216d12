"""The layout of a data folder: where each kind of file stands, with the schema and the record of its kind."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.law import records
from generator.law.day_forms import is_day
from generator.law.ids import is_article_number, is_slug, is_state_code


@dataclass(frozen=True)
class Place:
    """Where a kind of file stands: its path with `<slug>`, `<iso2>` and `<number>` for ids, its schema and record."""

    path: str
    schema: str
    record: type[records.Record]
    collection: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the path as a pattern whose groups are the ids."""
        return _compile(self.path)

    def check_ids(self, ids: tuple[str, ...]) -> Iterator[str]:
        """Say what is wrong with each part of a path that stands for an id."""
        for name, given in zip(re.findall(r"<(\w+)>", self.path), ids, strict=True):
            is_right, should = _IDS[name]
            if not is_right(given):
                yield f'"{given}" in the path should be {should}'


@lru_cache(maxsize=64)
def _compile(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"<\w+>", "([^/]+)", re.escape(path)))


_IDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "slug": (is_slug, "lower-case letters a to z and digits, words joined by hyphens"),
    "iso2": (is_state_code, "the two lower-case letters of a State's code, or a code of editorial.yml"),
    "day": (is_day, 'the day of the release, such as "2026-11-22"'),
    "number": (is_article_number, 'the number of an article, such as "22" or "15a"'),
}
LAYOUT: tuple[Place, ...] = (
    Place("concordance.yml", "concordance", records.Concordance, "concordance"),
    Place("instruments/<slug>/instrument.yml", "instrument", records.Instrument, "instruments"),
    Place("instruments/<slug>/preamble.yml", "preamble", records.Preamble, "preambles"),
    Place("instruments/<slug>/closing.yml", "closing", records.Conclusions, "closings"),
    Place("instruments/<slug>/evidence.yml", "evidence", records.Evidence, "evidence"),
    Place("instruments/<slug>/articles/<number>.yml", "article", records.Article, "articles"),
    Place("states/<iso2>/state.yml", "state", records.State, "states"),
    Place("states/<iso2>/<slug>.yml", "state-instrument", records.StateInstrument, "participations"),
    Place("topics/<slug>.yml", "topic", records.Topic, "topics"),
    Place("terms/<slug>.yml", "term", records.Term, "terms"),
    Place("sources/<slug>.yml", "source", records.Source, "sources"),
    Place("literature/<slug>.yml", "work", records.Work, "literature"),
    Place("scenarios/<slug>.yml", "scenario", records.Scenario, "scenarios"),
    Place("exercises/<slug>.yml", "exercise", records.Exercise, "exercises"),
    Place("editorial.yml", "editorial", records.Editorial, "editorial"),
    Place("extracts.yml", "extracts", records.Extracts, "extracts"),
    Place("find.yml", "find", records.Finding, "finding"),
    Place("moved.yml", "moved", records.Moved, "moved"),
    Place("releases/<day>.yml", "release", records.Release, "releases"),
)


def may_hold_data(folder: Path) -> bool:
    """Return whether a folder is one of data, however faulty: where it holds anything, some of it has a place there."""
    try:
        held = os.listdir(folder)
    except (OSError, ValueError):
        return True  # What cannot be listed is reported by whatever reads it.
    return not held or not {place.path.partition("/")[0] for place in LAYOUT}.isdisjoint(held)
