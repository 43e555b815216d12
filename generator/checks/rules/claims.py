"""Rules of claims in our own words that are wider than the law: powers, and reservations said not to exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.ids import ProvisionId, parse_path
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_

_POWER = re.compile(r"\b(gives?|grants?)\b( \w+){0,4} powers?\b|\bhas a power to\b")
_DENIED = re.compile(
    r"\b(no|neither) (\w+ )?(a )?reservations?\b|\breservations? (is|are) not\b|\bcannot be reserved\b",
    re.IGNORECASE,
)
Claim = tuple[Document, Path_, str, tuple[ProvisionId, ...]]


@rule("power-by-law")
def check_powers(world: World) -> Iterator[Problem]:
    """Our words do not say that a treaty gives a power: it obliges its Parties to have laws that give it.

    Why: an authority that takes its power from a treaty would act without a law. Denials may stand: "gives no power".
    Fails: "The Convention gives each Party a power to search". Mend: "obliges each Party to have a law by which".
    """
    for document, where, text, _ in _claims(world):
        found = _POWER.search(text)
        if found and " no " not in found[0]:
            what = f'"{found[0]}" says that the treaty gives a power'
            why = "a treaty obliges its Parties to make laws that give powers"
            yield Problem(
                document.place_of(where), "power-by-law", what, why, "say that Parties must have a law for it"
            )


@rule("reservation-denied")
def check_denials(world: World) -> Iterator[Problem]:
    """Our words deny a reservation only where no clause permits one on any provision that is spoken of.

    Why: a clause for federal States, or another wide one, reaches further than it seems. Fails: "Neither allows a
    reservation" of provisions that `affects` of a permitted reservation covers. Mend: name the clause.
    """
    reach: dict[str, list[tuple[ProvisionId, str]]] = {}
    for slug, instrument in world.corpus.instruments.items():
        for one in instrument.record.permits:
            if one.kind == "reservation":
                reach.setdefault(slug, []).extend((parse_path(slug, path), one.at) for path in one.affects)
    for document, where, text, units in _claims(world):
        found = _DENIED.search(text)
        clauses = {
            clause
            for unit in units
            for covered, clause in reach.get(unit.instrument, ())
            if unit.is_within(covered) or covered.is_within(unit)
        }
        named = [clause for clause in clauses if clause in text]
        if found and clauses and not named:
            what = f'"{found[0]}", though {" and ".join(sorted(clauses))} permits one'
            why = "a reader would take a reservation for impossible"
            yield Problem(document.place_of(where), "reservation-denied", what, why, "name the clause that permits it")


def _claims(world: World) -> Iterator[Claim]:
    """Yield our words on topics, articles and stories, with the provisions that they are about."""
    for key, topic in world.loaded.topics.items():
        units = tuple(unit for found in world.corpus.topics[key].provisions.values() for unit in found)
        yield topic.document, ("answer",), topic.record.answer, units
    for (slug, number), article in world.loaded.articles.items():
        if article.record.summary:
            yield article.document, ("summary",), article.record.summary, (parse_path(slug, number),)
    for scenario in world.loaded.scenarios.values():
        for slug, rows in scenario.record.instruments.items():
            for index, row in enumerate(rows if isinstance(rows, tuple) else ()):
                units = tuple(parse_path(slug, path) for path in row.at)
                yield scenario.document, ("instruments", slug, index, "says"), row.says, units
