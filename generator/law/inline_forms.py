"""The inline forms of our own prose: citations such as `[treaty:22(1)]` and figures such as `{parties:treaty}`.

`[treaty:22(1)]` cites a provision; `[state:xa]`, `[topic:id]`, `[term:id]`, `[scenario:id]`, `[work:id]`, `[source:id]`
and `[instrument:id]` lead to what they name. A bar gives other words: `[topic:lending|when a library may say no]`.
What stands in backticks, and in fenced blocks of Markdown, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.files.near import find_near
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.prose_figures import UnknownFigure, write_figure

_FORM = re.compile(
    r"(?P<code>`+)(?:(?!(?P=code)).)+(?P=code)"
    r"|\[(?P<kind>[a-z0-9-]+):(?P<name>[^\[\]|]+)(?:\|(?P<words>[^\[\]]+))?\](?!\()"
    r"|\{(?P<figure>[a-z0-9-]+(?::[a-z0-9/-]+)*)\}",
    re.DOTALL,
)


class ProseFault(ValueError):
    """Raised for a form that names nothing; its text says what and offers a near match."""


@dataclass(frozen=True)
class Piece:
    """A run of prose: plain words, or words that lead somewhere."""

    text: str
    place: str = ""
    """Page and anchor, from the site's root; empty for plain words."""
    unit: str = ""
    """The provision that it cites, where it cites one."""
    filled_in: bool = False
    """The words come from the data, not from the text itself."""


@dataclass(frozen=True)
class Fault:
    """A form that names nothing, and where it stands in the text."""

    start: int
    end: int
    what: str


def read_prose(corpus: Corpus, text: str) -> tuple[Piece, ...]:
    """Cut a text at its citations, its figures filled in; raise ProseFault for a form that names nothing."""
    return _join(cut_prose(corpus, text))


def cut_prose(corpus: Corpus, text: str) -> Iterator[Piece]:
    """Yield a text cut at all its inline forms; raise ProseFault for one that names nothing."""
    reached = 0
    for form in _FORM.finditer(text):
        yield Piece(text[reached : form.start()])
        yield _resolve(corpus, form)
        reached = form.end()
    yield Piece(text[reached:])


def find_faults(corpus: Corpus, text: str) -> Iterator[Fault]:
    """Yield every inline form that names nothing."""
    for form in _FORM.finditer(text):
        try:
            _resolve(corpus, form)
        except ProseFault as fault:
            yield Fault(form.start(), form.end(), str(fault))


def plain_prose(corpus: Corpus, text: str) -> str:
    """Return the words that a reader sees."""
    return "".join(piece.text for piece in read_prose(corpus, text))


def _join(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Leave out empty pieces and join plain ones, so that a figure is part of its sentence."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not piece.place and not joined[-1].place:
            joined[-1] = Piece(joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _resolve(corpus: Corpus, form: re.Match[str]) -> Piece:
    if form["code"]:
        return Piece(form[0])
    if form["figure"]:
        try:
            return Piece(write_figure(corpus, form["figure"]), filled_in=True)
        except UnknownFigure as fault:
            raise ProseFault(str(fault)) from None
    kind, name, words = form["kind"], form["name"].strip(), (form["words"] or "").strip()
    if kind in corpus.instruments:
        return _cite(corpus, f"{kind}:{name}", words)
    if kind not in _ENTITIES:
        raise ProseFault(_unknown(kind, "instrument or kind", (*corpus.instruments, *_ENTITIES)))
    collection, title, place = _ENTITIES[kind]
    known: Mapping[str, Any] = getattr(corpus, collection)
    if name not in known:
        raise ProseFault(_unknown(name, kind, known))
    return Piece(words or title(known[name].record), place(corpus, name))


def _cite(corpus: Corpus, unit: str, words: str) -> Piece:
    if unit not in corpus.units:
        raise ProseFault(_unknown(unit, "provision", corpus.units))
    held = corpus.units[unit]
    identity = held.id
    label = corpus.instruments[identity.instrument].record.label
    return Piece(words or f"{label} {held.label}", routes.unit_place(identity), unit)


# By kind: the collection of the corpus, the words for one of it, and where it stands.
_ENTITIES: dict[str, tuple[str, Callable[[Any], str], Callable[[Corpus, str], str]]] = {
    "instrument": ("instruments", lambda record: record.short_title, lambda _, key: routes.instrument_page(key)),
    "state": (
        "states",
        lambda record: record.name,
        lambda corpus, key: routes.state_page(corpus.states[key].record.slug),
    ),
    "topic": ("topics", lambda record: record.title, lambda _, key: routes.topic_page(key)),
    "term": ("terms", lambda record: record.term, lambda _, key: routes.term_place(key)),
    "scenario": ("scenarios", lambda record: record.title, lambda _, key: routes.scenario_page(key)),
    "work": ("literature", lambda record: record.title.text, lambda _, key: routes.work_page(key)),
    "source": ("sources", lambda record: record.title, lambda _, key: routes.source_place(key)),
}


def _unknown(name: str, kind: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    near = find_near(name, known)
    return f'there is no {kind} "{name}"' + (f'; did you mean "{near}"?' if near else "")
