"""Check a document against the record of its kind, and say what is wrong in the words of the house.

Nothing of pydantic's own wording reaches a report: its error types are only used to choose ours.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.files.docstrings import read_field_docstrings
from generator.files.near import find_near
from generator.law import records
from generator.law.fields import BadValue
from generator.reading.problems import Location, Problem, first_of
from generator.reading.record_names import first_sentence, name_kind, quote_place
from generator.reading.yamlio import Document, Path_, Plain, step_into

R = TypeVar("R", bound=records.Record)

_UNITS = (("text",), ("items",), ("more",))
_WHY_VALUE = "what has another form cannot be understood, shown or compared"
_WHY_EMPTY = "what is not known is left out; a key without a value says neither that nor anything else"
# By pydantic's error type: what the value should be, and how it is written.
_FORMS: tuple[tuple[str, str, str], ...] = (
    ("string", "should be text", "write words after the colon; put them in quotes if they hold a colon"),
    ("too_short", "should not be empty", "write what belongs there"),
    ("tuple", "should be a list", "write [a, b], or one item a line, each after a hyphen"),
    ("dict", "should be a mapping", "write keys with values, each on its own line, two spaces further in"),
    ("model", "should be a mapping", "write keys with values, each on its own line, two spaces further in"),
)


def read_record(kind: type[R], document: Document) -> tuple[R | None, list[Problem]]:
    """Return the record that a document holds, or None and everything that is wrong with its shape."""
    if not isinstance(document.data, dict):
        what = f"the file should hold {name_kind(kind)}: a mapping of keys to values"
        why = "each file holds one record"
        fix = f"write its keys: {', '.join(_needed(kind))}"
        return None, [Problem(document.place_of(()), "wrong-type", what, why, fix)]
    found = [_check_empty(document.data, (), document)]
    if kind is not records.Evidence:  # Its lists of words repeat what the texts repeat.
        found.append(_check_repeats(document.data, (), document))
    try:
        record: R | None = kind.model_validate(document.data)
    except ValidationError as fault:
        record, found = None, [*found, _explain(fault, document, kind)]
    problems = first_of(*found)
    return (None if problems else record), problems


def _check_empty(value: Plain, where: Path_, document: Document) -> Iterator[Problem]:
    if where in document.refused:
        return
    if value is None and where:
        named = isinstance(where[-1], str)
        what = f"{quote_place(where)} has no value"
        fix = "write the value, or remove the key" if named else "write the item, or remove its hyphen"
        place = document.place_of_key(where) if named else document.place_of(where)
        yield Problem(place, "empty-value", what, _WHY_EMPTY, fix)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _check_empty(inner, (*where, key), document)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _check_empty(inner, (*where, index), document)


def _check_repeats(value: Plain, where: Path_, document: Document) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _check_repeats(inner, (*where, key), document)
    elif isinstance(value, list):
        found: dict[str, list[int]] = {}
        for index, inner in enumerate(value):
            yield from _check_repeats(inner, (*where, index), document)
            # Units of law that repeat each other are for the rule on doubled text, which knows where that is right.
            if inner is not None and (isinstance(inner, str) or where[-1:] not in _UNITS):
                found.setdefault(json.dumps(inner, sort_keys=True), []).append(index)
        for indexes in found.values():
            if len(indexes) > 1:
                first, second = (document.place_of((*where, index)) for index in indexes[:2])
                what = f"{quote_place((*where, indexes[1]))} repeats an item; first at line {first.line}"
                why = "what is listed twice is counted and shown twice"
                yield Problem(second, "repeated-item", what, why, "keep one of them")


def _explain(fault: ValidationError, document: Document, kind: type[BaseModel]) -> Iterator[Problem]:
    missing: dict[Path_, list[str]] = {}
    unknown: list[Path_] = []
    for error in fault.errors(include_url=False):
        where, at_key = _real_path(error, document)
        if any(where[:length] in document.refused for length in range(len(where) + 1)):
            continue
        if error["type"] == "missing":
            missing.setdefault(where[:-1], []).append(str(where[-1]))
        elif error["type"] == "extra_forbidden":
            unknown.append(where)
        elif document.value_at(where) is not None and not _is_long_enough(error, document.value_at(where)):
            yield _wrong_value(error, where, document, of_key=at_key)  # A value of None is reported as empty.
    for where in unknown:
        yield _unknown_key(where, document, _model_at(kind, where[:-1]), missing.get(where[:-1], []))
    for where, names in missing.items():
        if names:
            yield _missing_keys(where, names, document, _model_at(kind, where))


def _is_long_enough(error: ErrorDetails, value: Plain) -> bool:
    """Return whether a list is called too short only because some items are not in order, which are reported."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(value, list | dict) and len(value) >= least


