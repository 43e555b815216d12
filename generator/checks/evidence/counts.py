"""What became of the words of each text: counts, the words that need a reader's eye, and sums of both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.checks.evidence.align import Alignment, align
from generator.checks.evidence.parts import PrintedPart
from generator.checks.evidence.received import Received, split_received
from generator.checks.evidence.similar import WordLikeness
from generator.checks.evidence.words import Word
from generator.files.hashes import hash_bytes
from generator.law.records import EvidenceFigures


@dataclass(frozen=True)
class PartEvidence:
    """A printed part, the segment of the copy that shows it, and how their words stand to each other."""

    part: PrintedPart
    segment: str
    alignment: Alignment

    @property
    def figures(self) -> EvidenceFigures:
        """Count the words of both sides by what became of them."""
        kinds = Counter(self.alignment.kinds())
        return EvidenceFigures(
            words=len(self.alignment.restored),
            as_they_stand=kinds["stands"],
            damaged=kinds["damaged"],
            moved=kinds["moved"],
            supplied=kinds["supplied"],
            noise=self.alignment.kinds_received().count("noise"),
            supplied_words=tuple(run.text for run in self.runs("supplied")),
            noise_words=tuple(run.text for run in self.runs("noise")),
            text_sha256=digest_words(self.part.words),
            received_sha256=digest(self.segment),
        )

    def runs(self, kind: str) -> Iterator[WordRun]:
        """Yield runs of neighbouring words of a kind; noise is of the copy, the other kinds are of the text."""
        if kind == "noise":
            yield from _runs(self.alignment.received, self.alignment.kinds_received(), kind)
        else:
            yield from _runs(self.alignment.restored, self.alignment.kinds(), kind)

    def check_sums(self) -> Iterator[str]:
        """Yield what is not accounted for: words on either side that are classified never or twice."""
        restored = [index for link in self.alignment.links for index in link.restored]
        received = [index for link in self.alignment.links for index in link.received]
        for side, words, taken, kinds in (
            ("text", self.part.words, restored, self.alignment.kinds()),
            ("copy", self.alignment.received, received, self.alignment.kinds_received()),
        ):
            if len(kinds) != len(words) or len(taken) != len(set(taken)):
                yield f"{self.part.name}: words of the {side} are not all accounted for once"


@dataclass(frozen=True)
class WordRun:
    """Neighbouring words, where they stand, and a few words before and after them."""

    text: str
    where: str
    before: str
    after: str


def _runs(words: Sequence[Word], kinds: Sequence[str], kind: str) -> Iterator[WordRun]:
    start: int | None = None
    for index, found in enumerate([*kinds, ""]):
        if found == kind and start is None:
            start = index
        elif found != kind and start is not None:
            inside, before, after = words[start:index], words[max(0, start - 3) : start], words[index : index + 3]
            yield WordRun(_join(inside), inside[0].where, _join(before), _join(after))
            start = None


def _join(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def digest(text: str) -> str:
    """Return the SHA-256 of a text as hexadecimal digits."""
    return hash_bytes(text.encode())


def digest_words(words: Sequence[Word]) -> str:
    """Return the SHA-256 of words joined by spaces, in the form in which they are compared."""
    return digest(" ".join(word.key for word in words))


def weigh_parts(parts: Sequence[PrintedPart], copies: dict[str, Received]) -> Iterator[PartEvidence]:
    """Align every part whose source is a received copy (by source id) with its segment, in the order given.

    What is known about the copy's damage is used for restored texts only.
    """
    vocabulary = {word.key for part in parts for word in part.words}
    likeness = WordLikeness(vocabulary)
    for part in parts:
        copy = copies.get(part.source)
        segment = copy.segments.get(part.name) if copy else None
        if copy is None or segment is None:
            continue
        words = part.words
        damage = copy.damage if part.made == "restored" else None
        alignment = align(words, split_received(segment, words), likeness=likeness, damage=damage)
        yield PartEvidence(part, segment, alignment)


def count_substitutions(evidence: Iterable[PartEvidence], copy: Received) -> Counter[tuple[str, ...]]:
    """Count how often each substitution was used, by the words of the copy."""
    counts: Counter[tuple[str, ...]] = Counter()
    for part in evidence:
        for link in part.alignment.links:
            received = tuple(part.alignment.received[index].key for index in link.received)
            restored = tuple(part.alignment.restored[index].key for index in link.restored)
            if restored in copy.damage.substitutions.get(received, ()):
                counts[received] += 1
    return counts
