"""Rules that hold the addresses of sources against what their ids claim: the treaty's number, the State's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.reading.load import Loaded
from generator.reading.problems import Problem

_TREATY = re.compile(r"treat(?:y|ies|ynum)?[=/](?:[a-z]+/)*0*(\d{2,4})\b|/(?:[A-Z]{2}|actions|territorial)/(\d{2,4})\b")
_STATE = re.compile(r"/(?:parties|countries|country|remarks)(?:/[a-z]+)*/([A-Z]{2})\b|codePays=([A-Z]{3})\b")
_HOST = re.compile(r"https?://(?:[^/]*\.)?([a-z0-9-]+\.[a-z]+)/")


@rule("address-fits")
def check_addresses(world: World) -> Iterator[Problem]:
    """A number of a treaty or a code of a State in a source's address is the one of what its id names.

    Why: a page about another treaty or State supports nothing, though its address looks right. A host may use numbers
    and codes of its own: then one of them belongs to one treaty or State, and each to one of them. Fails: the id
    `bureau-qw1-arland` with the address `…/XB/1`. Mend: write the right address.
    """
    slugs = sorted(
        ((one.record.slug, iso2) for iso2, one in world.loaded.states.items()), key=lambda pair: -len(pair[0])
    )
    first: dict[tuple[str, str, str], tuple[str, str]] = {}
    for key, entry in world.loaded.sources.items():
        host = _HOST.match(entry.record.url or "")
        subjects = {
            "treaty": next((word for word in key.split("-") if re.search(r"\d$", word) and word[0].isalpha()), ""),
            "State": next((iso2 for slug, iso2 in slugs if f"-{slug}-" in f"-{key}-"), ""),
        }
        for noun, pattern in (("treaty", _TREATY), ("State", _STATE)):
            found = pattern.search(entry.record.url or "")
            code, subject = next(filter(None, found.groups()), "") if found else "", subjects[noun]
            if not host or not code or not subject:
                continue
            if noun == "State" and len(code) == 2 and code.lower() != subject:
                yield _problem(entry, f"by its id it is about {subject}, by its address about {code.lower()}")
                continue
            for kind, one, other in (("code", code, subject), ("subject", subject, code)):
                known, where = first.setdefault((host[1], f"{noun} {kind}", one), (other, key))
                if known != other:
                    said = f"{known} has {code}" if kind == "code" else f"{one} has {known}"
                    yield _problem(entry, f'its address names the {noun} {code}, but by "{where}" {said}')
                    break


def _problem(entry: Loaded[records.Source], what: str) -> Problem:
    place, why = entry.document.place_of(("url",)), "a page about something else supports nothing"
    return Problem(place, "address-fits", what, why, "write the right address, or the right id")