def _real_path(error: ErrorDetails, document: Document) -> tuple[Path_, bool]:
    """Return the path inside the document, without pydantic's branches, and whether the key itself is meant."""
    where: list[str | int] = []
    value: Plain = document.data
    for step in error["loc"]:
        stands, inner = step_into(value, step)
        if stands:
            value = inner
        elif error["type"] != "missing" or step != error["loc"][-1]:
            continue
        where.append(step)
    return tuple(where), error["loc"][-1:] == ("[key]",)


def _wrong_value(error: ErrorDetails, where: Path_, document: Document, *, of_key: bool) -> Problem:
    said = error["type"]
    place = document.place_of_key(where) if of_key else document.place_of(where)
    name = f"the key {quote_place(where)}" if of_key else quote_place(where)
    raised = error.get("ctx", {}).get("error")
    if isinstance(raised, BadValue):
        return Problem(place, "bad-value", f"{name} {raised}", raised.why, raised.fix)
    if said in ("too_short", "too_long") and (value := document.value_at(where)):
        return _wrong_length(error, name, place, len(value) if isinstance(value, list | dict) else 1)
    if said == "literal_error":
        return _wrong_word(error, name, place, document.value_at(where))
    for start, should, fix in _FORMS:
        if said.startswith(start):
            return Problem(place, "wrong-type", f"{name} {should}", _WHY_VALUE, fix)
    what = f"{name} is not of the form that its record asks for"
    return Problem(place, "wrong-type", what, _WHY_VALUE, "compare it with the same key in another file of its kind")


def _wrong_length(error: ErrorDetails, name: str, place: Location, count: int) -> Problem:
    short = error["type"] == "too_short"
    bound = error.get("ctx", {})["min_length" if short else "max_length"]
    should = f"should have {'at least' if short else 'at most'} {bound} items, and has {count}"
    why = "the page that shows it is made for that many"
    return Problem(place, "wrong-length", f"{name} {should}", why, "add what is missing" if short else "leave some out")


def _unknown_key(where: Path_, document: Document, kind: type[BaseModel], missing: list[str]) -> Problem:
    """Report an unknown key; a missing key that it must mean is taken off the list, for it has one remedy with it."""
    name, fields = str(where[-1]), _fields(kind)
    holder = document.value_at(where[:-1])
    unused = [field for field in fields if not (isinstance(holder, dict) and field in holder)]
    near = find_near(name, missing or unused) or find_near(name, unused)
    if near in missing:
        missing.remove(near)
    fix = f'write "{near}"' if near else f"use one of: {', '.join(unused)}" if unused else "remove it"
    why = f"{name_kind(kind)} holds only the keys of its schema; a misspelt key would silently drop the fact"
    return Problem(document.place_of_key(where), "unknown-key", f'unknown key "{name}"', why, fix)


def _missing_keys(where: Path_, names: list[str], document: Document, kind: type[BaseModel]) -> Problem:
    place, why = document.place_of(where), f"{name_kind(kind)} cannot do without {'it' if len(names) == 1 else 'them'}"
    if len(names) > 1:
        listed = ", ".join(f'"{name}"' for name in names)
        fix = "add them; what each means stands in the schema that the first line names"
        return Problem(place, "missing-key", f"the keys {listed} are missing", why, fix)
    field = next(own for own, info in kind.model_fields.items() if names[0] in (own, info.alias))
    docstring = read_field_docstrings(kind).get(field, "")
    meaning = f" ({first_sentence(docstring)})" if docstring else ""
    return Problem(place, "missing-key", f'key "{names[0]}" is missing', why, f'add "{names[0]}:"{meaning}')


def _wrong_word(error: ErrorDetails, name: str, place: Location, value: Plain) -> Problem:
    words = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    near = find_near(value, words) if isinstance(value, str) else None
    fix = f'write "{near}"' if near else "choose one of them"
    listed = (
        " or ".join([", ".join(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"']) if words[1:] else f'"{words[0]}"'
    )
    return Problem(
        place, "wrong-type", f"{name} should be {listed}", "pages, filters and exports know only these words", fix
    )


def _fields(kind: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in kind.model_fields.items()]


def _needed(kind: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in kind.model_fields.items() if info.is_required()]


def _model_at(kind: type[BaseModel], where: Sequence[str | int]) -> type[BaseModel]:
    """Return the record that stands at `where`, following the annotations down."""
    current = kind
    for step in where:
        info = next((info for name, info in current.model_fields.items() if step in (name, info.alias)), None)
        inner = _model_in(info.annotation) if info else None
        current = inner or current
    return current


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_model_in, typing.get_args(annotation)) if found), None)
