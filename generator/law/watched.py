"""What of a corpus is watched, and how a value of it is written for its fingerprint."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.law.corpus import Corpus, Statement, Unit
from generator.law.fields import Record
from generator.law.ids import ProvisionId

CORPUS = "corpus"
"""The name of the corpus itself among the things that are watched."""
_SHARED = (Unit, Statement)
"""Kinds of values that are part of many others: each is written once, and stands in the others by its fingerprint."""


def find_things(corpus: Corpus) -> Iterator[tuple[str, object]]:
    """Yield what is watched with its name: the corpus, every linked thing, and the record of its file."""
    yield CORPUS, corpus
    yield "concordance.yml", corpus.concordance
    yield "editorial.yml", corpus.editorial
    if corpus.extracts:
        yield "extracts.yml", corpus.extracts
    things: list[Any] = [*corpus.instruments.values(), *corpus.states.values(), *corpus.releases]
    things += [part for instrument in corpus.instruments.values() for part in instrument.parts]
    things += [entry for state in corpus.states.values() for entry in state.participations]
    for held in (corpus.topics, corpus.terms, corpus.sources, corpus.literature, corpus.scenarios, corpus.exercises):
        things += held.values()
    for thing in things:
        yield f"{thing.file} as linked", thing
        yield thing.file, thing.record


class Printer(pickle.Pickler):
    """Writes a value for its fingerprint, down to watched things, which stand by their names."""

    def __init__(
        self,
        written: io.BytesIO,
        names: Mapping[int, str],
        print_shared: Callable[[object, Callable[[], Any]], str],
    ) -> None:
        super().__init__(written, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # Without a memory: which strings are one object must not matter.
        self._names, self._print_shared = names, print_shared

    def reducer_override(self, value: object) -> Any:
        """Write watched things by their names, records and ids by their fields alone; leave the rest to pickle.

        Never asked about words, numbers, lists and mappings, of which there are most.
        """
        if name := self._names.get(id(value)):
            return str, (name,)
        if isinstance(value, _SHARED):
            return str, (self._print_shared(value, lambda: (type(value).__name__, *vars(value).items())),)
        if isinstance(value, Record):
            return tuple, ((type(value).__name__, *value.__dict__.items()),)
        if isinstance(value, ProvisionId):
            return tuple, ((value.instrument, value.head, value.steps),)
        return NotImplemented
