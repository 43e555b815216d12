"""Rules that span files. A rule is a generator of Problems; its docstring is its manual, printed by `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Corpus
from generator.load import Records
from generator.problems import Problem
from generator.rules import concordance, dates, register, sources, texts
from generator.rules.registry import RULES, Rule, World

FAMILIES = (texts, dates, sources, concordance, register)


def check_all(corpus: Corpus, loaded: Records) -> Iterator[Problem]:
    """Yield every problem that any rule finds."""
    world = World(corpus, loaded)
    for rule in RULES.values():
        yield from rule.check(world)


__all__ = ["RULES", "Rule", "check_all"]
