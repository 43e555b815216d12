"""A schedule or annex as it is named behind what stands in it: "of Schedule 1", "of this Schedule"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.law.ids import ProvisionId
from generator.reading.reference_grammar.model import Surroundings

_ATTACHED = re.compile(
    r",?\s+(?:of|to|in)\s+(?:the\s+|(?P<here>this\s+))?(?P<word>Schedule|Annex|Appendix)(?:\s+(?P<no>[0-9A-Z]{1,4}))?\b"
)


@dataclass(frozen=True)
class NamedAttachment:
    """A schedule or annex as it is named behind a division: `of Schedule 1`, `of this Schedule`."""

    word: str
    no: str
    is_here: bool
    end: int

    def find(self, instrument: str, unit: ProvisionId, surroundings: Surroundings) -> str | None:
        """Return its head; that of the unit itself for "this Schedule"."""
        if self.is_here:
            return unit.head if unit.word == self.word else None
        return surroundings.head(instrument, self.word, self.no)


def read_attached(text: str, end: int) -> NamedAttachment | None:
    """Read "of Schedule 1" or "of this Schedule" at a place."""
    found = _ATTACHED.match(text, end)
    if found is None:
        return None
    return NamedAttachment(found["word"].lower(), found["no"] or "", bool(found["here"]), found.end())
