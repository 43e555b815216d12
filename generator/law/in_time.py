"""The law on a day: which text of an article stood, which stood before, and what changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.law import records
from generator.law.corpus import Part, Unit
from generator.law.writing import write_date


@dataclass(frozen=True)
class TextOfDays:
    """A text, the law from `since` (empty: from the beginning) to the day before `until` (empty: it still is)."""

    since: str
    until: str
    heading: str
    unit: Unit
    ended_by: records.AmendedBy | None

    def stands_on(self, day: str) -> bool:
        """Return whether it is the law on a day."""
        return self.since <= day and (not self.until or day < self.until)


@dataclass(frozen=True)
class TextChange:
    """A change of a part: what becomes of it, from which day, by what, and whether that day has come."""

    what: str
    day: str
    by: records.AmendedBy | None
    is_made: bool

    @property
    def words(self) -> str:
        """Return it in words: `replaced on 1 January 2015`, `to be repealed on 1 July 2023`."""
        return f"{'' if self.is_made else 'to be '}{self.what} on {write_date(self.day)}"


def was_changed(part: Part) -> bool:
    """Return whether anything about a part ever changed."""
    record = part.record
    return isinstance(record, records.Article) and bool(record.since or record.until or record.former)


def list_texts(part: Part) -> tuple[TextOfDays, ...]:
    """Return every text of a part, the newest first; one alone where nothing ever changed."""
    record = part.record
    if not isinstance(record, records.Article):
        return (TextOfDays("", "", part.heading or "", part.unit, None),)
    texts = [TextOfDays(record.since or "", record.until or "", record.heading or "", part.unit, record.repealed_by)]
    if part.later and part.standing:
        texts[0] = replace(texts[0], unit=part.later.unit)
        standing = part.standing
        texts.append(TextOfDays(standing.since or "", standing.until, standing.heading or "", part.unit, standing.by))
    earlier = (TextOfDays(text.since, text.until, text.heading, text.unit, text.by) for text in part.earlier)
    return (*texts, *earlier)


def text_on(part: Part, day: str) -> TextOfDays | None:
    """Return the text that is the law on a day; None before it was inserted and after it was repealed."""
    return next((text for text in list_texts(part) if text.stands_on(day)), None)


def is_repealed(part: Part, day: str) -> bool:
    """Return whether a part is no longer the law on a day."""
    record = part.record
    return isinstance(record, records.Article) and record.until is not None and record.until <= day


def is_law(part: Part, day: str) -> bool:
    """Return whether the text of a part is the law on a day: neither repealed before, nor inserted after."""
    return text_on(part, day) is not None


def say_state(part: Part, day: str) -> str:
    """Return the days of an article's own law, where they are not those of its instrument; empty where they are."""
    record = part.record
    if not isinstance(record, records.Article):
        return ""
    if is_repealed(part, day) and record.until:
        return f"repealed on {write_date(record.until)}"
    standing = text_on(part, day)
    if standing and standing.since:
        return f"this text in force since {write_date(standing.since)}"
    return "" if standing or not record.since else f"not in force before {write_date(record.since)}"


def list_changes(part: Part, day: str) -> Iterator[TextChange]:
    """Yield what changed a part: inserted, replaced, repealed; the newest first."""
    record = part.record
    if not isinstance(record, records.Article):
        return
    if record.until and record.repealed_by:
        yield TextChange("repealed", record.until, record.repealed_by, is_made=record.until <= day)
    if record.since:
        by = record.former[0].by if record.former else record.inserted_by
        yield TextChange("replaced" if record.former else "inserted", record.since, by, is_made=record.since <= day)


def say_changes(part: Part, day: str) -> Iterator[str]:
    """Yield what changed a part, as sentences: inserted, replaced, repealed, when and by what; the newest first."""
    for change in list_changes(part, day):
        words = change.words
        yield f"{words[0].upper()}{words[1:]}{f' by {change.by.what}' if change.by else ''}."


def mark_changes(part: Part, day: str) -> tuple[str, ...]:
    """Return what contents say beside a part: `repealed on 25 May 2019`, `not in force before 1 July 2023`."""
    if not is_law(part, day) and not is_repealed(part, day):
        return (say_state(part, day),)
    return tuple(change.words for change in list_changes(part, day))


def say_own_days(part: Part, day: str) -> str:
    """Return what a citation says of the days of a part's own text; empty where they are those of its instrument."""
    record = part.record
    if isinstance(record, records.Article) and record.since and is_repealed(part, day):
        return f"text of {write_date(record.since)}, {say_state(part, day)}"
    return say_state(part, day).removeprefix("this ")


def last_day(until: str) -> str:
    """Return the last day on which a text is the law: the one before the first on which it is not."""
    return (date.fromisoformat(until) - timedelta(days=1)).isoformat()


def say_days(since: str, until: str) -> str:
    """Say on which days a text is the law, first and last among them: `from 1 June 2001 to 31 December 2014`."""
    begins, ends = f"from {write_date(since)}" if since else "", write_date(last_day(until)) if until else ""
    if begins and ends:
        return f"{begins} to {ends}"
    return begins or f"until {ends}"
