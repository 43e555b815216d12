"""What a reviewer needs beside changed words of ours: the law they are about, and which classes of words differ."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.ledgers.class_words import compare_classes
from generator.checks.ledgers.digests import ReviewedItem
from generator.checks.rules.our_words import Said, list_said
from generator.checks.rules.registry import World
from generator.law.corpus import Corpus

_LONGEST = 700


def write_beside(world: World, item: ReviewedItem, earlier: tuple[str, ...] | None) -> Iterator[str]:
    """Yield lines for each of our words about law that changed: its place, the law, and what differs by class.

    Where the earlier words are not known, all words of the item are taken for changed ones.
    """
    old = set(earlier or ())
    changed = "\n".join(line for line in item.lines if line not in old)
    for words, units, document, where in (*list_said(world), *_effects(world)):
        if document is not item.document or where[: len(item.where)] != item.where or words not in changed:
            continue
        named = ", ".join(str(unit) for unit in units)
        yield f"{'.'.join(map(str, where))}, beside {named or 'no provision'}:"
        law = " ".join(_read(world.corpus, str(unit)) for unit in units)
        yield f"  the text: {law if len(law) <= _LONGEST else law[:_LONGEST] + ' …'}"
        differing = compare_classes(words, law)
        yield from (f"  differs in {line}" for line in differing)
        if not differing:
            yield "  duty, choice, denial and limit stand on both sides, or on neither"


def _read(corpus: Corpus, name: str) -> str:
    unit = corpus.units.get(name)
    return " ".join(unit.printed()) if unit else ""


def _effects(world: World) -> Iterator[Said]:
    """Yield the effects of statements, with the clause that permits each and what it affects."""
    for state in world.corpus.states.values():
        for part in state.participations:
            document = world.loaded.participations[state.iso2, part.instrument].document
            for index, statement in enumerate(part.statements):
                units = tuple(dict.fromkeys((*statement.permitted_by, *statement.affects)))
                yield statement.record.effect, units, document, ("statements", index, "effect")
