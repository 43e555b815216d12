"""Write the JSON Schemas that editors use for completion and hints, one for each kind of data file.

Editors read draft-07 best (the YAML language server, the schema store), pydantic writes 2020-12: the differences that
matter for our records are the place of definitions, and that `$ref` silences its neighbours.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.files.docstrings import read_field_docstrings
from generator.files.edits import Edits
from generator.law.fields import Record
from generator.reading.layout import LAYOUT, Place

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def make_schemas() -> dict[str, str]:
    """Return the text of every schema by its file name, such as `article.json`."""
    return {f"{place.schema}.json": _write(place) for place in LAYOUT}


def find_stale(folder: Path) -> list[str]:
    """Return the names of the schemas in `folder` that are missing, differ from the records, or belong to none."""
    made = make_schemas()
    found = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    return sorted(name for name in {*made, *found} if made.get(name) != found.get(name))


def write_schemas(folder: Path, edits: Edits) -> None:
    """Plan to write every schema into `folder`, and to remove those that belong to no record."""
    made = make_schemas()
    for name in find_stale(folder):
        if name in made:
            edits.write(folder / name, made[name].encode())
        else:
            edits.remove(folder / name)


def schema_line(inside: str) -> str | None:
    """Return the first line of the data file at a path from the data folder; None where no record stands there."""
    place = next((place for place in LAYOUT if place.pattern.fullmatch(inside)), None)
    if place is None:
        return None
    return f"# yaml-language-server: $schema={'../' * inside.count('/')}schemas/{place.schema}.json"


def _write(place: Place) -> str:
    schema = place.record.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    kinds = {kind.__name__: kind for kind in collect_records(place.record, {})}
    for name, own in {place.record.__name__: schema, **schema.get("$defs", {})}.items():
        _add_meanings(own, kinds[name])
    adapted = _adapt(schema)
    assert isinstance(adapted, dict)
    head: dict[str, Json] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": place.path,
        "description": adapted.pop("description", ""),
    }
    adapted.pop("title", None)
    return json.dumps({**head, **adapted}, ensure_ascii=False, indent=2) + "\n"


def collect_records(kind: type[Record], seen: dict[type[Record], None]) -> dict[type[Record], None]:
    """Put a record and those inside it in order, each once."""
    if kind not in seen:
        seen[kind] = None
        for info in kind.model_fields.values():
            for inner in _records_in(info.annotation):
                collect_records(inner, seen)
    return seen


def _records_in(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _records_in(argument)


def _add_meanings(schema: dict[str, Any], kind: type[Record]) -> None:
    """Put what stands below each field of a record into its schema."""
    meanings = read_field_docstrings(kind)
    for name, info in kind.model_fields.items():
        if name in meanings:
            held = schema["properties"]
            held[info.alias or name] = dict(sorted({**held[info.alias or name], "description": meanings[name]}.items()))


def _adapt(value: Json, *, names: bool = False) -> Json:
    """Turn pydantic's schema into draft-07; `names` says that the keys are names of fields or definitions."""
    if isinstance(value, list):
        return [_adapt(item) for item in value]
    if not isinstance(value, dict):
        return value
    if names:
        return {key: _adapt(inner) for key, inner in value.items()}
    adapted: dict[str, Json] = {}
    for key, inner in value.items():
        if key in ("title", "default", "discriminator"):
            continue  # Titles only repeat the key, and what may be left out is never to be written as its default.
        key = {"$defs": "definitions", "oneOf": "anyOf"}.get(key, key)
        adapted[key] = _adapt(inner, names=key in ("properties", "definitions"))
    if isinstance(adapted.get("description"), str):
        adapted["description"] = re.sub(r"\s+", " ", str(adapted["description"]))
    return _wrap_reference(_drop_null(adapted))


def _drop_null(schema: dict[str, Json]) -> dict[str, Json]:
    """Leave `null` out: what is not known is left out of the file, never written as nothing."""
    options = schema.get("anyOf")
    if not isinstance(options, list) or {"type": "null"} not in options:
        return schema
    rest = [option for option in options if option != {"type": "null"}]
    others = {key: inner for key, inner in schema.items() if key != "anyOf"}
    if len(rest) == 1 and isinstance(rest[0], dict):
        return {**rest[0], **others}
    return {**others, "anyOf": rest}


def _wrap_reference(schema: dict[str, Json]) -> dict[str, Json]:
    """Keep what stands beside a `$ref`: draft-07 reads nothing beside one, but everything beside `allOf`."""
    if "$ref" not in schema or len(schema) == 1:
        return schema
    others = {key: inner for key, inner in schema.items() if key != "$ref"}
    return {**others, "allOf": [{"$ref": schema["$ref"]}]}
