"""Check a whole text: its citations, and its quotations against the units that they are ascribed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.law.corpus import Corpus, Unit
from generator.search.checked.citations import FoundCitation, find_citations
from generator.search.checked.quotes import FoundQuote, QuoteIndex, find_quoted, judge_quote
from generator.search.typed import CitationTable
from generator.search.typed.units import citation_table

_NEAR = 240
_FAR = 1000
"""Signs between a quotation and the citation that it can be ascribed to."""
_CLAUSE = re.compile(r"[.!?]['\"»”’)\]]*\s+(?=['\"«“‘„(\[]*[A-ZА-Я])|;|\n\s*\n")
_BRACKET = re.compile(r"['\"»”’.,]*\s?[([][^()\[\]]{0,40}")


@dataclass(frozen=True)
class CheckedText:
    """What was found in a text."""

    citations: tuple[FoundCitation, ...]
    quotes: tuple[FoundQuote, ...]


class TextChecker:
    """The texts of a corpus, made ready to check others against them."""

    def __init__(self, corpus: Corpus) -> None:
        self.table: CitationTable = citation_table(corpus)
        self.index = QuoteIndex({str(unit.id): _whole(unit) for unit in corpus.units.values()})

    def check(self, text: str) -> CheckedText:
        """Return every citation and quotation of a text, in their order."""
        citations = find_citations(text, self.table)
        places = sorted(find_quoted(text))
        quotes = [judge_quote(place, text, _ascribed(place, text, citations), self.index) for place in places]
        return CheckedText(tuple(citations), tuple(quotes))


def check_text(corpus: Corpus, text: str) -> CheckedText:
    """Check one text against the texts of a corpus."""
    return TextChecker(corpus).check(text)


def _whole(unit: Unit) -> str:
    """Return all words of a unit, those inside it among them, in their order."""
    inside = [_whole(child) for child in unit.children]
    own = [unit.own.text] if unit.own else []
    closing = [unit.closing.text] if unit.closing else []
    return " ".join([*own, *inside[: len(unit.items)], *closing, *inside[len(unit.items) :]])


def _ascribed(place: tuple[int, int], text: str, citations: Sequence[FoundCitation]) -> tuple[str, ...]:
    """Return the units that quoted words are ascribed to, by the citations that stand nearest.

    First that in a bracket right behind the words, then those before them in the clause; where there are none, those
    after them in the clause and those before in the paragraph.
    """
    start, end = place
    found = [each for each in citations if each.fate == "found" and not start <= each.start < end]
    before = [(each, text[each.end : start + 1]) for each in found if each.start < start]
    after = [(each, text[end : each.start]) for each in found if each.start >= end]
    near = [
        [each for each, between in after if _BRACKET.fullmatch(between)],
        [each for each, between in before if len(between) <= _NEAR and not _CLAUSE.search(between)],
    ]
    following = [each for each, between in after if len(between) <= _NEAR and not _CLAUSE.search(between)]
    paragraph = [each for each, between in before if len(between) < _FAR and "\n\n" not in between]
    chosen = next(filter(None, near), [*following, *paragraph])
    return tuple(unit for each in chosen for unit in each.units)
