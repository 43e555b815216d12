"""Rules that span files. A rule is a generator of Problems; its docstring is its manual, printed by `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules import (
    addresses,
    agreement,
    authorities,
    bounds,
    claims,
    clauses,
    concordance,
    dates,
    denials,
    denied_values,
    duties,
    effects,
    elements,
    forces,
    guide_subjects,
    guides,
    identity,
    instruments,
    invitations,
    lives,
    names,
    once,
    opposites,
    origins,
    participation,
    printed,
    reasons,
    records_of_doubt,
    register_agreement,
    source_addresses,
    source_ids,
    sources,
    sources_agreement,
    structure,
    subjects,
    terms,
    values,
)
from generator.checks.rules import (
    articles as texts,
)
from generator.checks.rules import (
    our_words as ourwords,
)
from generator.checks.rules import (
    statements as register,
)
from generator.checks.rules.reading import MANUALS
from generator.checks.rules.registry import RULES, World
from generator.law.corpus import Corpus
from generator.reading.load import Records
from generator.reading.problems import Problem

FAMILIES = (
    *(addresses, texts, printed, structure, dates, sources),
    *(names, terms, concordance, register, agreement, participation, lives, duties, invitations, authorities),
    *(subjects, guides, ourwords, claims, instruments, values, register_agreement, sources_agreement),
    *(
        bounds,
        forces,
        denials,
        denied_values,
        effects,
        elements,
        opposites,
        origins,
        reasons,
        guide_subjects,
        clauses,
        records_of_doubt,
        source_addresses,
        source_ids,
        once,
        identity,
    ),
)


def check_all(corpus: Corpus, loaded: Records) -> Iterator[Problem]:
    """Yield every problem that any rule finds; while a file cannot be read, of the rules that judge each by itself."""
    world = World(corpus, loaded)
    for rule in RULES.values():
        if rule.by_file or not loaded.faulty:
            yield from rule.check(world)


def list_manuals() -> dict[str, str]:
    """Return the manual of everything that a report may name, by its id: what reading finds first, then the rules."""
    return {**MANUALS, **{rule.id: rule.manual for rule in RULES.values()}}


__all__ = ["RULES", "check_all", "list_manuals"]
