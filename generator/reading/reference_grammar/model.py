"""What the grammar is given and what it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.law.ids import ARTICLE, ProvisionId


class Surroundings(Protocol):
    """What the grammar asks about the world around the text that it reads."""

    def exists(self, unit: ProvisionId, /) -> bool:
        """Return whether there is such a unit."""
        ...

    def articles(self, instrument: str, /) -> Sequence[str]:
        """Return the article numbers of an instrument in order; none where its text is not here."""
        ...

    def children(self, unit: ProvisionId, /) -> Sequence[str]:
        """Return the steps from a unit to the units inside it, in order."""
        ...

    def names(self, instrument: str, /) -> Mapping[str, str]:
        """Return the phrases by which that instrument's text names instruments, itself included, each with its slug."""
        ...

    def division(self, instrument: str, kind: str, no: str, within: ProvisionId, /) -> str | None:
        """Return the id of a chapter, section or title by its number.

        Where several have the number, the one inside a division that the unit `within` stands in; None where that
        leaves none or several.
        """
        ...

    def division_of(self, unit: ProvisionId, kind: str, /) -> str | None:
        """Return the id of the chapter, section or title that a unit stands in, or None."""
        ...

    def division_inside(self, instrument: str, head: str, kind: str, no: str, /) -> str | None:
        """Return the id of a division of a schedule or annex by its number, or None."""
        return None

    def name(self, unit: ProvisionId, /) -> str:
        """Name a unit as law does, for who mends a text: `Article 3(1)`."""
        return unit.label

    def head(self, instrument: str, word: str, number: str, /) -> str | None:
        """Return the head of an article, section, schedule … by its number as a text writes it: `12A`, `IV`."""
        number = number.lower()
        return number if word == ARTICLE and number in self.articles(instrument) else None

    def heads_like(self, instrument: str, word: str, /) -> Sequence[str]:
        """Return the heads of a kind in order: all sections, all schedules."""
        return self.articles(instrument) if word == ARTICLE else ()

    def step(self, unit: ProvisionId, label: str, /) -> str | None:
        """Return the step to the unit inside whose number is printed exactly so."""
        return label if label in self.children(unit) else None

    def depths(self, unit: ProvisionId, word: str, /) -> range | None:
        """Return how many steps below their head the units that a `paragraph` of some stands in may stand.

        None where any depth will do, nothing where no unit is called so.
        """
        return range(0) if word == "subsection" else None


@dataclass(frozen=True)
class FoundPart:
    """A stretch of a reference that can carry a link: one number, or one range with all that it covers."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class FoundReference:
    """A reference as it reads: "Articles 3 through 5, 7 and 9.1.a of this Convention".

    `targets` are provision ids, division ids or instrument slugs in the order of the text, without repeats. `parts`
    divide the reference into what can carry a link of its own: "Articles 3 through 5", "7", "9.1.a". Where something
    in it could not be resolved, `unresolved` says what and why, and `targets` holds the rest.
    """

    start: int
    end: int
    targets: tuple[str, ...]
    unresolved: str | None = None
    parts: tuple[FoundPart, ...] = ()


def collect_targets(parts: Sequence[FoundPart]) -> tuple[str, ...]:
    """Return the targets of all parts in order, each once."""
    return tuple(dict.fromkeys(target for part in parts for target in part.targets))
