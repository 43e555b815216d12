"""Wrong changes of the words of law, of what is said of them, and of instruments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.mutations.model import (
    Change,
    File,
    Real,
    edited,
    kind,
    shift_month,
    shift_year,
    swapped,
    value_at,
    walk_units,
)

Made = Iterator[tuple[str, tuple[Change, ...]]]
_NUMERALS = {"ninety": "sixty", "sixty": "thirty", "thirty": "ninety", "three": "six", "five": "three", "18": "16"}


def _wordings(real: Real) -> Iterator[tuple[File, tuple[str | int, ...], str]]:
    for collection in ("articles", "closings"):
        for file in real.files(collection):
            for path, unit in walk_units(file.data["text"], ("text",)):
                for key in ("text", "closing"):
                    if unit.get(key):
                        yield file, (*path, key), unit[key]
    for file in real.files("preambles"):
        for index, recital in enumerate(file.data["recitals"]):
            yield file, ("recitals", index), recital


def _reworded(real: Real, pattern: str, by: str) -> Made:
    for file, path, text in _wordings(real):
        for found in re.finditer(pattern, text):
            changed = text[: found.start()] + found.expand(by) + text[found.end() :]
            yield f'{file.name}: "{found[0]}" at {path}', (edited(file, path, changed),)


@kind("text: an extra “not”")
def extra_not(real: Real) -> Made:
    """The sentence says the opposite."""
    yield from _reworded(real, r"\b(shall|may|is|are)\b(?! not)", r"\1 not")


@kind("text: “shall” for “may”")
def shall_for_may(real: Real) -> Made:
    """A choice becomes a duty."""
    yield from _reworded(real, r"(?<!as )\bmay\b", "shall")


@kind("text: “may” for “shall”")
def may_for_shall(real: Real) -> Made:
    """A duty becomes a choice."""
    yield from _reworded(real, r"\bshall\b", "may")


@kind("text: “or” for “and”")
def or_for_and(real: Real) -> Made:
    """What is needed together is enough apart."""
    yield from _reworded(real, r"(?<=[a-z,;] )and(?= [a-z])", "or")


@kind("text: another number")
def another_number(real: Real) -> Made:
    """A period, an age or a count of States is another."""
    for old, new in _NUMERALS.items():
        yield from _reworded(real, rf"\b{old}\b(?= (?:days?|months?|years?|States|hours?))", new)


@kind("text: a reference to another provision")
def another_reference(real: Real) -> Made:
    """A reference leads to the article or paragraph before."""
    for file, path, text in _wordings(real):
        for found in re.finditer(r"\b((?:Articles?|paragraphs?|sub-paragraphs?) )(\d+)\b", text):
            number = int(found[2])
            other = number - 1 if number > 1 else 2
            changed = f"{text[: found.start()]}{found[1]}{other}{text[found.end() :]}"
            yield f"{file.name}: {found[0]} becomes {other}", (edited(file, path, changed),)


@kind("text: a phrase lost")
def lost_phrase(real: Real) -> Made:
    """The words between two commas are gone."""
    yield from _reworded(real, r", [^,.;:]{12,60}(?=,)", "")


@kind("text: two paragraphs swapped")
def swapped_paragraphs(real: Real) -> Made:
    """Two neighbouring paragraphs change their words."""
    for file in real.files("articles"):
        units = file.data["text"]
        for index, (one, other) in enumerate(pairwise(units)):
            if one.get("text") and other.get("text"):
                yield f"{file.name}: {index}", (swapped(file, ("text", index, "text"), ("text", index + 1, "text")),)


@kind("text: two points swapped")
def swapped_points(real: Real) -> Made:
    """Two neighbouring points change their words."""
    for file in real.files("articles"):
        for path, unit in walk_units(file.data["text"], ("text",)):
            for index, (one, other) in enumerate(pairwise(unit.get("items", ()))):
                if one.get("text") and other.get("text"):
                    where = (*path, "items", index)
                    other_place = (*path, "items", index + 1, "text")
                    yield f"{file.name}: {where}", (swapped(file, (*where, "text"), other_place),)


@kind("text: a last point lost")
def lost_point(real: Real) -> Made:
    """The last point of a list is gone."""
    for file in real.files("articles"):
        for path, unit in walk_units(file.data["text"], ("text",)):
            count = len(unit.get("items", ()))
            if count > 1:
                yield f"{file.name}: {path}", (edited(file, (*path, "items", count - 1), None),)


@kind("text: a middle point lost")
def lost_middle(real: Real) -> Made:
    """A point inside a list is gone."""
    for file in real.files("articles"):
        for path, unit in walk_units(file.data["text"], ("text",)):
            if len(unit.get("items", ())) > 2:
                yield f"{file.name}: {path}", (edited(file, (*path, "items", 1), None),)


@kind("text: a last paragraph lost")
def lost_paragraph(real: Real) -> Made:
    """The last paragraph of an article is gone."""
    for file in real.files("articles"):
        if len(file.data["text"]) > 1:
            yield file.name, (edited(file, ("text", len(file.data["text"]) - 1), None),)


@kind("text: an article lost with its number")
def lost_article(real: Real) -> Made:
    """The last article of a division is gone, from the structure too."""
    for file in real.files("instruments"):
        for path in _article_lists(file.data, ()):
            numbers = value_at(file.data, path)
            if len(numbers) > 1:
                structure = edited(file, (*path, len(numbers) - 1), None)
                yield f"{file.name}: {numbers[-1]}", (structure, Change("articles", (file.name, numbers[-1]), None))


def _article_lists(data: dict[str, object], path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if data.get("articles"):
        yield (*path, "articles")
    divisions = data.get("divisions")
    for index, division in enumerate(divisions if isinstance(divisions, list) else ()):
        yield from _article_lists(division, (*path, "divisions", index))


@kind("text: an article lost")
def lost_file(real: Real) -> Made:
    """The file of an article is gone."""
    for file in real.files("articles"):
        yield file.name, (Change(file.collection, file.key, None),)


@kind("text: a recital lost")
def lost_recital(real: Real) -> Made:
    """A recital of a preamble is gone."""
    for file in real.files("preambles"):
        for index in range(len(file.data["recitals"])):
            yield f"{file.name}: {index + 1}", (edited(file, ("recitals", index), None),)


@kind("text: the heading of another article")
def another_heading(real: Real) -> Made:
    """Two neighbouring articles change headings: one of them is shown."""
    files = [file for file in real.files("articles") if file.data.get("heading")]
    for one, other in pairwise(files):
        yield one.name, (edited(one, ("heading",), other.data["heading"]),)


@kind("summary of another article")
def another_summary(real: Real) -> Made:
    """An article gets the summary of the one that its file stands beside."""
    files = list(real.files("articles"))
    for one, other in pairwise(files):
        if one.key[0] == other.key[0]:
            yield f"{one.name} gets {other.name}", (edited(one, ("summary",), other.data["summary"]),)


@kind("summary: another number")
def summary_number(real: Real) -> Made:
    """A period or count in a summary is another than in the text."""
    for file in real.files("articles"):
        text = file.data["summary"]
        for found in re.finditer(r"\b(two|three|five|thirty|sixty|ninety|18)\b", text):
            other = {**_NUMERALS, "two": "four"}[found[0]]
            changed = text[: found.start()] + other + text[found.end() :]
            yield f"{file.name}: {found[0]} becomes {other}", (edited(file, ("summary",), changed),)


@kind("text: another source")
def another_source(real: Real) -> Made:
    """A text is said to come from another received copy."""
    sources = sorted(
        key for key, entry in real.loaded.sources.items() if entry.record.kind in ("received copy", "depositary")
    )
    for file in real.files("articles"):
        for source in sources:
            if source != file.data["provenance"]["source"]:
                yield f"{file.name}: {source}", (edited(file, ("provenance", "source"), source),)


@kind("text: a national act about another provision")
def another_object(real: Real) -> Made:
    """An article of a national act is said to act on another article of the treaty."""
    for file in real.files("articles"):
        for index, target in enumerate(file.data.get("acts_on", ())):
            head = re.match(r"([a-z0-9-]+):(\d+)", target)
            if head:
                other = f"{head[1]}:{int(head[2]) + 1}"
                yield f"{file.name}: {target} becomes {other}", (edited(file, ("acts_on", index), other),)


@kind("instrument: a date a month off")
def instrument_month(real: Real) -> Made:
    """The date of conclusion or entry into force is a month late."""
    yield from _instrument_dates(real, lambda day: shift_month(day, 1))


@kind("instrument: a date a year off")
def instrument_year(real: Real) -> Made:
    """The date of conclusion or entry into force is a year early."""
    yield from _instrument_dates(real, lambda day: shift_year(day, -1))


def _instrument_dates(real: Real, shift: Callable[[str], str]) -> Made:
    with_states = {slug for _, slug in real.loaded.participations}
    for file in real.files("instruments"):
        if "order" in file.data or file.key in with_states:
            for key in ("concluded", "in_force", "promulgated"):
                day = value_at(file.data, (key, "date"))
                if day:
                    yield f"{file.name}: {key} {day} becomes {shift(day)}", (edited(file, (key, "date"), shift(day)),)


@kind("instrument: another rule of entry into force")
def entry_rule(real: Real) -> Made:
    """Three months become six, thirty days ninety."""
    for file in real.files("instruments"):
        for key in ("months", "days"):
            number = value_at(file.data, ("entry_rule", key))
            for other in ("1", "6", "90"):
                if number and number != other:
                    yield f"{file.name}: {number} becomes {other}", (edited(file, ("entry_rule", key), other),)


@kind("instrument: a permission changed")
def permission(real: Real) -> Made:
    """A clause is lost, permits another kind, or reaches another provision."""
    kinds = {"reservation": "declaration", "declaration": "reservation", "designation": "declaration"}
    for file in real.files("instruments"):
        for index, held in enumerate(file.data.get("permits", ())):
            yield f"{file.name}: {held['at']} lost", (edited(file, ("permits", index), None),)
            if held["kind"] in kinds:
                other = kinds[held["kind"]]
                yield f"{file.name}: {held['at']} {other}", (edited(file, ("permits", index, "kind"), other),)


@kind("instrument: status of the text")
def text_status(real: Real) -> Made:
    """A translation is called authentic, an authentic text a translation."""
    for file in real.files("instruments"):
        status = file.data.get("text_status")
        for other in ("authentic", "official translation"):
            if status and other != status:
                yield f"{file.name}: {status} becomes {other}", (edited(file, ("text_status",), other),)
