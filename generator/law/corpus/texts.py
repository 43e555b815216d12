"""The linked texts: instruments and their parts, in other languages and at other times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.law import records
from generator.law.corpus.units import Division, Unit
from generator.law.ids import CONCLUSIONS, PREAMBLE, ProvisionId


@dataclass(frozen=True)
class TextInLanguage:
    """A text in another language, with the same units."""

    lang: str
    status: str
    heading: str
    unit: Unit
    units: Mapping[str, Unit]
    """Its units by their ids."""


@dataclass(frozen=True)
class TextInTime:
    """A text as it stood from a day (empty: from the beginning) to the day before `until`."""

    since: str
    until: str
    by: records.AmendedBy
    """What ended it."""
    heading: str
    unit: Unit


PartRecord = records.Article | records.Preamble | records.Conclusions


@dataclass(frozen=True)
class Part:
    """What has a page of its own: a preamble, an article, or a closing formula."""

    unit: Unit
    record: PartRecord
    file: str
    """Path of its YAML file from the repository root."""
    divisions: tuple[Division, ...]
    """The chapter, section and title it stands in, outermost first."""
    figures: records.EvidenceFigures | None
    name: str
    """What the part is called: `Article 22`, `Section 12A`, `Preamble`, `Closing formula`."""
    versions: tuple[TextInLanguage, ...] = ()
    """The same text in other languages, in the order of the instrument."""
    earlier: tuple[TextInTime, ...] = ()
    """How it stood before, the newest first."""
    later: TextInTime | None = None
    """The text that takes its place after the day of the corpus; `by` is what will make the change."""
    standing: records.EarlierText | None = None
    """The text that stands until then, which is the one of `unit`."""

    @property
    def id(self) -> ProvisionId:
        """Return the id of the part."""
        return self.unit.id

    @property
    def heading(self) -> str | None:
        """Return the article's heading, where it has one."""
        if self.standing:
            return self.standing.heading
        return self.record.heading if isinstance(self.record, records.Article) else None

    @property
    def summary(self) -> str | None:
        """Return our plain-language summary; a closing formula has none."""
        return None if isinstance(self.record, records.Conclusions) else self.record.summary


@dataclass(frozen=True)
class Instrument:
    """An instrument; `parts` is empty where only facts about it are held."""

    slug: str
    record: records.Instrument
    file: str
    parts: tuple[Part, ...]
    divisions: tuple[Division, ...]

    @property
    def lang(self) -> str:
        """Return the language of its text, by its tag; English where none is said."""
        return self.record.text_language or "en"

    @property
    def has_text(self) -> bool:
        """Return whether its text is held here."""
        return bool(self.parts)

    @cached_property
    def articles(self) -> tuple[Part, ...]:
        """Return the articles (or sections, or rules) in order: no preamble, no closing formula, no schedules."""
        outside = (PREAMBLE, CONCLUSIONS)
        return tuple(part for part in self.parts if part.id.head not in outside and not part.id.is_attached)

    @cached_property
    def attached(self) -> tuple[Part, ...]:
        """Return the schedules, annexes and appendices in order."""
        return tuple(part for part in self.parts if part.id.is_attached)

    def printed(self) -> Iterator[str]:
        """Yield the numbers and words of the whole text, in its order."""
        for part in self.parts:
            yield from part.unit.printed()

    def part(self, head: str) -> Part | None:
        """Return the article, preamble or closing formula called `head`."""
        return next((part for part in self.parts if part.id.head == head), None)


@dataclass(frozen=True)
class Pointer:
    """One row of the reference table: the unit whose words refer, what it refers to, and the words."""

    source: ProvisionId
    target: str
    quote: str
