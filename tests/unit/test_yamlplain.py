"""The quick way of reading YAML gives what the careful one gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.yamlio import _parse
from generator.reading.yamlio.plain import read_plainly
from tests.unit.corpora import BOTH, name_of


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_files(root: Path) -> None:
    """Every file of data is read alike, and nearly all of them quickly."""
    files = sorted((root / "data").rglob("*.yml"))
    quick = 0
    for file in files:
        content = file.read_text(encoding="utf-8")
        plain = read_plainly(content)
        document, problems = _parse(content, file.name)
        assert document is not None
        assert plain is None or (plain == document.data and not problems)
        quick += plain is not None
    assert quick > 0.9 * len(files)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "text",
        "- item",
        "a: &x b",
        "a: *x",
        "{a: *x, b: c}",
        "a: !!str b",
        "a: !t {b: c}",
        "<<: {a: b}",
        "a: b\na: c",
        "a: {b: 1, b: 2}",
        "%YAML 1.1\n---\na: b",
        "---\na: b",
        "a: b\n---\nc: d",
        "a: b\n...\n",
        "? a\n: b",
        "? [a]\n: b",
        "{? a: b}",
        "[a]: b",
        "~: b",
        ": b",
        'a: "\\u200b"',
        "a: [b",
        "a:\n\tb: c",
        "a: " + "[" * 61 + "]" * 61,
        "a: " + "[" * 5000,
        "a:\n" + "- " * 61 + "b",
        "\n".join(" " * depth + "a:" for depth in range(61)) + " b",
        "a: {b: c,}",
        "a: [b,\n]",
    ],
)
def test_unusual(content: str) -> None:
    """Whatever the careful reader may have to report is left to it."""
    assert read_plainly(content) is None


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ("a: ", {"a": None}),
        ("a: ''", {"a": ""}),
        ("a: null\nb: 'null'", {"a": None, "b": "null"}),
        ("a: NO\nb: 1:30\nc: 2001-02-03", {"a": "NO", "b": "1:30", "c": "2001-02-03"}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("a: R & D\nb: 5 * 3\nc: What!\nd: 50%", {"a": "R & D", "b": "5 * 3", "c": "What!", "d": "50%"}),
    ],
)
def test_ordinary(content: str, data: object) -> None:
    """Ordinary words keep their letters; only what YAML 1.2 calls null is nothing."""
    assert read_plainly(content) == data
