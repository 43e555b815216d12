"""Rules of what guides are about: an exercise compares what it asks about, a scenario leads on to its own topics."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.ids import parse_id
from generator.reading.problems import Problem


@rule("compares-what-it-asks")
def check_exercises(world: World) -> Iterator[Problem]:
    """An exercise opens the comparison with at least one article that its questions cite, where they cite any.

    Why: a comparison that slipped from another exercise shows texts that no question is about. Fails: `compare` with
    articles 2 and 3, questions on article 22 alone. Mend: compare what is asked about.
    """
    for entry in world.loaded.exercises.values():
        record = entry.record
        asked = {parse_id(name).article for question in record.questions for name in question.at}
        if asked and not asked & {parse_id(name).article for name in record.compare}:
            what = f"it compares {', '.join(record.compare)}, and no question cites one of these articles"
            place = entry.document.place_of(("compare",))
            why = "the comparison shows texts that no question is about"
            yield Problem(place, "compares-what-it-asks", what, why, "compare what is asked about")


@rule("leads-to-its-topics")
def check_scenarios(world: World) -> Iterator[Problem]:
    """Of the topics that a scenario leads on to, at least half list an article that it cites.

    Why: topics that slipped from another scenario lead away from the story. Fails: a story of noise on a lake that
    leads to the topic on amendments alone. Mend: name the topics of what it cites.
    """
    topics = world.corpus.topics
    for entry in world.loaded.scenarios.values():
        record = entry.record
        cited = {
            parse_id(f"{slug}:{path}").article
            for slug, cells in record.instruments.items()
            for cell in cells
            for path in cell.at
        }
        named = [topics[name] for name in record.topics if name in topics]
        fitting = [
            one for one in named if cited & {unit.article for units in one.provisions.values() for unit in units}
        ]
        if 2 * len(fitting) < len(named):
            what = f"{len(named) - len(fitting)} of {len(named)} topics list no article that it cites"
            place = entry.document.place_of(("topics",))
            why = "they lead away from the story"
            yield Problem(place, "leads-to-its-topics", what, why, "name the topics of what it cites")
