"""What a citation of an instrument may say: only facts that the data holds with a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.law import languages
from generator.law.corpus import Corpus, Instrument
from generator.law.in_time import say_own_days, was_changed
from generator.law.language_status import status_elsewhere, translation_of
from generator.law.writing import write_date

_SERIES = re.compile(r"(?P<series>[A-Z]+) No\. 0*(?P<number>[1-9][0-9]*)\Z")
_DOTS = re.compile(r"\bNo\. ")


@dataclass(frozen=True)
class Cited:
    """The bibliographic data of an instrument; what is unknown, unverified or without a source is empty."""

    slug: str
    kind: str
    title: str
    short_title: str
    original: str
    """The title in its own language."""
    original_language: str
    """The code of that language."""
    series: str
    """The treaty series: its letters, `XTS`."""
    series_number: str
    number: str
    """A number that is of no treaty series."""
    act: str
    """How it came to be on its day: `opened for signature`, `signed`, `adopted`."""
    place: str
    day: str
    in_force: str
    jurisdiction: str
    translation: str
    """Which translation is cited; empty for an authentic text."""
    status: str
    """The language status in words; empty where the text is not held."""
    language: str
    """The code of the language of the text held here."""
    has_text: bool
    """Whether the text is held here."""
    changes: bool
    """Whether any of its articles was inserted, replaced or repealed: then each unit's citation tells its own days."""

    @property
    def force(self) -> str:
        """Return since when it is in force, in words."""
        return f"in force since {write_date(self.in_force)}" if self.in_force else ""

    @property
    def days(self) -> str:
        """Return the days of its units that never changed."""
        return self.force or "day of entry into force not known"

    @property
    def is_authentic_abroad(self) -> bool:
        """Return whether its title in another language is the one that counts."""
        return bool(self.original and self.translation)

    @property
    def bare_number(self) -> str:
        """Return the number alone, before which a style puts its own word: `12-IV`."""
        return self.series_number or _DOTS.sub("", self.number)

    @property
    def series_and_number(self) -> str:
        """Return the series with its number, or the number as it is written: `XTS 12`, `No. 12-IV`."""
        return f"{self.series} {self.series_number}" if self.series else self.number

    @property
    def number_undotted(self) -> str:
        """Return the number as styles without full stops write it: `No 12-IV`."""
        return _DOTS.sub("No ", self.number)

    @property
    def has_latin_original(self) -> bool:
        """Return whether the original title is in Latin letters, so that it needs no transliteration."""
        return bool(self.original) and all(char < "Ͱ" for char in self.original if char.isalpha())


def gather_facts(corpus: Corpus, instrument: Instrument) -> Cited:
    """Gather what a citation may say of an instrument.

    A number is left out where the instrument names no source at all.
    """
    record = instrument.record
    concluded = record.concluded
    in_force = record.in_force
    number = record.number if record.number and record.sources else ""
    series = _SERIES.match(number)
    state = corpus.states.get(record.in_state or "")
    return Cited(
        slug=instrument.slug,
        kind=record.kind,
        title=record.title,
        short_title=record.short_title if record.short_title != record.title else "",
        original=record.original_title.text if record.original_title else "",
        original_language=record.original_title.lang if record.original_title else "",
        series=series["series"] if series else "",
        series_number=series["number"] if series else "",
        number="" if series else number,
        act=(concluded.act or "concluded") if concluded and record.kind == "treaty" else "",
        place=concluded.place or "" if concluded else "",
        day=concluded.date if concluded else "",
        in_force=in_force.date if in_force else "",
        jurisdiction=state.record.name if state else "",
        translation=translation_of(instrument),
        status=status_elsewhere(instrument) if instrument.has_text else "",
        language=instrument.lang if instrument.has_text else "en",
        has_text=instrument.has_text,
        changes=any(was_changed(part) for part in instrument.parts),
    )


def list_own_days(corpus: Corpus, instrument: Instrument) -> dict[str, str]:
    """Return in words the days of each article that is not the law for the same days as its instrument, by its head."""
    told = ((part.id.head, say_own_days(part, corpus.concordance.as_of)) for part in instrument.parts)
    return {head: words for head, words in told if words}


def name_language(code: str) -> str:
    """Name a language as BibLaTeX does: `english`."""
    return languages.name_language(code).lower()
