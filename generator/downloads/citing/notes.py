"""What the notes of an entry say: the dates, and where it was read."""

from __future__ import annotations

from generator.downloads.citing.facts import Cited
from generator.downloads.citing.sites import SiteFacts
from generator.law.writing import write_date, write_when


def _history(cited: Cited) -> str:
    """Write the dates in a sentence."""
    words = []
    if cited.day and cited.act:
        place = f" at {cited.place}" if cited.place else ""
        words.append(f"{cited.act}{place} {write_when(cited.day)}")
    if cited.in_force:
        words.append(f"in force since {write_date(cited.in_force)}")
    sentence = "; ".join(words)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def list_notes(cited: Cited, site: SiteFacts) -> list[str]:
    """Write the dates, and where it was read, each as a sentence."""
    return [
        note for note in (_history(cited), f"{site.source_in_file(cited.status, has_text=cited.has_text)}.") if note
    ]
