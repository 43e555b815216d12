"""Texts of other days and in other languages, as provisions that can be set beside any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Part, Unit
from generator.law.in_time import list_texts, say_days
from generator.law.language_status import STATUS_WORDS
from generator.law.languages import direction_of, name_language


@dataclass(frozen=True)
class ComparableText:
    """A text with ids of its own: `act:section-4@until-2015-01-01(1)`, `charter:1@ar`."""

    name: str
    heading: str
    lang: str
    dir: str
    status: str
    """What it is worth, in words."""
    unit: Unit
    suffix: str
    """What sets its ids apart from those of the text that stands: behind the head."""

    def name_id(self, unit: str) -> str:
        """Return the id of one of its units, by the id that the unit of the standing text has."""
        head, bracket, steps = unit.partition("(")
        return f"{head}{self.suffix}{bracket}{steps}"

    def paths(self) -> Iterator[str]:
        """Yield the ids of its units without the instrument, in the order of the text."""
        yield from (self.name_id(unit.id.path) for unit in self.unit.walk())


def list_days(part: Part) -> list[tuple[str, str, str]]:
    """Return the days of each text of a part, the newest first: its first day, the day it ended, what its ids add."""
    return [(text.since, text.until, _suffix(part, text.unit, text.until)) for text in list_texts(part)]


def _suffix(part: Part, unit: Unit, until: str) -> str:
    if unit is part.unit:
        return ""
    later = part.later
    return f"@from-{later.since}" if later and unit is later.unit else f"@until-{until}"


def list_versions(part: Part) -> Iterator[ComparableText]:
    """Yield the later text of a part, its earlier ones, the newest first, then its texts in other languages."""
    if part.later:
        text, name = part.later, f"{part.name}, {say_days(part.later.since, part.later.until)}"
        yield ComparableText(
            name, text.heading, "", "", f"Not yet the law: made by {text.by.what}", text.unit, f"@from-{text.since}"
        )
    for text in part.earlier:
        name = f"{part.name}, {say_days(text.since, text.until)}"
        yield ComparableText(
            name, text.heading, "", "", f"No longer the law: ended by {text.by.what}", text.unit, f"@until-{text.until}"
        )
    for version in part.versions:
        name, direction = f"{part.name}, {name_language(version.lang)}", direction_of(version.lang)
        status = STATUS_WORDS[version.status].format(language=name_language(version.lang))
        yield ComparableText(name, version.heading, version.lang, direction, status, version.unit, f"@{version.lang}")
