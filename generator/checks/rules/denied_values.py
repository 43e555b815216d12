"""A rule of denials in comparisons: a value denies what the words that it quotes deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.records import Cell
from generator.reading.problems import Problem

_VERB = r"(?:shall|may|must|can|need|is|are|does|do|will)"
_LAW_DENIES = re.compile(
    rf"\b{_VERB} not\b(?! (?:exclude|derogate|prevent|concern))|\bnor\b|\bno (?!treaty|mutual|such|longer)\w+"
    r"|\bwithout prejudice|\b(?:only|solely|exclusively)\b",
    re.IGNORECASE,
)
"""What the law denies or limits. To exclude nothing is to allow it, and what does not derogate is kept."""
_DENIES = re.compile(rf"\b{_VERB} not\b(?! (?:reach|named?|mentioned))|\bcannot\b", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:is|are) (?:named|mentioned|defined|addressed|required|listed)\b", re.IGNORECASE)
_ANY = re.compile(
    r"\b(?:not|no|nor|neither|never|none|nothing|nobody|cannot|without|unless|except\w*|exclu\w+|other than|only|solely"
    r"|alone|refus\w*|lack\w*|prohibit\w*|forbid\w*|absen\w+|silent|outside|beyond|impossible|non-\w+|un(?:affected|touched|changed|limited|impaired)|independent\w*"
    r"|limited|exclusive\w*|specific|instead|regardless|whatever|kept|stays?|remains?|closed)\b",
    re.IGNORECASE,
)
"""Every way in which a denial may be said in a few words."""


@rule("value-denies")
def check_denied_values(world: World) -> Iterator[Problem]:
    """A value denies where the one run of law that it quotes denies, and says "not" only where a quoted run denies.

    Why: one "not" or "only" lost or added says the opposite of the law, and every word of it is quoted. A value that
    rests on a silence says that something is not named. Fails: "may be reserved" resting on "may not be reserved".
    Mend: say what the law denies; or quote the words that deny it.
    """
    for topic in world.loaded.topics.values():
        for index, point in enumerate(topic.record.points):
            for slug, cell in point.values.items():
                what = _fault_of(cell) if isinstance(cell, Cell) else ""
                if what:
                    place = topic.document.place_of(("points", index, "values", slug, "says"))
                    why = 'one "not" or "only" lost or added says the opposite of the law'
                    fix = "say what the law denies; or quote the words that deny it"
                    yield Problem(place, "value-denies", what, why, fix)


def _fault_of(cell: Cell) -> str:
    runs = [run if isinstance(run, str) else run.run for run in cell.words]
    denies = _ANY.search(cell.says) is not None
    if cell.silence:
        return (
            "the value tells what is named, and rests on a silence" if _TELLS.search(cell.says) and not denies else ""
        )
    if len(runs) == 1 and _LAW_DENIES.search(runs[0]) and not denies:
        return "the words that the value quotes deny or limit, and the value does not"
    if runs and _DENIES.search(cell.says) and not any(_ANY.search(run) for run in runs):
        return "the value denies, and the words that it quotes do not"
    return ""
