"""What search can find: one entry a provision, topic, State, statement, authority, term or page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["provision", "topic", "state", "statement", "authority", "term", "page"]

KINDS: dict[Kind, str] = {
    "provision": "Provisions",
    "topic": "Topics",
    "state": "States",
    "statement": "Statements of States",
    "authority": "Authorities",
    "term": "Terms",
    "page": "Pages",
}
"""Every kind with the words over its group of results, in the order of the filters."""


@dataclass(frozen=True)
class Synonym:
    """What people type when they mean an entry; `weight` from 0 to 1 says how well the entry answers it."""

    phrase: str
    weight: float = 1.0


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be found, and how it is shown in a list of results."""

    id: str
    kind: Kind
    instrument: str
    """The slug of its instrument; empty for what belongs to none."""
    label: str
    """Short name or number: `22(1)(d)`, `IV(2)`."""
    title: str
    """Its own heading or name."""
    text: str
    """The words that are shown, with the words looked for marked."""
    url: str
    """Page and anchor from the root of the site."""
    within: str = ""
    """The heading of what holds it, shown in place of a title: a point stands within "Lending"."""
    more: str = ""
    """Further words that find it but are not shown."""
    also: tuple[Synonym, ...] = ()
    boost: float = 1.0
    answers: bool = False
    """Whether it comes first for a question that holds one of its phrases, before what merely has all the words."""
    is_law: bool = False
    """Whether `text` is the law's wording rather than ours."""
    opening: int = 0
    """Letters of `text` with which many others begin too: a passage begins behind them."""
