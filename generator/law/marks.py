"""Cut a wording into pieces at its references and terms: pages, books and XML mark the same words."""

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
    outside: str | None = None
    """What lies outside this corpus and the words refer to, empty where it has no name; None for all other words."""


def cut_wording(wording: Wording, *, outside: bool = False) -> Iterator[WordingPiece]:
    """Yield the pieces of a wording in order; together they are its text, letter for letter.

    With `outside`, words that refer to what lies outside this corpus are pieces of their own; else they are plain.
    """
    reached = 0
    for start, end, piece in sorted(_marks(wording), key=lambda mark: mark[0]):
        if piece.outside is not None and not outside:
            continue
        if start > reached:
            yield WordingPiece(wording.text[reached:start])
        yield piece
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
    """Yield each part that can carry a link of its own; what lies outside this corpus has no targets."""
    start, end = reference.start, reference.end
    if not reference.targets:
        yield start, end, WordingPiece(text[start:end], outside=reference.outside or "")
    elif len(reference.parts) < 2:
        yield start, end, WordingPiece(text[start:end], reference.targets)
    else:
        for part in reference.parts:
            yield part.start, part.end, WordingPiece(text[part.start : part.end], part.targets)
