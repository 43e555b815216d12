"""From tokens to items: what each run of words means, one step before they are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.law.ids import ATTACHED_WORDS
from generator.search.typed.grammar import Meaning
from generator.search.typed.lexer import Folded, Token
from generator.search.typed.table import CitationTable

_MARKED_NUMBER = re.compile(r"(?:^|[\s.(])(?:no|nos|nr|n)\b|№|[°º#]")
_ORDINAL_GAP = re.compile(r"^(?:st|nd|rd|th|er|re|e|eme)\b|^-?(?:го|й|я|м|му|ая)\b")
_NUMBER_OF_NAME = re.compile(r"(?:st|nd|rd|th|er)?[\s.-]*(?:gada)?[\s.]*")
_CAPITALS = re.compile(r"[A-Z\u0400-\u042f].*[A-Z\u0400-\u042f]")


@dataclass(frozen=True)
class Item:
    """A run of tokens with its meaning.

    `kind`: value, level, head, name, date, foreign (an instrument that is not held), kind ("convention" alone),
    following ("ff."), neutral, capitals (an unknown word with two of them) or unknown.
    """

    kind: str
    start: int
    end: int
    gap: str
    value: str = ""
    behind: bool = False
    plural: bool = False
    instruments: frozenset[int] = frozenset()
    written: str = ""


def understand(tokens: Sequence[Token], folded: Folded, table: CitationTable, *, loosely: bool) -> list[Item]:
    """Return the items of a text in order; `loosely`, the beginning of an instrument's name is enough."""
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        length, meaning = _read_next(tokens, at, folded, table, items, loosely=loosely)
        first, last = tokens[at], tokens[at + length - 1]
        if meaning.kind != "link":
            items.append(
                Item(
                    meaning.kind,
                    first.start,
                    last.end,
                    first.gap,
                    meaning.value,
                    meaning.behind,
                    meaning.plural,
                    meaning.instruments,
                    first.written,
                )
            )
        elif at + length < len(tokens):
            # A lone "и" or "y" joins: it becomes part of what stands before the next token.
            following = tokens[at + length]
            tokens = [*tokens[: at + length], _widen(following, first, meaning.value), *tokens[at + length + 1 :]]
        at += length
    return [_read_alone(item, at, items, table) for at, item in enumerate(items)]


def _read_alone(item: Item, at: int, items: Sequence[Item], table: CitationTable) -> Item:
    """Read an annex without a number as the head that it is, where an instrument has but one."""
    following = items[at + 1].kind if at + 1 < len(items) else ""
    if item.kind != "level" or item.value not in ATTACHED_WORDS or following == "value":
        return item
    is_held = any(item.value in entry.by_head for entry in table.entries)
    return replace(item, kind="head") if is_held else item


def _widen(token: Token, link: Token, sign: str) -> Token:
    return Token(token.text, token.start, token.end, f"{link.gap}{sign}{token.gap}", token.written, token.at)


def _read_next(
    tokens: Sequence[Token], at: int, folded: Folded, table: CitationTable, items: Sequence[Item], *, loosely: bool
) -> tuple[int, Meaning]:
    numbered = _read_numbered(tokens, at, table)
    phrase = _read_phrase(tokens, at, table)
    if phrase and not (numbered and (numbered[0] > phrase[0] or numbered[1].value == "+")):
        return phrase
    if numbered:
        return numbered
    token = tokens[at]
    dated = _read_date(tokens, at, folded, table)
    if dated:
        return dated
    joined = _read_link(tokens, at, table, items) or _read_following(tokens, at, table, items)
    if joined:
        return 1, joined
    if table.grammar.value.search(token.text):
        return 1, Meaning("value", token.text)
    begun = table.instruments_begun(token.text) if loosely and len(token.text) > 2 else frozenset()
    if len(begun) == 1:
        return 1, Meaning("name", instruments=begun)
    return 1, Meaning("capitals" if _CAPITALS.search(token.written) else "unknown")


def _read_phrase(tokens: Sequence[Token], at: int, table: CitationTable) -> tuple[int, Meaning] | None:
    """Return the longest phrase that begins here. A lone letter is short for a level only before a number or letter."""
    for length in range(min(table.longest.get(tokens[at].text, 0), len(tokens) - at), 0, -1):
        meaning = table.phrases.get(" ".join(token.text for token in tokens[at : at + length]))
        if meaning is None:
            continue
        if length == 1 and len(tokens[at].text) == 1 and not _is_short_level(tokens, at, table):
            continue
        if length > 1 and meaning.kind == "name" and _is_article(tokens, at, table):
            continue
        if meaning.kind in ("numbers", "ordinals"):
            return length, Meaning("value", meaning.value, behind=meaning.kind == "numbers")
        return length, meaning
    return None


def _is_article(tokens: Sequence[Token], at: int, table: CitationTable) -> bool:
    """Return whether "Pact 2" is an article of the Pact, not the second one: nothing marks its number."""
    if tokens[at].text.isdigit():
        return not _NUMBER_OF_NAME.fullmatch(tokens[at + 1].gap)  # "Article 3 of the Supplementary Pact"
    kind, number = table.phrases.get(tokens[at].text), tokens[at + 1].text
    if kind is None or kind.value != "generic" or not number.isdigit() or _is_marked(tokens, at + 1, table):
        return False
    return any(number in table.entries[entry].by_head for entry in kind.instruments)


def _is_short_level(tokens: Sequence[Token], at: int, table: CitationTable) -> bool:
    if at + 1 == len(tokens) or not table.grammar.value.search(tokens[at + 1].text) or ")" in tokens[at + 1].gap:
        return False
    if tokens[at].text == "s":
        return tokens[at + 1].text.isdigit() and "(" not in tokens[at + 1].gap
    return True


