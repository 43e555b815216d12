"""What a text field may hold: words on one line, in letters that a search can find, and of a length that fits."""

from __future__ import annotations

import re
import unicodedata

# A letter of one script beside a letter of another inside a word: "\u0430" for "a" looks right and cannot be found.
_MIXED = re.compile("[a-zA-Z\u00c0-\u024f][\u0370-\u052f]|[\u0370-\u052f][a-zA-Z\u00c0-\u024f]")
_FAR = 0x0530
"""From here on letters are of scripts other than Latin, Greek and Cyrillic, or are variants for special uses."""
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
    other = find_lookalike(text)
    if other:
        should = f'should not have letters that pass for Latin ones, as in "{other}"'
        raise BadValue(should, "letters that look alike are not found by search", "type the word again")
    if not unicodedata.is_normalized("NFC", text):
        raise BadValue("should have each accented letter as one character", _WHY, "save the text in Unicode form NFC")
    return text


def find_lookalike(text: str) -> str | None:
    """Return the first word with a letter that passes for a Latin one: of a far script, or a variant of the letter.

    What passes for what is Unicode's list of confusables (UTS 39), as `confusable-homoglyphs` keeps it. Greek and
    Cyrillic words are left to the check of mixed alphabets: some of them look Latin from end to end.
    """
    strange = {char for char in text if ord(char) >= _FAR and unicodedata.category(char)[0] in "LN"}
    for word in text.split() if strange else ():
        far = [char for char in word if char in strange]
        latin = any(char.isalpha() and ord(char) < _FAR for char in word)
        if far and (any(map(_is_variant, far)) or ((latin or len(far) > 1) and all(map(_is_confusable, far)))):
            return word
    return None


def _is_variant(char: str) -> bool:
    """Return whether a letter is only another form of a plain one, such as those of mathematics or of full width."""
    plain = unicodedata.normalize("NFKC", char)
    return plain != char and plain.isascii()


def _is_confusable(char: str) -> bool:
    from confusable_homoglyphs import confusables  # its tables take long to read, and few texts ever ask for them

    found = confusables.is_confusable(char, greedy=True)
    return any(one["c"].isascii() and one["c"].isalpha() for entry in found or () for one in entry["homoglyphs"])


def _word_at(text: str, index: int) -> str:
    start = text.rfind(" ", 0, index) + 1
    end = text.find(" ", index)
    return text[start : end if end > 0 else len(text)]
