"""The list of rules, and what a rule may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.files.docstrings import read_docstring
from generator.law import records
from generator.law.corpus import Corpus
from generator.reading.load import Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_


@dataclass(frozen=True, eq=False)
class World:
    """The linked corpus and the records it was made of, whose documents know every place; equal to itself alone."""

    corpus: Corpus
    loaded: Records
    folder: str | None = None
    """Where only the words of the files in one folder are asked about."""

    def asks_about(self, document: Document) -> bool:
        """Return whether the words of a file are asked about."""
        return self.folder is None or self.folder == document.path.rpartition("/")[0]


Check = Callable[[World], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A rule: its stable id, its check, and its manual."""

    id: str
    check: Check
    by_file: bool
    """It judges each file by itself, so that it holds even while other files cannot be read."""
    by_folder: bool
    """It judges our words one by one, so that it can be asked of those in one folder."""

    @property
    def manual(self) -> str:
        """Return the rule's docstring: what it asks, why, an example that fails, how to mend it."""
        return read_docstring(self.check)


RULES: dict[str, Rule] = {}


def rule(identity: str, *, by_file: bool = False, by_folder: bool = False) -> Callable[[Check], Check]:
    """Register a check under a stable id.

    `by_file` says that it judges each file by itself; `by_folder`, that it judges what `list_said` gives one by one.
    """

    def register(check: Check) -> Check:
        RULES[identity] = Rule(identity, check, by_file, by_folder)
        return check

    return register


def walk_units(text: tuple[records.Unit, ...], where: Path_) -> Iterator[tuple[Path_, records.Unit]]:
    """Yield every unit of a text with its path in the document, parents first."""
    for index, unit in enumerate(text):
        place = (*where, index)
        yield place, unit
        yield from walk_units(unit.items, (*place, "items"))
        yield from walk_units(unit.more, (*place, "more"))
