"""What follows or precedes a reference and says whose it is: "of that Act", "thereof", "the Directive, Article 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.reference_grammar.names import Mention, find_unknown

_UNITS = r"articles?|sections?|rules?|regulations?|clauses?|schedules?|annex|appendix|sub-?sections?|paragraphs?|part"
_BACK = re.compile(
    rf",?\s+(?:of|to|in)\s+(?:that|those|such|the\s+said|the\s+latter|the\s+former)\s+(?:{_UNITS})\b", re.I
)
_ACTS = (
    r"acts?|laws?|directives?|regulations?|treat(?:y|ies)|conventions?|charters?|codes?|orders?|statutes?|instruments?"
)
_THAT = re.compile(
    rf",?\s+(?:of|to|in)\s+(?:that|those|the\s+said|the\s+same|the\s+latter|such|this\s+latter)\s+(?P<kind>{_ACTS})\b",
    re.I,
)
_OTHER = re.compile(
    rf",?\s+(?:of|to)\s+(?:(?:any|an|a|another|each|every|the|its|his|their)\s+)(?:(?!this\b)[\w’'-]+\s+){{0,3}}?"
    rf"(?P<kind>{_ACTS})\b(?:\s+(?:of\s+)?\d{{1,4}}(?:/\d+)*)*",
    re.I,
)
_THEREOF = re.compile(r",?\s+thereof\b", re.I)
_LEADS = re.compile(r"(?:,|:|’s|'s)?\s+(?:in\s+)?\Z|\s*\(\Z")
_ATTACHMENT = re.compile(
    r"\b(?:Schedules?|Annex(?:es)?|Appendi(?:x|ces))(?:\s+[0-9A-Z]{1,4})?(?:,|:)?\s+(?:\(|in\s+)?\Z"
)


def points_back(text: str, end: int) -> int | None:
    """Return where words end that lead back to a unit named before, such as "of that section"; None without them."""
    found = _BACK.match(text, end)
    return found.end() if found else None


def points_to_named(text: str, end: int) -> tuple[int, str] | None:
    """Return where "thereof" or "of that Act" ends, and the kind of instrument it names; "" for any."""
    if found := _THEREOF.match(text, end):
        return found.end(), ""
    found = _THAT.match(text, end)
    return (found.end(), found["kind"].lower()) if found else None


def names_other(text: str, end: int) -> int | None:
    """Return where words end that name an instrument nobody knows: "of the principal Act", "of any regulation"."""
    found = _OTHER.match(text, end)
    return found.end() if found else None


def leading_mention(text: str, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the instrument that is named right before a reference: "the Directive, Article 5"."""
    for mention in mentions:
        if mention.end <= start and _LEADS.fullmatch(text, mention.end, start):
            return mention
    return None


def follows_unknown(text: str, start: int, mentions: Sequence[Mention]) -> bool:
    """Return whether the name of an instrument that is not known stands right before a reference."""
    for begun, end, _, stop in find_unknown(text):
        if begun >= start:
            return False
        known = any(mention.start < end and begun < mention.end for mention in mentions)
        if not known and any(_LEADS.fullmatch(text, place, start) for place in {end, stop} if place <= start):
            return True
    return False


def stands_in_attachment(text: str, start: int) -> bool:
    """Return whether a schedule or annex is named right before: its Part 2 is no Part of the instrument."""
    return _ATTACHMENT.search(text, 0, start) is not None
