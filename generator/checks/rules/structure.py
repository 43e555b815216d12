"""Rules of instruments: divisions are numbered in order, and a text says what it is and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.numerals import write_roman
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

Entry = Loaded[records.Instrument]


@rule("division-numbering", by_file=True)
def check_divisions(world: World) -> Iterator[Problem]:
    """Divisions are numbered from 1, I or A without a gap, each kind inside its own division or through the whole text.

    Why: a missing chapter means missing law, and two of one number would share a permalink. One inserted later follows
    the one that it extends: Part 2, Part 2A. Fails: Chapter I, III.
    Mend: add the division, or mend its number.
    """
    for entry in world.loaded.instruments.values():
        yield from _check_divisions(entry.record.divisions, ("divisions",), entry, {})


def _check_divisions(
    divisions: tuple[records.Division, ...], where: Path_, entry: Entry, through: dict[str, int]
) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for index, division in enumerate(divisions):
        position, running = counts.get(division.kind, 0), through.get(division.kind, 0)
        if _inserted_behind(division, divisions[index - 1] if index else None):
            yield from _check_divisions(division.divisions, (*where, index, "divisions"), entry, through)
            continue
        counts[division.kind], through[division.kind] = position + 1, running + 1
        roman = write_roman(position + 1)
        if division.no not in {form for number in (position + 1, running + 1) for form in _forms(number)}:
            wanted = str(position + 1) if division.no.isdigit() else roman
            what = f'{division.kind} "{division.no}" stands where "{wanted}" is expected'
            place = entry.document.place_of((*where, index, "no"))
            fix = f'write "{wanted}", or add the {division.kind} that is missing'
            yield Problem(place, "division-numbering", what, "a missing division means missing law", fix)
        if division.articles and division.divisions:
            what = f"{division.kind} {division.no} holds both articles and divisions"
            fix = "put the articles into the divisions, or leave the divisions out"
            why = "their order among each other would be unknown"
            yield Problem(entry.document.place_of((*where, index)), "division-numbering", what, why, fix)
        yield from _check_divisions(division.divisions, (*where, index, "divisions"), entry, through)


def _forms(number: int) -> tuple[str, ...]:
    return (str(number), write_roman(number), *ascii_uppercase[number - 1 : number])


def _inserted_behind(division: records.Division, before: records.Division | None) -> bool:
    if before is None or not before.no[0].isdigit():
        return False
    number = before.no.rstrip(ascii_uppercase)
    return division.no.startswith(number) and division.no[len(number) :].isupper()


@rule("text-status")
def check_text_status(world: World) -> Iterator[Problem]:
    """An instrument with articles says its `order`, `text_language`, `text_status` and `how_made`; orders differ.

    Why: a reader must know whether the words are authentic, translated or ours. Mend: add the keys; an instrument that
    is known by its facts only has none of them.
    """
    why = "a reader must know what kind of text this is, and where it stands among the others"
    taken: dict[int, str] = {}
    for instrument in world.corpus.texts:
        entry, record = world.loaded.instruments[instrument.slug], instrument.record
        for key in ("order", "text_language", "text_status", "how_made"):
            if getattr(record, key) is None:
                what = f'key "{key}" is missing, though the text of {instrument.slug} is held here'
                yield Problem(entry.document.place_of(()), "text-status", what, why, f'add "{key}:"')
        other = taken.setdefault(record.order, instrument.slug) if record.order is not None else instrument.slug
        if other != instrument.slug:
            place = entry.document.place_of(("order",))
            what = f"order {record.order} is taken by {other}"
            yield Problem(place, "text-status", what, why, "give each its own number")
