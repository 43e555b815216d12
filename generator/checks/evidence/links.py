"""What is known about a copy's damage, and links between the words of a text and the words of its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["stands", "damaged", "moved"]
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Damage:
    """What is known about a copy's damage.

    `substitutions` give, for words of the copy, the words that they stand for wherever they occur. `fragments` give,
    for a stray word of the copy, the damaged words it was torn off, each with how many words lie between at most
    ("not" in "may not be … cessary": "necessary").
    """

    substitutions: Mapping[Keys, tuple[Keys, ...]] = field(default_factory=dict)
    fragments: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class WordLink:
    """Words of the text (`restored`) and the words of the copy (`received`) that show them, as indexes."""

    restored: tuple[int, ...]
    received: tuple[int, ...]
    kind: Kind
