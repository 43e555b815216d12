"""Find the references of a text: numbered units with what follows them, divisions, neighbours, whole instruments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.law.ids import ARTICLE, ATTACHED_WORDS, ProvisionId, parse_id
from generator.reading.reference_grammar.divisions import find_divisions, is_inside_attached
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings, collect_targets
from generator.reading.reference_grammar.names import Mention, find_mentions, find_unknown
from generator.reading.reference_grammar.ordinals import (
    Ordinal,
    find_ordinal,
    parse_ordinal,
    resolve_ordinal,
)
from generator.reading.reference_grammar.pointing import (
    follows_unknown,
    leading_mention,
    names_other,
    points_back,
    points_to_named,
)
from generator.reading.reference_grammar.resolve import Base, Outcome, Resolver
from generator.reading.reference_grammar.syntax import Group, find_group, parse_group
from generator.reading.reference_grammar.unnumbered import find_nameless, find_neighbours, find_whole
from generator.reading.reference_grammar.vocabulary import OUTERMOST

_HERE = re.compile(
    r",?\s+(?:of|to)\s+(?:this|the\s+present|the\s+same)\s+"
    r"(?P<word>article|section|rule|regulation|clause|schedule|annex|appendix|sub-?section|paragraph|sub-?paragraph)\b",
    re.IGNORECASE,
)
_OF = re.compile(r",?\s+of\s+(?:the\s+(?:above|said)\s+)?")
_TO = re.compile(r"\s+to\s+")
_COMMA = re.compile(r",\s+(?:and\s+)?(?:in\s+)?")
_THIS = re.compile(r"\b(?:this|the\s+present)\s+\Z", re.IGNORECASE)
_LOOSE = ("clause", "regulation", "rule")
_THE = re.compile(r"the\s+")
_NAMED = re.compile(r"(?:the\s+|an?\s+)?[A-Z]")
_NEARBY = re.compile(r"\s+(?:above|below|hereof)\b")
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
        self._text, self._mentions, self._unit, self._around = text, mentions, unit, surroundings
        self._surroundings = surroundings
        self._resolver = Resolver(surroundings)

    def find(self) -> Iterator[FoundReference]:
        """Yield every numbered reference, in order."""
        place = 0
        while True:
            group, ordinal = find_group(self._text, place), find_ordinal(self._text, place)
            if ordinal and (group is None or ordinal.start < group.start):
                yield (reference := self._resolve_counted(ordinal))
                place = reference.end
                continue
            if group is None:
                return
            if self._is_elsewhere(group):
                place = group.items[0].end
                continue
            for reference in self._resolve_chain(self._read_chain(group)):
                yield reference
                place = reference.end

    def _is_elsewhere(self, group: Group) -> bool:
        """Return whether a group is none: "this Schedule", "Section 1" where sections are divisions of the text."""
        word = group.items[0].word
        if not group.items[0].labels and _THIS.search(self._text, 0, group.start):
            return True
        return word == "section" and not self._surroundings.heads_like(self._base_of(group).instrument, word)

    def _base_of(self, group: Group) -> Base:
        tail = self._read_tail(group, Base(self._unit))
        mention = leading_mention(self._text, group.start, self._mentions)
        if tail is None and mention:
            return self._base_of_instrument(mention.instrument)
        return tail[0] if tail else Base(self._unit)

    def _resolve_counted(self, ordinal: Ordinal) -> FoundReference:
        """Resolve "the second subparagraph", with what follows it: "of Article 3", "of this paragraph"."""
        base, end, fault = self._read_tail_at(ordinal.end, Base(self._unit), level=2) or (None, ordinal.end, None)
        if base is None and self._is_of_lost(ordinal.end):
            fault = "what it is counted in cannot be told"
        return self._counted(ordinal, base or Base(self._unit), ordinal.start, end, fault)

    def _counted(self, ordinal: Ordinal, base: Base, start: int, end: int, fault: str | None) -> FoundReference:
        if ordinal.word == "sentence":
            return FoundReference(start, end, (), fault or "sentences are not counted here")
        found = resolve_ordinal(ordinal, base.unit, self._surroundings, named=base.named)
        if fault or found is None:
            return FoundReference(start, end, (), fault or f"{base.unit.label} has no such {ordinal.word}")
        return FoundReference(start, end, (str(found),), None, (FoundPart(start, end, (str(found),)),))

    def _is_of_lost(self, end: int) -> bool:
        of = _OF.match(self._text, end)
        return bool(of and parse_group(self._text, self._skip_the(of.end())))

    def _read_chain(self, first: Group) -> list[Group]:
        """Read groups joined by commas, "and" or "or", up to one with its own "of …": that holds for all of them."""
        chain = [first]
        while not self._has_tail(chain[-1]):
            join = _CHAIN.match(self._text, self._skip_nearby(chain[-1].end))
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
        return self._read_tail(group, Base(self._unit)) is not None

    def _resolve_chain(self, chain: Sequence[Group]) -> Iterator[FoundReference]:
        last = chain[-1]
        base, follows = Base(self._unit), None
        if not self._has_tail(last):
            base, follows = self._lead(chain[0], base)
        if chain[0].level == 0 and _POSSESSIVE.search(self._text, 0, chain[0].start):
            base = self._base_of_instrument(self._antecedent(chain[0].start))
        end = self._skip_nearby(last.end)
        fault: str | None = follows
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
            counted = self._read_counted(group, outcome.last, parts) if group is last and not unresolved else None
            yield counted or FoundReference(start, stop, collect_targets(parts), unresolved, parts)

    def _lead(self, group: Group, base: Base) -> tuple[Base, str | None]:
        """Read whose a reference is from what stands right before it: "the Directive, Article 5"."""
        if mention := leading_mention(self._text, group.start, self._mentions):
            if mention.instrument != self._unit.instrument and group.level == 0:
                return self._base_of_instrument(mention.instrument), None
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
        if tail := self._read_tail_at(ordinal.end, base, level=0):
            end, fault = tail[1], None if tail[0].instrument == unit.instrument else "it names another instrument"
        return self._counted(ordinal, base, group.start, end, fault)

    def _read_tail(self, group: Group, base: Base) -> tuple[Base, int, str | None] | None:
        """Read what follows a group: "of this article", "of Article 36", "of the Convention"; with a fault, if any."""
        to = _TO.match(self._text, group.end) if group.items[0].word in ATTACHED_WORDS else None
        if to and (mention := self._mention_at(to.end())):
            return self._base_of_instrument(mention.instrument), mention.end, None
        return self._read_tail_at(group.end, base, level=group.level)

    def _read_tail_at(self, end: int, base: Base, *, level: int) -> tuple[Base, int, str | None] | None:
        text = self._text
        if here := _HERE.match(text, end):
            return self._read_here(here)
        if (back := points_back(text, end)) is not None:
            return base, back, "it points back to a unit that cannot be told"
        if named := points_to_named(text, end):
            return self._read_named(end, *named)
        of = _OF.match(text, end)
        if of is None:
            return None
        if mention := self._mention_at(of.end()):
            return self._base_of_instrument(mention.instrument), mention.end, None
        if ordinal := parse_ordinal(text, of.end()):
            return self._read_counted_outer(ordinal, base)
        outer = parse_group(text, of.end()) or parse_group(text, self._skip_the(of.end()))
        if outer and not (outer.items[0].word == "section" and self._is_elsewhere(outer)):
            return self._read_outer(outer, base)
        if (other := names_other(text, end)) is not None:
            return base, other, "it names an instrument that is not known here"
        if level == 0 and _NAMED.match(text, of.end()):
            stop = next((stop for at, _, _, stop in find_unknown(text) if at >= of.end()), of.end())
            return base, stop, "it names an instrument that is not known here"
        return None

    def _skip_the(self, place: int) -> int:
        the = _THE.match(self._text, place)
        return the.end() if the else place

    def _read_here(self, here: re.Match[str]) -> tuple[Base, int, str | None]:
        """Read "of this section", which must be what the words stand in."""
        word = here["word"].lower().replace("-", "")
        is_head = word in OUTERMOST
        own = self._unit.word
        if is_head and word != own and word not in (ARTICLE, *_LOOSE):
            return Base(self._unit), here.end(), f"{self._unit.label} stands in no {word}"
        return Base(self._unit), here.end(), None

    def _read_named(self, start: int, end: int, kind: str) -> tuple[Base, int, str | None]:
        """Read "thereof" and "of that Act": the instrument named last before, if it is called so."""
        earlier = [mention for mention in self._mentions if mention.end <= start]
        last = earlier[-1] if earlier else None
        if last is None or (kind and kind.rstrip("s") not in self._text[last.start : last.end].lower()):
            return Base(self._unit), end, "what it points back to cannot be told"
        return self._base_of_instrument(last.instrument), end, None

    def _read_counted_outer(self, ordinal: Ordinal, base: Base) -> tuple[Base, int, str | None]:
        reference = self._resolve_counted(ordinal)
        if not reference.targets:
            return base, reference.end, reference.unresolved
        return Base(parse_id(reference.targets[0]), named=True), reference.end, None

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


def _is_alike(group: Group, other: Group) -> bool:
    """Return whether two groups are of one level, and where they lead into an instrument of one word."""
    return group.level == other.level and (group.level > 0 or group.items[0].word == other.items[0].word)
