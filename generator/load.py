"""Walk the data folder, read every file into the record of its place, and turn faults into Problems with places."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator import records
from generator.ids import is_slug
from generator.problems import Location, Problem
from generator.yamlio import Document, Path_, read_document

R = TypeVar("R", bound=records.Record)


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record and the document it was read from, which knows the place of everything in it."""

    record: R
    document: Document


@dataclass
class Records:
    """Every record of a data folder, by the id that its path gives."""

    concordance: Loaded[records.Concordance] | None = None
    instruments: dict[str, Loaded[records.Instrument]] = field(default_factory=dict)
    articles: dict[tuple[str, str], Loaded[records.Article]] = field(default_factory=dict)
    preambles: dict[str, Loaded[records.Preamble]] = field(default_factory=dict)
    closings: dict[str, Loaded[records.Conclusions]] = field(default_factory=dict)
    evidence: dict[str, Loaded[records.Evidence]] = field(default_factory=dict)
    states: dict[str, Loaded[records.State]] = field(default_factory=dict)
    participations: dict[tuple[str, str], Loaded[records.StateInstrument]] = field(default_factory=dict)
    topics: dict[str, Loaded[records.Topic]] = field(default_factory=dict)
    terms: dict[str, Loaded[records.Term]] = field(default_factory=dict)
    sources: dict[str, Loaded[records.Source]] = field(default_factory=dict)
    literature: dict[str, Loaded[records.Work]] = field(default_factory=dict)


_SLUG = r"[^/]+"
# Where each kind of file stands: the path's pattern, its record, and the collection that keeps it.
LAYOUT: tuple[tuple[str, type[records.Record], str], ...] = (
    (r"concordance\.yml", records.Concordance, "concordance"),
    (rf"instruments/({_SLUG})/instrument\.yml", records.Instrument, "instruments"),
    (rf"instruments/({_SLUG})/preamble\.yml", records.Preamble, "preambles"),
    (rf"instruments/({_SLUG})/closing\.yml", records.Conclusions, "closings"),
    (rf"instruments/({_SLUG})/evidence\.yml", records.Evidence, "evidence"),
    (rf"instruments/({_SLUG})/articles/([^/]+)\.yml", records.Article, "articles"),
    (rf"states/({_SLUG})/state\.yml", records.State, "states"),
    (rf"states/({_SLUG})/([^/]+)\.yml", records.StateInstrument, "participations"),
    (rf"topics/({_SLUG})\.yml", records.Topic, "topics"),
    (rf"terms/({_SLUG})\.yml", records.Term, "terms"),
    (rf"sources/({_SLUG})\.yml", records.Source, "sources"),
    (rf"literature/({_SLUG})\.yml", records.Work, "literature"),
)
_PASSED_OVER = re.compile(r"schemas/[^/]+\.json|sources/received/[^/]+|README\.md|ids\.txt")


def load_records(data: Path, *, root: Path) -> tuple[Records, list[Problem]]:
    """Read every file below `data`; paths in problems are relative to `root`. Faulty files are left out of the result."""
    loaded, problems = Records(), []
    files = sorted(path for path in data.rglob("*") if not path.is_dir()) if data.is_dir() else []
    if not files:
        what = "holds no data files" if data.is_dir() else "is not a folder"
        fix = "name a folder with instruments/, topics/, states/ and the rest"
        return loaded, [Problem(Location(_shown(data, root)), "layout", what, "there is nothing to build", fix)]
    folded: dict[str, str] = {}
    for file in files:
        inside = file.relative_to(data).as_posix()
        shown = _shown(file, root)
        if _PASSED_OVER.fullmatch(inside):
            continue
        problem = _check_path(file, inside, shown, data, folded)
        if problem:
            problems.append(problem)
            continue
        problems += _load_file(file, inside, shown, loaded)
    return loaded, problems


def _check_path(file: Path, inside: str, shown: str, data: Path, folded: dict[str, str]) -> Problem | None:
    why = "the path is the id of what the file holds"
    twin = folded.setdefault(inside.casefold(), inside)
    if twin != inside:
        what = f'differs from "{twin}" only by case'
        return Problem(Location(shown), "layout", what, "some disks cannot hold both", "rename one of them")
    if not file.resolve().is_relative_to(data.resolve()):
        what = "is a link to something outside the data folder"
        return Problem(Location(shown), "layout", what, why, "put the file itself here")
    if not any(re.fullmatch(pattern, inside) for pattern, _, _ in LAYOUT):
        fix = "see data/README.md for where each kind of file stands"
        return Problem(Location(shown), "layout", "has no place in the data folder's layout", why, fix)
    for name in inside.removesuffix(".yml").split("/"):
        if not is_slug(name):
            fix = "use lower-case letters and digits, words joined by hyphens"
            return Problem(Location(shown), "layout", f'has "{name}" in its path, which is no id', why, fix)
    return None


