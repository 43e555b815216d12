"""The schemas for editors: up to date, named by every data file, and true of every data file."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.files.edits import open_edits
from generator.reading.layout import LAYOUT
from generator.reading.schemas import find_stale, make_schemas, schema_line, write_schemas

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "data" / "schemas"
FILES = [
    file
    for data in (ROOT / "data", ROOT / "tests" / "mini" / "data")
    for file in sorted(data.rglob("*.yml"))
    if "received" not in file.parts
]


def _write(folder: Path) -> None:
    with open_edits(folder, folder) as edits:
        write_schemas(folder, edits)
        edits.commit()


def test_the_schemas_are_up_to_date() -> None:
    """What stands in data/schemas follows from the records: python -m generator schemas --write."""
    assert find_stale(SCHEMAS) == []


def test_the_schemas_are_schemas() -> None:
    """jsonschema takes each for draft-07, and every data file keeps its own."""
    checkers = {}
    for name, text in make_schemas().items():
        schema = json.loads(text)
        jsonschema.Draft7Validator.check_schema(schema)
        checkers[name] = jsonschema.Draft7Validator(schema)
    for file in FILES:
        data = next(folder for folder in file.parents if folder.name == "data")
        name = (schema_line(file.relative_to(data).as_posix()) or "").rpartition("/")[2]
        held = yaml.load(file.read_text(encoding="utf-8"), Loader=_Core)
        faults = [fault.message for fault in checkers[name].iter_errors(held)]
        assert not faults, f"{file.relative_to(ROOT)}: {faults[:3]}"


class _Core(yaml.CSafeLoader):
    """Reads YAML 1.2 as editors do: a date and the word "on" are text."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _starts in (
    ("bool", "true|false", "tf"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_starts))


def test_every_kind_of_file_has_a_schema() -> None:
    """There is a schema for each place of the layout."""
    assert set(make_schemas()) == {f"{place.schema}.json" for place in LAYOUT}


def test_a_lost_a_changed_and_a_spare_schema_are_noticed(tmp_path: Path) -> None:
    """Each is stale, and writing mends all three."""
    _write(tmp_path)
    assert find_stale(tmp_path) == []
    (tmp_path / "article.json").unlink()
    (tmp_path / "topic.json").write_text("{}", encoding="utf-8")
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    assert find_stale(tmp_path) == ["article.json", "old.json", "topic.json"]
    _write(tmp_path)
    assert find_stale(tmp_path) == []


def test_every_data_file_names_its_schema() -> None:
    """The first line of each file leads to the schema of its kind, by a relative path that is right."""
    wrong = []
    for file in FILES:
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=((?:\.\./)*(?:data/)?schemas/([a-z-]+)\.json)", first)
        data = next(folder for folder in file.parents if folder.name == "data")
        meant = (schema_line(file.relative_to(data).as_posix()) or "").rpartition("/")[2]
        if not named or f"{named[2]}.json" != meant:
            wrong.append(f"{file.relative_to(ROOT)}: {first}")
        elif posixpath.normpath(posixpath.join(file.parent.as_posix(), named[1])) != f"{SCHEMAS.as_posix()}/{meant}":
            wrong.append(f"{file.relative_to(ROOT)}: {named[1]} leads elsewhere")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(make_schemas()))
def test_a_schema_is_draft_07(name: str) -> None:
    """A schema uses no word that draft-07 lacks; every reference stands alone and leads somewhere."""
    schema = json.loads(make_schemas()[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["additionalProperties"] is False
    assert schema["description"]
    for node in _nodes(schema):
        assert not {"$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "discriminator"} & set(node)
        if "$ref" in node:
            assert list(node) == ["$ref"]
            assert str(node["$ref"]).removeprefix("#/definitions/") in schema["definitions"]


def _nodes(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        return [value, *(node for inner in value.values() for node in _nodes(inner))]
    return [node for inner in value for node in _nodes(inner)] if isinstance(value, list) else []
