"""The codes that columns hold, each with its meaning: one table, and what JSON Schemas allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from generator.downloads.model import Column, Row, Table
from generator.law import records
from generator.law.corpus import Corpus
from generator.law.languages import name_language
from generator.law.register.positions import APART, BOUND, CONSENTED, NO_DATA, SIGNED, UNVERIFIED
from generator.law.register.statuses import STATUS_WORDS

_MEANINGS: Mapping[str, str] = {
    "reservation": "Leaves aside or changes an obligation, where the treaty permits it",
    "declaration": "Makes a choice that the treaty offers, or says how it is understood",
    "designation": "Names an authority or a point of contact",
    "territorial": "Says to which territories the instrument applies",
    "withdrawal": "Takes an earlier statement back",
    "objection": "Objects to a statement of another State",
    "communication": "Tells the depositary something else",
    "derogation": "Tells of a temporary departure from obligations",
    "confirmed": "Two sources agree, or the depositary says so",
    "single-source": "One source says so",
    "computed": "Follows from the treaty’s own rule on entry into force",
    "signature": "With the signature",
    "deposit": "With the instrument of consent",
    "later": "After that",
    "ratification": "Consent after signature",
    "acceptance": "Consent in that form",
    "approval": "Consent in that form",
    "accession": "Consent without signature",
    "succession": "Consent of the State that went before, continued",
    "definitive signature": "Signature that binds by itself",
    "transposition": "Directive made part of its own law",
    "application": "Act applied of its own accord",
    "extension": "Act extended to it",
    "state": "State",
    "territory": "Territory of a State",
    "organisation": "Organisation of States",
    "notification": "Notice that internal procedures were completed",
    "treaty": "Agreement between States",
    "national act": "Act of a State",
    "union act": "Act of a union of States",
    "model law": "Text offered as a model, binding nobody",
    "authentic": "The text is in a language of the instrument",
    "official translation": "Translation made or issued by the State or organisation",
    "unofficial translation": "Translation made by others",
    "our rendering": "Rendered into English for this site",
    "depositary": "Published by the depositary",
    "official": "Published by a public authority",
    "database": "Collected by others",
    "press": "Reported by the press",
    "scholarship": "Said in a scholarly work",
    "received copy": "Copy from which the text here was made",
    "equivalent": "Both ask for the same",
    "broader": "The first covers more than the second",
    "narrower": "The first covers less than the second",
    "overlapping": "Each covers something that the other does not",
    "only here": "The other has no provision on it",
    "chapter": "Outer division of a text",
    "section": "Division of a chapter",
    "title": "Division of a section",
    "part": "Division of an act",
    "book": "Outermost division of a code",
    "subpart": "Division of a part",
    "provision": "An article or a unit inside one",
    "division": "A chapter, section or title",
    "instrument": "An instrument as a whole",
    "affects": "The statement is about the provision",
    "permitted by": "The provision permits the statement",
    "periods": "A period of time",
    "thresholds": "A threshold of seriousness",
    "options": "A choice left to States",
    BOUND: "In force for the State",
    UNVERIFIED: "In force or perhaps in force; the day was not found",
    CONSENTED: "Consent given, not in force",
    SIGNED: "Signed only",
    APART: "Nothing done yet",
    NO_DATA: "Nothing was established",
}
_FIELDS: Mapping[str, tuple[type[records.Record], str]] = {
    "statement kind": (records.Statement, "kind"),
    "state kind": (records.State, "kind"),
    "confidence": (records.Fact, "confidence"),
    "made at": (records.Made, "at"),
    "consent kind": (records.Consent, "kind"),
    "instrument kind": (records.Instrument, "kind"),
    "text status": (records.Instrument, "text_status"),
    "source kind": (records.Source, "kind"),
    "relation": (records.Relation, "is_"),
    "division kind": (records.Division, "kind"),
}
"""Codelists whose codes are those that a field of the data allows."""
_OWN: Mapping[str, tuple[str, ...]] = {
    "position": (BOUND, UNVERIFIED, CONSENTED, SIGNED, APART, NO_DATA),
    "target kind": ("provision", "division", "instrument"),
    "provision role": ("affects", "permitted by"),
    "extract kind": ("periods", "thresholds", "options"),
}


def name_role(corpus: Corpus, role: str) -> str:
    """Return what a role is called in tables, where its own name would be read as something else there."""
    words = corpus.editorial.roles.get(role)
    return words.in_tables.name if words and words.in_tables else role


def read_codes(codelist: str, corpus: Corpus) -> Mapping[str, str]:
    """Return the codes of a codelist with their meanings, in their order; roles, languages are those of the corpus."""
    if codelist == "role":
        return {name_role(corpus, role): words.means for role, words in corpus.editorial.roles.items()}
    if codelist == "language":
        return {code: name_language(code) for code in list_languages(corpus)}
    return _read_fixed(codelist)


@cache
def _read_fixed(codelist: str) -> Mapping[str, str]:
    if codelist == "statement status":
        return STATUS_WORDS
    if codelist in _OWN:
        return {code: _MEANINGS[code] for code in _OWN[codelist]}
    record, name = _FIELDS[codelist]
    return {code: _MEANINGS[code] for code in _list_literals(record.model_fields[name].annotation)}


def list_codelists() -> tuple[str, ...]:
    """Return the names of the codelists."""
    first, *rest = _FIELDS
    return (first, "role", *rest, "statement status", *_OWN, "language")


def _list_literals(annotation: Any) -> Iterator[str]:
    """Yield the words that a type allows, whatever stands around them."""
    for inner in get_args(annotation):
        if isinstance(inner, str):
            yield inner
        elif inner is not type(None):
            yield from _list_literals(inner)


def list_languages(corpus: Corpus) -> tuple[str, ...]:
    """Return the languages of the texts, titles and sources of a corpus, by their tags."""
    found: set[str | None] = set()
    for instrument in corpus.instruments.values():
        record = instrument.record
        found |= {record.text_language, *record.authentic_languages, *(version.lang for version in record.versions)}
        found.add(record.original_title.lang if record.original_title else None)
    found |= {source.record.lang for source in corpus.sources.values()}
    return tuple(sorted(filter(None, found)))


def _codelists(corpus: Corpus) -> Iterator[Row]:
    for name in list_codelists():
        codes = read_codes(name, corpus)
        for number, (code, meaning) in enumerate(codes.items(), start=1):
            yield {"codelist": name, "code": code, "sequence": number, "meaning": meaning}


CODELISTS = Table(
    "codelists",
    "Every code that a column of another table holds, with its meaning",
    (
        Column("codelist", "The codelist"),
        Column("code", "The code, as the column holds it"),
        Column("sequence", "Its place in the codelist", "integer"),
        Column("meaning", "What it means"),
    ),
    _codelists,
    key=("codelist", "code"),
)
