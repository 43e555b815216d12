"""The shape of every data file, one record a kind. Shape only: what spans files is for the rules.

A file's path is its id and is never repeated inside. Unknown keys are refused. Where a field is optional, leaving it
out says that the fact is not known; it never says that there is none.
"""

from __future__ import annotations

from generator.law.fields import (
    Record,
    Text,
)
from generator.law.records.articles import (
    Article,
    Conclusions,
    Correction,
    DivisionHeading,
    EarlierText,
    Evidence,
    EvidenceFigures,
    OtherPreamble,
    OtherText,
    Preamble,
    ReferenceHint,
    Unit,
)
from generator.law.records.clauses import Duty, EntryRule, Permission, Replacement
from generator.law.records.editorial import (
    Editorial,
    FurtherWords,
    TableKind,
)
from generator.law.records.finding import Finding
from generator.law.records.guides import Exercise, Extracts, ExtractTable, PassedOver, Scenario
from generator.law.records.instruments import Concluded, DatedFact, Division, HeadWords, Instrument
from generator.law.records.kinds import ListedKind, StatementKind
from generator.law.records.moves import Move, Moved
from generator.law.records.reference_words import ReferenceWords
from generator.law.records.releases import RecordedChange, Release
from generator.law.records.sources import Claim, Source, Term, Work
from generator.law.records.states import (
    Authority,
    Consent,
    Fact,
    Listed,
    Made,
    Participation,
    State,
    StateInstrument,
    Statement,
)
from generator.law.records.topics import Cell, Concordance, Point, QuotedRun, Relation, Topic
from generator.law.records.versions import AmendedBy, Footnote, ProvisionTable, list_beside

__all__ = [
    "AmendedBy",
    "Article",
    "Authority",
    "Cell",
    "Claim",
    "Concluded",
    "Conclusions",
    "Concordance",
    "Consent",
    "Correction",
    "DatedFact",
    "Division",
    "DivisionHeading",
    "Duty",
    "EarlierText",
    "Editorial",
    "EntryRule",
    "Evidence",
    "EvidenceFigures",
    "Exercise",
    "ExtractTable",
    "Extracts",
    "Fact",
    "Finding",
    "Footnote",
    "FurtherWords",
    "HeadWords",
    "Instrument",
    "Listed",
    "ListedKind",
    "Made",
    "Move",
    "Moved",
    "OtherPreamble",
    "OtherText",
    "Participation",
    "PassedOver",
    "Permission",
    "Point",
    "Preamble",
    "ProvisionTable",
    "QuotedRun",
    "Record",
    "RecordedChange",
    "ReferenceHint",
    "ReferenceWords",
    "Relation",
    "Release",
    "Replacement",
    "Scenario",
    "Source",
    "State",
    "StateInstrument",
    "Statement",
    "StatementKind",
    "TableKind",
    "Term",
    "Text",
    "Topic",
    "Unit",
    "Work",
    "list_beside",
]
