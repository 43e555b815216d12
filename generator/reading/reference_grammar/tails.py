"""What follows a reference and says where it is counted: "of this article", "of Article 36", "of the Convention"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.law.ids import ARTICLE, ATTACHED_WORDS, ProvisionId, parse_id
from generator.reading.reference_grammar.model import FoundPart, FoundReference, Surroundings
from generator.reading.reference_grammar.names import Mention, find_unknown
from generator.reading.reference_grammar.ordinals import Ordinal, parse_ordinal, resolve_ordinal
from generator.reading.reference_grammar.pointing import leading_mention, names_other, points_back, points_to_named
from generator.reading.reference_grammar.resolve import Base, Resolver, Tail
from generator.reading.reference_grammar.schedule_parts import ScheduleParts
from generator.reading.reference_grammar.syntax import Group, parse_group
from generator.reading.reference_grammar.vocabulary import OUTERMOST

_HERE = re.compile(
    r",?\s+(?:of|to)\s+(?:this|the\s+present|the\s+same)\s+"
    r"(?P<word>article|section|rule|regulation|clause|schedule|annex|appendix|sub-?section|paragraph|sub-?paragraph)\b",
    re.IGNORECASE,
)
_OF = re.compile(r",?\s+of\s+(?:the\s+(?:above|said)\s+)?")
_TO = re.compile(r"\s+to\s+")
_OWNER = re.compile(r",?\s+(?:of|to)\s+")
_THIS = re.compile(r"\b(?:this|the\s+present)\s+\Z", re.IGNORECASE)
_LOOSE = ("clause", "regulation", "rule")
_THE = re.compile(r"the\s+")
_NAMED = re.compile(r"(?:the\s+|an?\s+)?[A-Z]")
_NEARBY = re.compile(r"\s+(?:above|below|hereof)\b")


class TailReader:
    """Reads what stands around the groups of one text."""

    def __init__(self, text: str, mentions: Sequence[Mention], unit: ProvisionId, surroundings: Surroundings) -> None:
        self._text, self._mentions, self._unit, self._around = text, mentions, unit, surroundings
        self._resolver = Resolver(surroundings)
        self.parts = ScheduleParts(text, unit, surroundings, self.owner_at)

    def is_elsewhere(self, group: Group) -> bool:
        """Return whether a group is none: "this Schedule", "Section 1" where sections are divisions of the text."""
        word = group.items[0].word
        if not group.items[0].labels and _THIS.search(self._text, 0, group.start):
            return True
        return word == "section" and not self._around.heads_like(self._base_of(group).instrument, word)

    def _base_of(self, group: Group) -> Base:
        tail = self.read(group, Base(self._unit))
        mention = leading_mention(self._text, group.start, self._mentions)
        if tail is None and mention:
            return self.base_of_instrument(mention.instrument)
        return tail[0] if tail else Base(self._unit)

    def resolve_counted(self, ordinal: Ordinal) -> FoundReference:
        """Resolve "the second subparagraph", with what follows it: "of Article 3", "of this paragraph"."""
        base, end, fault = self.read_at(ordinal.end, Base(self._unit), level=2) or (None, ordinal.end, None)
        if base is None and self._is_of_lost(ordinal.end):
            fault = "what it is counted in cannot be told"
        return self.counted(ordinal, base or Base(self._unit), ordinal.start, end, fault)

    def counted(self, ordinal: Ordinal, base: Base, start: int, end: int, fault: str | None) -> FoundReference:
        """Return the reference to a counted unit inside a base, or with the fault that was found before."""
        if ordinal.word == "sentence":
            return FoundReference(start, end, (), fault or "sentences are not counted here")
        found = resolve_ordinal(ordinal, base.unit, self._around, named=base.named)
        if fault or found is None:
            return FoundReference(start, end, (), fault or f"{self._around.name(base.unit)} has no such {ordinal.word}")
        return FoundReference(start, end, (str(found),), None, (FoundPart(start, end, (str(found),)),))

    def _is_of_lost(self, end: int) -> bool:
        of = _OF.match(self._text, end)
        return bool(of and parse_group(self._text, self._skip_the(of.end())))

    def read(self, group: Group, base: Base) -> Tail | None:
        """Read what follows a group: "of this article", "of Article 36", "of the Convention"; with a fault, if any."""
        to = _TO.match(self._text, group.end) if group.items[0].word in ATTACHED_WORDS else None
        if to and (mention := self.mention_at(to.end())):
            return self.base_of_instrument(mention.instrument), mention.end, None
        return self.read_at(group.end, base, level=group.level)

    def read_at(self, end: int, base: Base, *, level: int) -> Tail | None:
        """Read what follows a place; `level` is how deep the unit before it stands."""
        text = self._text
        if here := _HERE.match(text, end):
            return self._read_here(here)
        if level > 0 and (inside := self.parts.read_tail(end)):
            return inside
        if (back := points_back(text, end)) is not None:
            return base, back, "it points back to a unit that cannot be told"
        if named := points_to_named(text, end):
            return self._read_named(end, *named)
        of = _OF.match(text, end)
        if of is None:
            return None
        if mention := self.mention_at(of.end()):
            return self.base_of_instrument(mention.instrument), mention.end, None
        if ordinal := parse_ordinal(text, of.end()):
            return self._read_counted_outer(ordinal, base)
        outer = parse_group(text, of.end()) or parse_group(text, self._skip_the(of.end()))
        if outer and not (outer.items[0].word == "section" and self.is_elsewhere(outer)):
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

    def _read_here(self, here: re.Match[str]) -> Tail:
        """Read "of this section", which must be what the words stand in."""
        word = here["word"].lower().replace("-", "")
        is_head = word in OUTERMOST
        own = self._unit.word
        if is_head and word != own and word not in (ARTICLE, *_LOOSE):
            return Base(self._unit), here.end(), f"{self._around.name(self._unit)} stands in no {word}"
        if is_head and self._unit.counted_in != self._unit.article:  # "of this Schedule", not of the Part of it
            return Base(self._unit.article, named=True), here.end(), None
        return Base(self._unit), here.end(), None

    def _read_named(self, start: int, end: int, kind: str) -> Tail:
        """Read "thereof" and "of that Act": the instrument named last before, if it is called so."""
        earlier = [mention for mention in self._mentions if mention.end <= start]
        last = earlier[-1] if earlier else None
        if last is None or (kind and kind.rstrip("s") not in self._text[last.start : last.end].lower()):
            return Base(self._unit), end, "what it points back to cannot be told"
        return self.base_of_instrument(last.instrument), end, None

    def _read_counted_outer(self, ordinal: Ordinal, base: Base) -> Tail:
        reference = self.resolve_counted(ordinal)
        if not reference.targets:
            return base, reference.end, reference.unresolved
        return Base(parse_id(reference.targets[0]), named=True), reference.end, None

    def _read_outer(self, outer: Group, base: Base) -> Tail:
        if behind := self.parts.read_behind(outer, base.instrument):
            return behind.tail
        end, fault = outer.end, None
        if tail := self.read(outer, base):
            base, end, fault = tail
        outcome = self._resolver.resolve(outer, base)
        if fault or outcome.faults or outcome.last is None:
            return base, end, fault or "; ".join(outcome.faults)
        return Base(outcome.last, named=True), end, None

    def mention_at(self, place: int) -> Mention | None:
        """Return the name that starts at `place`, or after the article that a name may be written without."""
        the = _THE.match(self._text, place)
        starts = (place, the.end() if the else place)
        return next((mention for mention in self._mentions if mention.start in starts), None)

    def base_of_instrument(self, instrument: str) -> Base:
        """Return where the articles of an instrument are counted; of the own one where the words stand."""
        if instrument == self._unit.instrument:
            return Base(self._unit)
        return Base(ProvisionId(instrument, ""), named=True)

    def skip_nearby(self, end: int) -> int:
        """Return the place behind "above", "below" or "hereof", where such a word follows."""
        nearby = _NEARBY.match(self._text, end)
        return nearby.end() if nearby else end

    def owner_at(self, end: int) -> tuple[str, int] | None:
        """Return the instrument that "to this treaty" or "of the Convention" names at a place, and where that ends."""
        owner = _OWNER.match(self._text, end)
        mention = self.mention_at(owner.end()) if owner else None
        return (mention.instrument, mention.end) if mention else None
