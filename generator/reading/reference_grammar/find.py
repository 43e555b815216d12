"""Find the references of a text: numbered units with what follows them, divisions, neighbours, whole instruments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.law.ids import ProvisionId
from generator.reading.reference_grammar.divisions import find_divisions, is_inside_attached
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings, collect_targets
from generator.reading.reference_grammar.names import Mention, find_mentions
from generator.reading.reference_grammar.ordinals import find_ordinal, parse_ordinal
from generator.reading.reference_grammar.pointing import follows_unknown, leading_mention
from generator.reading.reference_grammar.resolve import Base, Outcome, Resolver
from generator.reading.reference_grammar.syntax import Group, find_group, parse_group
from generator.reading.reference_grammar.tails import TailReader
from generator.reading.reference_grammar.unnumbered import find_nameless, find_neighbours, find_whole

_COMMA = re.compile(r",\s+(?:and\s+)?(?:in\s+)?")
_CHAIN = re.compile(r"\s*,?\s+(?:and|or)\s+|\s*,\s+")
_POSSESSIVE = re.compile(r"\b(?:its|their)\s+\Z")
_POINTING = re.compile(r"(?:\bthe\s+)?\b(?:above|said|aforementioned)\s+\Z")
_SUSPECT = re.compile(
    r"\b(?:article|paragraph|sub-?paragraph|point|chapter|section|title)s?\s+(?:\(?[0-9]|\(?[a-z]\b|\(?[ivx]+\b|[IVXLC]+\b|[A-Z]\.)"
    r"|\b(?:preceding|foregoing|above(?!-)|below|hereof|aforementioned|said\s+(?:article|paragraph))\b"
)


def find_references(text: str, *, unit: ProvisionId, surroundings: Surroundings) -> list[FoundReference]:
    """Find every reference in one unit's own (or closing) words, in order and without overlap.

    "this article", "this paragraph" and the instrument's own name point to nowhere else and are no references. What
    looks like a reference and leads nowhere comes with `unresolved`.
    """
    mentions = find_mentions(text, surroundings.names(unit.instrument), own=unit.instrument)
    found = list(_Finder(text, mentions, unit, surroundings).find())
    divisions = list(find_divisions(text, mentions, unit=unit, surroundings=surroundings))
    # "Part 2 of Schedule 1" is no Part of the instrument, and more than the schedule.
    wider = [reference for reference in divisions if reference.unresolved or is_inside_attached(reference)]
    found = [one for one in found if not any(_holds(reference, one) for reference in wider)]
    for other in (
        divisions,
        find_neighbours(text, unit, surroundings),
        find_whole(mentions, unit),
        find_nameless(text, mentions),
    ):
        found += [reference for reference in other if not _overlaps(reference, found)]
    return sorted(found, key=lambda reference: reference.start)


def find_suspects(text: str, references: Sequence[FoundReference]) -> list[tuple[int, int]]:
    """Find words that look like part of a reference and lie in none: what the grammar may have missed.

    A wide net, for a check over all texts; it takes "point a finger" for a reference.
    """
    return [
        match.span()
        for match in _SUSPECT.finditer(text)
        if not any(other.start < match.end() and match.start() < other.end for other in references)
    ]


def _holds(outer: FoundReference, inner: FoundReference) -> bool:
    return outer.start < inner.start and inner.end <= outer.end


def _overlaps(reference: FoundReference, others: Sequence[FoundReference]) -> bool:
    return any(other.start < reference.end and reference.start < other.end for other in others)


class _Finder:
    """Finds numbered references: articles, paragraphs, points."""

    def __init__(self, text: str, mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings) -> None:
        self._text, self._mentions, self._unit = text, mentions, unit
        self._resolver = Resolver(surroundings)
        self._tails = TailReader(text, mentions, unit, surroundings)

    def find(self) -> Iterator[FoundReference]:
        """Yield every numbered reference, in order."""
        place = 0
        while True:
            group, ordinal = find_group(self._text, place), find_ordinal(self._text, place)
            if ordinal and (group is None or ordinal.start < group.start):
                yield (reference := self._tails.resolve_counted(ordinal))
                place = reference.end
                continue
            if group is None:
                return
            if self._tails.is_elsewhere(group):
                place = group.items[0].end
                continue
            if inside := self._find_inside(group):
                yield inside
                place = inside.end
                continue
            for reference in self._resolve_chain(self._read_chain(group)):
                yield reference
                place = reference.end

    def _find_inside(self, group: Group) -> FoundReference | None:
        """Read "Schedule 3, Part 1, paragraph 2"; None where no Part of a schedule is named with the group."""
        base, fault = self._lead(group, Base(self._unit))
        parts = self._tails.parts
        behind = parts.read_behind(group, base.instrument)
        if behind is None:
            why = "which Part it is counted in cannot be told"
            return FoundReference(group.start, group.end, (), why) if parts.follows_part(group) else None
        inner = parse_group(self._text, behind.inner) if behind.inner else None
        end, fault = behind.tail[1], fault or behind.tail[2]
        if inner is None or inner.level == 0:
            found = behind.parts
        else:
            outcome = self._resolver.resolve(inner, behind.tail[0])
            end, fault, found = inner.end, fault or "; ".join(outcome.faults) or None, tuple(outcome.parts)
            found = (replace(found[0], start=group.start), *found[1:]) if found else ()
        owner, end = self._tails.owner_at(end) or (base.instrument, end)
        if tail := self._tails.read_at(end, base, level=0):
            owner, end, fault = tail[0].instrument, tail[1], fault or tail[2]
        if owner != behind.tail[0].instrument:
            fault = fault or "it names another instrument"
        return FoundReference(group.start, end, () if fault else collect_targets(found), fault, () if fault else found)

    def _read_chain(self, first: Group) -> list[Group]:
        """Read groups joined by commas, "and" or "or", up to one with its own "of …": that holds for all of them."""
        chain = [first]
        while not self._has_tail(chain[-1]):
            join = _CHAIN.match(self._text, self._tails.skip_nearby(chain[-1].end))
            follower = parse_group(self._text, join.end()) if join else None
            if follower is None or not (_is_alike(follower, chain[-1]) or self._continues(chain[-1], follower)):
                break
            chain.append(follower)
        return chain

    def _continues(self, group: Group, follower: Group) -> bool:
        """Return whether "paragraph 2" goes on from "Article 9, paragraph 1, and" instead of starting anew."""
        deeper = follower.level > group.level and len(group.items) > 1
        return deeper and bool(group.items[1].word) and not self._has_tail(follower)

    def _has_tail(self, group: Group) -> bool:
        return self._tails.read(group, Base(self._unit)) is not None

    def _resolve_chain(self, chain: Sequence[Group]) -> Iterator[FoundReference]:
        last = chain[-1]
        base, follows = Base(self._unit), None
        if not self._has_tail(last):
            base, follows = self._lead(chain[0], base)
        if chain[0].level == 0 and _POSSESSIVE.search(self._text, 0, chain[0].start):
            base = self._tails.base_of_instrument(self._antecedent(chain[0].start))
        end = self._tails.skip_nearby(last.end)
        fault: str | None = follows
        if tail := self._tails.read(last, base):
            base, end, fault = tail
        article: ProvisionId | None = None
        for group in chain:
            if group.level > chain[0].level and article is not None:
                base = Base(article, named=True)
            outcome = Outcome(faults=[fault]) if fault else self._resolver.resolve(group, base)
            article = outcome.last.counted_in if outcome.last else article
            stop = end if group is last else self._tails.skip_nearby(group.end)
            unresolved = "; ".join(outcome.faults) or None
            parts = tuple(outcome.parts)
            pointing = _POINTING.search(self._text, 0, group.start)
            start = pointing.start() if pointing else group.start
            counted = self._read_counted(group, outcome.last, parts) if group is last and not unresolved else None
            yield counted or FoundReference(start, stop, collect_targets(parts), unresolved, parts)

    def _lead(self, group: Group, base: Base) -> tuple[Base, str | None]:
        """Read whose a reference is from what stands right before it: "the Directive, Article 5"."""
        if mention := leading_mention(self._text, group.start, self._mentions):
            if mention.instrument != self._unit.instrument and group.level == 0:
                return self._tails.base_of_instrument(mention.instrument), None
        elif group.level == 0 and follows_unknown(self._text, group.start, self._mentions):
            return base, "it belongs to an instrument that is not known here"
        return base, None

    def _read_counted(
        self, group: Group, unit: ProvisionId | None, parts: tuple[FoundPart, ...]
    ) -> FoundReference | None:
        """Read "Article 5(2), second subparagraph": what is counted belongs to the one unit before it."""
        join = _COMMA.match(self._text, group.end)
        ordinal = parse_ordinal(self._text, join.end()) if join else None
        if ordinal is None or unit is None:
            return None
        if len(parts) != 1 or len(parts[0].targets) != 1:
            return FoundReference(group.start, ordinal.end, (), "which of several it is counted in cannot be told")
        base, end, fault = Base(unit, named=True), ordinal.end, None
        if tail := self._tails.read_at(ordinal.end, base, level=0):
            end, fault = tail[1], None if tail[0].instrument == unit.instrument else "it names another instrument"
        return self._tails.counted(ordinal, base, group.start, end, fault)

    def _antecedent(self, place: int) -> str:
        """Return the instrument named last before `place`, which "its Article 36" refers to."""
        earlier = [mention for mention in self._mentions if mention.end <= place]
        return earlier[-1].instrument if earlier else self._unit.instrument


def _is_alike(group: Group, other: Group) -> bool:
    """Return whether two groups are of one level, and where they lead into an instrument of one word."""
    return group.level == other.level and (group.level > 0 or group.items[0].word == other.items[0].word)
