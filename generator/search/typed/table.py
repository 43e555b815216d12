"""The grammar and the table of units, in the form that the site's script carries and both readers use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.law.ids import UNIT_WORDS, ProvisionId, split_head
from generator.search.typed.grammar import Grammar, Meaning


@dataclass(frozen=True)
class CitableUnit:
    """A unit in the table: the last step of its path, what that adds to label and anchor, its first words."""

    step: str
    suffix: str
    anchor: str
    words: str
    kids: tuple[CitableUnit, ...]


@dataclass(frozen=True)
class CitablePart:
    """A Part of a schedule: its kind and number, and the last steps of the paragraphs that stand in it."""

    kind: str
    no: str
    heading: str
    anchor: str
    steps: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what it is called: `Part 2`."""
        return f"{self.kind.capitalize()} {self.no}"


@dataclass(frozen=True)
class Head:
    """An article, preamble or closing formula: the top of a tree of units, with its page."""

    node: CitableUnit
    name: str
    heading: str
    page: str

    own_label: str = ""
    """What labels of the units inside begin with, where it follows from neither number nor name: `IV`, `12A`."""
    parts: tuple[CitablePart, ...] = ()
    """The Parts of a schedule whose paragraphs are numbered through."""

    @property
    def label(self) -> str:
        """Return what labels of the units inside begin with: `22`, `preamble`."""
        return self.own_label or (self.node.step if self.node.step[:1].isdigit() else self.name.lower())


@dataclass(frozen=True)
class CitableDivision:
    """A chapter, section or title: its kind and number, its articles, and what stands inside it."""

    id: str
    kind: str
    no: str
    label: str
    heading: str
    anchor: str
    articles: tuple[str, ...]
    inner: tuple[CitableDivision, ...]

    def all_articles(self) -> Iterator[str]:
        """Yield the numbers of all articles in it, in order."""
        yield from self.articles
        for division in self.inner:
            yield from division.all_articles()


@dataclass(frozen=True)
class CitableInstrument:
    """An instrument in the table; `heads` is empty where only facts about it are held."""

    slug: str
    label: str
    url: str
    names: tuple[str, ...]
    loose: tuple[str, ...]
    """Names that mean it in a citation alone, and other things in a text: those of its State."""
    place: str
    """Where it was concluded, as words that are compared."""
    years: frozenset[str]
    """The years that people name beside it."""
    alphabet: str
    """The letters of its lists in order, where its authentic language is not written in Latin letters."""
    divisions: tuple[CitableDivision, ...]
    heads: tuple[Head, ...]

    @cached_property
    def by_head(self) -> Mapping[str, Head]:
        """Return the heads by article number, `preamble` or `conclusions`; a section by its number alone too."""
        alone = {split_head(head.node.step)[1]: head for head in self.heads if is_unit_head(head.node.step)}
        return alone | {head.node.step: head for head in self.heads}

    def by_head_begins(self, number: str) -> bool:
        """Return whether an article has this number, or one that goes on from it: `121-3`, `121-3-1`."""
        return any(head == number or head.startswith(f"{number}-") for head in self.by_head)


def is_unit_head(step: str) -> bool:
    """Return whether a head is one of those that an instrument is made of: `22`, `section-12a`; no annex."""
    return ProvisionId("", step).word in UNIT_WORDS


class CitationTable:
    """All instruments and units that can be cited, with the names they go by."""

    def __init__(self, entries: tuple[CitableInstrument, ...], grammar: Grammar) -> None:
        self.entries = entries
        self.grammar = grammar
        self.phrases: dict[str, Meaning] = {}
        self.longest: dict[str, int] = {}
        """The most words of a phrase by its first one."""
        self.kinds: dict[str, str] = {}
        self.series = dict(grammar.series())
        loose = {name for entry in entries for name in entry.loose}
        generic = {grammar.lexer.words(words) for names in grammar.data["kinds"].values() for words in names}
        for words, meaning in grammar.phrases():
            self._add(grammar.lexer.words(words), meaning)
        for words, holders in self._names().items():
            value = "generic" if words in generic else "loose" if words in loose else ""
            self._add(words, Meaning("name", value, instruments=frozenset(holders)))
        for words, meaning in grammar.late_phrases():
            key = grammar.lexer.words(words)
            if meaning.kind == "kind":
                self.kinds[key] = meaning.value
                meaning = self._generic(meaning)
            self._add(key, meaning)
        for entry in entries:
            self._add(entry.place, Meaning("neutral"))

    def _generic(self, kind: Meaning) -> Meaning:
        """Return what "the Convention" means in the first language, for the same word of another one."""
        own = self.phrases.get(kind.value)
        return own if own and own.kind == "name" else kind

    def _names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, entry in enumerate(self.entries):
            for name in entry.names:
                found.setdefault(name, []).append(index)
        return found

    def _add(self, words: str, meaning: Meaning) -> None:
        if words and words not in self.phrases:
            self.phrases[words] = meaning
            first = words.partition(" ")[0]
            self.longest[first] = max(self.longest.get(first, 0), words.count(" ") + 1)

    def instruments_begun(self, word: str) -> frozenset[int]:
        """Return the instruments with text that have a one-word name beginning with `word`."""
        return frozenset(
            index
            for words, meaning in self.phrases.items()
            if " " not in words and meaning.kind == "name" and words.startswith(word)
            for index in meaning.instruments
            if self.entries[index].heads
        )


def read_table(data: list[dict[str, Any]], grammar: Grammar) -> CitationTable:
    """Read the table of units from the plain lists that the site's script carries."""
    return CitationTable(tuple(_read_entry(entry) for entry in data), grammar)


def _read_entry(data: dict[str, Any]) -> CitableInstrument:
    heads = tuple(_read_head(head) for head in data["units"])
    return CitableInstrument(
        data["slug"],
        data["label"],
        data["url"],
        tuple(data["names"]),
        tuple(data["loose"]),
        data["place"],
        frozenset(data["years"]),
        data["alphabet"],
        tuple(_read_division(division) for division in data["divisions"]),
        heads,
    )


def _read_head(data: list[Any]) -> Head:
    step, name, heading, page, anchor, words, kids, *more = data
    node = CitableUnit(step, "", anchor, words, tuple(_read_node(kid) for kid in kids))
    parts = tuple(
        CitablePart(kind, no, about, place, tuple(steps))
        for kind, no, about, place, steps in (more[1] if more[1:] else ())
    )
    return Head(node, name, heading, page, more[0] if more else "", parts)


def _read_division(data: list[Any]) -> CitableDivision:
    name, kind, no, label, heading, anchor, articles, inner = data
    inside = tuple(_read_division(each) for each in inner)
    return CitableDivision(name, kind, no, label, heading, anchor, tuple(articles), inside)


def _read_node(data: list[Any]) -> CitableUnit:
    step, suffix, anchor, words, kids = data
    return CitableUnit(step, suffix, anchor, words, tuple(_read_node(kid) for kid in kids))
