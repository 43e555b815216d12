"""Check texts that are printed as received, and the received wording kept beside a rendering of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.evidence.parts import PrintedPart, PrintedWording
from generator.law import records


def check_as_received(part: PrintedPart, segment: str) -> Iterator[str]:
    """Yield each place where the text, its corrections taken back, is not word for word and stop for stop the copy."""
    printed, faults = _take_back(part.wordings, part.record.provenance.corrections)
    yield from (f"{part.id}: {fault}" for fault in faults)
    tokens = [(token, wording.is_number) for wording in printed for token in wording.text.split()]
    received = segment.split()
    for index, (token, is_number) in enumerate(tokens):
        found = received[index] if index < len(received) else "nothing"
        if token != (found.rstrip(".)") if is_number else found):
            place = " ".join(received[max(0, index - 4) : index])
            yield f'{part.id}: after "{place}" the copy has "{found}", the text "{token}", and no correction says so'
            return
    if len(received) > len(tokens):
        yield f'{part.id}: the copy goes on with "{" ".join(received[len(tokens) : len(tokens) + 6])}"'


def _take_back(
    wordings: Sequence[PrintedWording], corrections: Sequence[records.Correction]
) -> tuple[list[PrintedWording], list[str]]:
    printed, faults = list(wordings), []
    for correction in corrections:
        for index, wording in enumerate(printed):
            if wording.where == correction.unit and not wording.is_number and correction.printed in wording.text:
                text = wording.text.replace(correction.printed, correction.received, 1)
                printed[index] = PrintedWording(text, wording.where)
                break
        else:
            faults.append(f"the words printed by the correction of {correction.unit} do not stand there")
    return printed, faults


def check_rendering(part: PrintedPart, segment: str) -> Iterator[str]:
    """Yield where the received wording kept beside a rendering of ours is not that of the copy."""
    kept = " ".join(part.record.provenance.received).split()
    received = segment.split()
    for index, token in enumerate(received):
        if index >= len(kept) or kept[index] != token:
            place = " ".join(received[max(0, index - 4) : index])
            found = kept[index] if index < len(kept) else "nothing"
            yield f'{part.id}: after "{place}" the copy has "{token}", the wording kept beside the text "{found}"'
            return
    if len(kept) > len(received):
        yield f'{part.id}: the wording kept beside the text goes on with "{kept[len(received)]}"'
