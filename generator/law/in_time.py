"""The law on a day: which text of an article stood, which stood before, and what changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.law import records
from generator.law.corpus import Part, Unit
from generator.law.writing import write_date


@dataclass(frozen=True)
class TextOfDays:
    """A text and the days on which it is the law: from `since` (empty: from the beginning) to before `until`."""

    since: str
    until: str
    heading: str
    unit: Unit
    ended_by: records.AmendedBy | None

    def stands_on(self, day: str) -> bool:
        """Return whether it is the law on a day."""
        return self.since <= day and (not self.until or day < self.until)


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


def say_changes(part: Part, day: str) -> Iterator[str]:
    """Yield what changed a part, as sentences: inserted, replaced, repealed, when and by what; the newest first."""
    record = part.record
    if not isinstance(record, records.Article):
        return
    if record.until and record.repealed_by:
        verb = "Repealed" if record.until <= day else "To be repealed"
        yield f"{verb} on {write_date(record.until)} by {record.repealed_by.what}."
    if record.since:
        by = record.former[0].by if record.former else record.inserted_by
        verb = "replaced" if record.former else "inserted"
        begins = verb.capitalize() if record.since <= day else f"To be {verb}"
        yield f"{begins} on {write_date(record.since)}{f' by {by.what}' if by else ''}."
