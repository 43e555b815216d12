"""A rule of elements: what makes an act an offence in the law makes it one in our summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.our_words import is_read
from generator.checks.rules.registry import World, rule
from generator.law.ids import ProvisionId
from generator.reading.problems import Problem

_ELEMENTS = tuple(
    (name, re.compile(rf"\b(?:{law})\b", re.IGNORECASE), re.compile(rf"\b(?:{ours})\b", re.IGNORECASE))
    for name, law, ours in (
        ("that it is intended", "intentionally|wilfully", r"intentional(?:ly)?|wilful(?:ly)?"),
        ("that there is no right to it", r"without\s+right", r"without\s+right"),
        ("that it is unlawful", "unlawfully", r"unlawful(?:ly)?"),
        ("that it is on a commercial scale", "commercial scale", "commercial scale"),
    )
)
"""What an offence asks for: its name in a report, the words of the law, and those of a summary that say the same."""


@rule("elements-kept")
def check_elements(world: World) -> Iterator[Problem]:
    """A summary says of an offence that it is intended, unlawful or not rightful where the article does, only there.

    Why: an act without intent or with a right to it would seem to be a crime, and no other word is wrong. Texts in
    other languages than English are not judged, nor an article that waives it with a reason (`waived`). Fails: "Noise
    must be a crime" of an article that punishes it "when committed intentionally". Mend: say the element, or leave it
    out.
    """
    for (slug, number), article in world.loaded.articles.items():
        unit = ProvisionId(slug, number)
        held = world.corpus.units.get(str(unit))
        if held is None or not is_read(world.corpus, (unit,), "elements-kept"):
            continue
        text = " ".join(held.words())
        for name, law, ours in _ELEMENTS:
            asked, said = law.search(text) is not None, ours.search(article.record.summary) is not None
            if asked != said:
                what = f"the article asks {name}, the summary does not say so"
                if said:
                    what = f"the summary asks {name}, the article does not"
                place = article.document.place_of(("summary",))
                why = "an act without it would seem to be a crime, or one with it to be none"
                yield Problem(place, "elements-kept", what, why, "say the element, or leave it out")
