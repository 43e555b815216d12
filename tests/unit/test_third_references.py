"""References written to mislead, in the texts of the third corpus: each leads to the right place or is reported."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from generator.law import records
from generator.law.ids import parse_id
from generator.reading.link import link_corpus
from generator.reading.link.around import TextsAround
from generator.reading.link.instruments import build_instruments
from generator.reading.link.names import Names
from generator.reading.load import Records, load_records
from generator.reading.reference_grammar import find_references

_INSTRUMENTS = ("act", "directive", "charter")
THIRD = Path(__file__).parents[1] / "third"
CASES = [
    block.splitlines()
    for block in (THIRD / "references.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    if block.strip()
]


@lru_cache(maxsize=1)
def _around() -> TextsAround:
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    return _around_of(loaded)


def _around_of(loaded: Records) -> TextsAround:
    texts = build_instruments(loaded, [])
    return TextsAround(texts, Names(texts, loaded))


def _expected(lines: list[str], slug: str) -> list[tuple[str, tuple[str, ...]]]:
    """Read the lines of a case: words with the ids of what they lead to; no ids for words that are to be reported."""
    found = []
    for line in lines:
        sign, _, rest = line.strip().partition(" ")
        words, _, targets = rest.partition(" => ")
        if sign == "=":
            named = [name.strip() for name in _split(targets)]
            whole = (name if ":" in name or name in _INSTRUMENTS else f"{slug}:{name}" for name in named)
            found.append((words, tuple(whole)))
        else:
            found.append((words, ()))
    return found


def _split(targets: str) -> list[str]:
    """Split ids at blanks, but not inside brackets or before the number of a division."""
    found: list[str] = []
    for word in targets.split():
        last = found[-1] if found else ""
        kind = last.rpartition(":")[2].rpartition(", ")[2]
        if last.count("(") > last.count(")") or kind in ("part", "chapter", "section") or last.endswith(","):
            found[-1] = f"{last} {word}"
        else:
            found.append(word)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}{case[1]}")
def test_misleading_reference_is_right_or_reported(case: list[str]) -> None:
    """Every reference leads where it should; what leads nowhere known is reported, and nothing else is found."""
    unit, text = parse_id(case[0]), case[1].strip()
    found = [
        (text[one.start : one.end], () if one.unresolved else one.targets)
        for one in find_references(text, unit=unit, surroundings=_around())
        if not (one.targets and not one.unresolved and one.targets == (unit.instrument,))
    ]
    assert found == _expected(case[2:], unit.instrument)


def test_there_are_enough_of_them() -> None:
    """At least a hundred and fifty cases stand in the table."""
    assert len(CASES) >= 150


def test_each_reference_that_cannot_be_told_is_reported_once() -> None:
    """The words of all cases as subsections of one section: what is found is linked, or reported with its words."""
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    texts = [case[1].strip() for case in CASES if case[0].startswith("act:section")]
    key = ("act", "section-2")
    entry = loaded.articles[key]
    units = tuple(records.Unit(no=str(number), text=text) for number, text in enumerate(texts, start=1))
    loaded.articles[key] = replace(entry, record=entry.record.model_copy(update={"text": units}))
    around, linked, lost = _around_of(loaded), 0, []
    for number, text in enumerate(texts, start=1):
        for found in find_references(text, unit=parse_id(f"act:section-2({number})"), surroundings=around):
            linked += not found.unresolved
            lost += [text[found.start : found.end]] * bool(found.unresolved)
    corpus, problems = link_corpus(loaded)
    here = entry.document.path
    told = [one.what for one in problems if one.rule == "unresolved-reference" and one.location.path == here]
    print(f"{linked + len(lost)} references: {linked} linked, {len(lost)} reported")
    assert len(told) == len(lost) > 50
    assert all(any(words in what for what in told) for words in lost)
    assert corpus is not None
    part = corpus.instruments["act"].part("section-2")
    assert part is not None
    held = [one for unit in part.unit.walk() for one in (unit.own.references if unit.own else ())]
    assert len(held) == linked
