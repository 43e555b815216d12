"""Cut a wording into runs at its references and terms, for formats that mark both inside the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.law.corpus import Reference, Wording


@dataclass(frozen=True)
class WordingPiece:
    """A stretch of a wording: plain words, a reference to `targets`, or the use of a `term` that `targets` defines."""

    text: str
    targets: tuple[str, ...] = ()
    term: str = ""


def cut_wording(wording: Wording) -> Iterator[WordingPiece]:
    """Yield the runs of a wording in order; together they are its text, letter for letter."""
    reached = 0
    for start, end, run in sorted(_marks(wording), key=lambda mark: mark[0]):
        if start > reached:
            yield WordingPiece(wording.text[reached:start])
        yield run
        reached = end
    if reached < len(wording.text):
        yield WordingPiece(wording.text[reached:])


def _marks(wording: Wording) -> Iterator[tuple[int, int, WordingPiece]]:
    text = wording.text
    for use in wording.terms:
        yield use.start, use.end, WordingPiece(text[use.start : use.end], (str(use.definition),), use.term)
    for reference in wording.references:
        yield from _reference_marks(reference, text)


def _reference_marks(reference: Reference, text: str) -> Iterator[tuple[int, int, WordingPiece]]:
    """Yield each part that can carry a link of its own; what lies outside this corpus stays plain words."""
    if len(reference.parts) > 1:
        for part in reference.parts:
            yield part.start, part.end, WordingPiece(text[part.start : part.end], part.targets)
    elif reference.targets:
        yield reference.start, reference.end, WordingPiece(text[reference.start : reference.end], reference.targets)
