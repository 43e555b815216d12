"""Rules of direction: who asks and who is asked, before and after, and the articles that our words list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from generator.checks.rules.clause_words import Clause, nearest, read_clauses
from generator.checks.rules.forces import is_meant, law_beside, shorten
from generator.checks.rules.registry import World, rule
from generator.law.ids import ProvisionId, split_head
from generator.law.records import Cell
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

_PAIRS = (
    (r"\brequesting\b", r"\b(?:requesting|initiator)\b", r"\brequested\b"),
    (r"\brequested\b", r"\brequested\b", r"\b(?:requesting|initiator)\b"),
    (r"\bbefore\b", r"\b(?:before|prior|already|previous\w*|preced\w+|simultaneously)\b", r"\bafter\b"),
    (r"\bafter\b", r"\b(?:after|following|from|upon|since|expir\w+)\b", r"\b(?:before|prior)\b"),
)
"""A word of ours, the words of law that go with it, and those that say the opposite."""
_OPPOSITES = tuple(tuple(re.compile(one, re.IGNORECASE) for one in pair) for pair in _PAIRS)
_DIRECTED = re.compile(r"\b(?:requesting|requested|before|after)\b", re.IGNORECASE)
_ONE = r"(?:\d+[A-Z]?|[IVXLC]+)(?![\w/])(?:\(\w+\))*"
_LISTED = re.compile(rf"\b(?:Articles?|[Ss]ections?|[Rr]ules?) ({_ONE}(?:(?:, | and | or | to | through ){_ONE})*)")
_NUMBER = re.compile(r"(?<![\w(])(?:\d+[A-Za-z]?|[IVXLC]+)(?!\w)")


@rule("opposites-agree", by_folder=True)
def check_opposites(world: World) -> Iterator[Problem]:
    """Who asks and who is asked, before and after, are in our words what they are in the cited provisions.

    Why: "the requested Party decides" of what the requesting Party decides turns a rule round, and every word of it
    stands in the law. A clause of ours is held against the sentence that shares most words with it. Fails: "after its
    consent" of a text that says "before". Mend: read who acts, and when.
    """
    for beside in law_beside(world, "opposites-agree", _DIRECTED):
        for clause in read_clauses(beside.words):
            for ours, same, turned in _OPPOSITES:
                other = _turned(clause, beside.law, same, turned) if ours.search(clause.text) else None
                if other and not turned.search(clause.text):
                    what = f'our words ("{shorten(clause)}") have the opposite of the text ("{shorten(other)}")'
                    why = "a rule that is turned round is believed, for every word of it stands in the law"
                    yield Problem(
                        beside.document.place_of(beside.where), "opposites-agree", what, why, "read who acts, and when"
                    )


def _turned(ours: Clause, law: Collection[Clause], same: re.Pattern[str], turned: re.Pattern[str]) -> Clause | None:
    fitting, _ = nearest(ours, [one for one in law if _is_found(same, one.text)])
    share, other = nearest(ours, [one for one in law if _is_found(turned, one.text) and not _is_found(same, one.text)])
    return other if is_meant(share, fitting) else None


@lru_cache(maxsize=16384)
def _is_found(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


@rule("articles-agree", by_folder=True)
def check_articles(world: World) -> Iterator[Problem]:
    """An article that our words name stands in the provisions that they are about, or is one of them.

    Why: "Articles 2 to 10" of a text that says 2 to 11 leaves an offence out. A value that tells a silence may name
    what the text leaves out. Fails: "under Article 23" in the summary of an article that names Article 22. Mend:
    copy the numbers from the text.
    """
    silent = _silent_cells(world)
    for beside in law_beside(world, "articles-agree", _LISTED):
        if (beside.document.path, beside.where) in silent:
            continue
        known = {number for clause in beside.law for number in _NUMBER.findall(clause.text)}
        known |= {number for unit in beside.units for number in _numbers_of(world, unit)}
        for listed in _LISTED.findall(beside.words):
            strange = [number for number in _NUMBER.findall(listed) if number not in known]
            if strange:
                what = f'our words name "{listed}" among articles, and {strange[0]} does not stand in the provision'
                why = "a wrong list leaves an article out, or takes one in"
                fix = "copy the numbers from the text"
                yield Problem(beside.document.place_of(beside.where), "articles-agree", what, why, fix)


def _numbers_of(world: World, unit: ProvisionId) -> tuple[str, ...]:
    """Return how an article's number is written: that of its id, and as it is printed."""
    record = world.loaded.articles.get((unit.instrument, unit.head))
    plain = split_head(unit.head)[1] or unit.head
    return plain, plain.upper(), (record.record.printed or plain) if record else plain


def _silent_cells(world: World) -> set[tuple[str, Path_]]:
    return {
        (entry.document.path, ("points", index, "values", slug, "says"))
        for entry in world.loaded.topics.values()
        if world.asks_about(entry.document)
        for index, point in enumerate(entry.record.points)
        for slug, cell in point.values.items()
        if isinstance(cell, Cell) and cell.silence
    }
