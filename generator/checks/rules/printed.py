"""A rule on printed texts: their words are those that were compared with the received copy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.evidence.counts import digest
from generator.checks.evidence.parts import read_parts
from generator.checks.evidence.words import join_keys
from generator.checks.rules.registry import World, rule
from generator.reading.problems import Problem

PRINTED = "printed-as-weighed"


@rule(PRINTED)
def check_printed_as_weighed(world: World) -> Iterator[Problem]:
    """The words of a text are those that evidence.yml counted when they were held against the received copy.

    Why: a word of law that changes afterwards was held against nothing. Fails: "shall" becomes "may" and only the
    ledger of reviews is brought up to date. Mend: restore the word; or, where the change is meant, compare it with the
    copy, run `python -m generator evidence --write` and read what it says.
    """
    loaded = world.loaded
    for part in read_parts(loaded):
        evidence = loaded.evidence.get(part.id.instrument)
        figures = evidence.record.figures.get(part.key) if evidence else None
        source = loaded.sources.get(part.source)
        if figures is None and evidence and source and source.record.received:
            what = f"{part.name} was never held against its received copy"
        elif figures is not None and figures.text_sha256 != digest(
            join_keys(wording.text for wording in part.wordings)
        ):
            what = f"the words of {part.name} are not those that were held against the received copy"
        else:
            continue
        why = "a word of law that changed since was held against nothing"
        fix = "restore it; or compare it with the copy, then run: python -m generator evidence --write"
        place = loaded.part(part.id).document.place_of(())
        yield Problem(place, PRINTED, what, why, fix)
