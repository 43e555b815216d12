"""The house form of data files: what is moved and shifted, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.cli.editing_data.fmt import Formatted, format_file, format_text
from generator.law.records import Article, Record, StateInstrument, Topic
from generator.reading.layout import LAYOUT

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    (data, file)
    for data in (ROOT / "data", ROOT / "tests" / "mini" / "data")
    for file in sorted(data.rglob("*.yml"))
    if "received" not in file.parts
]

CASES: dict[str, tuple[type[Record], str, str]] = {
    "keys go into the order of the record, with the comments above them": (
        Article,
        "# schema\nsummary: S\n# Why.\nheading: H\nprovenance:\n  made: m\n  source: s\ntext:\n  - text: T\n",
        "# schema\n# Why.\nheading: H\nsummary: S\ntext:\n  - text: T\nprovenance:\n  source: s\n  made: m\n",
    ),
    "the first key of a list item may change": (
        Article,
        'text:\n  - text: >-\n      Folded\n      text.\n    no: "1"\n    items:\n      - {text: T, no: a}\n',
        'text:\n  - no: "1"\n    text: >-\n      Folded\n      text.\n    items:\n      - {no: a, text: T}\n',
    ),
    "spaces and line ends are set right": (
        Article,
        "heading:   H  \r\nsummary: >-\r\n        Folded\r\n        text.\r\ntext:\r\n- text:  T\r\n\r\n\r\n",
        "heading: H\nsummary: >-\n  Folded\n  text.\ntext:\n  - text: T\n",
    ),
    "four spaces become two": (
        StateInstrument,
        "participation:\n    signed:\n        date: 2001\n        confidence: c\n    sources:\n        -   a\n",
        "participation:\n  signed:\n    date: 2001\n    confidence: c\n  sources:\n    - a\n",
    ),
    "brackets on one line get one space after commas and colons": (
        Topic,
        "relations:\n  - { to: b , of: a, because: 'it, is' ,is: broader }  # a comment\nrelated: [ a,b ]\n",
        "relations:\n  - {of: a, to: b, is: broader, because: 'it, is'}  # a comment\nrelated: [a, b]\n",
    ),
    "the order of instruments in a topic is its author's": (
        Topic,
        'provisions:\n  ponds: ["1"]\n  lakes: ["2(1)"]\n',
        'provisions:\n  ponds: ["1"]\n  lakes: ["2(1)"]\n',
    ),
    "unknown keys stay behind the known ones": (
        Topic,
        "zeal: 1\ngroup: g\nabc: 2\ntitle: T\n",
        "title: T\ngroup: g\nzeal: 1\nabc: 2\n",
    ),
    "brackets on several lines go on one": (
        Topic,
        "related: [a,\n  b]\ntitle: T\n",
        "title: T\nrelated: [a, b]\n",
    ),
    "comments go with the keys and items below them": (
        Article,
        "provenance:\n  # why restored\n  made: m\n  source: s\ntext:\n  # first\n  - text: T\n    # no\n    no: a\n",
        "text:\n  # first\n  # no\n  - no: a\n    text: T\nprovenance:\n  source: s\n  # why restored\n  made: m\n",
    ),
    "a hash in a text is no comment": (
        Topic,
        "question: >-\n  One\n  # two\ntitle: T # really\n",
        "title: T  # really\nquestion: >-\n  One\n  # two\n",
    ),
    "a comment at the end stays at the end": (
        Topic,
        "group: g\ntitle: T\n# The end.\n",
        "title: T\ngroup: g\n# The end.\n",
    ),
    "what would change the data is left alone": (
        Topic,
        "title: |\n  trailing   \n\n\ngroup: g\n",
        "title: |\n  trailing   \n\n\ngroup: g\n",
    ),
}


@pytest.mark.parametrize("claim", sorted(CASES))
def test_only_order_and_spacing_change(claim: str) -> None:
    """The text after is the expected one, holds the same data, and stays as it is when formatted again."""
    record, before, after = CASES[claim]
    formatted = format_text(before, record)
    assert formatted == after
    assert format_text(formatted, record) == formatted
    assert _held(before) == _held(formatted)


def _held(text: str) -> object:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def test_every_data_file_is_in_the_house_form() -> None:
    """Formatting a file that is in the house form changes nothing, and all of ours are: python -m generator fmt."""
    formatted = [
        format_file(file, inside=file.relative_to(data).as_posix(), shown=file.relative_to(ROOT).as_posix())
        for data, file in FILES
    ]
    assert all(isinstance(result, Formatted) for result in formatted)
    assert [result.path for result in formatted if isinstance(result, Formatted) and result.differs] == []


def test_scrambled_files_hold_the_same_data_when_formatted() -> None:
    """Whatever the order and the spacing of a file, formatting keeps its data, and brings its keys into order."""
    for data, file in FILES[::7]:
        inside = file.relative_to(data).as_posix()
        place = next(place for place in LAYOUT if place.pattern.fullmatch(inside))
        held = _held(file.read_text(encoding="utf-8"))
        for indent, flow in ((2, False), (4, None), (7, False)):
            scrambled = yaml.safe_dump(
                _reversed(held), sort_keys=False, indent=indent, default_flow_style=flow, width=10**6
            )
            formatted = format_text(scrambled, place.record)
            assert _held(formatted) == held
            assert format_text(formatted, place.record) == formatted
            if flow is False:
                assert list(_mapping(formatted)) == list(_mapping(file.read_text(encoding="utf-8"))), file


def _reversed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def _mapping(text: str) -> dict[str, object]:
    held = _held(text)
    assert isinstance(held, dict)
    return held


def test_a_file_with_faults_is_reported_and_left_alone(tmp_path: Path) -> None:
    """A file that cannot be read gives its problems; one of no kind gives nothing."""
    file = tmp_path / "noise.yml"
    file.write_text("title: &x Noise\n", encoding="utf-8")
    problems = format_file(file, inside="topics/noise.yml", shown="data/topics/noise.yml")
    assert isinstance(problems, list)
    assert [problem.what for problem in problems] == ["the value has the anchor &x"]
    assert format_file(file, inside="notes.yml", shown="data/notes.yml") is None
