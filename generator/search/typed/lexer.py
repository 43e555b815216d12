"""From a text to tokens: folded, with the place of each in the text, and with what stands before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LETTER_RUN = re.compile("[a-z\u0400-\u04ff]+")
_MIXED = re.compile("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_BRACKET = "\u207d"


@dataclass(frozen=True)
class Token:
    """A word or number as it is compared, where it stands in the text, and the folded signs before it."""

    text: str
    start: int
    end: int
    gap: str
    written: str
    """As it stands in the text."""
    at: int
    """Where it stands in the folded text."""


@dataclass(frozen=True)
class Folded:
    """A text in lower case without marks, and for each of its signs the place in the text that it comes from."""

    text: str
    places: tuple[int, ...]


class Lexer:
    """Splits texts by the signs of the grammar."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._token = re.compile(f"({data['token']})|{data['separators']}")
        self._hidden = re.compile(data["hidden"])
        self._dashes = re.compile(data["dashes"])
        self._raised = re.compile(data["raised"])
        self._letters: Mapping[str, str] = data["letters"]
        self._alike: Mapping[str, str] = data["alike"]
        self._slips = [(re.compile(pattern), spelt) for pattern, spelt in data["slips"]]
        self._fillers = [re.compile(pattern) for pattern in data["fillers"]]
        self._passed_over = frozenset(data["passed_over"])

    def fold(self, text: str) -> Folded:
        """Return a text as it is compared: one case, no marks on Latin letters, one kind of dash, no hidden signs."""
        if text.isascii():
            return Folded(self._mend(text.lower()), tuple(range(len(text) + 1)))
        signs: list[str] = []
        places: list[int] = []
        at = 0
        while at < len(text):
            end = at + 1
            while end < len(text) and unicodedata.category(text[end])[0] == "M":
                end += 1
            for sign in self._fold_sign(text[at:end], text[at - 1] if at else ""):
                signs.append(sign)
                places.append(at)
            at = end
        places.append(len(text))
        return Folded(self._mend(_LETTER_RUN.sub(self._one_script, "".join(signs))), tuple(places))

    def _mend(self, folded: str) -> str:
        for pattern, spelt in self._slips:
            folded = pattern.sub(spelt, folded)
        return folded

    def _fold_sign(self, cluster: str, before: str) -> str:
        sign = cluster[0]
        if "a" <= sign <= "z" or "0" <= sign <= "9" or sign == " ":
            return sign
        if self._hidden.match(sign):
            return ""
        if self._dashes.match(sign):
            return "-"
        if self._raised.match(sign) and before != _BRACKET:
            return " "
        plain = unicodedata.normalize("NFKC", cluster).lower()
        parts = unicodedata.normalize("NFD", plain)
        if "a" <= parts[:1] <= "z":
            plain = "".join(part for part in parts if unicodedata.category(part)[0] != "M")
        return "".join(self._letters.get(part, part) for part in plain) or " "

    def _one_script(self, run: re.Match[str]) -> str:
        word = run[0]
        if not _MIXED.search(word):
            return word
        latin = "".join(self._alike.get(sign, sign) for sign in word)
        return latin if latin.isascii() else word

    def without_fillers(self, folded: Folded) -> Folded:
        """Return a folded text with blanks for notes, series of pages and the like, each sign in its place."""
        text = folded.text
        for pattern in self._fillers:
            text = pattern.sub(lambda match: " " * len(match[0]), text)
        return Folded(text, folded.places)

    def split(self, folded: Folded, text: str, *, strict: bool) -> tuple[Token, ...] | None:
        """Return the tokens of a folded text; a sign that no citation has ends it where `strict`, else it splits."""
        found: list[Token] = []
        at = gap_from = 0
        while at < len(folded.text):
            match = self._token.match(folded.text, at)
            if match is None:
                if strict:
                    return None
                at += 1
                continue
            at = match.end()
            word = match[1]
            if not word or word in self._passed_over:
                continue
            start, end = folded.places[match.start()], folded.places[match.end() - 1] + 1
            gap = folded.text[gap_from : match.start()]
            found.append(Token(word, start, end, gap, text[start:end], match.start()))
            gap_from = match.end()
        return tuple(found)

    def words(self, text: str) -> str:
        """Return a phrase as it is compared: its tokens, one blank between them."""
        return " ".join(
            token.text for token in self.split(self.without_fillers(self.fold(text)), text, strict=False) or ()
        )
