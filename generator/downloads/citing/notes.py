"""What the notes of an entry say: the dates, and where it was read."""

from __future__ import annotations

from generator.downloads.citing.facts import Cited
from generator.downloads.citing.sites import SiteFacts
from generator.law.writing import write_when


def _history(cited: Cited, days: str) -> str:
    """Write the dates in a sentence."""
    words = []
    if cited.day and cited.act:
        place = f" at {cited.place}" if cited.place else ""
        words.append(f"{cited.act}{place} {write_when(cited.day)}")
    if days:
        words.append(days)
    sentence = "; ".join(words)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def list_notes(cited: Cited, site: SiteFacts, *, is_part: bool) -> list[str]:
    """Write the dates, and where it was read, each as a sentence; of a unit its own days, where articles have such."""
    own = is_part and cited.changes
    history = _history(cited, "" if own else cited.force)
    read = f"{site.source_in_file(cited.status, has_text=cited.has_text)}."
    return [note for note in (history, "This provision: [[days]]." if own else "", read) if note]
