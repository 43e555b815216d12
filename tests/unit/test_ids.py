"""Provision ids: what is read, how it is printed, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.law.ids import (
    MalformedId,
    ProvisionId,
    is_article_number,
    is_slug,
    is_state_code,
    is_unit_number,
    parse_id,
    parse_path,
)

# id | label | eId
FORMS = """
lakes:22 | 22 | art_22
lakes:22(1) | 22(1) | art_22__para_1
lakes:22(1)(d) | 22(1)(d) | art_22__para_1__point_d
lakes:1(c)(i) | 1(c)(i) | art_1__point_c__point_i
lakes:5(a)(indent 2) | 5(a), indent 2 | art_5__point_a__indent_2
lakes:4(2)(subpara 2) | 4(2), sub-paragraph 2 | art_4__para_2__subpara_2
lakes:preamble | preamble | preamble
lakes:preamble(3) | preamble, recital 3 | preamble__rec_3
lakes:conclusions | closing formula | conclusions
lakes:conclusions(subpara 2) | closing formula, sub-paragraph 2 | conclusions__subpara_2
lakes:15a | 15a | art_15a
lakes:4bis(1) | 4bis(1) | art_4bis__para_1
quiet-lakes-2001:2 | 2 | art_2
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_each_form_has_its_label_and_eid(row: str) -> None:
    """An id is printed as it was read, and gives the label of a lawyer and the eId of Akoma Ntoso."""
    text, label, eid = row.split(" | ")
    unit = parse_id(text)
    assert (str(unit), unit.label, unit.eid) == (text, label, eid)


# id | what is said
REFUSED = """
22(1)(d) | "22(1)(d)" does not start with an instrument and a colon
Lakes:22 | "Lakes:22" does not start with an instrument and a colon
lakes: | "" does not start with an article number, "preamble" or "conclusions"
lakes:0 | "0" does not start with an article number, "preamble" or "conclusions"
lakes:022 | "022" does not start with an article number, "preamble" or "conclusions"
lakes:preambles(1) | "preambles(1)" does not start with an article number, "preamble" or "conclusions"
lakes:22 (1) | "22 (1)" does not start with an article number, "preamble" or "conclusions"
lakes:22(1)d | "22(1)d" should go on with a bracket such as "(1)", "(a)" or "(indent 2)" at "d"
lakes:22(A) | "22(A)" should go on with a bracket such as "(1)", "(a)" or "(indent 2)" at "(A)"
lakes:22(indent 0) | "22(indent 0)" should go on with a bracket such as "(1)", "(a)" or "(indent 2)" at "(indent 0)"
lakes:22() | "22()" should go on with a bracket such as "(1)", "(a)" or "(indent 2)" at "()"
lakes:2(а) | "lakes:2(а)" holds "а" (U+0430, cyrillic small letter a), which is not a letter of an id
lakes:２ | "lakes:２" holds "２" (U+FF12, fullwidth digit two), which is not a letter of an id
"""


@pytest.mark.parametrize("row", REFUSED.strip().splitlines())
def test_each_wrong_form_is_refused_with_its_reason(row: str) -> None:
    """What is no id is refused, and the reason names the place."""
    text, reason = row.split(" | ", 1)
    with pytest.raises(MalformedId) as refused:
        parse_id(text)
    assert str(refused.value) == reason


def test_units_know_what_they_stand_in() -> None:
    """A unit gives its parent, its article and its children, and says what it stands within."""
    unit = parse_id("lakes:22(1)(d)")
    assert unit.parent == parse_id("lakes:22(1)")
    assert unit.article == parse_id("lakes:22")
    assert unit.article.parent is None
    assert unit.article.child("1").child("d") == unit
    assert unit.is_within(parse_id("lakes:22(1)"))
    assert unit.is_within(unit)
    assert not unit.is_within(parse_id("lakes:22(1)(c)"))
    assert not unit.is_within(parse_id("ponds:22"))
    assert not parse_id("lakes:22(10)").is_within(parse_id("lakes:22(1)"))


@given(st.text(max_size=20))
def test_reading_any_text_gives_the_same_id_or_a_reason(text: str) -> None:
    """Whatever is read is an id that prints as it was written; all else is refused."""
    try:
        unit = parse_path("lakes", text)
    except MalformedId:
        return
    assert unit == ProvisionId("lakes", *_split(text))
    assert unit.path == text


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    head, *steps = text.replace(")", "").split("(")
    return head, tuple(steps)


@pytest.mark.parametrize(
    ("claim", "right", "wrong"),
    [
        (is_slug, "a lakes quiet-lakes-2001 7", "-a a- a--b A ä a_b а a\n"),
        (is_state_code, "lv xa eu xkx mu-15 nt-is", "LV l lvabc l1 ля lv\n lv- -lv lv--a"),
        (is_article_number, "1 22 15a 4bis 4ter 22ab", "0 022 a 1A 22abc ２ 1\n"),
        (is_article_number, "section-12a rule-3 schedule-1 annex-2", "section annex- part-1 section-A schedule_1"),
        (is_unit_number, "1 12 a ii aa 1a 12bb b1", "0 01 A 1A 1abc (a) a. а 1\n"),
    ],
)
def test_each_kind_of_name_is_known(claim: object, right: str, wrong: str) -> None:
    """Slugs, codes of States, numbers of articles and of units are known from everything like them."""
    assert callable(claim)
    assert [name for name in right.split(" ") if not claim(name)] == []
    assert [name for name in wrong.split(" ") if claim(name)] == []
