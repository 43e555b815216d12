"""The reference for contributors: every kind of file with its fields, every figure, every rule."""

from __future__ import annotations

import re
import typing
from dataclasses import dataclass

from generator.files.docstrings import read_docstring, read_field_docstrings
from generator.law.prose_figures import describe_figures
from generator.law.records import Record
from generator.reading.layout import LAYOUT
from generator.reading.schemas import collect_records


@dataclass(frozen=True)
class FieldView:
    """A field of a record: its key, what it may hold, whether it is needed, and what it means."""

    key: str
    holds: str
    needed: bool
    meaning: str


@dataclass(frozen=True)
class RecordView:
    """A record with its fields."""

    id: str
    name: str
    path: str
    """Where its files stand; empty for a record inside another."""
    about: str
    fields: tuple[FieldView, ...]

    @property
    def explained(self) -> bool:
        """Return whether any field says what it means."""
        return any(field.meaning for field in self.fields)


@dataclass(frozen=True)
class RuleView:
    """A rule with its manual."""

    id: str
    first: str
    rest: tuple[str, ...]


@dataclass(frozen=True)
class ReferencePage:
    """Every field and every rule."""

    records: tuple[RecordView, ...]
    figures: tuple[tuple[str, str], ...]
    rules: tuple[RuleView, ...]


def view_reference() -> ReferencePage:
    """Make the reference; it is the same for every corpus."""
    paths = {place.record: place.path for place in LAYOUT}
    seen: dict[type[Record], None] = {}
    for place in LAYOUT:
        collect_records(place.record, seen)
    views = tuple(_record(kind, paths.get(kind, "")) for kind in seen)
    from generator.checks.rules import list_manuals  # A build that keeps this page need not load every rule.

    rules = tuple(_rule(name, manual) for name, manual in sorted(list_manuals().items()))
    return ReferencePage(views, describe_figures(), rules)


def _record(kind: type[Record], path: str) -> RecordView:
    meanings = read_field_docstrings(kind)
    fields = tuple(
        FieldView(
            key=info.alias or name,
            holds=_holds(typing.get_type_hints(kind, include_extras=True)[name]),
            needed=info.is_required(),
            meaning=_one_line(meanings.get(name, "")),
        )
        for name, info in kind.model_fields.items()
    )
    return RecordView(
        record_anchor(kind.__name__), _spaced(kind.__name__), path, _one_line(read_docstring(kind)), fields
    )


def record_anchor(name: str) -> str:
    """Return the anchor of a record."""
    return f"record-{_spaced(name).replace(' ', '-')}"


def _holds(annotation: object) -> str:
    """Say in words what a field may hold."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _VALUES.get(_value_name(annotation), "") or _holds(arguments[0])
    if origin is typing.Literal:
        return " | ".join(str(argument) for argument in arguments)
    if origin is tuple:
        return f"list of {_holds(arguments[0])}"
    if origin is dict:
        return f"mapping of {_holds(arguments[0])} to {_holds(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _spaced(annotation.__name__)
    inner = [argument for argument in arguments if argument is not type(None)]
    if inner:
        return " or ".join(dict.fromkeys(_holds(argument) for argument in inner))
    return {str: "text", int: "whole number", bool: "true | false"}.get(typing.cast(type, annotation), "text")


def _value_name(annotation: object) -> str:
    """Return the name of the type of value that an annotation is, by its checker."""
    for extra in typing.get_args(annotation)[1:]:
        checker = getattr(extra, "func", None)
        if checker is not None:
            return str(checker.__name__)
    return ""


_VALUES = {
    "_need_slug": "id",
    "_need_state_code": "State's code",
    "_need_id": "provision",
    "_need_path": "provision of the instrument",
    "_need_target": "provision or instrument",
    "_need_article_number": "article number",
    "_need_division_number": "number",
    "_need_unit_number": "number or letter",
    "need_date": "day",
    "need_partial_date": "day, month or year",
    "_need_web_address": "web address",
    "_need_received_file": "file",
    "_need_plain_text": "text",
    "_need_whole_number": "whole number",
    "_need_truth": "true | false",
}


def _spaced(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rule(name: str, manual: str) -> RuleView:
    first, *rest = re.split(r"\n\s*\n", manual.strip())
    return RuleView(name, _one_line(first), tuple(_one_line(part) for part in rest))
