"""Rules of sources: everything published as a fact names what it rests on, and every source is used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.rules.registry import World, rule


@rule("source-needed")
def check_sources_given(world: World) -> Iterator[Problem]:
    """A fact that is published as confirmed or single-source names its sources.

    Why: a reader must be able to check it. Fails: `confidence: confirmed` without `sources`. Mend: name the source, or
    say `recalled`, which keeps the fact from being published as known.
    """
    for entry in world.loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            if statement.confidence != "recalled" and not statement.sources:
                place = entry.document.place_of(("statements", index))
                what = f"the statement is {statement.confidence} but names no source"
                yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")
        part = entry.record.participation
        if part.confidence != "recalled" and not part.sources:
            place = entry.document.place_of(("participation",))
            what = f"the participation is {part.confidence} but names no source"
            yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")
    for instrument in world.loaded.instruments.values():
        fact = instrument.record.in_force
        if fact and fact.confidence != "recalled" and not fact.sources and not instrument.record.sources:
            place = instrument.document.place_of(("in_force",))
            what = f"the entry into force is {fact.confidence} but names no source"
            yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")


@rule("received-file")
def check_received_files(world: World) -> Iterator[Problem]:
    """A received copy that a source names stands beside it.

    Why: it is the evidence for the printed text. Mend: put the file there, or mend its name.
    """
    for key, entry in world.loaded.sources.items():
        name = entry.record.received
        if name and name.startswith(("/", "..")):
            what = f'"{name}" leads out of the folder of sources'
            place = entry.document.place_of(("received",))
            yield Problem(place, "received-file", what, f"source {key} must hold its evidence", "name a file here")
