"""Our own prose is spelt as the British word list of Debian (wbritish) spells it, or as `tests/spelling.txt` allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.reading.load import load_records
from generator.reading.yamlio import Plain

ROOT = Path(__file__).resolve().parents[2]
WORDS = Path("/usr/share/dict/british-english")
ALLOWED = ROOT / "tests" / "spelling.txt"
# The fields that hold our own words; the law's words, titles and names of offices are not ours.
OURS = frozenset(
    [
        "about",
        "answer",
        "ask",
        "because",
        "condition",
        "conflict",
        "effect",
        "explanation",
        "flag",
        "how_made",
        "national",
        "note",
        "outside_lists",
        "part",
        "point",
        "question",
        "questions",
        "says",
        "seen",
        "skill",
        "story",
        "subtitle",
        "summary",
        "task",
        "title_en",
        "we_find",
        "why",
    ]
)
PROSE = ("content/**/*.md", "data/README.md", "README.md", "CHANGELOG.md", "theme/pages/*.html", "theme/*.html")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:’[A-Za-zÀ-ɏ]+|'[A-Za-zÀ-ɏ]+)*")
_TEMPLATE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_NOT_PROSE = re.compile(
    r"^---\n.*?\n---\n|```.*?```|`[^`]*`|\[[a-z0-9-]+:[^\]]*\]|\{[^}]*\}|<(pre|code|style)\b.*?</\1>|<[^>]*>"
    r"|\]\([^)]*\)|&[a-z]+;|https?://\S+|“[^”]*”",
    re.DOTALL,
)


def _own_texts() -> Iterator[tuple[str, str]]:
    loaded, problems = load_records(ROOT / "data", root=ROOT)
    assert not problems
    for document in loaded.documents():
        if "/sources/" not in document.path:
            yield from ((document.path, text) for text in _in_fields(document.data, ""))
    for pattern in PROSE:
        for file in sorted(ROOT.glob(pattern)):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


def _in_fields(value: Plain, field: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in_fields(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_fields(inner, field)
    elif isinstance(value, str) and field in OURS:
        yield value


def _words(text: str) -> Iterator[str]:
    for found in _WORD.findall(_NOT_PROSE.sub(" ", _TEMPLATE.sub(" ", text))):
        yield re.sub(r"'s?$", "", found.replace("’", "'"))


@pytest.mark.skipif(not WORDS.exists(), reason="the word list is missing: apt-get install wbritish")
def test_every_word_of_our_prose_is_in_the_word_list_or_allowed() -> None:
    known = set(WORDS.read_text(encoding="utf-8").split()) | set(ALLOWED.read_text(encoding="utf-8").split())
    unknown = sorted(
        {
            f"{word} ({path})"
            for path, text in _own_texts()
            for word in _words(text)
            if len(word) > 1 and word not in known and word.lower() not in known
        }
    )
    assert not unknown, "\n".join(["not in the word list; mend it or add it to tests/spelling.txt:", *unknown])


def test_allowed_words_are_sorted_and_needed_nowhere_twice() -> None:
    allowed = ALLOWED.read_text(encoding="utf-8").split()
    assert allowed == sorted(set(allowed), key=lambda word: (word.casefold(), word))
