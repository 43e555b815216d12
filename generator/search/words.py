"""From text to the words of the index: folded, split and stemmed. `words.json` holds the rules for script and writer.

Marks of Latin letters fold (ā is a), "co-operation" and "cooperation" are one word, "22(1)(d)" and "22.1.d" too,
English plurals and "-ise" spellings meet their other form. Words that carry no meaning are left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))

_MARKED_LATIN = re.compile("([a-z])[\u0300-\u036f]+")
_LETTERS = str.maketrans(RULES["letters"])
_PROVISION = re.compile(RULES["provision"])
_TOKEN = re.compile(f"{RULES['provision']}|{RULES['word']}")
_POINTS = re.compile(r"[().]+")
_STEMS = [(re.compile(pattern), add, cut) for pattern, add, cut in RULES["stems"]]
_SPELLINGS = [(re.compile(pattern), spelt.replace("$1", r"\1")) for pattern, spelt in RULES["spellings"]]
_STOPWORDS = frozenset(RULES["stopwords"])
_SHORTEST_PART = 3


def fold(text: str) -> str:
    """Return the text in lower case without the marks of Latin letters."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    return unicodedata.normalize("NFC", _MARKED_LATIN.sub(r"\1", text)).translate(_LETTERS)


def stem(word: str) -> str:
    """Return the form under which a folded word is kept: its singular, in one of two spellings."""
    if len(word) >= RULES["shortest_stemmed"] and word.isascii() and word.isalpha():
        for pattern, add, cut in _STEMS:
            if pattern.search(word):
                word = word[: len(word) - cut] + add
                break
        for pattern, spelt in _SPELLINGS:
            word = pattern.sub(spelt, word)
    return word


def split_words(text: str) -> list[str]:
    """Return the stems of a text in order, without stopwords; a compound counts whole, and by its parts as well."""
    return [word for token in _TOKEN.findall(fold(text)) for word in _split_token(token)]


@lru_cache(maxsize=200_000)
def _split_token(token: str) -> tuple[str, ...]:
    if _PROVISION.match(token):
        return (_POINTS.sub(".", token).strip("."),)
    parts = [_without_possessive(part) for part in token.split("-")]
    words = [stem("".join(parts))]
    if len(parts) > 1:
        words += [stem(part) for part in parts if len(part) >= _SHORTEST_PART]
    return tuple(word for word in words if word and word not in _STOPWORDS)


@lru_cache(maxsize=200_000)
def split_phrase(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a phrase, and the key under which it is kept whole: a full stop sets it apart from a word.

    The key is empty where nothing of the phrase is kept.
    """
    tokens = [_split_token(token) for token in _TOKEN.findall(fold(text))]
    whole = [words[0] for words in tokens if words]
    return tuple(word for words in tokens for word in words), f"{' '.join(whole)}." if whole else ""


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").replace("'", "")
