"""Show that restored texts rest on evidence: every word of a text compared with the damaged copy it was restored from.

- `words`: words in the form in which they are compared; `similar`: what may be the damaged form of what.
- `links`, `align`, `moved`: the alignment of two runs of words.
- `received`: a received copy, its segments and its known damage; `parts`: the texts as printed.
- `figures`: counts; `faithful`: texts printed as received; `store`: the files of figures; `report`: the terminal.

Words are counted with the numbers and headings of units, since the copy flattened those into its text too.
"""

from generator.checks.evidence.align import Alignment, align
from generator.checks.evidence.links import Damage
from generator.checks.evidence.received import UnreadableEvidence
from generator.checks.evidence.report import render_report
from generator.checks.evidence.similar import WordLikeness
from generator.checks.evidence.store import check_evidence, weigh_data, write_evidence
from generator.checks.evidence.words import split_words

__all__ = [
    "Alignment",
    "Damage",
    "UnreadableEvidence",
    "WordLikeness",
    "align",
    "check_evidence",
    "render_report",
    "split_words",
    "weigh_data",
    "write_evidence",
]
