"""What a text field may hold: words on one line, in letters that a search can find, and of a length that fits."""

from __future__ import annotations

import re
import unicodedata

# A letter of one script beside a letter of another inside a word: "\u0430" for "a" looks right and cannot be found.
_MIXED = re.compile("[a-zA-Z\u00c0-\u024f][\u0370-\u052f]|[\u0370-\u052f][a-zA-Z\u00c0-\u024f]")
_WHY = "texts are compared, searched and quoted character by character"
_FOLD = "start it on the line after >- with even indentation, or remove the spaces"


class BadValue(ValueError):
    """Raised by the checks of this module: what the value should be, why, and how to write it."""

    def __init__(self, should: str, why: str, fix: str) -> None:
        super().__init__(should, why, fix)
        self.should = should
        self.why = why
        self.fix = fix

    def __str__(self) -> str:
        return self.should


def need_plain_text(text: str, *, most: int, why_most: str) -> str:
    """Return `text` where it is one folded line of at most `most` characters in one alphabet a word; raise BadValue."""
    if not text:
        raise BadValue("should not be empty", _WHY, "write it, or remove the key")
    if text != " ".join(text.split()) and text.isascii():
        raise BadValue("should be text on one folded line, without doubled or outer spaces", _WHY, _FOLD)
    if len(text) > most:
        should = f"should be text of at most {most:,} characters; it has {len(text):,}"
        raise BadValue(should, why_most, "shorten it, or divide it")
    return text if text.isascii() else _need_plain_letters(text)


def _need_plain_letters(text: str) -> str:
    strange = next((char for char in text if char.isspace() and char != " "), None)
    if strange:
        should = f"should have only ordinary spaces; it holds U+{ord(strange):04X}"
        raise BadValue(should, _WHY, "replace it with an ordinary space")
    if text != " ".join(text.split()):
        raise BadValue("should be text on one folded line, without doubled or outer spaces", _WHY, _FOLD)
    mixed = _MIXED.search(text)
    if mixed:
        should = f'should not mix alphabets in one word, as in "{_word_at(text, mixed.start())}"'
        raise BadValue(should, "letters that look alike are not found by search", "type the word again in one alphabet")
    if not unicodedata.is_normalized("NFC", text):
        raise BadValue("should have each accented letter as one character", _WHY, "save the text in Unicode form NFC")
    return text


def _word_at(text: str, index: int) -> str:
    start = text.rfind(" ", 0, index) + 1
    end = text.find(" ", index)
    return text[start : end if end > 0 else len(text)]
