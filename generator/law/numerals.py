"""Numbers as legal texts write them: in digits, in words up to the thousands, in Roman numerals."""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
_VALUES = {word: value for value, word in enumerate(_ONES) if word}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS) if word}
_ORDINALS = {f"{word.removesuffix('y')}{'ie' * word.endswith('y')}th": value for word, value in _VALUES.items()}
_ORDINALS = {word: value for word, value in _ORDINALS.items() if value not in _IRREGULAR.values()} | _IRREGULAR
_VALUES |= _ORDINALS
_SCALES = {"hundred": 100, "thousand": 1000}


def _one_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))  # The longest first: "sixteen", then "six".


_BELOW_TWENTY = _one_of([word for word, value in _VALUES.items() if value < 20])
_BELOW_TEN = _one_of([word for word, value in _VALUES.items() if value < 10])
_TENTHS = _one_of([word for word, value in _ORDINALS.items() if value >= 20])
_BELOW_HUNDRED = rf"(?:(?:{_one_of(list(filter(None, _TENS)))})(?:[- ](?:{_BELOW_TEN}))?|{_TENTHS}|{_BELOW_TWENTY})"
_BELOW_THOUSAND = rf"(?:(?:(?:{_BELOW_TEN}|a) hundred(?:th)?(?: and {_BELOW_HUNDRED}\b)?)|{_BELOW_HUNDRED})"
NUMBER = (
    r"(?=[\daefnost])"  # No word for a number begins with another letter: most places are passed over at once.
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th)?"
    rf"|(?:{_BELOW_THOUSAND}|a) thousand(?:th)?(?:(?: and|,)? {_BELOW_THOUSAND}\b)?|{_BELOW_THOUSAND})"
)
"""A number in digits or words, as part of a pattern that takes no account of capitals: `28`, `30th`, `twenty-eight`,
`one hundred and twenty`, `thirtieth`."""
_FOUND = re.compile(rf"\b{NUMBER}\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5,
    "IV": 4, "I": 1,
}  # fmt: skip


def read_number(written: str) -> int:
    """Return the number that NUMBER matched; raise ValueError for anything else."""
    if not _FOUND.fullmatch(written):
        raise ValueError(f'"{written}" is no number')
    if written[0].isdigit():
        return int(re.sub(r"\D", "", written))
    total, part = 0, 0
    for word in _WORDS.findall(written.casefold()):
        scale = _SCALES.get(word.removesuffix("th"))
        if scale == 1000:
            total, part = total + (part or 1) * scale, 0
        elif scale:
            part = (part or 1) * scale
        elif word not in ("a", "and"):
            part += _VALUES[word]
    return total + part


@lru_cache(maxsize=8192)
def find_numbers(text: str) -> frozenset[int]:
    """Return every number in a text, in digits or words."""
    return frozenset(read_number(found) for found in _FOUND.findall(text))


def read_roman(numeral: str) -> int:
    """Return the value of a Roman numeral in capitals; raise KeyError where a letter is none."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def write_roman(number: int) -> str:
    """Write a number from 1 on as a Roman numeral in capitals."""
    written = ""
    for letters, value in _ROMAN.items():
        written += letters * (number // value)
        number %= value
    return written


def write_plural(noun: str) -> str:
    """Return the plural of an English noun for a kind of unit: `articles`, `annexes`, `appendices`."""
    if noun.endswith("ix"):
        return f"{noun[:-2]}ices"
    if noun.endswith("x"):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
