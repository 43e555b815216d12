"""Names of whole instruments inside a text, and words that look like such a name but are not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

KINDS = (
    "Conventions?|Covenants?|Treat(?:y|ies)|Statute|Charter|Protocols?|Agreements?|Acts?|Laws?|Code"
    "|Recommendations?|Resolutions?|Directives?|Regulations?"
)

_SELF = re.compile(rf"\b(?:[Tt]his|[Tt]he [Pp]resent)\s+(?:{KINDS})\b")
_KIND = re.compile(rf"(?<![\w-])(?:{KINDS})(?![\w-])")
_SERIAL = re.compile(r"\bNo\.? R ?\(\d+\) ?\d+")
_BEFORE = re.compile(r"(?:(?:[A-Z][\w/-]*|of|on|the)\s+)*\Z")
_SMALL = r"\s+(?:on|of|for|to|in|and|the|against|concerning|relating|with|regard)\b"
_AFTER = re.compile(rf"(?:(?!\s+and\s+the\b)(?:{_SMALL}|\s+(?:No\.|\d+(?:/\d+)*|[A-Z][\w-]*)))*")
_TRAILING = re.compile(rf"(?:{_SMALL})+\Z")
# "the Convention" in "the Convention for the Protection of …" names another instrument than "the Convention" alone.
_ENDS = r"(?!\s+(?:on|for|against|concerning|relating to)\s+(?:the\s+|an?\s+)?[A-Z])"


@dataclass(frozen=True)
class Mention:
    """An instrument named at a place of the text."""

    start: int
    end: int
    instrument: str


def find_mentions(text: str, names: Mapping[str, str], *, own: str) -> list[Mention]:
    """Find every known name, the longest first where names overlap, and "this Convention" as a name of `own`."""
    pattern, known = _compile(tuple(sorted(names.items())))
    found: list[Mention] = []
    for match in pattern.finditer(text) if pattern else ():
        found.append(Mention(match.start(), match.end(), known[_fold(match[0])]))
    for match in _SELF.finditer(text):
        if not any(other.start < match.end() and match.start() < other.end for other in found):
            found.append(Mention(match.start(), match.end(), own))
    return sorted(found, key=lambda mention: mention.start)


def find_unknown(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield words that look like an instrument's name: start and end of the telling word, then of the likely name."""
    for match in _KIND.finditer(text):
        before = _BEFORE.search(text, 0, match.start())
        start = before.start() if before else match.start()
        while lead := re.match(r"(?:of|on|the)\s+", text[start : match.start()]):
            start += lead.end()
        after = _AFTER.match(text, match.end())
        end = after.end() if after else match.end()
        trailing = _TRAILING.search(text[:end])
        yield match.start(), match.end(), start, trailing.start() if trailing else end
    for match in _SERIAL.finditer(text):
        yield match.start(), match.end(), match.start(), match.end()


def _fold(name: str) -> str:
    return " ".join((name[:1].lower() + name[1:]).split())


@lru_cache(maxsize=256)
def _compile(names: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    known = {_fold(name): slug for name, slug in names}
    if not known:
        return None, known
    forms = []
    for name in sorted(known, key=len, reverse=True):
        words = r"\s+".join(re.escape(word) for word in name.split(" "))
        first = name[0]
        form = f"[{first}{first.upper()}]{words[1:]}" if first.isalpha() else words
        forms.append(form if name.count(" ") > 1 else form + _ENDS)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])"), known
