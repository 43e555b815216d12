"""Rules of what is said once: names, titles, questions, stories and claims that no two records share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_, Plain

_ONCE: dict[str, tuple[str, ...]] = {
    "instruments": ("short_title", "label", "note"),
    "articles": ("summary", "text.*.note"),
    "topics": ("title", "question", "answer", "related"),
    "terms": ("explanation",),
    "states": ("note",),
    "participations": ("participation.conflict",),
    "scenarios": ("title", "story", "questions.*"),
    "exercises": ("title", "compare", "task", "questions.*.ask", "questions.*.answer"),
    "literature": ("claims.*.title", "claims.*.says", "claims.*.we_find"),
}
"""By collection, the fields of which no two may say the same."""
_SHORTEST = 12
"""Shorter prose, such as a note "Undated.", may stand twice; names may not."""
_NAMES = frozenset({"short_title", "label", "title"})


@rule("said-once", by_file=True)
def check_once(world: World) -> Iterator[Problem]:
    """No two records say the same of themselves: titles, summaries, answers, stories, claims, notes, lists.

    Why: what was copied from its neighbour and not changed tells the story of another. Fails: two topics with one
    question. Mend: write its own; where both are really alike, say how they differ.
    """
    for collection, patterns in _ONCE.items():
        held: Mapping[object, Loaded[records.Record]] = getattr(world.loaded, collection)
        for pattern in patterns:
            first: dict[str, str] = {}
            for entry in held.values():
                for where, text in _find(entry.document, entry.document.data, tuple(pattern.split("."))):
                    owner = first.setdefault(text.casefold(), entry.document.path)
                    is_known = len(text) >= _SHORTEST or pattern in _NAMES
                    if is_known and (owner != entry.document.path or _is_second(entry.document, where, text, pattern)):
                        place = entry.document.place_of(where)
                        what = f"the same words stand in {owner} already"
                        why = "what was copied from its neighbour tells the story of another"
                        yield Problem(place, "said-once", what, why, "write its own words")


def _find(document: Document, value: Plain, steps: tuple[str, ...], where: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    if not steps:
        joined = " ".join(one for one in value if isinstance(one, str)) if isinstance(value, list) else value
        yield from ((where, joined),) if isinstance(joined, str) else ()
    elif isinstance(value, dict):
        if steps[0] in value:
            yield from _find(document, value[steps[0]], steps[1:], (*where, steps[0]))
    elif isinstance(value, list) and steps[0] == "*":
        for index, item in enumerate(value):
            yield from _find(document, item, steps[1:], (*where, index))


def _is_second(document: Document, where: Path_, text: str, pattern: str) -> bool:
    """Return whether the same words stand earlier in the same file, under the same key of another item."""
    for other, held in _find(document, document.data, tuple(pattern.split("."))):
        if other == where:
            return False
        if held.casefold() == text.casefold():
            return True
    return False


@rule("topic-place")
def check_places(world: World) -> Iterator[Problem]:
    """No two topics of a group have the same place in it.

    Why: a topic that slipped into another group, or was copied, stands where another does. Fails: two topics with
    `group: lending` and `order: 10`. Mend: put it into its own group, or give it another place.
    """
    first: dict[tuple[str, int], str] = {}
    for key, entry in world.loaded.topics.items():
        record = entry.record
        owner = first.setdefault((record.group, record.order), key)
        if owner != key:
            what = f'the topic "{owner}" has the place {record.order} in the group {record.group} already'
            place = entry.document.place_of(("order",))
            why = "a topic that slipped into another group stands where another does"
            yield Problem(place, "topic-place", what, why, "put it into its own group, or give it another place")
