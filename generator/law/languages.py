"""Languages as BCP 47 tags them: whether there is one, its name in English, the direction it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGE_FORM = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
"""Language, script and region: what a text's language needs; extensions say nothing about letters."""
ENGLISH = "en"
_TAG = re.compile(LANGUAGE_FORM)
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Armi", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts in use whose letters Unicode gives the class R or AL."""


def is_language(tag: str) -> bool:
    """Return whether a tag has the form of BCP 47 and names a language that CLDR knows."""
    return _TAG.fullmatch(tag) is not None and _name(tag) != ""


def name_language(tag: str) -> str:
    """Return the English name of a language: `Latvian`, `Serbian (Latin)`."""
    return _name(tag) or tag


def direction_of(tag: str) -> str:
    """Return `rtl` for what is written from right to left, else `ltr`."""
    rest = tag.split("-")[1:]
    script = next((part for part in rest if len(part) == 4), "") or _usual_script(tag)
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


@cache
def _usual_script(tag: str) -> str:
    """Return the script that CLDR takes a language to be written in, where it is spoken or at all."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    language = tag.partition("-")[0]
    found = likely.get(tag.replace("-", "_")) or likely.get(language, "")
    return next((part for part in found.split("_") if len(part) == 4), "")


def is_english(tag: str | None) -> bool:
    """Return whether a text is in English, as texts are that say nothing else."""
    return (tag or ENGLISH).partition("-")[0] == ENGLISH


def three_letters(tag: str) -> str:
    """Return the language as Akoma Ntoso writes it: the three letters of ISO 639-2, those of its own name."""
    return _three_letters().get(tag.partition("-")[0], tag.partition("-")[0])


_LIBRARIANS = frozenset(
    [
        "alb",
        "arm",
        "baq",
        "bur",
        "chi",
        "cze",
        "dut",
        "fre",
        "geo",
        "ger",
        "gre",
        "ice",
        "mac",
        "mao",
        "may",
        "per",
        "rum",
        "slo",
        "tib",
        "wel",
    ]
)
"""Codes that ISO 639-2 keeps for catalogues, each beside one of the language's own name."""


@cache
def _three_letters() -> dict[str, str]:
    aliases: Mapping[str, str] = get_global("language_aliases")
    return {
        two: three for three, two in aliases.items() if (len(three), len(two)) == (3, 2) and three not in _LIBRARIANS
    }


@cache
def _name(tag: str) -> str:
    language, *rest = tag.split("-")
    names = Locale(ENGLISH)
    found = names.languages.get(language, "")
    scripts = (names.scripts.get(part, "") or names.territories.get(part, "") for part in rest)
    more = ", ".join(filter(None, scripts))
    return f"{found} ({more})" if found and more else str(found)
