"""The grammar and the table of units, in the form that the site's script carries and both readers use."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

_MARKED_LATIN = re.compile("([a-z])[\u0300-\u036f]+")


@dataclass(frozen=True)
class Meaning:
    """What a run of words means: a level, a head such as the preamble, or instruments (`name`)."""

    kind: str
    value: str = ""
    behind: bool = False
    """For a level: the word stands behind its number, as in Latvian."""
    instruments: frozenset[int] = frozenset()


class Grammar:
    """The words and signs of a citation; `data` is the content of `grammar.json`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.says: Mapping[str, Any] = data["says"]
        self.value = re.compile(data["value"])
        self._token = re.compile(f"({data['token']})|{data['separators']}")
        self._not = [re.compile(pattern) for pattern in data["not"]]
        self._passed_over = frozenset(data["passed_over"])

    def fold(self, text: str) -> str:
        """Return the text in lower case without the marks of Latin letters; Cyrillic letters stay whole."""
        text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
        text = unicodedata.normalize("NFC", _MARKED_LATIN.sub(r"\1", text))
        for letter, plain in self.data["letters"].items():
            text = text.replace(letter, plain)
        return text.strip()

    def tokens(self, text: str) -> list[str] | None:
        """Return the words and numbers that matter in a text; None where it holds a sign that no citation has."""
        folded = self.fold(text)
        if any(pattern.search(folded) for pattern in self._not):
            return None
        found, at = [], 0
        while at < len(folded):
            match = self._token.match(folded, at)
            if match is None:
                return None
            if match[1] and match[1] not in self._passed_over:
                found.append(match[1])
            at = match.end()
        return found

    def phrases(self) -> Iterator[tuple[tuple[str, ...], Meaning]]:
        """Yield every word and phrase of the grammar with its meaning; the first of two equal ones counts."""
        for level in self.data["levels"]:
            for behind in (False, True):
                for words in level["behind" if behind else "before"]:
                    yield tuple(self.tokens(words) or ()), Meaning("level", level["level"], behind)
        for head, names in self.data["heads"].items():
            for words in names:
                yield tuple(self.tokens(words) or ()), Meaning("head", head)


@dataclass(frozen=True)
class CitableUnit:
    """A unit in the table: the last step of its path, what that adds to label and anchor, its first words."""

    step: str
    suffix: str
    anchor: str
    words: str
    kids: tuple[CitableUnit, ...]


@dataclass(frozen=True)
class Head:
    """An article, preamble or closing formula: the top of a tree of units, with its page."""

    node: CitableUnit
    name: str
    heading: str
    page: str

    @property
    def label(self) -> str:
        """Return what labels of the units inside begin with: `22`, `preamble`."""
        return self.node.step if self.node.step[:1].isdigit() else self.name.lower()


@dataclass(frozen=True)
class CitableInstrument:
    """An instrument in the table; `heads` is empty where only facts about it are held."""

    slug: str
    label: str
    url: str
    names: tuple[str, ...]
    alphabet: str
    """The letters of its lists in order, where its authentic language is not written in Latin letters."""
    heads: tuple[Head, ...]

    @cached_property
    def by_head(self) -> Mapping[str, Head]:
        """Return the heads by article number, `preamble` or `conclusions`."""
        return {head.node.step: head for head in self.heads}


class CitationTable:
    """All instruments and units that can be cited, with the names they go by."""

    def __init__(self, entries: tuple[CitableInstrument, ...], grammar: Grammar) -> None:
        self.entries = entries
        self.grammar = grammar
        self.phrases: dict[tuple[str, ...], Meaning] = {}
        self.longest = 1
        for words, meaning in grammar.phrases():
            self._add(words, meaning)
        for words, holders in self._names().items():
            self._add(words, Meaning("name", instruments=frozenset(holders)))

    def _names(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for index, entry in enumerate(self.entries):
            for name in entry.names:
                words = tuple(self.grammar.tokens(name) or ())
                found.setdefault(words, []).append(index)
        return found

    def _add(self, words: tuple[str, ...], meaning: Meaning) -> None:
        if words and words not in self.phrases:
            self.phrases[words] = meaning
            self.longest = max(self.longest, len(words))

    def instruments_begun(self, word: str) -> frozenset[int]:
        """Return the instruments with text that have a one-word name beginning with `word`."""
        return frozenset(
            index
            for words, meaning in self.phrases.items()
            if len(words) == 1 and meaning.kind == "name" and words[0].startswith(word)
            for index in meaning.instruments
            if self.entries[index].heads
        )


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """Read the grammar that lies beside this module."""
    return Grammar(json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8")))


def read_table(data: list[dict[str, Any]], grammar: Grammar | None = None) -> CitationTable:
    """Read the table of units from the plain lists that the site's script carries."""
    return CitationTable(tuple(_read_entry(entry) for entry in data), grammar or load_grammar())


def _read_entry(data: dict[str, Any]) -> CitableInstrument:
    heads = tuple(
        Head(CitableUnit(step, "", anchor, words, tuple(_read_node(kid) for kid in kids)), name, heading, page)
        for step, name, heading, page, anchor, words, kids in data["units"]
    )
    return CitableInstrument(data["slug"], data["label"], data["url"], tuple(data["names"]), data["alphabet"], heads)


def _read_node(data: list[Any]) -> CitableUnit:
    step, suffix, anchor, words, kids = data
    return CitableUnit(step, suffix, anchor, words, tuple(_read_node(kid) for kid in kids))
