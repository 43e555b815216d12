"""References without a number: neighbours ("the two preceding paragraphs"), whole instruments, unknown names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.law.ids import ProvisionId
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings
from generator.reading.reference_grammar.names import Mention, find_unknown

_NEIGHBOURS = re.compile(
    r"\bthe\s+(?:(?P<count>two|three|four)\s+)?(?P<side>preceding|foregoing|previous|following)\s+"
    r"(?P<count2>two\s+|three\s+)?(?P<word>paragraphs?|articles?|sub-?paragraphs?)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}


def find_neighbours(text: str, unit: ProvisionId, surroundings: Surroundings) -> Iterator[FoundReference]:
    """Yield "the two preceding paragraphs" and the like."""
    for match in _NEIGHBOURS.finditer(text):
        word = match["word"].lower()
        count = _COUNTS.get((match["count"] or match["count2"] or "").strip().lower(), 1)
        if word.startswith("article"):
            here = unit.article
            siblings = [ProvisionId(unit.instrument, no) for no in surroundings.articles(unit.instrument)]
        else:
            outer = len(unit.counted_in.steps)
            depth = outer + 1 if word.startswith("paragraph") else len(unit.steps)
            here = ProvisionId(unit.instrument, unit.head, unit.steps[:depth])
            siblings = [here.parent.child(step) for step in surroundings.children(here.parent)] if here.parent else []
        at = siblings.index(here) if here in siblings else -1
        if match["side"].lower() == "following":
            targets = siblings[at + 1 : at + 1 + count] if at >= 0 else []
        else:
            targets = siblings[at - count : at] if at >= count else []
        if len(targets) == count:
            ids = tuple(map(str, targets))
            yield FoundReference(*match.span(), ids, None, (FoundPart(*match.span(), ids),))
        else:
            yield FoundReference(*match.span(), (), f"{surroundings.name(unit)} has no such {word} beside it")


def find_whole(mentions: Sequence[Mention], unit: ProvisionId) -> Iterator[FoundReference]:
    """Yield the names of other instruments."""
    for mention in mentions:
        target = (mention.instrument,)
        if mention.instrument != unit.instrument:
            part = FoundPart(mention.start, mention.end, target)
            yield FoundReference(mention.start, mention.end, target, None, (part,))


def find_nameless(text: str, mentions: Sequence[Mention]) -> Iterator[FoundReference]:
    """Yield words that look like the name of an instrument but are no known name."""
    done = 0
    for start, end, first, last in find_unknown(text):
        if start >= done and not any(mention.start < end and start < mention.end for mention in mentions):
            fault = "it looks like the name of an instrument, and no instrument is called so"
            yield FoundReference(max(first, done), last, (), fault)
            done = last
