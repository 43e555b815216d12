"""The rule that holds names against the ids that were made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.reading.problems import Problem


@rule("id-of-name", by_file=True)
def check_names(world: World) -> Iterator[Problem]:
    """The slug of a State is made of words of a name of it, and the id of a term of the words of the term.

    Why: the id is a second witness of the name, so that two names exchanged are seen. Fails: `slug: secondland` with
    the name Firstland. Mend: write the right name; an id that was published stays, or moves by `rename`.
    """
    why = "one of the two must be wrong, and the id is a permalink"
    for entry in world.loaded.states.values():
        names = (entry.record.name, *entry.record.known_as)
        if not any(_share_all(entry.record.slug, name) for name in names):
            what = f'the slug "{entry.record.slug}" is not made of words of "{entry.record.name}"'
            yield Problem(entry.document.place_of(("name",)), "id-of-name", what, why, "write the right name")
    for key, term in world.loaded.terms.items():
        if not _share_all(key, term.record.term):
            what = f'the id "{key}" is not made of words of "{term.record.term}"'
            yield Problem(term.document.place_of(("term",)), "id-of-name", what, why, "write the right term")


def _share_all(identity: str, name: str) -> bool:
    """Return whether all words of one of the two stand in the other."""
    one, other = set(identity.split("-")), set(_words(name))
    return one <= other or other <= one


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.split("[^a-z0-9]+", plain)
