"""Plain dates, lists, counts and hashes."""

from __future__ import annotations

import pytest

from generator.law.writing import first_words, hash_text, write_count, write_date, write_list, write_short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        ("2001-11-23", "23 November 2001", "23 Nov 2001"),
        ("2002-10-01", "1 October 2002", "1 Oct 2002"),
        ("2002-05", "May 2002", "May 2002"),
        ("2002", "2002", "2002"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(day: str, long: str, short: str) -> None:
    """A date is written with its month in words; what is not known is left out."""
    assert (write_date(day), write_short_date(day)) == (long, short)


def test_counts_agree_with_their_noun() -> None:
    """One is singular, everything else plural, and an irregular plural is given."""
    assert write_count(1, "reservation") == "1 reservation"
    assert write_count(0, "reservation") == "0 reservations"
    assert write_count(2, "Party", "Parties") == "2 Parties"


def test_lists_read_as_a_sentence() -> None:
    """Words are joined by commas, the last by "and"."""
    assert [write_list(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_the_hash_of_a_text_tells_its_lines_apart() -> None:
    """The hash follows from the lines in their order, in UTF-8, and is known to everyone."""
    assert hash_text(["noise", "é"]) == "9f1862f3eda307dcf7181542daed9295ac895da466162d0c647ff00716db206f"
    assert hash_text(["a", "b"]) != hash_text(["b", "a"]) != hash_text(["ab"])
    assert hash_text([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_long_text_is_cut_at_the_end_of_a_word() -> None:
    """A text within the limit stays whole; a longer one ends after a word, without its comma."""
    assert first_words("Noise on a lake", limit=20) == "Noise on a lake"
    assert first_words("Noise on a lake, by drum", limit=17) == "Noise on a lake …"
