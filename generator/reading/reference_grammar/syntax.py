"""From words to groups of numbers: "Article 9, paragraphs 1.d and 1.e" as a word with its labels, still unresolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.law.ids import ATTACHED_WORDS
from generator.reading.reference_grammar.vocabulary import BARE, OUTERMOST, WORD, level_of, read_word

Labels = tuple[str, ...]

_LABEL = r"(?:\d+(?:-\d+){2,}|\d+(?:bis|ter)?[A-Za-z]{0,2}|[ivx]+|[IVXLC]+|[A-Za-z]\d{0,2})(?![A-Za-z0-9])"
# "1.a.ii", "22(1)(d)", "1 (a)", "1 a.ii". A bare letter after a space is a label only where a full stop and another
# label follow, since "paragraph 1 a Party" is a sentence that goes on.
_PATH = re.compile(
    rf"(?:\({_LABEL}\)|{_LABEL})"
    rf"(?:\.{_LABEL}|\s?\({_LABEL}\)|\s[a-z](?=\.(?:[ivx]+|[a-z])(?![A-Za-z0-9])))*"
    r"(?:\.(?=\s+(?:and|or|of|to|through)\b|,))?"
)
_LETTERED = re.compile(r"(?P<label>[A-Z]\.?\s?\d+(?:-\d+)*)(?![\w-])(?P<path>(?:\s?\(\w{1,4}\))*)")
"""An article of a code that is told by a letter too: "L. 121-3"."""
_HYPHENATED = re.compile(
    r"(?=\d+(?:-\d+)?\s+(?:through|to)\s+\d+-|\d+-)"
    r"(?P<first>\d+(?:-\d+)?)\s+(?:through|to)\s+(?P<last>\d+(?:-\d+)?)(?![\w-])"
)
"""A range of articles whose numbers have hyphens: "121-3 to 121-5", "120 to 121-3"."""
_HEAD = re.compile(r"\(?(?:\d|[IVXLC]+\b)")
_EACH_LABEL = re.compile(r"\d+(?:-\d+)+|[A-Za-z0-9]+")
_JOIN = re.compile(r"\s*,\s+(?:and|or)\s+|\s+(?:and|or|and/or)\s+|\s*,\s+")
_RANGE = re.compile(r"\s+(?:through|to)\s+|\s*[–-]\s*")
_SPACE = re.compile(r"\s+")
# A number that counts something is no label: "Article 5 and 30 days after".
_COUNTS = re.compile(r"\s+(?:days?|weeks?|months?|years?|hours?|per cent|States?|Parties|copies)\b")
# "Regulation 3/1987" and "Regulation 2016/679" name an act by its number and year.
_NUMBER_OF_ACT = re.compile(r"(?:(?:19|20)\d\d/\d+|\d+/(?:19|20)\d\d)(?!\d)")
_ARTICLE_A = re.compile(r"a(?=\s+(?!and\b|or\b|of\b|to\b|through\b|above\b|below\b))")


@dataclass(frozen=True)
class NumberItem:
    """One number, or one range, with the word that introduces it ("" where it goes on from the item before).

    Labels are as written: (A) beside (a) may be another unit. An annex without a number has none.
    """

    word: str
    plural: bool
    labels: Labels
    until: Labels | None
    start: int
    end: int
    bracketed: bool = False
    """Whether its first number stands in brackets, as that of an article never does."""


@dataclass(frozen=True)
class Group:
    """Numbers that hang together under one leading word."""

    items: tuple[NumberItem, ...]

    @property
    def start(self) -> int:
        """Return where the group starts."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Return where the group ends."""
        return self.items[-1].end

    @property
    def level(self) -> int:
        """Return the level of the leading word: 0 for an article, 1 for a paragraph, 2 for a point."""
        return level_of(self.items[0].word)


def find_group(text: str, start: int) -> Group | None:
    """Find the first group at or after `start`."""
    for match in re.finditer(r"(?<![\w-])(?=[apsilrc])", text[start:], re.IGNORECASE):
        group = parse_group(text, start + match.start())
        if group:
            return group
    return None


def parse_group(text: str, start: int) -> Group | None:
    """Read the group that starts with its word at `start`; None where no word with a number stands there."""
    first = _parse_item(text, start)
    if first is None or not first.word:
        return None
    items = [first]
    while follower := _parse_follower(text, items):
        items.append(follower)
    return Group(tuple(items))


def _parse_follower(text: str, items: list[NumberItem]) -> NumberItem | None:
    last = items[-1]
    join = _JOIN.match(text, last.end)
    if join:
        is_comma = not re.search(r"and|or", join[0])
        item = _parse_item(text, join.end())
        if item and (not item.word or (is_comma and _goes_deeper(items, item))):
            return item
        return None
    space = _SPACE.match(text, last.end)
    item = _parse_item(text, space.end()) if space else None
    return item if item and item.word and _goes_deeper(items, item) else None


def _goes_deeper(items: list[NumberItem], item: NumberItem) -> bool:
    """Return whether the item's word is of a lower level than the group's leading word, so that it belongs inside."""
    return level_of(item.word) > level_of(items[0].word)


def _parse_item(text: str, start: int) -> NumberItem | None:
    word, plural, place = _read_word(text, start)
    if not word and (bare := BARE.match(text, start)):
        return NumberItem(bare["word"].lower(), plural, (), None, start, bare.end())
    if (not word or word in OUTERMOST) and (code := _LETTERED.match(text, place)):
        return NumberItem(word, plural, (code["label"], *_read_labels(code["path"])), None, start, code.end())
    if word in OUTERMOST and (both := _HYPHENATED.match(text, place)):
        return NumberItem(word, plural, (both["first"],), (both["last"],), start, both.end())
    path = _PATH.match(text, place)
    if path is None or (not word and not _is_label(text, path)):
        return None
    if word in OUTERMOST and _NUMBER_OF_ACT.match(text, place):
        return None
    if word in OUTERMOST and not (_HEAD.match(path[0]) or (word in ATTACHED_WORDS and path[0][0].isupper())):
        return None  # "in this section a year is counted"
    end = path.end()
    until: Labels | None = None
    through = _RANGE.match(text, end)
    if through and (last := _PATH.match(text, through.end())) and _is_label(text, last):
        until, end = _read_labels(last[0]), last.end()
    return NumberItem(word, plural, _read_labels(path[0]), until, start, end, path[0][0] == "(")


def _is_label(text: str, path: re.Match[str]) -> bool:
    """Return whether what follows a comma, "and" or "to" is a label and no word of the sentence."""
    if _ARTICLE_A.match(text, path.start()) or _COUNTS.match(text, path.end()):
        return False
    return not (path[0][0].isupper() and len(path[0]) == 1)


def _read_word(text: str, start: int) -> tuple[str, bool, int]:
    match = WORD.match(text, start)
    if match is None or BARE.match(text, start):
        return "", False, start
    word, plural = read_word(match["word"])
    return word, plural, match.end()


def _read_labels(path: str) -> Labels:
    return tuple(_EACH_LABEL.findall(path))
