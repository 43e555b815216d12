"""What the units of an instrument are called: the words come from its data, and from its ids where it says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from generator.law import records
from generator.law.ids import ARTICLE, CONCLUSIONS, PREAMBLE, ProvisionId, split_head
from generator.law.numerals import write_plural

_INSIDE = {"section": ("subsection", "paragraph", "sub-paragraph"), "schedule": ("paragraph", "sub-paragraph")}
_ELSE = ("paragraph", "point")
_NO_WORDS = records.HeadWords()


def called(record: records.Instrument, word: str) -> str:
    """Return what an instrument calls an article, a section, a schedule: `Section`."""
    return _words(record, word).called or word.capitalize()


def inside_words(record: records.Instrument, word: str) -> tuple[str, ...]:
    """Return what the units inside a head are called, from the outermost in; the last holds for what is deeper."""
    return _words(record, word).inside or _INSIDE.get(word, _ELSE)


def name_head(record: records.Instrument, head: str, printed: str | None = None) -> str:
    """Name a text inside an instrument: `Article 22`, `Section 12A`, `Annex`."""
    if head == PREAMBLE:
        return "Preamble"
    if head == CONCLUSIONS:
        return "Closing formula"
    unit = ProvisionId("", head)
    number = printed or plain_number(head)
    return f"{called(record, unit.word)} {number}".strip()


def label_head(record: records.Instrument, head: str, printed: str | None = None) -> str:
    """Return how labels of a head begin: a number alone for what the instrument is made of, else with its word."""
    unit = ProvisionId("", head)
    if head in (PREAMBLE, CONCLUSIONS):
        return unit.label
    return name_head(record, head, printed) if unit.is_attached else printed or plain_number(head)


def plain_number(head: str) -> str:
    """Return the number of a head without its word: `12a`; empty for an annex without one."""
    return split_head(head)[1]


def label_unit(record: records.Instrument, unit: ProvisionId, printed: Sequence[str], head: str) -> str:
    """Return the label of a unit: that of its head, then each step as printed: `12A(1A)(a)`, `Schedule 1, paragraph 2`.

    `printed` is the number of each step, in their order, and the name of a Part: `Part 2`; an unnumbered one goes by
    its word.
    """
    if unit.head == PREAMBLE:
        return unit.label
    label, outer = head, len(unit.steps) - len(unit.own_steps)
    for depth, step in enumerate(unit.steps, start=-outer):
        kind, _, number = step.partition(" ")
        if depth < 0:
            label += f", {printed[depth + outer]}"
        elif number:
            label += f", {_further(record, unit, depth) if kind == 'subpara' else kind} {number}"
        elif unit.is_attached and depth == 0:
            label += f", {inside_words(record, unit.word)[0]} {printed[depth + outer]}"
        else:
            label += f"({printed[depth + outer]})"
    return label


def spell_steps(record: records.Instrument, unit: ProvisionId, printed: Sequence[str]) -> tuple[str, ...]:
    """Return each step in words: `paragraph 1`, `point d`, `recital 3`, `indent 2`."""
    if unit.head == PREAMBLE:
        return tuple(f"recital {number}" for number in printed)
    words, outer = inside_words(record, unit.word), len(unit.steps) - len(unit.own_steps)
    spelt = list(printed[:outer])
    for depth, step in enumerate(unit.own_steps):
        kind, _, number = step.partition(" ")
        if number:
            spelt.append(f"{_further(record, unit, depth) if kind == 'subpara' else kind} {number}")
        elif words == _ELSE:
            spelt.append(f"{'paragraph' if depth == 0 and step[0].isdigit() else 'point'} {printed[depth + outer]}")
        else:
            spelt.append(f"{words[min(depth, len(words) - 1)]} {printed[depth + outer]}")
    return tuple(spelt)


def count_heads(record: records.Instrument, heads: Sequence[str]) -> str:
    """Count the texts of an instrument by what they are called: `12 sections, 2 schedules`."""
    counts: dict[str, int] = {}
    for head in heads:
        word = ProvisionId("", head).word
        counts[word] = counts.get(word, 0) + 1
    named = (
        f"{count} {name if count == 1 else write_plural(name)}"
        for word, count in (counts or {ARTICLE: 0}).items()
        for name in [called(record, word).lower() if called(record, word).isascii() else called(record, word)]
    )
    return ", ".join(named)


def _further(record: records.Instrument, unit: ProvisionId, depth: int) -> str:
    further = _words(record, unit.word).further
    return further if further and depth == 0 else "sub-paragraph"


def _words(record: records.Instrument, word: str) -> records.HeadWords:
    return next((words for key, words in record.words.items() if key == word), _NO_WORDS)
