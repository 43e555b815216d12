"""The rule of reasons: the reason of a relation speaks of the two instruments that it relates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.reading.problems import Problem

_OWN = "this "


@rule("reason-of-its-pair")
def check_reasons(world: World) -> Iterator[Problem]:
    """A reason that names instruments names one of its pair, and no third that neither of the two supplements.

    Why: a reason that slipped to the next relation says of one treaty what is true of another. Names are what the texts
    call themselves (`calls`: "this Convention"), where no two share one. Fails: "The Protocol has no such offence" as
    the reason between two others. Mend: put it back, or name the pair.
    """
    instruments = world.corpus.instruments
    called = [
        (name.removeprefix(_OWN), slug)
        for slug, instrument in instruments.items()
        for name, target in instrument.record.calls.items()
        if target == slug and name.startswith(_OWN) and name[len(_OWN) :][:1].isupper()
    ]
    times = Counter(name for name, _ in called)
    names = {slug: name for name, slug in called if times[name] == 1}
    patterns = {slug: re.compile(rf"\b{re.escape(name)}\b") for slug, name in names.items()}
    for entry in world.loaded.topics.values():
        for index, relation in enumerate(entry.record.relations):
            pair = {relation.of, relation.to}
            named = {slug for slug, pattern in patterns.items() if pattern.search(relation.because)}
            supplemented = {instruments[slug].record.supplements for slug in pair if slug in instruments}
            strange = named - pair - supplemented
            if named and (strange or not named & pair):
                strangers = ", ".join(names[slug] for slug in sorted(strange or named))
                place = entry.document.place_of(("relations", index, "because"))
                why = "it says of one instrument what is true of another"
                fix = "put the reason where it belongs, or name the pair"
                yield Problem(place, "reason-of-its-pair", f"the reason names {strangers}, not its own pair", why, fix)