def _load_file(file: Path, inside: str, shown: str, loaded: Records) -> list[Problem]:
    kind, collection, key = _kind_of(inside)
    document, problems = read_document(file, shown)
    if document is None:
        return problems
    if not isinstance(document.data, dict):
        what = "should be a mapping of keys to values"
        why = "each file holds one record"
        return [*problems, Problem(document.place_of(()), "wrong-type", what, why, "write the keys of its record")]
    try:
        record = kind.model_validate(document.data)
    except ValidationError as fault:
        return problems + list(_explain(fault, document, kind))
    if problems:
        return problems
    entry = Loaded(record, document)
    if not key:
        setattr(loaded, collection, entry)
    else:
        getattr(loaded, collection)[key[0] if len(key) == 1 else key] = entry
    return []


def _kind_of(inside: str) -> tuple[type[records.Record], str, tuple[str, ...]]:
    for pattern, kind, collection in LAYOUT:
        found = re.fullmatch(pattern, inside)
        if found:
            return kind, collection, found.groups()
    raise AssertionError(inside)


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


# Faults of shape, in the words of the house instead of pydantic's


def _explain(fault: ValidationError, document: Document, kind: type[BaseModel]) -> Iterator[Problem]:
    seen: set[tuple[Location, str]] = set()
    for error in fault.errors(include_url=False):
        where = _real_path(error, document)
        if where is None:
            continue
        problem = _problem(error, where, document, kind)
        if (problem.location, problem.rule) not in seen:
            seen.add((problem.location, problem.rule))
            yield problem


def _real_path(error: ErrorDetails, document: Document) -> Path_ | None:
    """Give the path inside the document, without the branch names that pydantic adds; None for a branch not meant."""
    where: list[str | int] = []
    value: object = document.data
    for step in error["loc"]:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif error["type"] == "missing" and step == error["loc"][-1]:
            pass
        else:
            if (step == "Cell") != isinstance(value, dict) and str(step).startswith(("Cell", "literal")):
                return None
            continue
        where.append(step)
    return tuple(where)


def _problem(error: ErrorDetails, where: Path_, document: Document, kind: type[BaseModel]) -> Problem:
    said = error["type"]
    name = str(where[-1]) if where else ""
    if said == "extra_forbidden":
        fields = _fields_at(kind, where[:-1])
        near = difflib.get_close_matches(name, fields, n=1)
        fix = f'write "{near[0]}"' if near else f"use one of: {', '.join(fields)}"
        why = "a record holds only the keys of its schema; a misspelt key would silently drop the fact"
        return Problem(document.place_of_key(where), "unknown-key", f'unknown key "{name}"', why, fix)
    if said == "missing":
        why = "the record cannot do without it"
        return Problem(document.place_of(where[:-1]), "missing-key", f'key "{name}" is missing', why, f'add "{name}:"')
    place = document.place_of(where)
    if said == "value_error":
        what = _after_colon(error["msg"])
        return Problem(place, "bad-value", f"{_quoted(name)} {what}", "", _fix_for(name))
    return Problem(place, "wrong-type", f"{_quoted(name)} {_expectation(error)}", "", _fix_for(name))


def _expectation(error: ErrorDetails) -> str:
    said, context = error["type"], error.get("ctx", {})
    if said == "literal_error":
        return f"should be {context.get('expected', 'one of the known words')}"
    if said in ("string_too_short", "too_short"):
        return "should not be empty"
    if said == "string_pattern_mismatch":
        return "has characters that do not belong there"
    for start, words in (
        ("string", "should be text"),
        ("int", "should be a whole number"),
        ("bool", "should be true or false"),
        ("tuple", "should be a list"),
        ("dict", "should be a mapping"),
        ("model", "should be a mapping"),
    ):
        if said.startswith(start):
            return words
    return "is not of the form its record asks for"


def _quoted(name: str) -> str:
    return f"item {int(name) + 1}" if name.isdigit() else f'"{name}"'


def _after_colon(message: str) -> str:
    return message.removeprefix("Value error, ")


def _fix_for(name: str) -> str:
    return "mend the item" if name.isdigit() else f'mend "{name}"'


def _fields_at(kind: type[BaseModel], where: Path_) -> list[str]:
    """Give the keys that the record at `where` may hold, following the annotations down."""
    current: type[BaseModel] = kind
    for step in where:
        if not isinstance(step, str):
            continue
        info = next((f for n, f in current.model_fields.items() if step in (n, f.alias)), None)
        inner = _model_in(info.annotation) if info else None
        if inner is not None:
            current = inner
    return [info.alias or name for name, info in current.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
