"""Words by which a text refers to units, and how deep each stands: `Article`, `sub-section`, `point`, `recital`."""

from __future__ import annotations

import re

from generator.law.ids import ARTICLE, ATTACHED_WORDS, UNIT_WORDS

RECITAL = "recital"
OUTERMOST = (*UNIT_WORDS, *ATTACHED_WORDS, RECITAL)
"""Words that lead straight into an instrument: level 0."""
_FORMS = {
    "articles?": ARTICLE,
    "sections?": "section",
    "rules?": "rule",
    "regulations?": "regulation",
    "clauses?": "clause",
    "schedules?": "schedule",
    "annex(?:es)?": "annex",
    "appendi(?:x|ces)": "appendix",
    "recitals?": RECITAL,
    "sub-?sections?": "subsection",
    "paragraphs?": "paragraph",
    "sub-?paragraphs?": "sub-paragraph",
    "points?": "point",
    "items?": "point",
    "letters?": "point",
}
_LEVELS = {**dict.fromkeys(OUTERMOST, 0), "subsection": 1, "paragraph": 1, "sub-paragraph": 2, "point": 2}
WORD = re.compile(rf"(?P<word>{'|'.join(_FORMS)})(?P<gap>\s+)", re.IGNORECASE)
BARE = re.compile(r"(?P<word>Schedule|Annex|Appendix)\b(?!\s+[0-9IVX(])")
"""A schedule or annex without a number: there is but one. Its capital tells it from "on schedule"."""


def read_word(written: str) -> tuple[str, bool]:
    """Return the word that a written form stands for, and whether it is a plural."""
    plain = written.lower()
    word = next(word for form, word in _FORMS.items() if re.fullmatch(form, plain))
    return word, (plain != word and plain.endswith("s") and word != "annex") or plain in ("annexes", "appendices")


def level_of(word: str) -> int:
    """Return the level of a word: 0 for what leads into an instrument, 1 for a paragraph, 2 for a point."""
    return _LEVELS[word]
