"""Cut texts into clauses, and say what each obliges, allows and denies, so that our words can be compared with the law.

Two clauses are compared by the stems that they share: words cut to their first letters, plain words taken for the law's
own ("crime" for "offence", "help" for "assist").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.law.corpus import Corpus, Unit
from generator.law.ids import ProvisionId

DUTY, CHOICE, POWER = "duty", "choice", "power"
_IDLE = re.compile(
    r"\bmay be (?:necessary|required|appropriate)\b|\bto the extent that[^,;.]*|\bas may be\b"
    r"|\bas (?:far|widely|soon|long|much|little) as\b[^,;.]{0,40}?\b(?:possible|appropriate|permits?|allows?|can)\b"
)
"""Turns that only look like a choice: "such measures as may be necessary"."""
_FORCES = {
    **dict.fromkeys(("shall", "must", "undertakes", "undertake", "obliged", "required"), DUTY),
    **dict.fromkeys(("may", "could", "might", "would", "entitled", "reserve", "reserves", "free"), CHOICE),
    **dict.fromkeys(("possible", "possibility", "invited", "invite", "option", "options", "open"), CHOICE),
    **dict.fromkeys(("allow", "allows", "allowed", "permit", "permits", "permitted"), CHOICE),
    "can": CHOICE,
    **dict.fromkeys(("able", "available", "empower", "enable", "empowered"), POWER),
}
_OWN_FORCES = {"must": DUTY, "shall": DUTY, "may": CHOICE, "could": CHOICE, "might": CHOICE, "can": POWER}
"""What the words of force in our own sentences say; the law has more of them."""
_DENIALS = frozenset(
    ("not", "no", "cannot", "nor", "neither", "none", "nothing", "never", "unless", "only", "solely", "outside")
)
_DENYING = ("refus", "except", "exclu", "lack", "prohib", "disagr", "imposs", "absen", "non-")
_FORBIDDEN = re.compile(r"\b(?:may|must|shall) not\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:ha[sd]|have|is|are) to\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\W*(?:and |or |but )?(?:where|if|when|that|whether|because|as)\b[^,]*?\b(?:shall|must|may|can|could|might)\b"
)
"""A condition whose own verb has the operator; that of the sentence stands behind its comma."""
_OPERATOR = re.compile(r"\b(?:shall|must|may|can|cannot|could|might|ha(?:s|ve) to|need not)\b", re.IGNORECASE)
_JOINT = re.compile(r",|\b(?:and|or|but|if|where|unless|who|that|as)\b")
_END = re.compile(r"(?<=[.;:])\s+")
_COMMA = re.compile(r"(?<=[.;:,])\s+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_STEM = 6
_IDLE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """the and for that which with this are was its any other such from under into has have had been will not may
        shall must can could might only who whom their them they there these those than then when where what your our
        but nor per each""",
    )
)
_ALIKE = (
    "crime offence offense criminal punish punished crimes",
    "require ask asks asked needs need demand demands demanded",
    "preserve keep keeps kept",
    "assist help helps aid",
    "expedite quick quickly prompt promptly immediately fast speed speedy",
    "party parties state states",
    "denounce leave leaves",
    "accede join joins",
    "instrument document",
    "intent wilful",
    "permit allow lets let",
    "notify tell tells told",
    "confidential secret secrecy",
    "minor child",
    "order compel oblige",
    "collect record",
    "address send sent transmit",
    "designate name names",
    "authority body office",
    "law legislation",
)
"""Words that mean the same in a summary and in a treaty: the first is the law's, the rest are plain English."""
_AS = {word[:_STEM]: words.split()[0][:_STEM] for words in _ALIKE for word in words.split()}


@dataclass(frozen=True)
class Clause:
    """A sentence, or the part of one that has one operator: what it obliges, allows, denies and forbids."""

    text: str
    forces: frozenset[str]
    denies: bool
    forbids: bool
    stems: frozenset[str]


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return the stem of a word that carries meaning, else nothing."""
    cut = word[:_STEM]
    return "" if len(word) < 3 or word in _IDLE_WORDS else _AS.get(cut, cut)


@lru_cache(maxsize=8192)
def _is_denial(word: str) -> bool:
    return word in _DENIALS or word.startswith(_DENYING)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning."""
    return frozenset(filter(None, map(_stem, _WORD.findall(text.casefold()))))


