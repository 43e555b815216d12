"""Reading YAML: plain data, the place of everything in it, and the refusal of what data files do not use."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.reading.problems import Location
from generator.reading.textfile import read_text
from generator.reading.yamlio import Document, read_document
from generator.reading.yamlio.editor import new_mapping, read_editable, write_editable, write_text
from tests.unit.corpora import BOTH, name_of

TEXT = """\
# A comment.
title: Noise on “waters”
order: 10
country: NO
list:
  - {no: a, text: by horn}
  - "1:30"
folded: >-
  one
  two
empty: ""
nothing:
"""


def _read(tmp_path: Path, text: str) -> Document:
    file = tmp_path / "x.yml"
    file.write_text(text, encoding="utf-8")
    document, problems = read_document(file, "x.yml")
    assert problems == []
    assert document is not None
    return document


def test_every_scalar_is_text(tmp_path: Path) -> None:
    """Numbers, country codes and times stay text; only what has no value is None."""
    assert _read(tmp_path, TEXT).data == {
        "title": "Noise on “waters”",
        "order": "10",
        "country": "NO",
        "list": [{"no": "a", "text": "by horn"}, "1:30"],
        "folded": "one two",
        "empty": "",
        "nothing": None,
    }


@pytest.mark.parametrize(
    ("where", "value", "key"),
    [
        ((), (2, 1, 1), (2, 1, 1)),
        (("title",), (2, 8, 17), (2, 1, 5)),
        (("list", 0), (6, 5, 1), (6, 5, 1)),
        (("list", 0, "text"), (6, 19, 7), (6, 13, 4)),
        (("list", 1), (7, 5, 6), (7, 5, 6)),
        (("folded",), (8, 9, 1), (8, 1, 6)),
        (("nothing",), (12, 9, 1), (12, 1, 7)),
        (("list", 0, "missing"), (6, 5, 1), (6, 5, 1)),
    ],
)
def test_every_value_and_key_knows_its_place(
    tmp_path: Path, where: tuple[str | int, ...], value: tuple[int, int, int], key: tuple[int, int, int]
) -> None:
    """A place counts lines and characters from 1; what does not exist has the place of what would hold it."""
    document = _read(tmp_path, TEXT)
    assert _figures(document.place_of(where)) == value
    assert _figures(document.place_of_key(where)) == key


def _figures(place: Location) -> tuple[int, int, int]:
    return place.line, place.column, place.width


def test_values_are_found_by_their_path(tmp_path: Path) -> None:
    """A path leads to its value, and to None where nothing stands."""
    document = _read(tmp_path, TEXT)
    assert document.value_at(("list", 0, "text")) == "by horn"
    assert document.value_at(("list", 9)) is None
    assert document.value_at(("title", "text")) is None
    assert document.value_at(("list", "text")) is None


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    """The same file with CRLF gives the same data and the same places."""
    plain = _read(tmp_path, TEXT)
    file = tmp_path / "x.yml"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    windows, problems = read_document(file, "x.yml")
    assert problems == []
    assert windows is not None
    assert (windows.data, windows.key_places) == (plain.data, plain.key_places)


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    """What can be read is read to the end, and each thing refused is reported."""
    file = tmp_path / "x.yml"
    file.write_text("a: &x 1\nb: *x\nc: !!int 2\n<<: {d: 3}\na: 4\n[e]: 5\n", encoding="utf-8")
    document, problems = read_document(file, "x.yml")
    assert document is not None
    assert [(problem.rule, problem.location.line, problem.what) for problem in problems] == [
        ("yaml", 1, "the value has the anchor &x"),
        ("yaml", 2, "the value is the alias *x"),
        ("yaml", 3, "the value has the tag !!int"),
        ("yaml", 4, "the key is a merge key (<<)"),
        ("duplicate-key", 5, 'key "a" is written twice; first at line 1, column 1'),
        ("yaml", 6, "the key is not a word"),
    ]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """A missing file and a folder in a file's place are reported, not raised."""
    for path, said in (
        (tmp_path / "nothing.yml", "the file cannot be read: "),
        (tmp_path, "the path is no ordinary file"),
    ):
        text, (problem,) = read_text(path, "shown.yml")
        assert text is None
        assert problem.what.startswith(said)
        assert problem.location == Location("shown.yml")


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_every_data_file_comes_back_from_editing_byte_for_byte(root: Path) -> None:
    """What the round trip reads and writes unchanged is the same file, comments and folds included."""
    files = sorted((root / "data").rglob("*.yml"))
    changed = [
        file.name for file in files if write_editable(read_editable(text := file.read_text(encoding="utf-8"))) != text
    ]
    assert files
    assert changed == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NO", 'a: "NO"'),
        ("yes", 'a: "yes"'),
        ("1:30", 'a: "1:30"'),
        ("012", 'a: "012"'),
        ("1e3", 'a: "1e3"'),
        ("shorter #1 of two", 'a: "shorter #1 of two"'),
        ("better: a name", 'a: "better: a name"'),
        ("topic:noise", "a: topic:noise"),
        ("2020-01-01", "a: 2020-01-01"),
        ("22-2-reservation", "a: 22-2-reservation"),
        ("“waters”", 'a: "“waters”"'),
        ('say "no"', 'a: "say \\"no\\""'),
    ],
)
def test_a_text_that_would_read_as_something_else_is_quoted(text: str, written: str) -> None:
    """A text keeps its letters for every reader of YAML; a full day stays plain, as everywhere in the data."""
    assert write_editable(new_mapping([("a", write_text(text))])) == f"{written}\n"
    assert yaml.load(f"{written}\n", Loader=yaml.CBaseLoader) == {"a": text}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: [Is it?]\n", "a question mark stands in a text between brackets"),
        ("a: {b: c?}\n", "a question mark stands in a text between brackets"),
        ("a: [x:y]\n", "a colon stands in a text between brackets"),
    ],
)
def test_signs_of_yaml_in_brackets_are_named(tmp_path: Path, text: str, what: str) -> None:
    """A question mark or colon in a bare text between brackets is an error to YAML 1.1: the report says which."""
    file = tmp_path / "x.yml"
    file.write_text(text, encoding="utf-8")
    _, problems = read_document(file, "x.yml")
    assert [(problem.what, problem.fix) for problem in problems] == [(what, "put the text in quotation marks")]
