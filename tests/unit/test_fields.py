"""Every field of every record has a rule for what it may hold: a form, a few words, or bounds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.reading.schemas import make_schemas

BOUNDED = ("pattern", "enum", "const", "maxLength")
FORMS = ("properties", "patternProperties", "additionalProperties", "items", "anyOf", "allOf", "$ref", "propertyNames")


def _bare(schema: dict[str, Any], place: str) -> Iterator[str]:
    """Yield every place below a schema where anything may stand."""
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if ("string" in kinds or "number" in kinds) and not any(key in schema for key in BOUNDED):
        yield f"{place}: any text"
    if "integer" in kinds and not {"minimum", "maximum"} <= schema.keys():
        yield f"{place}: any number"
    if not kinds and not any(key in schema for key in (*BOUNDED, *FORMS)):
        yield f"{place}: anything"
    named = "patternProperties" in schema or "propertyNames" in schema
    if "object" in kinds and schema.get("additionalProperties", True) is not False and not named:
        yield f"{place}: any key"
    for key in ("properties", "patternProperties", "definitions"):
        for name, inner in schema.get(key, {}).items():
            yield from _bare(inner, f"{place}.{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from _bare(schema[key], f"{place}[]")
    for key in ("anyOf", "allOf"):
        for inner in schema.get(key, []):
            yield from _bare(inner, place)


@pytest.mark.parametrize("name", sorted(make_schemas()))
def test_every_field_has_a_rule(name: str) -> None:
    """No text without a form or a length, no number without bounds, no mapping with any keys."""
    assert list(_bare(json.loads(make_schemas()[name]), name)) == []


def test_a_field_without_a_rule_is_noticed() -> None:
    """The test sees what it is there for."""
    made = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer", "minimum": 0}, "c": {}}}
    assert len(list(_bare(made, ""))) == 4
