"""From groups of numbers to provisions: what "paragraphs 1.b through 1.d of this article" means where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.law.ids import PREAMBLE, ProvisionId, parse_id
from generator.reading.reference_grammar.model import FoundPart, Surroundings
from generator.reading.reference_grammar.syntax import Group, Labels, NumberItem
from generator.reading.reference_grammar.vocabulary import RECITAL, level_of


@dataclass(frozen=True)
class Base:
    """Where a group's numbers are counted from.

    `unit` is the unit that the words stand in, or the one they name ("of Article 36"). `named` says that it was named,
    so that nothing outside it is meant. `within` is the Part of a schedule that they stand in, where one was named.
    """

    unit: ProvisionId
    named: bool = False
    within: str = ""

    @property
    def instrument(self) -> str:
        """Return the instrument whose articles are meant."""
        return self.unit.instrument


Tail = tuple[Base, int, str | None]
"""Where a reference is counted, where the words end that say it, and why that cannot be told, if it cannot."""


@dataclass
class Outcome:
    """The parts of a resolved group, what failed, and the unit it ended with (for "paragraph 2" after it)."""

    parts: list[FoundPart] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    last: ProvisionId | None = None


class Resolver:
    """Resolves groups against the units that exist."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings

    def resolve(self, group: Group, base: Base) -> Outcome:
        """Return the provisions of a group, each number or range a part of its own.

        A number directly qualified by a lower one ("Article 9, paragraph 3") is one part with it.
        """
        outcome = Outcome()
        start: int | None = None
        for index, written in enumerate(group.items):
            item = self._join(written, group, base)
            follower = group.items[index + 1] if index + 1 < len(group.items) else None
            place = item.start if start is None else start
            start = None
            first = self._place(item, group, index, outcome.last, base)
            if first is None:
                outcome.faults.append(self._explain(written, group, outcome.last, base))
                continue
            outcome.last = first
            if follower is not None and follower.word and item.until is None:
                start = place
                continue
            targets = self._expand(item, first, outcome)
            if not all(self._is_inside(target, base) for target in targets):
                outcome.faults.append(f"it does not stand in {base.within.partition(':')[2]}")
                continue
            outcome.parts.append(FoundPart(place, item.end, targets))
        return outcome

    def _join(self, item: NumberItem, group: Group, base: Base) -> NumberItem:
        """Read "121-3" as the number of one article, where there is such an article, and not as a range."""
        if item.until is None or group.level > 0 or len(item.labels) > 1:
            return item
        number = f"{item.labels[0]}-{item.until[0]}"
        if self._around.head(base.instrument, item.word or group.items[0].word, number) is None:
            return item
        return replace(item, labels=(number, *item.until[1:]), until=None)

    def _is_inside(self, target: str, base: Base) -> bool:
        """Return whether a unit stands in the Part of a schedule that was named, if one was."""
        kind = base.within.rpartition(", ")[2].partition(" ")[0]
        return not base.within or self._around.division_of(parse_id(target), kind) == base.within

    def _place(
        self, item: NumberItem, group: Group, index: int, last: ProvisionId | None, base: Base
    ) -> ProvisionId | None:
        if item.word and level_of(item.word) == 0:
            return self._find_head(base.instrument, item.word, item.labels)
        if item.word and last is not None:
            found = self._descend(last, item.labels) or self._go_on(last, item.labels)
            return self._at_depth(found, item)
        if item.word:
            return self._at_depth(self._find_around(base, item), item)
        if last is None:
            return None
        if _returns_to_articles(group, index) and (
            article := self._find_head(base.instrument, group.items[0].word, item.labels)
        ):
            return article
        found = self._go_on(last, item.labels)
        if found is None and not last.steps and _last_level(group, index) > 0:
            found = self._descend(last, item.labels)
        if found is None and group.level == 0 and not item.bracketed:
            return self._find_head(base.instrument, group.items[0].word, item.labels)
        return found

    def _find_head(self, instrument: str, word: str, labels: Labels) -> ProvisionId | None:
        if not self._around.articles(instrument):
            return ProvisionId(instrument, labels[0].lower() if labels else word, _plain(labels[1:]))
        if word == RECITAL:
            return self._descend(ProvisionId(instrument, PREAMBLE), labels)
        head = self._around.head(instrument, word, labels[0] if labels else "")
        return self._descend(ProvisionId(instrument, head), labels[1:]) if head else None

    def _find_around(self, base: Base, item: NumberItem) -> ProvisionId | None:
        """Look for a paragraph in the article, for a point in the nearest unit around that has such a point."""
        labels = item.labels
        if base.named:
            return self._descend(base.unit, labels)
        depths = self._around.depths(base.unit, item.word)
        if labels[0][0].isdigit() and (depths is None or 0 in depths):
            return self._descend(base.unit.counted_in, labels)
        places = [base.unit]
        while parent := places[-1].parent:
            places.append(parent)
        if depths is not None:
            places = [place for place in places if len(place.own_steps) in depths]
        for find in (self._around.step, self._step_name):
            for place in places:
                if find(place, labels[0]):
                    return self._descend(place, labels)
        return None

    def _at_depth(self, unit: ProvisionId | None, item: NumberItem) -> ProvisionId | None:
        """Refuse a unit that is not called by the word: "paragraph 2" of a section that has subsections."""
        if unit is None or not self._around.articles(unit.instrument):
            return unit
        depths = self._around.depths(unit, item.word)
        outer = len(unit.own_steps) - len(item.labels)
        return unit if depths is None or outer in depths else None

    def _step_name(self, unit: ProvisionId, label: str) -> str | None:
        child = unit.child(label.lower())
        return child.steps[-1] if self._around.exists(child) else None

    def _go_on(self, last: ProvisionId, labels: Labels) -> ProvisionId | None:
        """Read a number that goes on from `last`: "c" after 9(1)(a) is 9(1)(c), "1.e" after 9(1)(d) is 9(1)(e)."""
        around = last.parent
        while around is not None:
            if found := self._descend(around, labels):
                return found
            around = around.parent
        return None

    def _descend(self, unit: ProvisionId, labels: Labels) -> ProvisionId | None:
        if not self._around.articles(unit.instrument):
            return ProvisionId(unit.instrument, unit.head, (*unit.steps, *_plain(labels)))
        for label in labels:
            step = self._step(unit, label)
            if step is None:
                return None
            unit = step
        return unit

    def _step(self, unit: ProvisionId, label: str) -> ProvisionId | None:
        label = self._around.step(unit, label) or label.lower()
        child = unit.child(label)
        if self._around.exists(child):
            return child
        # Unnumbered paragraphs are counted: the first is the unit itself, a further one is (subpara N).
        steps = self._around.children(unit)
        further = unit.child(f"subpara {label}")
        if self._around.exists(further):
            return further
        if label == "1" and not unit.steps and "subpara 2" in steps:
            return unit
        return None

    def _expand(self, item: NumberItem, first: ProvisionId, outcome: Outcome) -> tuple[str, ...]:
        if not self._around.articles(first.instrument):
            return (first.instrument,)
        if item.until is None:
            return (str(first),)
        last = self._find_last(first, item.until)
        if last is not None:
            siblings = self._siblings(first)
            if first in siblings and last in siblings and siblings.index(first) < siblings.index(last):
                outcome.last = last
                return tuple(str(unit) for unit in siblings[siblings.index(first) : siblings.index(last) + 1])
        outcome.faults.append(f"no range leads from {self._around.name(first)} to {'.'.join(item.until)}")
        return ()

    def _find_last(self, first: ProvisionId, labels: Labels) -> ProvisionId | None:
        return self._go_on(first, labels) if first.steps else self._find_head(first.instrument, first.word, labels)

    def _siblings(self, unit: ProvisionId) -> Sequence[ProvisionId]:
        if unit.parent is None:
            return [ProvisionId(unit.instrument, head) for head in self._around.heads_like(unit.instrument, unit.word)]
        return [unit.parent.child(step) for step in self._around.children(unit.parent)]

    def _explain(self, item: NumberItem, group: Group, last: ProvisionId | None, base: Base) -> str:
        wanted = ".".join(_plain(item.labels))
        level = level_of(item.word) if item.word else _last_level(group, group.items.index(item))
        outermost = group.items[0].word
        head = self._around.head(base.instrument, outermost, item.labels[0] if item.labels else "")
        if level == 0 and head is None:
            return f"{base.instrument} has no {' '.join((outermost, *_plain(item.labels[:1])))}"
        word = (outermost, "paragraph", "point")[level]
        around = base.unit if base.named else base.unit.counted_in
        if level == 0 and head is not None:
            around = ProvisionId(base.instrument, head)
        elif last is not None:
            around = last if item.word else last.parent or last
        steps = ", ".join(self._around.children(around)) or "nothing"
        return f"{word} {wanted} does not exist: {self._around.name(around)} has {steps}"


def _plain(labels: Labels) -> Labels:
    return tuple(label.lower() for label in labels)


def _returns_to_articles(group: Group, index: int) -> bool:
    """Return whether a bare number after "Articles 6 paragraph 1.b, 7" is an article again: after a singular word."""
    item = group.items[index]
    if group.level != 0 or item.bracketed or not group.items[0].plural or not item.labels[0][:1].isdigit():
        return False
    words = [earlier for earlier in group.items[:index] if earlier.word]
    return level_of(words[-1].word) > 0 and not words[-1].plural


def _last_level(group: Group, index: int) -> int:
    """Return the level of the last word before an item."""
    return [level_of(earlier.word) for earlier in group.items[:index] if earlier.word][-1]
