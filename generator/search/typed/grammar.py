"""The grammar of typed citations: its words and signs, in the form that the site's script carries too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.law.records import Finding
from generator.search.typed.lexer import Lexer


@dataclass(frozen=True)
class Meaning:
    """What a run of words means: a level, a head such as the preamble, instruments (`name`), or words that join."""

    kind: str
    value: str = ""
    behind: bool = False
    """For a level: the word stands behind its number, as in Latvian."""
    plural: bool = False
    instruments: frozenset[int] = frozenset()


class Grammar:
    """The words and signs of a citation: the content of `grammar.json`, and the names that a corpus adds to it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.lexer = Lexer(data)
        self.says: Mapping[str, Any] = data["says"]
        self.value = re.compile(data["value"])
        self.is_not = [re.compile(pattern) for pattern in data["not"]]
        self.dates = [re.compile(pattern) for pattern in data["dates"]]
        self.fillers = [re.compile(pattern) for pattern in data["fillers"]]
        self.range = re.compile(data["range"])
        self.conj = re.compile(data["conj"])
        self.ranks: Mapping[str, int] = {level["level"]: level["rank"] for level in data["levels"]}
        self.alike: Mapping[str, str] = data["alike"]

    def phrases(self) -> Iterator[tuple[str, Meaning]]:
        """Yield every word and phrase of the grammar with its meaning; the first of two equal ones counts."""
        for level in self.data["levels"]:
            for key in ("before", "plural", "behind"):
                for words in level[key]:
                    yield words, Meaning("level", level["level"], key == "behind", key == "plural")
        for head, names in self.data["heads"].items():
            for words in names:
                yield words, Meaning("head", head)
        for kind in ("numbers", "ordinals"):
            for words, number in self.data[kind].items():
                yield words, Meaning(kind, str(number))

    def late_phrases(self) -> Iterator[tuple[str, Meaning]]:
        """Yield the words that count only where they are no name of an instrument held here."""
        for kind, names in self.data["kinds"].items():
            for words in names:
                yield words, Meaning("kind", kind)
        for kind in ("foreign", "neutral", "additional"):
            for words in self.data[kind]:
                yield words, Meaning(kind)

    def with_names(self, names: Finding) -> Grammar:
        """Return the grammar with the series, bodies and other texts that a corpus names, as compared words."""
        words = self.lexer.words
        return Grammar(
            {
                **self.data,
                "series": {words(key): [words(key), *map(words, others)] for key, others in names.series.items()},
                "neutral": [*self.data["neutral"], *map(words, names.beside)],
                "foreign": [*self.data["foreign"], *map(words, names.elsewhere)],
            }
        )

    def series(self) -> Iterator[tuple[str, str]]:
        """Yield each way to write a series of treaties, with the one that names are kept under."""
        for series, names in self.data["series"].items():
            for words in names:
                yield self.lexer.words(words), series


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """Read the grammar that lies beside this module."""
    return Grammar(json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8")))
