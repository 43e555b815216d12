"""Numbers as legal texts write them, read and written."""

from __future__ import annotations

import re

import pytest

from generator.checks.rules.likeness import find_periods
from generator.law.extracts import join_patterns
from generator.law.numerals import NUMBER, find_numbers, read_number, read_roman, write_roman
from tests.unit.corpora import ROOT, corpus_of

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Write a number below ten thousand as British English does."""
    if number < 20:
        return ["", *ONES, *TEENS][number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    scale, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    link = " and " if 0 < rest < 100 else " " if rest else ""
    return f"{in_words(number // scale)} {name}{link}{in_words(rest)}"


def test_every_number_below_ten_thousand_is_read() -> None:
    """In words with hyphens or spaces, in digits, alone and inside a sentence."""
    for number in range(1, 10_000):
        words = in_words(number)
        assert read_number(words) == read_number(words.replace("-", " ")) == read_number(str(number)) == number
        assert find_periods(f"within {words} days of it") == {number}, words
    assert find_numbers("The period is of one hundred and twenty days, or of 1,200 hours.") == {120, 1200}
    assert find_numbers("A thousand consents or a hundred; Sixteen months and Twenty-Eight days") == {1000, 100, 16, 28}


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("eighth", 8), ("ninth", 9),
        ("twelfth", 12), ("sixteenth", 16), ("twentieth", 20), ("twenty-first", 21), ("thirtieth", 30),
        ("ninety-ninth", 99), ("hundredth", None), ("one hundredth", 100), ("one hundred and twentieth", 120),
        ("1st", 1), ("30th", 30), ("fourty", None), ("fiveth", None), ("and", None), ("a", None), ("", None),
    ],
)  # fmt: skip
def test_ordinals_are_read_and_other_words_are_not(written: str, number: int | None) -> None:
    """What is no number raises ValueError."""
    if number is None:
        with pytest.raises(ValueError, match="is no number"):
            read_number(written)
    else:
        assert read_number(written) == number


def test_words_that_hold_a_number_are_none() -> None:
    """Parts of words do not count: "someone", "tenth part" does, "often" does not."""
    assert find_numbers("someone often weighs a tone, none and many hundreds of stones") == frozenset()
    assert not re.fullmatch(NUMBER, "oneself")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within twenty-eight days after it", "twenty-eight days"),
        ("a period of one hundred and twenty days", "a period of one hundred and twenty days"),
        ("not later than sixteen months", "sixteen months"),
        ("on the thirty-first day", "thirty-first day"),
        ("a 24-hour, 7-day-a-week network", "24-hour, 7-day-a-week"),
    ],
)
def test_periods_of_time_are_found_whole(text: str, found: str) -> None:
    """The table of periods quotes the number that stands there, not its last word."""
    match = join_patterns(corpus_of(ROOT).editorial.tables["periods"].find).search(text)
    assert match
    assert match[0] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Party may refuse.", "may"),
        ("May a Party refuse?", "May"),
        ("It may, on 25 May 2018, refuse.", "may"),
        ("It applies from 25 May 2018.", None),
        ("It applies from May 2018 on.", None),
        ("It applies from 1 May of each year.", None),
        ("the measures as may be necessary", None),
        ("the maypole", None),
    ],
)
def test_a_month_is_no_choice(text: str, found: str | None) -> None:
    """The table of options takes the verb, and neither the month of a date nor the means that are left open."""
    match = join_patterns(corpus_of(ROOT).editorial.tables["options"].find).search(text)
    assert (match and match[0]) == found


def test_roman_numerals_go_both_ways() -> None:
    """Every number up to 3,999 is written and read again."""
    assert [write_roman(number) for number in (4, 9, 16, 18, 40, 90, 400, 1999)] == [
        "IV", "IX", "XVI", "XVIII", "XL", "XC", "CD", "MCMXCIX",
    ]  # fmt: skip
    assert all(read_roman(write_roman(number)) == number for number in range(1, 4000))
    with pytest.raises(KeyError):
        read_roman("ABC")
