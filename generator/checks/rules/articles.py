"""Rules of the texts: numbering, empty or doubled words, summaries, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase

from generator.checks.rules.registry import World, rule, walk_units
from generator.law import records
from generator.law.corpus import PartRecord
from generator.law.numerals import write_roman
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

SUMMARY_WORDS = 60

Texted = Loaded[records.Article] | Loaded[records.Conclusions]


def _texts(world: World) -> Iterator[Texted]:
    yield from world.loaded.articles.values()
    yield from world.loaded.closings.values()


_INSERTED = re.compile("([0-9]+|[a-z])(?:(?<=[0-9])[a-z]{1,2}|(?<=[a-z])[0-9]{1,2})")
"""A number behind which another one follows: `1a`, `b1`."""


@rule("numbering", by_file=True)
def check_numbering(world: World) -> Iterator[Problem]:
    """Numbers and letters of a list are complete and in order, and no unnumbered paragraph stands among numbered ones.

    Why: a missing number means missing law. Where the original really skips one, say so in the `note` of the unit that
    follows the gap.
    A number inserted later follows the one that it extends: 1, 1a, 2; a, b, b1.
    Fails: paragraphs "1", "3". Mend: add the paragraph, mend the number, or add a note.
    """
    for entry in _texts(world):
        afresh = isinstance(entry.record, records.Article) and entry.record.afresh
        for first, units in _lists(entry.record.text, afresh=afresh):
            yield from _check_list(units, entry, ("text",), first)
        yield from _check_mixture(entry)
        for where, unit in walk_units(entry.record.text, ("text",)):
            yield from _check_list(unit.items, entry, (*where, "items"))


def _check_mixture(entry: Texted) -> Iterator[Problem]:
    """Report unnumbered paragraphs between numbered ones: their place in the order would be lost."""
    units = entry.record.text
    last = max((index for index, unit in enumerate(units) if unit.no is not None), default=0)
    for index, unit in enumerate(units[:last]):
        if unit.no is None and index > 0:
            what = "an unnumbered paragraph stands between numbered ones"
            fix = "write it under more: of the numbered paragraph before it"
            place = entry.document.place_of(("text", index))
            yield Problem(place, "numbering", what, "it belongs to the paragraph before it", fix)


def _lists(units: Sequence[records.Unit], *, afresh: bool) -> Iterator[tuple[int, Sequence[records.Unit]]]:
    """Yield the lists that are numbered each from 1, with the place of their first unit: one of each division."""
    starts = [index for index, unit in enumerate(units) if unit.under and index] if afresh else []
    for start, end in pairwise([0, *starts, len(units)]):
        yield start, units[start:end]


def _check_list(units: Sequence[records.Unit], entry: Texted, where: Path_, first: int = 0) -> Iterator[Problem]:
    """Check the numbers of a list; `first` is the place of its first unit below `where`."""
    counted = [(index, unit) for index, unit in enumerate(units, start=first) if unit.no is not None]
    numbered = [pair for pair, before in zip(counted, [None, *counted], strict=False) if not _is_inserted(pair, before)]
    labels = [unit.no or "" for _, unit in numbered]
    reach = len(labels) + 20  # A number further off is a slip, not a gap.
    expected = _series(labels, length=reach + len(labels))
    position = 0
    for (index, unit), label in zip(numbered, labels, strict=True):
        wanted = expected[position]
        if label != wanted:
            jumped = label in expected[position:reach]
            if not (jumped and unit.note):
                what = f'number "{label}" stands where "{wanted}" is expected'
                place = entry.document.place_of((*where, index, "no"))
                fix = "mend the number, add what is missing, or explain the gap in the unit's note"
                yield Problem(place, "numbering", what, "a missing number means missing law", fix)
            position = expected.index(label) if label in expected[:reach] else position
        position += 1


def _is_inserted(pair: tuple[int, records.Unit], before: tuple[int, records.Unit] | None) -> bool:
    """Return whether a number was inserted behind another later: 1a behind 1, b1 behind b, b2 behind b1."""
    number = _INSERTED.fullmatch(pair[1].no or "")
    outer = (before[1].no or "") if before else ""
    return bool(number and (outer == number[1] or (_INSERTED.fullmatch(outer) and outer.startswith(number[1]))))


def _series(labels: Sequence[str], *, length: int) -> tuple[str, ...]:
    """Return the start of the series that a list counts in: 1, 2 …; i, ii …; or a, b …"""
    numbers = range(1, length + 1)
    if not labels or labels[0].isdigit():
        return tuple(map(str, numbers))
    if labels[0] == "i" and (len(labels) == 1 or labels[1] != "j"):
        return tuple(write_roman(number).lower() for number in numbers)
    return tuple(_write_letters(number, doubled="bb" in labels) for number in numbers)


def _write_letters(number: int, *, doubled: bool) -> str:
    """Write the letter of an item; after z, some drafters go on with aa, ab, others with aa, bb."""
    rounds, place = divmod(number - 1, len(ascii_lowercase))
    letter = ascii_lowercase[place]
    return letter * (rounds + 1) if doubled else (ascii_lowercase[rounds - 1] if rounds else "") + letter


@rule("empty-unit", by_file=True)
def check_empty_units(world: World) -> Iterator[Problem]:
    """A unit has words of its own or units inside it.

    Why: an empty number would show the reader nothing. Fails: `- no: "1"` alone. Mend: write its text.
    """
    for entry in _texts(world):
        for where, unit in walk_units(entry.record.text, ("text",)):
            if not unit.text and not unit.items:
                what = "the unit has neither text nor items"
                yield Problem(
                    entry.document.place_of(where),
                    "empty-unit",
                    what,
                    "a number without words shows the reader nothing",
                    "write its text",
                )
            if unit.closing and not unit.items:
                what = "the unit has closing words but no list before them"
                place = entry.document.place_of((*where, "closing"))
                yield Problem(
                    place, "empty-unit", what, "closing words are those that follow a list", "move them into text"
                )


@rule("doubled-text", by_file=True)
def check_doubled_text(world: World) -> Iterator[Problem]:
    """No two units of one article hold the same words, and no word stands twice in a row.

    Why: both are typical slips of copying. Fails: the same sentence as paragraphs 1 and 2; "of of". Mend: restore the
    right words. Pairs such as "that that" which the original has are said so in the unit's `note`.
    """
    for entry in (*_texts(world), *world.loaded.preambles.values()):
        seen: dict[str, Path_] = {}
        for where, text, note in _wordings(entry.record):
            if len(text) > 40 and text in seen:
                line = entry.document.place_of(seen[text]).line
                what = f"the same words stand at line {line} already"
                place = entry.document.place_of(where)
                yield Problem(place, "doubled-text", what, "it is a typical slip of copying", "restore the right words")
            seen.setdefault(text, where)
            words = re.findall(r"[^\W\d_]+", text.casefold())
            spaced = text.casefold().split()
            pairs = [a for a, b in pairwise(spaced) if a == b and a in words]
            if pairs and not note:
                what = f'the word "{pairs[0]}" stands twice in a row'
                fix = "remove one; if the original has both, say so in the unit's note"
                yield Problem(
                    entry.document.place_of(where), "doubled-text", what, "it is a typical slip of copying", fix
                )


def _wordings(record: PartRecord) -> Iterator[tuple[Path_, str, str | None]]:
    """Yield every run of words of a text with its path in the document and the note on it."""
    if isinstance(record, records.Preamble):
        yield ("opening",), record.opening, record.note
        yield from ((("recitals", index), text, record.note) for index, text in enumerate(record.recitals))
        if record.closing:
            yield ("closing",), record.closing, record.note
        return
    if isinstance(record, records.Article) and record.heading:
        yield ("heading",), record.heading, record.note
    for where, unit in walk_units(record.text, ("text",)):
        for key, text in (("text", unit.text), ("closing", unit.closing)):
            if text:
                yield (*where, key), text, unit.note


@rule("summary-length", by_file=True)
def check_summaries(world: World) -> Iterator[Problem]:
    """A summary has at most 60 words.

    Why: it is a way into the text, not a second text. Mend: shorten it.
    """
    entries: list[Loaded[records.Article] | Loaded[records.Preamble]] = [*world.loaded.articles.values()]
    entries += world.loaded.preambles.values()
    for entry in entries:
        count = len(entry.record.summary.split())
        if count > SUMMARY_WORDS:
            what = f"the summary has {count} words; the most is {SUMMARY_WORDS}"
            place = entry.document.place_of(("summary",))
            why = "it is a way into the text, not a second text"
            yield Problem(place, "summary-length", what, why, "shorten it")


@rule("corrections")
def check_corrections(world: World) -> Iterator[Problem]:
    """Every recorded correction changes something, names a unit that exists, and prints words that stand in it.

    Why: a correction that does not match the text explains nothing. Mend: quote the printed words exactly.
    """
    for part in world.corpus.parts.values():
        record = part.record
        for index, correction in enumerate(record.provenance.corrections):
            unit = world.corpus.units.get(f"{part.id.instrument}:{correction.unit}")
            wordings = [w.text for w in (unit.own, unit.closing) if w] if unit else []
            heading = part.heading or ""
            document = world.loaded.part(part.id).document
            where = ("provenance", "corrections", index)
            why = "a correction that does not match the text explains nothing"
            if unit is None or unit.id.article != part.id:
                what = f'there is no unit "{correction.unit}" in this file'
                place = document.place_of((*where, "unit"))
                yield Problem(place, "corrections", what, why, f'name "{part.id.path}" or a unit inside it')
            elif not any(correction.printed in text for text in (*wordings, heading)):
                what = f'the words "{correction.printed}" do not stand in {correction.unit}'
                place = document.place_of((*where, "printed"))
                yield Problem(place, "corrections", what, why, "quote the words exactly as they are printed")
            elif correction.received == correction.printed:
                place = document.place_of((*where, "received"))
                what = "the received and the printed words are the same"
                yield Problem(place, "corrections", what, why, "quote the fault as received, or remove the correction")


@rule("rendering-shown", by_file=True)
def check_rendering(world: World) -> Iterator[Problem]:
    """Where we print our own rendering, the received wording stands beside it.

    Why: the reader must be able to judge the rendering. Fails: `made: our rendering` without `received`. Mend: add the
    received wording, paragraph by paragraph.
    """
    for entry in (*_texts(world), *world.loaded.preambles.values()):
        provenance = entry.record.provenance
        if provenance.made == "our rendering" and not provenance.received:
            place = entry.document.place_of(("provenance",))
            what = "our own rendering is printed without the received wording"
            yield Problem(
                place, "rendering-shown", what, "readers must be able to judge it", "add received: with its paragraphs"
            )
