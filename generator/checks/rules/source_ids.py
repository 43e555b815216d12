"""A rule that holds the ids and days of sources against the facts that cite them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_


@rule("source-fits")
def check_sources(world: World) -> Iterator[Problem]:
    """A source whose id names an instrument, and perhaps a State, is cited for them; one is as young as the fact.

    Why: a source exchanged for its neighbour in the list supports nothing. Ids name an instrument by its number
    (`qw1`) and a State by its slug. Fails: `bureau-qw1-arland` under another State; a fact of 2011 whose only source
    is of 2007. Mend: name the right source.
    """
    numbers = {_packed(one.record.number): slug for slug, one in world.loaded.instruments.items() if one.record.number}
    slugs = {one.record.slug: iso2 for iso2, one in world.loaded.states.items()}
    subjects = {name: _read_source_id(name, numbers, slugs) for name in world.loaded.sources}
    for (iso2, slug), entry in world.loaded.participations.items():
        for where, names, days in _cited(entry.record):
            for index, name in enumerate(names):
                what = _strange(name, iso2, slug, subjects[name]) if name in subjects else ""
                if what:
                    place = entry.document.place_of((*where, index))
                    yield Problem(place, "source-fits", what, "it supports nothing here", "name the right source")
            years = [_year(world.loaded.sources[name].record.as_of) for name in names if name in world.loaded.sources]
            late = max((day[:4] for day in days if day), default="")
            if years and len(years) == len(names) and all(year and year < late for year in years):
                what = f"something of {late} rests on sources of {max(years)} or before"
                why = "a source cannot tell what came after it"
                yield Problem(
                    entry.document.place_of(where), "source-fits", what, why, "check the day, or name a later source"
                )


def _cited(record: records.StateInstrument) -> Iterator[tuple[Path_, tuple[str, ...], list[str | None]]]:
    """Yield each list of sources: its place, the sources, and the days that they support."""
    part = record.participation
    days = [one.date for one in (part.signed, part.consent) if one and one.confidence != "computed"]
    yield ("participation", "sources"), part.sources, days
    for index, one in enumerate(record.statements):
        yield ("statements", index, "sources"), one.sources, _known_days(one)


def _known_days(statement: records.Statement) -> list[str | None]:
    return [statement.made.date, statement.withdrawn]


_Subject = tuple[list[str], str, str]
"""The instruments that the id of a source names; the slug and code of the State that stands behind the first."""


def _read_source_id(name: str, numbers: dict[str, str], slugs: dict[str, str]) -> _Subject:
    words = f"-{name}-"
    named = [number for number in numbers if f"-{number}-" in words]
    behind = words.split(f"-{named[0]}-")[1:] if named else []
    of = max((state for state in slugs for part in behind if part.startswith(f"{state}-")), key=len, default="")
    return [numbers[number] for number in named], of, slugs.get(of, "")


def _strange(name: str, iso2: str, slug: str, subject: _Subject) -> str:
    """Say what speaks against a source by its id; nothing where nothing does."""
    about, of, code = subject
    if about and slug not in about:
        return f'by its id, the source "{name}" is about {about[0]}'
    return f'by its id, the source "{name}" is about {of}' if of and code != iso2 else ""


def _packed(number: str | None) -> str:
    plain = unicodedata.normalize("NFKD", number or "").casefold().replace("no.", "")
    return re.sub("[^a-z0-9]+", "", plain)


def _year(text: str | None) -> str:
    return max(re.findall(r"(?:19|20)\d\d", text or ""), default="")
