"""The form of days in the data: those that exist, whole or as far as they are known."""

from __future__ import annotations

import datetime
import re

from generator.law.field_text import BadValue

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PARTIAL_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_WHY = "a date that does not exist would mislead whoever counts with it"
_FIX = "check it in the source; leave out the day, or day and month, where they are not known"


def _is_possible(day: str) -> bool:
    try:
        return 1800 <= datetime.date.fromisoformat(day + "-01-01"[len(day) - 4 :]).year < 2100
    except ValueError:
        return False


def need_partial_date(text: str) -> str:
    """Return a day, month or year that exists; raise BadValue for anything else."""
    if not (PARTIAL_DAY.fullmatch(text) and _is_possible(text)):
        should = "should be a date that exists, between 1800 and 2099: 2001-11-23, 2001-11 or 2001"
        raise BadValue(should, _WHY, _FIX)
    return text


def is_day(text: str) -> bool:
    """Return whether `text` is a day that exists, between 1800 and 2099, written as ISO 8601 has it."""
    return DAY.fullmatch(text) is not None and _is_possible(text)


def need_date(text: str) -> str:
    """Return a day that exists; raise BadValue for anything else."""
    if not is_day(text):
        should = "should be a day that exists, between 1800 and 2099, such as 2001-11-23"
        raise BadValue(should, _WHY, "write year, month and day")
    return text
