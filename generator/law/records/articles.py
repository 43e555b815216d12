"""The records of texts: articles, preambles, closing formulas, and the evidence for their wording."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.law.fields import (
    BadValue,
    Count,
    Day,
    DivisionNumber,
    Hash,
    Language,
    Name,
    Printed,
    Prose,
    Record,
    Slug,
    Target,
    Text,
    TextPart,
    Truth,
    UnitId,
    UnitNumber,
    UnitPath,
)
from generator.law.records.kinds import DivisionKind, EnglishRule
from generator.law.records.versions import AmendedBy, Footnote, ProvisionTable


class DivisionHeading(Record):
    """The heading of a Part or chapter inside a schedule or annex."""

    kind: DivisionKind
    no: DivisionNumber
    heading: Name


class Unit(Record):
    """A numbered unit (`no`), or an unnumbered one where `no` is left out, with what stands inside it."""

    no: UnitNumber | None = None
    """The unit's own number or letter as printed, without brackets or full stop."""
    printed: Printed | None = None
    """How the number is printed, where it is not plain: `1A` beside `no: 1a`, or a letter of another alphabet."""
    under: DivisionHeading | None = None
    """For a paragraph of a schedule or annex: the division that begins with it, up to the next one."""
    text: Text | None = None
    """The unit's own words, up to its list."""
    items: tuple[Unit, ...] = ()
    """The list inside the unit: points (with `no`) or unnumbered items."""
    closing: Text | None = None
    """The words of the unit that follow its list."""
    more: tuple[Unit, ...] = ()
    """Unnumbered further paragraphs of a numbered unit."""
    table: ProvisionTable | None = None
    """A table that follows the unit's own words."""
    footnotes: tuple[Footnote, ...] = ()
    note: Prose | None = None
    """Our note where the wording misleads or is doubtful."""

    @model_validator(mode="after")
    def _need_marked_words(self) -> Unit:
        for footnote in self.footnotes:
            if footnote.after not in (self.text or ""):
                should = f'should hold the words "{footnote.after}", which a footnote follows'
                raise BadValue(should, "a reader must see what a footnote is about", "quote the words of the unit")
        return self


class Correction(Record):
    """A typographic fault of a received text and what is printed instead."""

    unit: UnitPath
    received: Text
    printed: Text
    why: Prose


class Provenance(Record):
    """Where a text comes from and how it was made."""

    source: Slug
    at: Prose
    """Where in the source it stands, for a human."""
    made: Literal["restored", "as received", "our rendering"]
    received: tuple[Text, ...] = ()
    """The received wording, paragraph by paragraph, where we print our own rendering."""
    corrections: tuple[Correction, ...] = ()


class ReferenceHint(Record):
    """What a reference in the text points to, where no grammar can know."""

    unit: UnitPath
    lang: Language | None = None
    """The language of the version whose words they are; left out for those of the text that is printed first."""
    quote: Name
    """The words of the reference exactly as they stand in the unit."""
    to: tuple[Target, ...] = ()
    """Provisions or whole instruments; empty only where `outside` is given."""
    outside: Prose | None = None
    """What it refers to, where that is something this site does not hold."""


class OtherText(Record):
    """An article in another language: the same units with the same plain numbers."""

    lang: Language
    heading: Name | None = None
    text: Annotated[tuple[Unit, ...], Field(min_length=1)]


class OtherPreamble(Record):
    """A preamble in another language: as many recitals, in the same order."""

    lang: Language
    opening: Text
    recitals: Annotated[tuple[Text, ...], Field(min_length=1)]
    closing: Text | None = None


class EarlierText(Record):
    """An article as it stood before: from a day, or from the beginning, to the day before `until`."""

    since: Day | None = None
    until: Day
    """The first day on which it is no longer the law: that on which the next text begins."""
    by: AmendedBy
    """What ended it."""
    heading: Name | None = None
    text: Annotated[tuple[Unit, ...], Field(min_length=1)]


class Article(Record):
    """An article of an instrument, or what it has instead: `instruments/<slug>/articles/<number>.yml`."""

    label: Name | None = None
    """Shown instead of "Article N" where the act does not number its one article."""
    printed: Printed | None = None
    """How its number is printed, where it is not plain: `12A`, `IV`."""
    since: Day | None = None
    """The day from which the text stands, where it was inserted or replaced."""
    inserted_by: AmendedBy | None = None
    until: Day | None = None
    """The day on which it was repealed: the first on which it is no longer the law."""
    repealed_by: AmendedBy | None = None
    heading: Name | None = None
    summary: Prose
    """At most 60 words, plain language, our own words."""
    text: Annotated[tuple[Unit, ...], Field(min_length=1)]
    afresh: Truth = False
    """For a schedule or annex: whether each of its divisions numbers its paragraphs afresh, from 1."""
    former: tuple[EarlierText, ...] = ()
    """How it stood before, the newest first."""
    other_languages: tuple[OtherText, ...] = ()
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Prose | None = None
    waived: dict[EnglishRule, Prose] = Field(default_factory=dict)
    """Rules that read English and misjudge the words about this article, each with the reason."""
    acts_on: tuple[UnitId, ...] = ()
    """For an article of a national act: the treaty provisions that it is about."""


class Preamble(Record):
    """The preamble: `instruments/<slug>/preamble.yml`."""

    summary: Prose
    opening: Text
    recitals: Annotated[tuple[Text, ...], Field(min_length=1)]
    numbered: Truth = False
    """Whether the numbers of the recitals are printed."""
    closing: Text | None = None
    """The enacting words, such as "Have agreed as follows:"."""
    other_languages: tuple[OtherPreamble, ...] = ()
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Prose | None = None


class Conclusions(Record):
    """The closing formula, signature list and certification: `instruments/<slug>/closing.yml`."""

    text: Annotated[tuple[Unit, ...], Field(min_length=1)]
    other_languages: tuple[OtherText, ...] = ()
    provenance: Provenance
    references: tuple[ReferenceHint, ...] = ()
    note: Prose | None = None


class EvidenceFigures(Record):
    """What became of the words of one file: counts, and the words themselves where they need a reader's eye."""

    words: Count
    """Words of the printed text."""
    as_they_stand: Count
    damaged: Count
    """Words recognised in damaged form."""
    moved: Count
    supplied: Count
    """Words with no trace in the received copy."""
    noise: Count
    """Words of the received copy that stand for nothing in the text."""
    supplied_words: tuple[Text, ...] = ()
    noise_words: tuple[Text, ...] = ()
    text_sha256: Hash
    received_sha256: Hash


class Evidence(Record):
    """How the printed texts stand to the received copy: `instruments/<slug>/evidence.yml`, written by a command."""

    figures: dict[TextPart, EvidenceFigures]
    """By file: "preamble", "1", "2" …, "closing"."""
