"""Pinpoints: how each style names a unit, as rules that Python and the script apply alike.

A rule is a pattern and what takes its place, in the small common part of both languages' regular expressions; `$1` is
the first group. The rules of a style are applied one after the other to the path of an id, such as `22(1)(d)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Corpus, Instrument, Unit
from generator.law.head_words import inside_words
from generator.law.ids import PREAMBLE, ProvisionId

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


def list_own_rules(corpus: Corpus, slug: str, style: str) -> tuple[Rule, ...]:
    """Return the rules for articles that their instrument does not call articles; they come before the others."""
    return corpus.once(_list_own, slug, style)


def _list_own(corpus: Corpus, slug: str, style: str) -> tuple[Rule, ...]:
    return tuple(_own(corpus.instruments[slug], style))


def _own(instrument: Instrument, style: str) -> Iterator[Rule]:
    printed = [unit for part in instrument.parts for unit in part.unit.walk() if unit.no and unit.id.steps]
    # The innermost first: the path outside is still as it was.
    for unit in sorted(printed, key=lambda unit: -len(unit.id.steps)):
        if unit.no != unit.id.steps[-1] and unit.id.head != PREAMBLE:
            yield f"^{_escape(unit.id.path)}", f"{unit.id.parent.path if unit.id.parent else ''}({unit.no})"
    for part in (*instrument.articles, *instrument.attached):
        head, end = _escape(part.id.head), "(?![0-9a-z-])"
        if isinstance(part.record, records.Article) and part.record.label:
            label = part.record.label
            yield rf"^{part.id.head}(?![0-9a-z])", label if style == "plain" else label[0].lower() + label[1:]
        elif part.id.is_attached:
            named = _name(part.unit.label, part.id.word, style)
            paragraph = inside_words(instrument.record, part.id.word)[0]
            paragraph = paragraph if style == "plain" else _PARAGRAPHS[style].get(paragraph, paragraph)
            for division in (unit for unit in part.unit.items if unit.kind == "division"):
                path, whole = _escape(division.id.path), f"{named}, {_name_division(division, style)}"
                yield f"^{path}\\(([0-9A-Za-z]+)\\)", f"{whole}, {paragraph} $1"
                yield f"^{path}", whole
            yield f"^{head}\\(([0-9A-Za-z]+)\\)", f"{named}, {paragraph} $1"
            yield f"^{head}{end}", named
        elif part.unit.label != part.id.head:
            number = part.unit.label
            yield f"^{head}{end}", part.name if style == "plain" else f"{_HEADS[style][part.id.word]} {number}"


def _escape(path: str) -> str:
    """Escape a path for a pattern of either language: only brackets have a meaning there."""
    return path.replace("(", "\\(").replace(")", "\\)")


def _name(label: str, word: str, style: str) -> str:
    if style == "plain":
        return label
    _, _, number = label.partition(" ")
    return f"{_HEADS[style][word]} {number}".strip()


def _name_division(unit: Unit, style: str) -> str:
    name = unit.under.name if unit.under else ""
    kind, _, number = name.partition(" ")
    return name if style == "plain" else f"{_DIVISIONS[style].get(kind.lower(), kind.lower())} {number}"


_DIVISIONS = {
    "oscola": {"part": "pt", "chapter": "ch"},
    "aglc": {"part": "pt", "chapter": "ch"},
    "bluebook": {"part": "pt.", "chapter": "ch."},
}
_SHORT = {
    "article": "art", "section": "s", "rule": "r", "regulation": "reg", "clause": "cl", "schedule": "sch",
    "annex": "annex", "appendix": "app",
}  # fmt: skip
_HEADS = {
    "oscola": _SHORT,
    "aglc": _SHORT,
    "bluebook": {
        "article": "art.", "section": "§", "rule": "r.", "regulation": "reg.", "clause": "cl.", "schedule": "sched.",
        "annex": "annex", "appendix": "app.",
    },
}  # fmt: skip
_PARAGRAPHS = {
    "oscola": {"paragraph": "para", "point": "point"},
    "aglc": {"paragraph": "para", "point": "point"},
    "bluebook": {"paragraph": "para.", "point": "pt."},
}


def write_pinpoint(corpus: Corpus, unit: ProvisionId, style: str) -> str:
    """Name a unit as a style does: `art 22(1)(d)`, `preamble, recital 3`."""
    written = unit.path
    for pattern, words in (*list_own_rules(corpus, unit.instrument, style), *list_rules(style)):
        written = re.sub(pattern, words.replace("$1", r"\1"), written)
    return written
