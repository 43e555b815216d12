"""The grammar of references: a table of wordings and what they mean where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.law.ids import ProvisionId, parse_id
from generator.reading.reference_grammar import FoundReference, Surroundings, find_references, find_suspects

UNITS = """
pact:4(1) pact:4(2) pact:6(1)(a)(i) pact:6(1)(a)(ii) pact:6(1)(b) pact:6(2) pact:6(3)
pact:9(1)(a) pact:9(1)(b) pact:9(1)(c) pact:9(1)(d) pact:9(1)(e)
pact:9(2)(a) pact:9(2)(b) pact:9(2)(c) pact:9(3) pact:9(4)
pact:10(1) pact:10(2) pact:10(3) pact:11(1) pact:11(2) pact:11(3) pact:14(1) pact:14(2) pact:14(3)(a) pact:14(3)(b)
pact:19(1)(a) pact:19(1)(b) pact:19(2) pact:22(1)(a) pact:22(1)(b) pact:22(1)(c) pact:22(1)(d) pact:22(2) pact:22(3)
pact:24(1)(a) pact:24(1)(b) pact:24(2) pact:25(1) pact:25(2) pact:25(3) pact:25(4)
pact:27(1) pact:27(2) pact:27(3) pact:27(4) pact:27(5) pact:27(6) pact:27(7) pact:27(8)
pact:27(9)(a) pact:27(9)(b) pact:27(9)(c) pact:27(9)(d) pact:27(9)(e) pact:29(1) pact:29(2) pact:29(3) pact:29(4)
pact:36(1) pact:36(2) pact:36(3) pact:38(1) pact:38(2) pact:38(3) pact:41(1) pact:41(2)
rider:2(1) rider:3(1) rider:3(2) rider:3(3) rider:5(1)(i) rider:5(2)(a) rider:5(2)(b) rider:6(1) rider:6(2)(a)
rider:8(1) rider:12(1) rider:16(subpara 2) accord:3(1)(a)
"""

DIVISIONS = {
    "pact:chapter-1": ("pact", "chapter", "I", range(1, 2)),
    "pact:chapter-2": ("pact", "chapter", "II", range(2, 23)),
    "pact:chapter-2-section-1": ("pact", "section", "1", range(2, 14)),
    "pact:chapter-2-section-2": ("pact", "section", "2", range(14, 23)),
    "pact:chapter-3": ("pact", "chapter", "III", range(23, 36)),
    "pact:chapter-3-section-1": ("pact", "section", "1", range(23, 29)),
}


class World(Surroundings):
    """Two treaties with articles, one cited instrument without, and an agreement that never names another."""

    def __init__(self) -> None:
        self.heads = {
            "pact": [str(no) for no in range(1, 49)],
            "rider": [str(no) for no in range(1, 17)],
            "accord": ["1", "2", "3"],
        }
        self.units: dict[ProvisionId, list[str]] = {}
        for instrument, heads in self.heads.items():
            for head in heads:
                self.units[ProvisionId(instrument, head)] = []
        for name in UNITS.replace("subpara 2", "subpara_2").split():
            self._add(parse_id(name.replace("_", " ")))

    def _add(self, unit: ProvisionId) -> None:
        if unit in self.units:
            return
        if unit.parent is not None:
            self._add(unit.parent)
            self.units[unit.parent].append(unit.steps[-1])
        self.units[unit] = []

    def exists(self, unit: ProvisionId) -> bool:
        return unit in self.units

    def articles(self, instrument: str) -> Sequence[str]:
        return self.heads.get(instrument, [])

    def children(self, unit: ProvisionId) -> Sequence[str]:
        return self.units.get(unit, [])

    def names(self, instrument: str) -> Mapping[str, str]:
        known = {
            "Statute of the League": "statute",
            "European Convention on Extradition": "extradition",
            "Convention for the Protection of Rights": "rights",
        }
        if instrument == "pact":
            return {**known, "the Convention": "pact"}
        return {**known, "the Convention": "pact", "the Protocol": "rider", "the Pact on Crime": "pact"}

    def division(self, instrument: str, kind: str, no: str, within: ProvisionId) -> str | None:
        found = [key for key, (of, a, b, _) in DIVISIONS.items() if (of, a, b) == (instrument, kind, no)]
        here = [key for key in found if any(key.startswith(outer + "-") for outer in self._around(within))]
        return here[0] if here else found[0] if len(found) == 1 else None

    def division_of(self, unit: ProvisionId, kind: str) -> str | None:
        return next((key for key in self._around(unit) if DIVISIONS[key][1] == kind), None)

    def _around(self, unit: ProvisionId) -> list[str]:
        if not unit.head.isdigit():
            return []
        return [key for key, (of, *_, span) in DIVISIONS.items() if of == unit.instrument and int(unit.head) in span]


WORLD = World()

CASES = [
    block.split("\n")
    for block in (Path(__file__).parent / "citations.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]
]

FAULTS = """
pact:4(2) | as in paragraph 7 of this article | paragraph 7 does not exist: 4 has 1, 2
pact:4(2) | Article 49 of this Convention | pact has no article 49
pact:4(2) | Article 9, paragraph 1.z | paragraph 1.z does not exist: 9 has 1, 2, 3, 4
pact:4(2) | Articles 11 through 2 | no range leads from 11 to 2
pact:4(2) | Article 3 of the Treaty of Rome | it names an instrument that is not known here
pact:4(2) | Treaty of Rome | it looks like the name of an instrument, and no instrument is called so
pact:4(2) | Chapter IX | there is no one chapter IX in pact
pact:4(2) | this title | 4(2) stands in no title
pact:4(1) | the two preceding paragraphs | 4(1) has no such paragraphs beside it
pact:4(1) | No. R (85) 10 | it looks like the name of an instrument, and no instrument is called so
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def _find(unit: str, text: str) -> list[FoundReference]:
    return find_references(text, unit=parse_id(unit), surroundings=WORLD)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1].strip()}")
