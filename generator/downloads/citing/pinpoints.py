"""Pinpoints: how each style names a unit, as rules that Python and the script apply alike.

A rule is a pattern and what takes its place, in the small common part of both languages' regular expressions; `$1` is
the first group. The rules of a style are applied one after the other to the path of an id, such as `22(1)(d)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Instrument
from generator.law.ids import ProvisionId

Rule = tuple[str, str]

_PREAMBLE, _RECITAL, _CLOSING, _ARTICLE = (
    r"^preamble$",
    r"^preamble\(([0-9]+)\)",
    r"^conclusions",
    r"^([1-9])",
)
_INDENT, _FURTHER = r"\(indent ([0-9]+)\)", r"\(subpara ([0-9]+)\)"
_BY_STYLE: dict[str, tuple[str, str, str, str, str, str]] = {
    # preamble, recital, closing formula, article, unnumbered item, unnumbered further paragraph
    "oscola": ("preamble", "preamble, recital $1", "closing formula", "art $1", ", indent $1", ", subpara $1"),
    "aglc": ("preamble", "preamble para $1", "closing formula", "art $1", " indent $1", " sub-para $1"),
    "bluebook": ("pmbl.", "pmbl. ¶ $1", "closing formula", "art. $1", ", indent $1", ", subpara. $1"),
    "plain": (
        "Preamble", "Preamble, recital $1", "Closing formula", "Article $1", ", indent $1", ", sub-paragraph $1",
    ),
}  # fmt: skip


def list_rules(style: str) -> tuple[Rule, ...]:
    """Return the rules of a style that hold for every instrument."""
    patterns = (_PREAMBLE, _RECITAL, _CLOSING, _ARTICLE, _INDENT, _FURTHER)
    return tuple(zip(patterns, _BY_STYLE[style], strict=True))


def list_own_rules(instrument: Instrument, style: str) -> tuple[Rule, ...]:
    """Return the rules for articles that their instrument does not call articles; they come before the others."""
    return tuple(_own(instrument, style))


def _own(instrument: Instrument, style: str) -> Iterator[Rule]:
    for part in instrument.articles:
        if isinstance(part.record, records.Article) and part.record.label:
            label = part.record.label
            yield rf"^{part.id.head}(?![0-9a-z])", label if style == "plain" else label[0].lower() + label[1:]


def write_pinpoint(instrument: Instrument, unit: ProvisionId, style: str) -> str:
    """Name a unit as a style does: `art 22(1)(d)`, `preamble, recital 3`."""
    written = unit.path
    for pattern, words in (*list_own_rules(instrument, style), *list_rules(style)):
        written = re.sub(pattern, words.replace("$1", r"\1"), written)
    return written
