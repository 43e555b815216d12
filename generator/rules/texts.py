"""Rules of the texts: numbering, empty or doubled words, summaries, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import records
from generator.load import Loaded
from generator.problems import Problem
from generator.rules.registry import World, rule, walk_units
from generator.yamlio import Path_

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
SUMMARY_WORDS = 60

Texted = Loaded[records.Article] | Loaded[records.Conclusions]


def _texts(world: World) -> Iterator[Texted]:
    yield from world.loaded.articles.values()
    yield from world.loaded.closings.values()


@rule("numbering")
def check_numbering(world: World) -> Iterator[Problem]:
    """Numbers and letters of a list are complete and in order.

    Why: a missing number means missing law. Where the original really skips one, say so in the `note` of the unit that
    follows the gap.
    Fails: paragraphs "1", "3". Mend: add the paragraph, mend the number, or add a note.
    """
    for entry in _texts(world):
        yield from _check_list(entry.record.text, entry, ("text",))
        for where, unit in walk_units(entry.record.text, ("text",)):
            yield from _check_list(unit.items, entry, (*where, "items"))


def _check_list(units: Sequence[records.Unit], entry: Texted, where: Path_) -> Iterator[Problem]:
    numbered = [(index, unit) for index, unit in enumerate(units) if unit.no is not None]
    labels = [unit.no or "" for _, unit in numbered]
    expected = _series(labels)
    position = 0
    for (index, unit), label in zip(numbered, labels, strict=True):
        wanted = expected[position] if position < len(expected) else ""
        if label != wanted:
            jumped = label in expected[position:]
            if not (jumped and unit.note):
                what = f'number "{label}" stands where "{wanted}" is expected'
                place = entry.document.place_of((*where, index, "no"))
                fix = "mend the number, add what is missing, or explain the gap in the unit's note"
                yield Problem(place, "numbering", what, "a missing number means missing law", fix)
            position = expected.index(label) if label in expected else position
        position += 1


def _series(labels: Sequence[str]) -> tuple[str, ...]:
    """Choose the series that a list counts in: 1, 2 …; i, ii …; or a, b …"""
    if not labels or labels[0].isdigit():
        return tuple(str(number) for number in range(1, len(labels) + 20))
    return _ROMAN if labels[0] == "i" and (len(labels) == 1 or labels[1] != "j") else _LETTERS


@rule("empty-unit")
def check_empty_units(world: World) -> Iterator[Problem]:
    """A unit has words of its own or units inside it.

    Why: an empty number would show the reader nothing. Fails: `- no: "1"` alone. Mend: write its text.
    """
    for entry in _texts(world):
        for where, unit in walk_units(entry.record.text, ("text",)):
            if not unit.text and not unit.items:
                what = "the unit has neither text nor items"
                yield Problem(entry.document.place_of(where), "empty-unit", what, "a number without words", "write its text")
            if unit.closing and not unit.items:
                what = "the unit has closing words but no list before them"
                place = entry.document.place_of((*where, "closing"))
                yield Problem(place, "empty-unit", what, "closing words follow a list", "move them into text")


@rule("doubled-text")
def check_doubled_text(world: World) -> Iterator[Problem]:
    """No two units of one article hold the same words, and no word stands twice in a row.

    Why: both are typical slips of copying. Fails: the same sentence as paragraphs 1 and 2; "of of". Mend: restore the
    right words. Pairs such as "that that" which the original has are said so in the unit's `note`.
    """
    for entry in _texts(world):
        seen: dict[str, Path_] = {}
        for where, unit in walk_units(entry.record.text, ("text",)):
            text = unit.text or ""
            if len(text) > 40 and text in seen:
                what = "the same words stand in another unit of this article"
                place = entry.document.place_of((*where, "text"))
                yield Problem(place, "doubled-text", what, "a slip of copying", "restore the right words")
            seen.setdefault(text, where)
            words = text.casefold().split()
            doubled = next((a for a, b in zip(words, words[1:], strict=False) if a == b and a.isalpha()), None)
            if doubled and not unit.note:
                what = f'the word "{doubled}" stands twice in a row'
                place = entry.document.place_of((*where, "text"))
                yield Problem(place, "doubled-text", what, "a slip of copying", "remove one, or explain it in note")


@rule("summary-length")
def check_summaries(world: World) -> Iterator[Problem]:
    """A summary has at most 60 words.

    Why: it is a way into the text, not a second text. Mend: shorten it.
    """
    entries = [*world.loaded.articles.values(), *world.loaded.preambles.values()]
    for entry in entries:
        count = len(entry.record.summary.split())
        if count > SUMMARY_WORDS:
            what = f"the summary has {count} words; the most is {SUMMARY_WORDS}"
            place = entry.document.place_of(("summary",))
            yield Problem(place, "summary-length", what, "it leads into the text", "shorten it")


@rule("corrections")
def check_corrections(world: World) -> Iterator[Problem]:
    """Every recorded correction names a unit that exists and prints words that stand in it.

    Why: a correction that does not match the text explains nothing. Mend: quote the printed words exactly.
    """
    for part in world.corpus.parts.values():
        record = part.record
        for index, correction in enumerate(record.provenance.corrections):
            unit = world.corpus.units.get(f"{part.id.instrument}:{correction.unit}")
            wordings = [w.text for w in (unit.own, unit.closing) if w] if unit else []
            heading = part.heading or ""
            if not any(correction.printed in text for text in (*wordings, heading)):
                entry = _entry_of(world, part.id.instrument, part.id.head)
                place = entry.document.place_of(("provenance", "corrections", index))
                what = f'the words "{correction.printed}" do not stand in {correction.unit}'
                yield Problem(place, "corrections", what, "the record must match the text", "quote what is printed")


def _entry_of(world: World, slug: str, head: str) -> Loaded[records.Preamble] | Texted:
    if head == "preamble":
        return world.loaded.preambles[slug]
    return world.loaded.closings[slug] if head == "conclusions" else world.loaded.articles[slug, head]


@rule("rendering-shown")
def check_rendering(world: World) -> Iterator[Problem]:
    """Where we print our own rendering, the received wording stands beside it.

    Why: the reader must be able to judge the rendering. Fails: `made: our rendering` without `received`.
    """
    for entry in _texts(world):
        provenance = entry.record.provenance
        if provenance.made == "our rendering" and not provenance.received:
            place = entry.document.place_of(("provenance",))
            what = "our own rendering is printed without the received wording"
            yield Problem(place, "rendering-shown", what, "readers must be able to judge it", "add received:")
