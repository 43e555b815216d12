"""Links, and wordings cut into segments that carry them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part, Wording
from generator.law.ids import ProvisionId, parse_id
from generator.law.marks import WordingPiece, cut_wording
from generator.law.writing import first_words, write_count


@dataclass(frozen=True)
class Link:
    """A link with its words; `hue` is the class of the instrument it leads to, or empty."""

    text: str
    href: str
    hue: str = ""
    title: str = ""


@dataclass(frozen=True)
class Segment:
    """A piece of a wording: plain words, or words that link to what they refer to or to their definition."""

    text: str
    href: str = ""
    kind: str = ""
    """`ref`, `term`, `outside`, `note` for the sign of a footnote, or empty for plain words."""
    title: str = ""
    target: str = ""
    """Id of the unit a preview shows."""
    more: tuple[str, ...] = ()
    """Ids of what else the words refer to, which a preview shows too."""
    rows: tuple[str, ...] = ()
    """Anchors of the rows of a comparison whose values rest on the words."""
    anchor: str = ""
    """The HTML id of the words, where a value leads to them."""


def hue_of(instrument: Instrument) -> str:
    """Return the CSS class of an instrument's hue."""
    return f"hue-{instrument.record.hue}" if instrument.record.hue else "hue-none"


def target_link(corpus: Corpus, target: str, *, on: str, qualified: bool = True) -> Link:
    """Link to a unit, division or instrument; `qualified` puts the instrument's label before a unit's."""
    if ":" not in target:
        instrument = corpus.instruments[target]
        return Link(instrument.record.label, routes.href(routes.instrument_page(target), on=on), hue_of(instrument))
    instrument = corpus.instruments[target.partition(":")[0]]
    place = routes.href(routes.target_place(corpus, target), on=on)
    if target in corpus.divisions:
        division = corpus.divisions[target]
        own, title = division.name, division.heading
    else:
        unit = corpus.units[target]
        own = unit.label
        title = first_words(unit.own.text) if unit.own else corpus.parts[unit.id.article].heading or ""
    label = f"{instrument.record.label} {own}" if qualified else own
    return Link(label, place, hue_of(instrument), title)


def mark_segments(corpus: Corpus, wording: Wording | None, *, on: str) -> tuple[Segment, ...]:
    """Cut a wording into segments at its references and terms."""
    pieces = cut_wording(wording, outside=True) if wording else ()
    return tuple(_segment(corpus, piece, on=on) for piece in pieces)


def _segment(corpus: Corpus, piece: WordingPiece, *, on: str) -> Segment:
    words, targets = piece.text, piece.targets
    if piece.outside is not None:
        return Segment(words, kind="outside", title=piece.outside)
    if not targets:
        return Segment(words)
    place = routes.href(routes.target_place(corpus, targets[0]), on=on)
    if piece.term:
        return Segment(words, place, "term", f"defined in {corpus.label_of(parse_id(targets[0]))}", targets[0])
    title = write_count(len(targets), "provision") if len(targets) > 1 else ""
    return Segment(words, place, "ref", title, targets[0], targets[1:])


def name_in_full(corpus: Corpus, unit: ProvisionId) -> str:
    """Return the name of a unit with every step that leads to it: `Article 22, paragraph 1, point d`."""
    return ", ".join((corpus.parts[unit.article].name, *corpus.units[str(unit)].spelt))


def part_link(part: Part, *, on: str, hue: str = "") -> Link:
    """Link to an article's page by name, its heading as title."""
    return Link(part.name, routes.href(routes.part_page(part.id), on=on), hue, part.heading or "")
