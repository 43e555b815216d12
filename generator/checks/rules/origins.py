"""Rules of origins: where a text was found, where it was concluded, what an act acts on, and of which day a list is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.ids import parse_id
from generator.reading.problems import Problem

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@rule("found-at-its-number", by_file=True)
def check_places(world: World) -> Iterator[Problem]:
    """The place where the text of a numbered article was found names its number.

    Why: a text copied from the neighbour, or its place, is held against the wrong part of the copy. Articles with a
    `label`, or a number that is printed otherwise, are not judged. Fails: article 22, `at: Article 21`. Mend: look it
    up in the copy.
    """
    for (_, head), entry in world.loaded.articles.items():
        number = re.search(r"\d+", head)
        at, judged = entry.record.provenance.at, not (entry.record.label or entry.record.printed)
        if number and at and judged and not re.search(rf"(?<!\d){number[0]}(?!\d)", at):
            what = f'it was found at "{at}", which does not name {number[0]}'
            why = "the place or the text may be that of a neighbour"
            place = entry.document.place_of(("provenance", "at"))
            yield Problem(place, "found-at-its-number", what, why, "look it up in the copy, and name the number")


@rule("concluded-where-done")
def check_conclusions(world: World) -> Iterator[Problem]:
    """Where the closing formula is held here and says where the text was done, that is the place of conclusion.

    Why: the place is how many treaties are known. Fails: `place: Ripley` of a text that was "Done at Greenhill". Mend:
    read the closing formula.
    """
    for slug, entry in world.loaded.instruments.items():
        concluded, closing = entry.record.concluded, world.corpus.units.get(f"{slug}:conclusions")
        words = " ".join(closing.words()) if closing else ""
        done = re.search(r"\b[Dd]one (?:at|in) [A-Z]", words)
        if concluded and concluded.place and done and concluded.place not in words:
            what = f'"{concluded.place}" does not stand in the closing formula: "{words[done.start() :][:40]} …"'
            place = entry.document.place_of(("concluded", "place"))
            why = "the place is how many treaties are known"
            yield Problem(place, "concluded-where-done", what, why, "read the closing formula")


@rule("acts-where-it-points")
def check_acts(world: World) -> Iterator[Problem]:
    """A provision that an article of an act acts on is one that its own words refer to, where they refer to any.

    Why: "acts on" is shown beside the treaty's article as what a State did about it. Words that only name the treaty
    prove nothing. Fails: an article on the treaty's Article 24, `acts_on: ["treaty:25"]`. Mend: read what the article
    refers to.
    """
    for (slug, head), entry in world.loaded.articles.items():
        own = world.corpus.units.get(f"{slug}:{head}")
        named = [
            parse_id(pointer.target)
            for unit in (own.walk() if own and entry.record.acts_on else ())
            for pointer in world.corpus.pointers_from.get(str(unit.id), ())
            if pointer.target in world.corpus.units
        ]
        for index, name in enumerate(entry.record.acts_on):
            target = parse_id(name)
            near = [one for one in named if one.instrument == target.instrument]
            if near and not any(one.is_within(target) or target.is_within(one) for one in near):
                what = f"it is said to act on {name}, but its words refer to {', '.join(map(str, near))}"
                why = "what a State did would stand beside the wrong article"
                place = entry.document.place_of(("acts_on", index))
                yield Problem(place, "acts-where-it-points", what, why, "read what the article refers to")


@rule("listed-in-time")
def check_list_days(world: World) -> Iterator[Problem]:
    """A list of statements is of no later day than the youngest of its sources that has a day.

    Why: "none on that day" is true of the day of the list only. Fails: `date: 2026-05-25` with a chart of 2026-04-25.
    Mend: copy the day from the source, or cite the source of that day.
    """
    sources = world.loaded.sources
    for entry in world.loaded.participations.values():
        listed = entry.record.listed
        days = [str(sources[name].record.as_of) for name in (listed.sources if listed else ()) if name in sources]
        dated = [day for day in days if _DAY.fullmatch(day)]
        if listed and listed.date and dated and len(dated) == len(days) and listed.date > max(dated):
            what = f"the list is of {listed.date}, its youngest source of {max(dated)}"
            place = entry.document.place_of(("listed", "date"))
            why = "a silence is told with the day of the list"
            yield Problem(place, "listed-in-time", what, why, "copy the day from the source")
