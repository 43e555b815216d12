"""Wrong changes of the fields that a reader sees beside texts, dates and judgements: names, notes, lists, addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from tests.mutations.model import Change, Data, File, Maker, Real, edited, kind, shift_month, value_at

Made = Iterator[tuple[str, tuple[Change, ...]]]
Path_ = tuple[str | int, ...]


def _paths(data: Data, pattern: tuple[str, ...], where: Path_ = ()) -> Iterator[Path_]:
    """Yield the paths in plain data that a pattern names; `*` stands for every item or key."""
    if not pattern:
        yield where
    elif isinstance(data, dict):
        for key in data if pattern[0] == "*" else filter(data.__contains__, pattern[:1]):
            yield from _paths(data[key], pattern[1:], (*where, key))
    elif isinstance(data, list) and pattern[0] == "*":
        for index, item in enumerate(data):
            yield from _paths(item, pattern[1:], (*where, index))


def found_in(real: Real, collection: str, pattern: str) -> Iterator[tuple[File, Path_, Any]]:
    for file in real.files(collection):
        for path in _paths(file.data, tuple(pattern.split("."))):
            yield file, path, value_at(file.data, path)


def _exchanged(collection: str, pattern: str) -> Maker:
    """Return the maker in which a field has the value of the next one of its kind that differs."""

    def make(real: Real) -> Made:
        for (file, path, value), (_, _, other) in pairwise(found_in(real, collection, pattern)):
            if value != other:
                yield f"{file.name}: {'.'.join(map(str, path))} becomes {str(other)[:60]}", (edited(file, path, other),)

    return make


def _lost(collection: str, pattern: str) -> Maker:
    def make(real: Real) -> Made:
        for file, path, value in found_in(real, collection, pattern):
            yield f"{file.name}: {'.'.join(map(str, path))} {str(value)[:60]} lost", (edited(file, path, None),)

    return make


def _changed(collection: str, pattern: str, change: Callable[[str], str]) -> Maker:
    def make(real: Real) -> Made:
        for file, path, value in found_in(real, collection, pattern):
            if isinstance(value, str) and change(value) != value:
                new = change(value)
                yield f"{file.name}: {'.'.join(map(str, path))} becomes {new[:60]}", (edited(file, path, new),)

    return make


def _one_more(value: str) -> str:
    """Add one to the last number of a text."""
    head = value.rstrip("0123456789")
    return f"{head}{int(value[len(head) :]) + 1}" if head != value else value


def _month_later(value: str) -> str:
    return shift_month(value, 1) if value[:4].isdigit() else value


_EXCHANGED = {
    "instrument: the title of another": ("instruments", "title"),
    "instrument: the short title of another": ("instruments", "short_title"),
    "instrument: the label of another": ("instruments", "label"),
    "instrument: the depositary of another": ("instruments", "depositary"),
    "instrument: the page of another": ("instruments", "official_page"),
    "instrument: concluded at the place of another": ("instruments", "concluded.place"),
    "instrument: the note of another": ("instruments", "note"),
    "instrument: made as another": ("instruments", "how_made"),
    "instrument: supplements another": ("instruments", "supplements"),
    "instrument: the heading of another division": ("instruments", "divisions.*.heading"),
    "instrument: a clause reaches what another does": ("instruments", "permits.*.affects"),
    "instrument: a clause in the list of another": ("instruments", "permits.*.listed_in"),
    "instrument: a clause for another role": ("instruments", "permits.*.role"),
    "instrument: its entry counted from another provision": ("instruments", "entry_rule.at"),
    "text: found at the place of another": ("articles", "provenance.at"),
    "text: the note on another": ("articles", "text.*.note"),
    "text: another recital": ("preambles", "recitals.*"),
    "text: a hint that leads elsewhere": ("articles", "references.*.to"),
    "state: the note on another": ("states", "note"),
    "participation: the note on another": ("participations", "participation.note"),
    "participation: the doubt on another": ("participations", "participation.conflict"),
    "participation: the kinds listed for another": ("participations", "listed.kinds"),
    "statement: the authority of another": ("participations", "statements.*.authority.name"),
    "statement: the authority's place of another": ("participations", "statements.*.authority.place"),
    "statement: the authority's unit of another": ("participations", "statements.*.authority.unit"),
    "statement: the note on another": ("participations", "statements.*.note"),
    "statement: the flag of another": ("participations", "statements.*.flag"),
    "statement: the affected provisions of another": ("participations", "statements.*.affects"),
    "topic: the title of another": ("topics", "title"),
    "topic: the question of another": ("topics", "question"),
    "topic: the everyday word of another": ("topics", "everyday.*"),
    "topic: the related of another": ("topics", "related"),
    "topic: the group of another": ("topics", "group"),
    "topic: the point's name of another": ("topics", "points.*.point"),
    "topic: the words of another cell": ("topics", "points.*.values.*.words"),
    "topic: the silence of another cell": ("topics", "points.*.values.*.silence"),
    "topic: what another cell says": ("topics", "points.*.values.*.says"),
    "topic: the reason of the next relation": ("topics", "relations.*.because"),
    "term: the everyday word of another": ("terms", "everyday.*"),
    "term: the related of another": ("terms", "related"),
    "source: the title of another": ("sources", "title"),
    "source: the publisher of another": ("sources", "publisher"),
    "source: the address of another": ("sources", "url"),
    "source: the day of another": ("sources", "as_of"),
    "source: the language of another": ("sources", "lang"),
    "source: the note on another": ("sources", "note"),
    "work: what another claim says": ("literature", "claims.*.says"),
    "work: what is found on another claim": ("literature", "claims.*.we_find"),
    "work: the title of another claim": ("literature", "claims.*.title"),
    "work: the author of another": ("literature", "authors.*"),
    "work: the topics of another claim": ("literature", "claims.*.topics"),
    "scenario: the story of another": ("scenarios", "story"),
    "scenario: the title of another": ("scenarios", "title"),
    "scenario: what the next row says": ("scenarios", "instruments.*.*.says"),
    "scenario: another question": ("scenarios", "questions.*"),
    "exercise: the question of another": ("exercises", "questions.*.ask"),
    "exercise: the answer of another": ("exercises", "questions.*.answer"),
    "exercise: compares what another does": ("exercises", "compare"),
    "table: passed over for another reason": ("extracts", "options.passed.*.why"),
    "find: the alias of another State": ("finding", "states.*.*"),
    "find: the alias of another topic": ("finding", "topics.*.*"),
    "concordance: the title of another group": ("concordance", "groups.*.title"),
}
_LOST = {
    "instrument: a language lost": ("instruments", "authentic_languages.*"),
    "instrument: a source lost": ("instruments", "sources.*"),
    "text: a note lost": ("articles", "text.*.note"),
    "statement: a provision affected lost": ("participations", "statements.*.affects.*"),
    "statement: its day lost": ("participations", "statements.*.made.date"),
    "statement: its flag lost": ("participations", "statements.*.flag"),
    "statement: its note lost": ("participations", "statements.*.note"),
    "participation: its conflict lost": ("participations", "participation.conflict"),
    "register: a kind of the list lost": ("participations", "listed.kinds.*"),
    "topic: a point lost": ("topics", "points.*"),
    "topic: a relation lost": ("topics", "relations.*"),
    "topic: a row of proof lost": ("topics", "relations.*.row.*"),
    "term: a form lost": ("terms", "forms.*"),
    "scenario: a cell lost": ("scenarios", "instruments.*.*"),
}
_CHANGED: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "instrument: another number": ("instruments", "number", _one_more),
    "instrument: another count of consents": ("instruments", "consents_needed.number", _one_more),
    "instrument: another count by a source": ("instruments", "counted.*.number", _one_more),
    "instrument: exit after another time": ("instruments", "exit_rule.months", _one_more),
    "instrument: extension after another time": ("instruments", "permits.*.takes_effect.months", _one_more),
    "participation: its list of another day": ("participations", "listed.date", _month_later),
    "source: a year older": ("sources", "as_of", lambda day: day.replace("20", "19", 1)),
    "source: an address of another treaty": ("sources", "url", lambda url: url.replace("185", "189")),
    "release: another count": ("releases", "counts.*", _one_more),
    "concordance: another day": ("concordance", "as_of", lambda day: f"2019{day[4:]}"),
    "topic: how a row stands": ("topics", "points.*.stands", lambda on: "differs" if on == "same" else "same"),
    "text: made otherwise": (
        "articles", "provenance.made", lambda made: "restored" if made == "as received" else "as received",
    ),
}  # fmt: skip
for _name, (_collection, _pattern) in _EXCHANGED.items():
    kind(_name)(_exchanged(_collection, _pattern))
for _name, (_collection, _pattern) in _LOST.items():
    kind(_name)(_lost(_collection, _pattern))
for _name, (_collection, _pattern, _change) in _CHANGED.items():
    kind(_name)(_changed(_collection, _pattern, _change))


@kind("topic: a relation told backwards")
def backwards(real: Real) -> Made:
    """Of and to are exchanged, so that broader says the opposite."""
    for file in real.files("topics"):
        for index, relation in enumerate(file.data["relations"]):
            turned = {**relation, "of": relation["to"], "to": relation["of"]}
            yield f"{file.name}: {index}", (edited(file, ("relations", index), turned),)
