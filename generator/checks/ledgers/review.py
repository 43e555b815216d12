"""The ledger of what was reviewed: read, written, and compared with the data of today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checks.ledgers.digests import ReviewedItem
from generator.law.day_forms import is_day
from generator.reading.problems import Location, Problem
from generator.reading.textfile import read_text

REVIEWED = "reviewed.txt"
COMMAND = "python -m generator review"
_HEAD = (
    "# What was accepted after a look at every changed word: the day, a sum of the words, the id.\n"
    "# The first entries hold the data as it stood when this ledger began.\n"
    f"# Written by `{COMMAND} --accept`, which shows every word that changed; not by hand.\n"
)
_WHY = "readers rely on every word of law and every fact: none may change without a second look"
_ROW = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{16}) (\S.*)")


@dataclass(frozen=True)
class Review:
    """One line of the ledger: when something was reviewed, its sum on that day, and the line."""

    day: str
    digest: str
    line: int


def read_reviewed(file: Path, shown: str) -> tuple[dict[str, Review] | None, list[Problem]]:
    """Return the reviews by id (None where there is no such file or it cannot be read) and what is wrong with it."""
    if not file.exists():
        return None, []
    text, problems = read_text(file, shown)
    reviews: dict[str, Review] = {}
    for number, line in enumerate((text or "").replace("\r\n", "\n").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        row = _ROW.fullmatch(line)
        if row is None or row[3] in reviews or not is_day(row[1]):
            what = "the line does not hold a day, a sum and an id of its own"
            fix = f"restore the file as it was and run: {COMMAND}"
            problems.append(Problem(Location(shown, number), "reviewed", what, _WHY, fix))
            continue
        reviews[row[3]] = Review(row[1], row[2], number)
    return (None if text is None else reviews), problems


def write_reviewed(
    items: Mapping[str, ReviewedItem], reviews: Mapping[str, Review], *, day: str, accept: set[str]
) -> str:
    """Return the text of a ledger in which `accept` was reviewed on `day`; what is gone stays unless it is accepted."""
    lines = []
    for name in sorted({*items, *reviews}):
        item, old = items.get(name), reviews.get(name)
        if item and name in accept and (old is None or old.digest != item.digest):
            lines.append(f"{day} {item.digest} {name}\n")
        elif old and not (item is None and name in accept):
            lines.append(f"{old.day} {old.digest} {name}\n")
    return _HEAD + "".join(lines)


def list_changed(items: Mapping[str, ReviewedItem], reviews: Mapping[str, Review]) -> list[str]:
    """Return the ids of what is new, changed or gone since its review, in the order of the data, then of the ledger."""
    changed = [name for name, item in items.items() if name not in reviews or reviews[name].digest != item.digest]
    return [*changed, *(name for name in reviews if name not in items)]


def check_reviewed(items: Mapping[str, ReviewedItem], reviews: Mapping[str, Review], shown: str) -> Iterator[Problem]:
    """Yield a problem for everything that is not as it was when it was reviewed."""
    for name in list_changed(items, reviews):
        item, review = items.get(name), reviews.get(name)
        fix = f'restore it; or compare it with its source, then run: {COMMAND} --accept "{name}"'
        if item is None and review is not None:
            place = Location(shown, review.line)
            what = f"{name} was accepted on {review.day} and is gone"
        elif item is not None:
            place = item.document.place_of(item.where)
            what = f"{name} is new: nobody accepted it yet"
            if review is not None:
                what = f"{name} is not as it was accepted on {review.day}"
        yield Problem(place, "reviewed", what, _WHY, fix)
