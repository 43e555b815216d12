"""The grammar of references: a table of wordings and what they mean where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

import pytest

from generator.citations import Reference, find_references, find_suspects
from generator.ids import ProvisionId, parse_id

UNITS = """
pact:4(1) pact:4(2) pact:6(1)(a)(i) pact:6(1)(a)(ii) pact:6(1)(b) pact:6(2) pact:6(3)
pact:9(1)(a) pact:9(1)(b) pact:9(1)(c) pact:9(1)(d) pact:9(1)(e) pact:9(2)(a) pact:9(2)(b) pact:9(2)(c) pact:9(3) pact:9(4)
pact:10(1) pact:10(2) pact:10(3) pact:11(1) pact:11(2) pact:11(3) pact:14(1) pact:14(2) pact:14(3)(a) pact:14(3)(b)
pact:19(1)(a) pact:19(1)(b) pact:19(2) pact:22(1)(a) pact:22(1)(b) pact:22(1)(c) pact:22(1)(d) pact:22(2) pact:22(3)
pact:24(1)(a) pact:24(1)(b) pact:24(2) pact:25(1) pact:25(2) pact:25(3) pact:25(4)
pact:27(1) pact:27(2) pact:27(3) pact:27(4) pact:27(5) pact:27(6) pact:27(7) pact:27(8)
pact:27(9)(a) pact:27(9)(b) pact:27(9)(c) pact:27(9)(d) pact:27(9)(e) pact:29(1) pact:29(2) pact:29(3) pact:29(4)
pact:36(1) pact:36(2) pact:36(3) pact:38(1) pact:38(2) pact:38(3) pact:41(1) pact:41(2)
rider:2(1) rider:3(1) rider:3(2) rider:3(3) rider:5(1)(i) rider:5(2)(a) rider:5(2)(b) rider:6(1) rider:6(2)(a) rider:8(1) rider:12(1)
rider:16(subpara 2) accord:3(1)(a)
"""

DIVISIONS = {
    "pact:chapter-1": ("pact", "chapter", "I", range(1, 2)),
    "pact:chapter-2": ("pact", "chapter", "II", range(2, 23)),
    "pact:chapter-2-section-1": ("pact", "section", "1", range(2, 14)),
    "pact:chapter-2-section-2": ("pact", "section", "2", range(14, 23)),
    "pact:chapter-3": ("pact", "chapter", "III", range(23, 36)),
    "pact:chapter-3-section-1": ("pact", "section", "1", range(23, 29)),
}


class World:
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

# unit | text | per reference, in order: its words => its targets (paths in the unit's instrument, or full ids)
CASES = """
pact:22(1) | established in accordance with Articles 2 through 5 of this Convention, when | Articles 2 through 5 of this Convention => 2 3 4 5
pact:6(1)(a)(i) | established in accordance with the above Articles 2 through 4; | the above Articles 2 through 4 => 2 3 4
pact:11(2) | in accordance with Articles 3 through 5, 7, 8, and 9.1.a and c of this Convention. | Articles 3 through 5, 7, 8, and 9.1.a and c of this Convention => 3 4 5 7 8 9(1)(a) 9(1)(c)
pact:11(1) | with Articles 2 through 4 of the present Convention with intent | Articles 2 through 4 of the present Convention => 2 3 4
pact:6(3) | referred to in paragraph 1.a.ii of this article. | paragraph 1.a.ii of this article => 6(1)(a)(ii)
pact:6(3) | referred to in paragraph 1 a.ii of this article. | paragraph 1 a.ii of this article => 6(1)(a)(ii)
pact:6(1)(b) | an item referred to in paragraphs a.i or ii above, with intent | paragraphs a.i or ii above => 6(1)(a)(i) 6(1)(a)(ii)
pact:6(1)(b) | an item referred to in paragraphs (a)(i) or (ii) above, with intent | paragraphs (a)(i) or (ii) above => 6(1)(a)(i) 6(1)(a)(ii)
pact:9(2) | For the purpose of paragraph 1 above, the term | paragraph 1 above => 9(1)
pact:14(2) | under Article 9, paragraphs 1.d and 1.e. | Article 9, paragraphs 1.d and 1.e => 9(1)(d) 9(1)(e)
pact:9(4) | not to apply paragraphs 1, sub-paragraphs d. and e, and 2, sub-paragraphs b. and c. | paragraphs 1, sub-paragraphs d. and e, and 2, sub-paragraphs b. and c => 9(1)(d) 9(1)(e) 9(2)(b) 9(2)(c)
pact:9(4) | paragraph 1, sub-paragraphs d and e, and 2, sub-paragraphs b and c | paragraph 1, sub-paragraphs d and e, and 2, sub-paragraphs b and c => 9(1)(d) 9(1)(e) 9(2)(b) 9(2)(c)
pact:22(2) | laid down in paragraphs 1.b through 1.d of this article or any part thereof. | paragraphs 1.b through 1.d of this article => 22(1)(b) 22(1)(c) 22(1)(d)
pact:38(3) | Any declaration made under the two preceding paragraphs may | the two preceding paragraphs => 38(1) 38(2)
pact:38(3) | made under the preceding paragraph | the preceding paragraph => 38(2)
pact:20 | shall be subject to Articles 14 and 15. | Articles 14 and 15 => 14 15
pact:14(2) | Except as provided otherwise in Article 21, each Party | Article 21 => 21
pact:27(4) | established in Article 25, paragraph 4, refuse | Article 25, paragraph 4 => 25(4)
pact:22(3) | referred to in Article 24, paragraph 1, of this Convention, in cases | Article 24, paragraph 1, of this Convention => 24(1)
pact:42 | provided for in Article 4, paragraph 2, Article 9, paragraph 4, and Article 41, paragraph 1. No other | Article 4, paragraph 2 => 4(2) | Article 9, paragraph 4 => 9(4) | Article 41, paragraph 1 => 41(1)
pact:40 | under Articles 2, 3, 6 paragraph 1.b, 7, 9 paragraph 3, and 27, paragraph 9.e. | Articles 2, 3, 6 paragraph 1.b, 7, 9 paragraph 3, and 27, paragraph 9.e => 2 3 6(1)(b) 7 9(3) 27(9)(e)
pact:27(1) | the provisions of paragraphs 2 through 9 of this article shall apply | paragraphs 2 through 9 of this article => 27(2) 27(3) 27(4) 27(5) 27(6) 27(7) 27(8) 27(9)
pact:27(9)(c) | made pursuant to sub-paragraph a. of this article and the authority | sub-paragraph a. of this article => 27(9)(a)
pact:19(2) | pursuant to paragraph 1.a, and have grounds | paragraph 1.a => 19(1)(a)
pact:19(2) | according to paragraphs 1 or 2. These measures | paragraphs 1 or 2 => 19(1) 19(2)
pact:41(2) | in accordance with paragraph 3 of Article 36 and the rest | paragraph 3 of Article 36 => 36(3)
pact:41(2) | in point d of paragraph 1 of Article 22 | point d of paragraph 1 of Article 22 => 22(1)(d)
pact:24(2) | The offences described under paragraph 1 shall | paragraph 1 => 24(1)
pact:24(2) | under paragraph 1, a Party may refuse; under paragraph 1 a Party may not | paragraph 1 => 24(1) | paragraph 1 => 24(1)
pact:36(3) | under Article 4 and 30 days after it | Article 4 => 4
pact:14(2) | Article 9, paragraph 1, and paragraph 2 apply | Article 9, paragraph 1 => 9(1) | paragraph 2 => 9(2)
pact:14(2) | Article 9 and paragraph 3 of this article | Article 9 => 9 | paragraph 3 of this article => 14(3)
pact:14(2) | Articles 36(1) and 22(1)(d) apply | Articles 36(1) and 22(1)(d) => 36(1) 22(1)(d)
pact:37(1) | the majority provided for in Article 20.d of the Statute of the League and by | Article 20.d of the Statute of the League => statute
pact:41(1) | obligations under Chapter II of this Convention, under Chapter III. | Chapter II of this Convention => pact:chapter-2 | Chapter III => pact:chapter-3
pact:41(1) | Chapters II and III and Chapters I to III | Chapters II and III => pact:chapter-2 pact:chapter-3 | Chapters I to III => pact:chapter-1 pact:chapter-2 pact:chapter-3
pact:14(1) | provided for in this section; in this Chapter | this section => pact:chapter-2-section-2 | this Chapter => pact:chapter-2
pact:25(1) | as in Section 1; Section 1 of this chapter; Section 1 of Chapter II; | Section 1 => pact:chapter-3-section-1 | Section 1 of this chapter => pact:chapter-3-section-1 | Section 1 of Chapter II => pact:chapter-2-section-1
pact:24(1)(b) | including the European Convention on Extradition (No. 24), applicable | European Convention on Extradition => extradition
pact:24(1)(a) | This article applies to this Convention, to the Convention and to this paragraph. |
rider:12(1) | Article 5, paragraphs 1 and 2, of this Protocol | Article 5, paragraphs 1 and 2, of this Protocol => 5(1) 5(2)
rider:12(1) | in Article 22, paragraph 2, and Article 41, paragraph 1, of the Convention, irrespective | Article 22, paragraph 2 => pact:22(2) | Article 41, paragraph 1, of the Convention => pact:41(1)
rider:12(1) | Article 5, paragraph 2.a, and Article 6, paragraph 2.a, of this Protocol. | Article 5, paragraph 2.a => 5(2)(a) | Article 6, paragraph 2.a, of this Protocol => 6(2)(a)
rider:8(1) | Articles 3 to 6 | Articles 3 to 6 => 3 4 5 6
rider:8(1) | Articles 1, 12, 13 and 46 of the Convention shall apply, mutatis mutandis, to this Protocol. | Articles 1, 12, 13 and 46 of the Convention => pact:1 pact:12 pact:13 pact:46
rider:8(1) | in Articles 14 to 16 and Articles 23 to 25 of the Convention, to Articles 2 to 4 of this Protocol. | Articles 14 to 16 => pact:14 pact:15 pact:16 | Articles 23 to 25 of the Convention => pact:23 pact:24 pact:25 | Articles 2 to 4 of this Protocol => 2 3 4
rider:3(3) | remedies as referred to in the said paragraph 2. | the said paragraph 2 => 3(2)
rider:12(1) | in accordance with Article 12 above shall | Article 12 above => 12
rider:16 | of this Protocol in accordance with its Articles 9, 10 and 11; | Articles 9, 10 and 11 => 9 10 11
rider:3(1) | Article 22, paragraph 1, point d of the Convention | Article 22, paragraph 1, point d of the Convention => pact:22(1)(d)
rider:3(1) | the Convention, in its Article 36, and the Protocol, in its Article 10 | the Convention => pact | Article 36 => pact:36 | Article 10 => 10
rider:3(1) | the Convention for the Protection of Rights and the Pact on Crime | Convention for the Protection of Rights => rights | the Pact on Crime => pact
rider:3(1) | Chapter II of the Convention | Chapter II of the Convention => pact:chapter-2
rider:3(1) | Article 16, paragraphs 1 and 2 | Article 16, paragraphs 1 and 2 => 16 16(subpara 2)
"""

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


def _find(unit: str, text: str) -> list[Reference]:
    return find_references(text, unit=parse_id(unit), surroundings=WORLD)


@pytest.mark.parametrize("row", _rows(CASES), ids=lambda row: f"{row[0]} {row[1]}")
def test_reference_resolves_to_the_provisions_it_means(row: list[str]) -> None:
    """Each wording gives exactly these references, with these targets, where it stands."""
    unit, text, *expected = row
    found = _find(unit, text)
    instrument = unit.partition(":")[0]
    own = re.compile(rf"\b{instrument}:(?!chapter)")
    shown = [f"{text[ref.start : ref.end]} => {own.sub('', ' '.join(ref.targets))}" for ref in found]
    assert shown == [cell.rstrip(" |") for cell in expected if cell.rstrip(" |")]
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
    text = " ".join(row[1] for row in _rows(CASES))
    found = _find("rider:3(1)", text)
    assert all(earlier.end <= later.start for earlier, later in itertools.pairwise(found))


def test_suspects_are_what_looks_like_a_reference_but_was_not_found() -> None:
    """The wide net catches a number that the grammar has no rule for."""
    text = "paragraph 1 and section 4bis"
    suspects = find_suspects(text, _find("pact:4(2)", text))
    assert [text[start:end] for start, end in suspects] == ["section 4"]