def _read_numbered(tokens: Sequence[Token], at: int, table: CitationTable) -> tuple[int, Meaning] | None:
    """Read "Pact No. 12", "Second Supplementary Pact", "XTS 185": a number beside a treaty says which it is."""
    for length in (5, 4, 3, 2, 1):
        words = " ".join(token.text for token in tokens[at : at + length])
        if at + length < len(tokens) and words in table.series and tokens[at + length].text.isdigit():
            if words in table.kinds and not _is_marked(tokens, at + length, table):
                continue
            return length + 1, _name_or_foreign(f"{table.series[words]} {int(tokens[at + length].text)}", table)
    first = tokens[at].text
    if first in table.kinds and at + 1 < len(tokens):
        number = _as_number(tokens[at + 1].text)
        if number and tokens[at + 2 : at + 3] and tokens[at + 2].gap.startswith("+"):
            return 2, Meaning("foreign", "+")
        if number and _is_marked(tokens, at + 1, table):
            return 2, _name_or_foreign(f"{table.kinds[first]} {number}", table)
    number = _as_ordinal(tokens, at, table)
    after = at + 1
    while after < len(tokens) and _kind_of(tokens[after].text, table) == "additional":
        after += 1
    is_kind = after < len(tokens) and tokens[after].text in table.kinds
    if number and is_kind and not tokens[after].gap.strip(" -ndrsthe"):
        length = after - at + 1
        if after + 1 < len(tokens) and _kind_of(tokens[after + 1].text, table) == "additional":
            length += 1
        return length, _name_or_foreign(f"{number} {table.kinds[tokens[after].text]}", table)
    return None


def _kind_of(word: str, table: CitationTable) -> str:
    meaning = table.phrases.get(word)
    return meaning.kind if meaning else ""


def _name_or_foreign(key: str, table: CitationTable) -> Meaning:
    meaning = table.phrases.get(key)
    return meaning if meaning and meaning.kind == "name" else Meaning("foreign", key)


def _as_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return read_roman(word) if len(word) < 5 else 0


def _as_ordinal(tokens: Sequence[Token], at: int, table: CitationTable) -> int:
    meaning = table.phrases.get(tokens[at].text)
    if meaning and meaning.kind == "ordinals":
        return int(meaning.value)
    is_ordinal = at + 1 < len(tokens) and _ORDINAL_GAP.match(tokens[at + 1].gap)
    return int(tokens[at].text) if tokens[at].text.isdigit() and is_ordinal else 0


def _is_marked(tokens: Sequence[Token], at: int, table: CitationTable) -> bool:
    """Return whether a number belongs to what stands before it: by "No.", or because an article follows."""
    if _MARKED_NUMBER.search(tokens[at].gap):
        return True
    meaning = table.phrases.get(tokens[at + 1].text) if at + 1 < len(tokens) else None
    if meaning and meaning.kind == "level":
        return meaning.value == "article" and len(tokens[at + 1].text) > 1 and not meaning.behind
    return bool(meaning and meaning.kind == "name" and tokens[at].text.isdigit() and len(tokens[at].text) > 1)


def _read_date(tokens: Sequence[Token], at: int, folded: Folded, table: CitationTable) -> tuple[int, Meaning] | None:
    for pattern in table.grammar.dates:
        match = pattern.match(folded.text, tokens[at].at)
        if match:
            length = sum(token.at < match.end() for token in tokens[at : at + 8])
            year = re.search("(?:1[89]|20)[0-9]{2}", match[0])
            return length, Meaning("date", year[0] if year else "")
    return None


def _read_link(tokens: Sequence[Token], at: int, table: CitationTable, items: Sequence[Item]) -> Meaning | None:
    """Read a lone letter that joins numbers: "16 и 17", "16 y 17", "2 a 5"."""
    token, data = tokens[at], table.grammar.data
    if at + 1 == len(tokens) or not items or items[-1].kind != "value" or not token.gap.endswith(" "):
        return None
    following = tokens[at + 1]
    if not following.gap.startswith(" "):
        return None
    if token.text in data["link_letters"]:
        return Meaning("link", " and ")
    both = (items[-1].value, following.text)
    is_between = all(map(str.isdigit, both)) or (token.written == "à" and all(len(word) == 1 for word in both))
    is_many = any(item.plural for item in items) or token.written != token.text
    if token.text in data["range_letters"] and is_between and (is_many or len(token.text) > 1):
        return Meaning("link", " to ")
    return None


def _read_following(tokens: Sequence[Token], at: int, table: CitationTable, items: Sequence[Item]) -> Meaning | None:
    """Read "ff." and "seq." behind a number, and "f.", which means one more."""
    token, words = tokens[at], table.grammar.data["following"]
    if not items or items[-1].kind != "value" or not items[-1].value.isdigit() or not token.gap.startswith(" "):
        return None
    if token.text in words["open"]:
        return Meaning("following", "open")
    is_last = at + 1 == len(tokens) or not table.grammar.value.search(tokens[at + 1].text)
    is_abbreviated = at + 1 < len(tokens) and tokens[at + 1].gap.startswith(".")
    return Meaning("following", "one") if token.text in words["one"] and is_last and is_abbreviated else None


def read_roman(word: str) -> int:
    """Return the number that Roman letters stand for; 0 where they are none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    if not re.fullmatch("l?x{0,4}(?:ix|iv|v?i{0,3})|x[lc]?(?:ix|iv|v?i{0,3})", word) or not word:
        return 0
    numbers = [values.get(letter, 0) for letter in word]
    pairs = zip(numbers, [*numbers[1:], 0], strict=True)
    return sum(-one if one < other else one for one, other in pairs)