@lru_cache(maxsize=4096)
def read_ours(text: str) -> tuple[Clause, ...]:
    """Return the clauses of our own words, at most one operator ("may", "must" …) in each.

    What only may happen, in a condition ("where the data may be lost"), is no force.
    """
    parts = [part for sentence in _END.split(text) for part in _cut(sentence)]
    return tuple(_read_clause(part, {} if _CONDITION.match(part.casefold()) else _OWN_FORCES) for part in parts)


@lru_cache(maxsize=4096)
def read_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of our own words, cut at every comma too, whatever they oblige or allow."""
    return tuple(_read_clause(part, {}) for part in _COMMA.split(text))


def _read_clause(text: str, forces: Mapping[str, str]) -> Clause:
    words = _WORD.findall(_IDLE.sub(" ", text.casefold()))
    found = {forces[one] for one, two in pairwise([*words, ""]) if one in forces and two != "not"}
    duty = {DUTY} if forces and _OWED.search(text) else set()
    denies = any(map(_is_denial, words)) or _is_without(words)
    forbids = denies and _FORBIDDEN.search(text) is not None
    return Clause(text, frozenset(found | duty), denies, forbids, frozenset(filter(None, map(_stem, words))))


def _is_without(words: list[str]) -> bool:
    """Return whether something is excluded by "without"; before "right" it is an element of an offence, no denial."""
    if "than" not in words and "without" not in words:
        return False
    pairs = pairwise([*words, ""])
    return any((one == "without" and two != "right") or (one == "other" and two == "than") for one, two in pairs)


def _cut(sentence: str) -> Iterator[str]:
    starts = [found.start() for found in _OPERATOR.finditer(sentence)]
    cuts = [0]
    for one, other in pairwise(starts):
        joints = [found.start() for found in _JOINT.finditer(sentence, one, other)]
        cuts += joints[-1:]
    yield from (sentence[start:end] for start, end in pairwise([*cuts, len(sentence)]))


def read_law(corpus: Corpus, name: ProvisionId) -> tuple[Clause, ...]:
    """Return the sentences of a unit and of all inside it; an item has the force of the words that introduce it."""
    unit = corpus.units.get(str(name))
    return tuple(_read_unit(unit, _opening_of(corpus, name))) if unit else ()


def _opening_of(corpus: Corpus, name: ProvisionId) -> str:
    """Return the words that introduce a unit: those of the units that hold it, where they lead into a list."""
    openings: list[str] = []
    above = name.parent
    while above is not None:
        held = corpus.units.get(str(above))
        if held and held.own and held.own.text.rstrip().endswith((":", ",")):
            openings.insert(0, _END.split(held.own.text)[-1])
        above = above.parent
    return " ".join(openings)


def _read_unit(unit: Unit, opening: str) -> Iterator[Clause]:
    sentences = _END.split(unit.own.text) if unit.own else []
    for sentence in sentences:
        yield _law_clause(sentence, opening)
    last = sentences[-1] if sentences else ""
    leading = last if _law_clause(last, "").forces else f"{opening} {last}"
    for item in unit.items:
        yield from _read_unit(item, leading)
    if unit.closing:
        yield _law_clause(unit.closing.text, leading)
    for further in unit.more:
        yield from _read_unit(further, "")


@lru_cache(maxsize=8192)
def _law_clause(sentence: str, opening: str) -> Clause:
    clause = _read_clause(sentence, _FORCES)
    if not opening or clause.forces - {POWER}:
        return clause
    return _read_clause(f"{opening} {sentence}", _FORCES)


def nearest(ours: Clause, law: Collection[Clause]) -> tuple[float, Clause | None]:
    """Return the clause that has most of our clause's stems, and its share of them, from 0 to 1."""
    best = max(law, key=lambda clause: len(ours.stems & clause.stems), default=None)
    return (len(ours.stems & best.stems) / max(len(ours.stems), 1) if best else 0.0), best
