"""Find the references of a text: numbered units with what follows them, divisions, neighbours, whole instruments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.law.ids import ProvisionId
from generator.reading.reference_grammar.divisions import find_divisions
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings, collect_targets
from generator.reading.reference_grammar.names import Mention, find_mentions, find_unknown
from generator.reading.reference_grammar.resolve import Base, Outcome, Resolver
from generator.reading.reference_grammar.syntax import Group, find_group, parse_group

_HERE = re.compile(
    r",?\s+of\s+(?:this|the\s+present|the\s+same)\s+(?P<word>article|paragraph|sub-?paragraph)\b", re.IGNORECASE
)
_OF = re.compile(r",?\s+of\s+(?:the\s+(?:above|said)\s+)?")
_THE = re.compile(r"the\s+")
_NAMED = re.compile(r"(?:the\s+|an?\s+)?[A-Z]")
_NEARBY = re.compile(r"\s+(?:above|below|hereof)\b")
_CHAIN = re.compile(r"\s*,?\s+(?:and|or)\s+|\s*,\s+")
_POSSESSIVE = re.compile(r"\b(?:its|their)\s+\Z")
_POINTING = re.compile(r"(?:\bthe\s+)?\b(?:above|said|aforementioned)\s+\Z")
_NEIGHBOURS = re.compile(
    r"\bthe\s+(?:(?P<count>two|three|four)\s+)?(?P<side>preceding|foregoing|previous|following)\s+"
    r"(?P<count2>two\s+|three\s+)?(?P<word>paragraphs?|articles?|sub-?paragraphs?)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}
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
    for other in (
        find_divisions(text, mentions, unit=unit, surroundings=surroundings),
        _find_neighbours(text, unit, surroundings),
        _find_whole(mentions, unit),
        _find_nameless(text, mentions),
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


def _overlaps(reference: FoundReference, others: Sequence[FoundReference]) -> bool:
    return any(other.start < reference.end and reference.start < other.end for other in others)


class _Finder:
    """Finds numbered references: articles, paragraphs, points."""

    def __init__(self, text: str, mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings) -> None:
        self._text, self._mentions, self._unit, self._around = text, mentions, unit, surroundings
        self._resolver = Resolver(surroundings)

    def find(self) -> Iterator[FoundReference]:
        """Yield every numbered reference, in order."""
        place = 0
        while group := find_group(self._text, place):
            for reference in self._resolve_chain(self._read_chain(group)):
                yield reference
                place = reference.end

    def _read_chain(self, first: Group) -> list[Group]:
        """Read groups joined by commas, "and" or "or", up to one with its own "of …": that holds for all of them."""
        chain = [first]
        while not self._has_tail(chain[-1]):
            join = _CHAIN.match(self._text, self._skip_nearby(chain[-1].end))
            follower = parse_group(self._text, join.end()) if join else None
            if follower is None or not (follower.level == chain[-1].level or self._continues(chain[-1], follower)):
                break
            chain.append(follower)
        return chain

    def _continues(self, group: Group, follower: Group) -> bool:
        """Return whether "paragraph 2" goes on from "Article 9, paragraph 1, and" instead of starting anew."""
        deeper = follower.level > group.level and len(group.items) > 1
        return deeper and bool(group.items[1].word) and not self._has_tail(follower)

    def _has_tail(self, group: Group) -> bool:
        return self._read_tail(group, Base(self._unit)) is not None

    def _resolve_chain(self, chain: Sequence[Group]) -> Iterator[FoundReference]:
        last = chain[-1]
        base = Base(self._unit)
        if chain[0].level == 0 and _POSSESSIVE.search(self._text, 0, chain[0].start):
            base = self._base_of_instrument(self._antecedent(chain[0].start))
        end = self._skip_nearby(last.end)
        fault: str | None = None
        if tail := self._read_tail(last, base):
            base, end, fault = tail
        article: ProvisionId | None = None
        for group in chain:
            if group.level > chain[0].level and article is not None:
                base = Base(article, named=True)
            outcome = Outcome(faults=[fault]) if fault else self._resolver.resolve(group, base)
            article = outcome.last.article if outcome.last else article
            stop = end if group is last else self._skip_nearby(group.end)
            unresolved = "; ".join(outcome.faults) or None
            parts = tuple(outcome.parts)
            pointing = _POINTING.search(self._text, 0, group.start)
            start = pointing.start() if pointing else group.start
            yield FoundReference(start, stop, collect_targets(parts), unresolved, parts)

    def _read_tail(self, group: Group, base: Base) -> tuple[Base, int, str | None] | None:
        """Read what follows a group: "of this article", "of Article 36", "of the Convention"; with a fault, if any."""
        text, end = self._text, group.end
        if here := _HERE.match(text, end):
            return Base(self._unit), here.end(), None
        of = _OF.match(text, end)
        if of is None:
            return None
        if mention := self._mention_at(of.end()):
            return self._base_of_instrument(mention.instrument), mention.end, None
        if outer := parse_group(text, of.end()):
            return self._read_outer(outer, base)
        if group.level == 0 and _NAMED.match(text, of.end()):
            stop = next((stop for at, _, _, stop in find_unknown(text) if at >= of.end()), of.end())
            return base, stop, "it names an instrument that is not known here"
        return None

    def _read_outer(self, outer: Group, base: Base) -> tuple[Base, int, str | None]:
        end, fault = outer.end, None
        if tail := self._read_tail(outer, base):
            base, end, fault = tail
        outcome = self._resolver.resolve(outer, base)
        if fault or outcome.faults or outcome.last is None:
            return base, end, fault or "; ".join(outcome.faults)
        return Base(outcome.last, named=True), end, None

    def _mention_at(self, place: int) -> Mention | None:
        """Return the name that starts at `place`, or after the article that a name may be written without."""
        the = _THE.match(self._text, place)
        starts = (place, the.end() if the else place)
        return next((mention for mention in self._mentions if mention.start in starts), None)

    def _base_of_instrument(self, instrument: str) -> Base:
        if instrument == self._unit.instrument:
            return Base(self._unit)
        return Base(ProvisionId(instrument, ""), named=True)

    def _antecedent(self, place: int) -> str:
        """Return the instrument named last before `place`, which "its Article 36" refers to."""
        earlier = [mention for mention in self._mentions if mention.end <= place]
        return earlier[-1].instrument if earlier else self._unit.instrument

    def _skip_nearby(self, end: int) -> int:
        nearby = _NEARBY.match(self._text, end)
        return nearby.end() if nearby else end


def _find_neighbours(text: str, unit: ProvisionId, surroundings: Surroundings) -> Iterator[FoundReference]:
    """Yield "the two preceding paragraphs" and the like."""
    for match in _NEIGHBOURS.finditer(text):
        word = match["word"].lower()
        count = _COUNTS.get((match["count"] or match["count2"] or "").strip().lower(), 1)
        if word.startswith("article"):
            here = unit.article
            siblings = [ProvisionId(unit.instrument, no) for no in surroundings.articles(unit.instrument)]
        else:
            depth = 1 if word.startswith("paragraph") else len(unit.steps)
            here = ProvisionId(unit.instrument, unit.head, unit.steps[:depth])
            siblings = [here.parent.child(step) for step in surroundings.children(here.parent)] if here.parent else []
        at = siblings.index(here) if here in siblings else -1
        if match["side"].lower() == "following":
            targets = siblings[at + 1 : at + 1 + count] if at >= 0 else []
        else:
            targets = siblings[at - count : at] if at >= count else []
        if len(targets) == count:
            ids = tuple(map(str, targets))
            yield FoundReference(*match.span(), ids, None, (FoundPart(*match.span(), ids),))
        else:
            yield FoundReference(*match.span(), (), f"{unit.label} has no such {word} beside it")


def _find_whole(mentions: Sequence[Mention], unit: ProvisionId) -> Iterator[FoundReference]:
    """Yield the names of other instruments."""
    for mention in mentions:
        target = (mention.instrument,)
        if mention.instrument != unit.instrument:
            part = FoundPart(mention.start, mention.end, target)
            yield FoundReference(mention.start, mention.end, target, None, (part,))


def _find_nameless(text: str, mentions: Sequence[Mention]) -> Iterator[FoundReference]:
    """Yield words that look like the name of an instrument but are no known name."""
    done = 0
    for start, end, first, last in find_unknown(text):
        if start >= done and not any(mention.start < end and start < mention.end for mention in mentions):
            fault = "it looks like the name of an instrument, and no instrument is called so"
            yield FoundReference(max(first, done), last, (), fault)
            done = last
