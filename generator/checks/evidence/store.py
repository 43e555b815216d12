"""Weigh a whole data folder, keep the figures as `instruments/<slug>/evidence.yml`, say where they are out of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.evidence.counts import PartEvidence, count_substitutions, weigh_parts
from generator.checks.evidence.parts import PrintedPart, read_parts
from generator.checks.evidence.received import Received, count_letters, read_received
from generator.checks.evidence.received_texts import check_as_received, check_rendering
from generator.files.edits import open_edits
from generator.law import records
from generator.reading.load import Records, load_records
from generator.reading.yamlio.editor import CommentedMap, new_list, new_mapping, quote_text, write_editable, write_text

_HEAD = (
    "# yaml-language-server: $schema=../../schemas/evidence.json\n"
    "# Written by a command from the texts and their received copy; not by hand."
)


@dataclass(frozen=True)
class Weighed:
    """All evidence of a data folder: the copies by source id, the parts in order, and what is wrong."""

    copies: dict[str, Received]
    parts: tuple[PartEvidence, ...]
    faults: tuple[str, ...]

    def account(self) -> dict[str, tuple[int, int]]:
        """Return how many words stand in the texts and in the copies, and how many of them are accounted for."""
        sides = {"texts": (0, 0), "copies": (0, 0)}
        for part in self.parts:
            alignment = part.alignment
            supplied, noise = alignment.kinds().count("supplied"), alignment.kinds_received().count("noise")
            here = sum(len(link.restored) for link in alignment.links) + supplied
            there = sum(len(link.received) for link in alignment.links) + noise
            for side, found, known in (
                ("texts", len(part.part.words), here),
                ("copies", len(alignment.received), there),
            ):
                sides[side] = (sides[side][0] + found, sides[side][1] + known)
        return sides


def weigh_data(data_root: Path) -> Weighed:
    """Align every text with its received copy and check all that follows from it.

    Raises UnreadableEvidence where the files that describe a copy do not fit it. Files of other kinds that cannot be
    read are passed over: `check` reports them.
    """
    loaded, _ = load_records(data_root, root=data_root.parent)
    copies = _read_copies(loaded, data_root)
    parts = list(read_parts(loaded))
    weighed = tuple(weigh_parts(parts, copies))
    return Weighed(copies, weighed, tuple(_check(parts, copies, weighed)))


def _read_copies(loaded: Records, data_root: Path) -> dict[str, Received]:
    copies = {}
    for source, entry in loaded.sources.items():
        if entry.record.received:
            file = data_root / "sources" / entry.record.received
            copies[source] = read_received(file, shown=f"{data_root.name}/sources/{entry.record.received}")
    return copies


def _check(parts: list[PrintedPart], copies: dict[str, Received], weighed: tuple[PartEvidence, ...]) -> Iterator[str]:
    found = {evidence.part.name for evidence in weighed}
    for part in parts:
        if part.source in copies and part.name not in found:
            yield f"{part.name}: no segment of {part.source} shows it"
    for source, copy in copies.items():
        yield from _check_copy(source, copy, [one for one in weighed if one.part.source == source])
    for evidence in weighed:
        yield from evidence.check_sums()
        made = evidence.part.made
        if made == "as received":
            yield from check_as_received(evidence.part, evidence.segment)
        elif made == "our rendering":
            yield from check_rendering(evidence.part, evidence.segment)


def _check_copy(source: str, copy: Received, weighed: list[PartEvidence]) -> Iterator[str]:
    """Every segment has its text, every letter of the copy is in a word that was weighed or in a remainder."""
    known = {evidence.part.name for evidence in weighed}
    yield from (f"{source}: no text is printed for the segment {part}" for part in copy.segments if part not in known)
    letters = sum(count_letters(word.text) for evidence in weighed for word in evidence.alignment.received)
    letters += sum(count_letters(text) for _, text in copy.remainders)
    if known == set(copy.segments) and letters != copy.letters:
        yield f"{source}: {copy.letters - letters} letters of the copy are not accounted for"
    counts = count_substitutions(weighed, copy)
    for keys, entry in zip(copy.damage.substitutions, copy.damages.substitutions, strict=True):
        if counts[keys] != entry.times:
            found = f'"{entry.received}" stands {counts[keys]} times for "{" or ".join(entry.stands_for)}"'
            yield f"{source}: {found}, not {entry.times} times"


def check_evidence(data_root: Path, *, weighed: Weighed | None = None) -> list[str]:
    """Return every fault of the evidence, and every file of figures that is not what the texts and copies give now.

    `weighed` saves weighing again. Raises UnreadableEvidence as `weigh_data`.
    """
    weighed = weighed or weigh_data(data_root)
    differences = list(weighed.faults)
    for file in _list_outdated(weighed, data_root):
        differences.append(f"{file.relative_to(data_root.parent)}: out of date; run the command that writes it")
    return differences


def write_evidence(data_root: Path) -> tuple[Weighed, list[Path]]:
    """Weigh the texts and write the figures of every instrument; return the files that changed too.

    Raises UnreadableEvidence as `weigh_data`, and FilesChanged, with nothing written, where a file changed meanwhile.
    """
    with open_edits(data_root.parent, data_root) as edits:
        weighed = weigh_data(data_root)
        outdated = _list_outdated(weighed, data_root)
        for file, content in outdated.items():
            edits.write(file, content.encode())
        edits.commit()
    return weighed, list(outdated)


def _list_outdated(weighed: Weighed, data_root: Path) -> dict[Path, str]:
    """Return the content of every file of figures that does not have it yet."""
    contents = {
        data_root / "instruments" / slug / "evidence.yml": content for slug, content in _write_all(weighed).items()
    }
    return {
        file: content
        for file, content in contents.items()
        if not file.exists() or file.read_text(encoding="utf-8") != content
    }


def _write_all(weighed: Weighed) -> dict[str, str]:
    parts: dict[str, CommentedMap] = {}
    for evidence in weighed.parts:
        held = parts.setdefault(evidence.part.id.instrument, new_mapping(()))
        held[write_text(evidence.part.key)] = _lay_out(evidence.figures)
    return {slug: write_editable(new_mapping([("figures", held)]), head=_HEAD) for slug, held in parts.items()}


def _lay_out(figures: records.EvidenceFigures) -> CommentedMap:
    """Return the figures of a part to be written; lists of words only where there are any."""
    held = new_mapping(())
    for name in records.EvidenceFigures.model_fields:
        value = getattr(figures, name)
        if isinstance(value, tuple):
            if value:
                held[name] = new_list(quote_text(text) for text in value)
        else:
            held[name] = write_text(value) if isinstance(value, str) else value
    return held
