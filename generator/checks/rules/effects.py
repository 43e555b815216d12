"""Rules of effects: what we say that a statement does is something that a statement of its kind can do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.records import Statement
from generator.reading.problems import Problem

_TAKES = re.compile(
    r"\b(?:not|no|nor|neither|never|nothing|without|only|unless|until|except\w*|exclud\w*|refus\w*|declin\w*|limit\w*"
    r"|leav\w+|sets? aside|unapplied|turns? down|subject to|conditions?|(?:as|so) far as|less|fewer"
    r"|(?:rather|other) than|in part|partly|requir\w+|needs?|may|could|reservation|outside|beyond)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:must|requir\w+|only|needs?|ha(?:s|ve) to|(?:is|are) to|obliged|subject to|limit\w*|unless|pass through|go to"
    r"|minimum|under|below|above)\b",
    re.IGNORECASE,
)
_SETS = re.compile(r"\b(?:not|only|extends?|cannot|except\w*|also|all)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:must|may|shall|can|is|are|need) not\b(?!.*\b(?:unless|without|only if|if)\b)", re.IGNORECASE
)
_BINDS = re.compile(r"(?:must|has to|shall|is obliged to)\b", re.IGNORECASE)


@rule("effect-of-its-kind")
def check_effects(world: World) -> Iterator[Problem]:
    """A reservation says what it takes away, a declaration what it asks for, a territorial statement where it ends.

    Why: one word lost or turned makes the effect that of no statement: a State that "does apply" an article reserves
    nothing. A reservation has a word of denial, limit or choice, and does not oblige the State that makes it. A
    declaration under a clause has a word that asks for more, and denies nothing. Fails: "Applies Article 22(1)(d)" as a
    reservation. Mend: say what the source says that the State does not do, or asks for.
    """
    names = {iso2: entry.record.name.casefold() for iso2, entry in world.loaded.states.items()}
    for (iso2, _), entry in world.loaded.participations.items():
        for index, statement in enumerate(entry.record.statements):
            fault = _fault_of(statement, names.get(iso2, ""))
            if fault:
                place = entry.document.place_of(("statements", index, "effect"))
                what = f"the effect of this {statement.kind} {fault}"
                why = "one word lost or turned makes it the effect of no statement"
                yield Problem(place, "effect-of-its-kind", what, why, "read the source, and say what it takes or asks")


def _fault_of(statement: Statement, name: str) -> str:
    """Say what the effect lacks or has too much of for its kind; nothing where it fits."""
    words = statement.effect.casefold()
    if statement.kind == "reservation":
        if not _TAKES.search(words):
            return "takes nothing away"
        return "obliges the State that makes it" if _BINDS.match(words.removeprefix(name).lstrip()) else ""
    if statement.kind == "declaration" and statement.permitted_by:
        if not _ASKS.search(words):
            return "asks for nothing"
        denied = _DENIES.search(words)
        return f'denies ("{denied[0]}"), where a declaration asks for more' if denied else ""
    if statement.kind == "territorial" and statement.permitted_by and not _SETS.search(words):
        return "does not say where the treaty applies and where it does not"
    return ""
