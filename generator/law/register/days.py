"""Days as the data knows them: full or partial, sourced or computed, and the treaty's own count of them."""

from __future__ import annotations

import calendar
import datetime

from generator.law import records

SOURCED = ("confirmed", "single-source")


def is_whole(day: str) -> bool:
    """Return whether a date is known to the day."""
    return len(day) == 10


def first_day(day: str) -> str:
    """Return the first day that a full or partial date can mean: `2002-10` is `2002-10-01`."""
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def last_day(day: str) -> str:
    """Return the last day that a full or partial date can mean: `2002-10` is `2002-10-31`."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]:02d}"
    return day


def sourced_day(fact: records.Fact | None, *, basis: records.Fact | None = None) -> str | None:
    """Return the day of a fact where it is known to the day.

    A computed day counts where `basis`, the fact that it was computed from, is sourced.
    """
    if fact is None or fact.date is None or len(fact.date) != 10:
        return None
    if fact.confidence == "computed":
        return fact.date if basis is not None and basis.confidence in SOURCED else None
    return fact.date


def consent_day(record: records.Participation) -> str | None:
    """Return the sourced day of consent."""
    return sourced_day(record.consent, basis=record.in_force)


def entry_day(record: records.Participation) -> str | None:
    """Return the sourced day of entry into force for the State."""
    return sourced_day(record.in_force, basis=record.consent)


def signing_day(record: records.Participation) -> str | None:
    """Return the sourced day of signature."""
    return sourced_day(record.signed)


def own_entry_day(instrument: records.Instrument) -> str | None:
    """Return the sourced day on which the instrument itself entered into force."""
    fact = instrument.in_force
    return fact.date if fact and fact.confidence in SOURCED and len(fact.date) == 10 else None


def opening_day(instrument: records.Instrument) -> str | None:
    """Return the sourced day before which nobody could sign or consent, because the instrument was not concluded."""
    fact = instrument.concluded
    return first_day(fact.date) if fact and fact.confidence in SOURCED else None


def count_entry(rule: records.EntryRule, consent: str, *, not_before: str | None) -> str:
    """Count a day of effect by the treaty's rule: an entry, an extension, an exit; not before another day.

    `first-of-month`: the first day of the month that follows the end of `months` months, so a consent on any day of
    February with three months gives 1 June.
    """
    day = datetime.date.fromisoformat(consent)
    if rule.kind == "days-after":
        counted = (day + datetime.timedelta(days=rule.days or 0)).isoformat()
    elif rule.kind == "months-after":
        counted = _months_later(day, rule.months or 0).isoformat()
    else:
        months = day.year * 12 + day.month - 1 + (rule.months or 0) + 1
        counted = f"{months // 12:04d}-{months % 12 + 1:02d}-01"
    return max(counted, not_before or "")


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later, or the last day of that month where it is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