def test_reference_resolves_to_the_provisions_it_means(case: list[str]) -> None:
    """Each wording gives exactly these references, with these targets, where it stands."""
    unit, text, *expected = (line.strip() for line in case)
    found = _find(unit, text)
    instrument = unit.partition(":")[0]
    own = re.compile(rf"\b{instrument}:(?!chapter)")
    shown = [f"{text[ref.start : ref.end]} => {own.sub('', ' '.join(ref.targets))}" for ref in found]
    assert shown == [line.removeprefix("= ") for line in expected]
    assert not any(ref.unresolved for ref in found)


@pytest.mark.parametrize("row", _rows(FAULTS), ids=lambda row: row[1])
def test_reference_to_nothing_says_why(row: list[str]) -> None:
    """A reference that leads nowhere is given with the reason, and never dropped."""
    unit, text, why = row
    assert [ref.unresolved for ref in _find(unit, text)] == [why]


def test_parts_divide_a_reference_into_what_can_be_linked() -> None:
    """Each number is a part, a range is one part, and a qualified number carries its qualification."""
    text = "Articles 3 through 5, 7, 9 paragraph 3, and 27, paragraph 9.e of this Convention"
    (found,) = _find("pact:40", text)
    parts = {text[part.start : part.end]: part.targets for part in found.parts}
    assert parts == {
        "Articles 3 through 5": ("pact:3", "pact:4", "pact:5"),
        "7": ("pact:7",),
        "9 paragraph 3": ("pact:9(3)",),
        "27, paragraph 9.e": ("pact:27(9)(e)",),
    }


def test_what_resolves_is_kept_beside_what_does_not() -> None:
    """One wrong number in a list does not lose the others."""
    (found,) = _find("pact:40", "Articles 3, 77 and 5")
    assert found.targets == ("pact:3", "pact:5")
    assert found.unresolved == "pact has no article 77"


def test_references_are_in_order_and_apart() -> None:
    """References never overlap and follow the text."""
    text = " ".join(case[1] for case in CASES)
    found = _find("rider:3(1)", text)
    assert all(earlier.end <= later.start for earlier, later in itertools.pairwise(found))


def test_suspects_are_what_looks_like_a_reference_but_was_not_found() -> None:
    """The wide net catches a number that the grammar has no rule for."""
    text = "paragraph 1 and section 4bis; the foregoing and the above-mentioned"
    suspects = find_suspects(text, _find("pact:4(2)", text))
    assert [text[start:end] for start, end in suspects] == ["section 4", "foregoing"]
