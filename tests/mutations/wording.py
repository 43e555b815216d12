"""Wrong changes of what our words allow, demand, deny and bound: summaries, answers, cells, stories, effects, rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.mutations.fields import found_in
from tests.mutations.model import Change, Maker, Real, edited, kind

Made = Iterator[tuple[str, tuple[Change, ...]]]
_OURS = {
    "summary": ("articles", "summary"),
    "answer": ("topics", "answer"),
    "cell": ("topics", "points.*.values.*.says"),
    "story": ("scenarios", "instruments.*.*.says"),
    "effect": ("participations", "statements.*.effect"),
    "row": ("extracts", "*.rows.*.says"),
}
_OPPOSITES = {"requesting": "requested", "requested": "requesting", "before": "after", "after": "before"}


def _opposite(found: re.Match[str]) -> str:
    return _OPPOSITES[found[1]]


def _next_article(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]) + 1}"


_TURNS: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "may becomes must": (r"\b(?:may|can)\b(?! not)", "must"),
    "must becomes may": (r"\b(?:must|shall)\b", "may"),
    "not is lost": (r"\b(may|must|shall|does|do|need|is|are) not\b", r"\1"),
    "not is added": (r"\b(may|must|shall|is|are)\b(?! (?:not|only))", r"\1 not"),
    "only is lost": (r"\bonly ", ""),
    "at least becomes at most": (r"\b(?:at least|not less than|no less than)\b", "at most"),
    "at most becomes at least": (r"\b(?:at most|up to|within|not later than|no later than)\b", "at least"),
    "days become months": (r"\bdays\b", "months"),
    "who asks and who is asked exchanged": (r"\b(requesting|requested)\b", _opposite),
    "before and after exchanged": (r"\b(before|after)\b", _opposite),
    "another article named": (r"\b(Articles? )(\d+)\b", _next_article),
}


def _turned(collection: str, pattern: str, old: str, new: str | Callable[[re.Match[str]], str]) -> Maker:
    def make(real: Real) -> Made:
        for file, path, text in found_in(real, collection, pattern):
            for found in re.finditer(old, text):
                put = found.expand(new) if isinstance(new, str) else new(found)
                changed = text[: found.start()] + put + text[found.end() :]
                shown = text[max(0, found.start() - 25) : found.end() + 25]
                yield f"{file.name}: {'.'.join(map(str, path))} “{shown}”", (edited(file, path, changed),)

    return make


def _register(real_words: str, turn: str) -> None:
    make = _turned(*_OURS[real_words], *_TURNS[turn])
    kind(f"{real_words}: {turn}")(make)


_RARE = {
    ("effect", "only is lost"), ("effect", "days become months"), ("effect", "at least becomes at most"),
    ("effect", "at most becomes at least"), ("cell", "at most becomes at least"),
    ("effect", "who asks and who is asked exchanged"), ("story", "another article named"),
}  # fmt: skip
for _words in _OURS:
    for _turn in _TURNS:
        if (_words, _turn) not in _RARE:
            _register(_words, _turn)
