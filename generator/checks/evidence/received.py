"""Received copies: how each is cut into segments, and what is known about its damage.

Beside a copy `received/NAME.txt` stand `NAME-segments.yml`, the words with which each segment begins, and, where the
copy is damaged, `NAME-damage.yml`, what stands for what in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from generator.checks.evidence.links import Damage, Keys
from generator.checks.evidence.words import Word, split_words
from generator.law.records import Record, Text
from generator.reading.yamlio import read_document

R = TypeVar("R", bound=Record)


class ReceivedSegment(Record):
    """A stretch of the copy: the part of an instrument that it shows, or a remainder that is printed nowhere."""

    begins: Text
    part: Text | None = None
    """`treaty:2`, or another version of it: `treaty:2@ar`, `treaty:2@until-2015-01-01`."""
    remainder: Text | None = None


class Segments(Record):
    """How a copy is cut: `NAME-segments.yml`."""

    segments: Annotated[tuple[ReceivedSegment, ...], Field(min_length=1)]


class Substitution(Record):
    """Words that the machine wrote in place of others, wherever it met them."""

    received: Text
    stands_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    times: int
    """How often the received words were found to stand for these."""
    because: Text


class Fragment(Record):
    """A stray word that the machine tore off another word, which stands at most `within` words away."""

    received: Text
    torn_from: Annotated[tuple[Text, ...], Field(min_length=1)]
    within: int
    because: Text


class Damages(Record):
    """What is known about a copy's damage: `NAME-damage.yml`."""

    substitutions: tuple[Substitution, ...] = ()
    fragments: tuple[Fragment, ...] = ()


class UnreadableEvidence(Exception):
    """Raised where the files that describe a copy cannot be read, or do not fit it."""


@dataclass(frozen=True)
class Received:
    """A received copy, cut into segments by part, with the remainders that are printed nowhere."""

    segments: dict[str, str]
    remainders: tuple[tuple[str, str], ...]
    damages: Damages
    letters: int
    """How many letters and digits the whole copy has, counted before it was cut."""

    @property
    def damage(self) -> Damage:
        """Return the damage in the form that the alignment reads."""
        meanings: dict[Keys, tuple[Keys, ...]] = {}
        for entry in self.damages.substitutions:
            meanings[_keys(entry.received)] = tuple(_keys(phrase) for phrase in entry.stands_for)
        torn = {
            entry.received.casefold(): {host.casefold(): entry.within for host in entry.torn_from}
            for entry in self.damages.fragments
        }
        return Damage(meanings, torn)


def read_received(file: Path, *, shown: str) -> Received:
    """Read a copy and what describes it; raise UnreadableEvidence where that does not fit the copy."""
    copy = " ".join(file.read_text(encoding="utf-8").split())
    cut = file.with_name(f"{file.stem}-segments.yml")
    if not cut.exists():
        raise UnreadableEvidence(f"{shown}: nothing says what each part of the copy shows; write {cut.name} beside it")
    segments = _read(cut, Segments, shown)
    damages = file.with_name(f"{file.stem}-damage.yml")
    cuts: list[int] = []
    for segment in segments.segments:
        place = copy.find(segment.begins, cuts[-1] + 1 if cuts else 0)
        if place < 0 or (not cuts and place != 0):
            raise UnreadableEvidence(f'{shown}: no segment begins with "{segment.begins}" where it should')
        cuts.append(place)
    pieces = [copy[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(copy)], strict=True)]
    parts: dict[str, str] = {}
    remainders: list[tuple[str, str]] = []
    for segment, piece in zip(segments.segments, pieces, strict=True):
        if segment.part is not None and segment.part not in parts:
            parts[segment.part] = piece
        elif segment.part is None and segment.remainder is not None:
            remainders.append((segment.remainder, piece))
        else:
            what = f'the segment "{segment.begins}" needs a part of its own, or a remainder'
            raise UnreadableEvidence(f"{shown}: {what}")
    known = _read(damages, Damages, shown) if damages.exists() else Damages()
    return Received(parts, tuple(remainders), known, count_letters(copy))


def count_letters(text: str) -> int:
    """Count letters and digits, which every way of splitting into words leaves alone."""
    return sum(character.isalnum() for character in text)


def split_received(segment: str, printed: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a segment; compounds that the printed text has are kept whole."""
    compounds = {word.key for word in printed if "-" in word.key}
    return tuple(split_words(segment, compounds=compounds))


def _keys(phrase: str) -> Keys:
    return tuple(word.key for word in split_words(phrase, compounds=()))


def _read(file: Path, kind: type[R], shown: str) -> R:
    document, problems = read_document(file, shown)
    if document is None or problems:
        raise UnreadableEvidence(f"{file.name} cannot be read: {problems[0].what if problems else 'it is empty'}")
    try:
        return kind.model_validate(document.data)
    except ValidationError as fault:
        where = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise UnreadableEvidence(f"{file.name}: {where}: {fault.errors()[0]['msg']}") from None
