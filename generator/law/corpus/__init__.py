"""The linked world: instruments, their units and references, topics, terms, States, statements, and who points where.

Everything is immutable. What a file says is kept as its record, so that each fact stands in one place; what follows
from several files (ids, references, who points here) is added around it.
"""

from __future__ import annotations

from generator.law.corpus.texts import Instrument, Part, PartRecord, Pointer, TextInLanguage, TextInTime
from generator.law.corpus.things import (
    Exercise,
    Participation,
    Release,
    Scenario,
    Source,
    State,
    Statement,
    Term,
    Topic,
    Work,
)
from generator.law.corpus.units import (
    Division,
    Reference,
    ReferencePart,
    TermUse,
    Unit,
    UnitKind,
    Wording,
    division_inside,
)
from generator.law.corpus.world import Corpus

__all__ = [
    "Corpus",
    "Division",
    "Exercise",
    "Instrument",
    "Part",
    "PartRecord",
    "Participation",
    "Pointer",
    "Reference",
    "ReferencePart",
    "Release",
    "Scenario",
    "Source",
    "State",
    "Statement",
    "Term",
    "TermUse",
    "TextInLanguage",
    "TextInTime",
    "Topic",
    "Unit",
    "UnitKind",
    "Wording",
    "Work",
    "division_inside",
]
