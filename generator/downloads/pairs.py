"""The table of pairs: what each two States have in common on the day that the data is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.downloads.model import Column, Row, Table
from generator.law.corpus import Corpus
from generator.law.register.phases import Phase
from generator.law.register.positions import BOUND, UNVERIFIED, position_now


def find_closest(corpus: Corpus) -> tuple[str, str] | None:
    """Return the first two States that have most instruments in force between them; None where no two have any.

    Compared are the few sets of instruments that States have, not all pairs.
    """
    bound = {
        iso2: frozenset(slug for slug, phase in held.items() if phase.code == BOUND)
        for iso2, held in _positions(corpus).items()
    }
    sets = Counter(bound.values())
    shared = [len(one & other) for one, other in combinations(sets, 2)]
    shared += [len(one) for one, states in sets.items() if states > 1]
    most = max(shared, default=0)
    closest = (pair for pair in combinations(bound, 2) if len(bound[pair[0]] & bound[pair[1]]) == most)
    return next(closest) if most else None


def _positions(corpus: Corpus) -> dict[str, dict[str, Phase]]:
    """Return, by State, the instruments that bind it now, or perhaps do."""
    return {
        iso2: {
            entry.instrument: phase
            for entry in state.participations
            if (phase := position_now(corpus, entry)).code in (BOUND, UNVERIFIED)
        }
        for iso2, state in corpus.states.items()
    }


def _pairs(corpus: Corpus) -> Iterator[Row]:
    positions = _positions(corpus)
    for first, second in combinations(positions, 2):
        row = _row(positions[first], positions[second])
        if row["instruments"] or row["not_verified"]:
            names = (corpus.states[first].record.name, corpus.states[second].record.name)
            yield {"first": first, "second": second, **row, "first_name": names[0], "second_name": names[1]}


def _row(first: Mapping[str, Phase], second: Mapping[str, Phase]) -> Row:
    shared = [slug for slug in first if slug in second]
    bound = [slug for slug in shared if first[slug].code == second[slug].code == BOUND]
    return {
        "instruments": tuple(bound),
        "since": tuple(max(first[slug].since or "", second[slug].since or "") for slug in bound),
        "not_verified": tuple(slug for slug in shared if slug not in bound),
    }


PAIRS = Table(
    "pairs",
    "Pairs of States with an instrument in common, each pair once",
    (
        Column("first", "Code of one State", refers="states.id"),
        Column("second", "Code of the other State", refers="states.id"),
        Column("instruments", "Instruments in force between them", "list", "instruments.id"),
        Column("since", "Since when, in the same order", "list"),
        Column(
            "not_verified",
            "Instruments perhaps in force between them: a date is not verified",
            "list",
            "instruments.id",
        ),
        Column("first_name", "Name of the first State"),
        Column("second_name", "Name of the second State"),
    ),
    _pairs,
    key=("first", "second"),
)
