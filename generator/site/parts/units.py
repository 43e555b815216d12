"""A unit of text as pages show it: its words in segments, its footnotes, and the marks of statements about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.law import records, routes
from generator.law.corpus import Corpus, Division, Unit
from generator.law.register.statuses import WITHDRAWN, stands, status_now
from generator.law.writing import write_count
from generator.site.parts.links import Segment, mark_segments

SHOWN_STATES = 6
"""States that a mark beside a unit names."""
_CHIP_NOUNS: dict[str, tuple[str] | tuple[str, str]] = {
    "reservation": ("reservation",),
    "declaration": ("declaration",),
    "territorial": ("territorial statement",),
    "designation": ("authority named", "authorities named"),
    "objection": ("objection",),
    "communication": ("communication",),
    "derogation": ("derogation",),
}


@dataclass(frozen=True)
class Chip:
    """A mark beside a unit that opens the statements made about it."""

    kind: str
    """Of the statements: a script finds them by it."""
    text: str
    href: str
    gone: bool


@dataclass(frozen=True)
class UnitView:
    """A unit ready to be written: its words in segments, its units inside, and its permalink."""

    id: str
    eid: str
    label: str
    spoken: str
    """Its full name for a screen reader, which says nothing of an indent: `Article 22, paragraph 1, point d`."""
    no: str
    kind: str
    own: tuple[Segment, ...]
    items: tuple[UnitView, ...]
    closing: tuple[Segment, ...]
    more: tuple[UnitView, ...]
    note: str
    chips: tuple[Chip, ...]
    table: records.ProvisionTable | None = None
    footnotes: tuple[NoteView, ...] = ()
    under: Division | None = None
    """The division of a schedule that begins with it; its anchor is an HTML id."""


@dataclass(frozen=True)
class NoteView:
    """A footnote: its mark, its words, and the HTML ids of the two ends of its link."""

    mark: str
    text: str
    anchor: str
    back: str


def view_unit(corpus: Corpus, unit: Unit, *, on: str, chips: bool = True) -> UnitView:
    """Make the view of a unit and all inside it."""
    return UnitView(
        id=str(unit.id),
        eid=unit.id.eid,
        label=unit.label,
        spoken=", ".join((corpus.parts[unit.id.article].name, *unit.spelt)),
        no=unit.no if unit.no and unit.shows_number else "",
        kind=_kind(corpus, unit),
        own=mark_own(corpus, unit, on=on) if unit.footnotes else mark_segments(corpus, unit.own, on=on),
        items=tuple(view_unit(corpus, item, on=on, chips=chips) for item in unit.items),
        closing=mark_segments(corpus, unit.closing, on=on),
        more=tuple(view_unit(corpus, further, on=on, chips=chips) for further in unit.more),
        note=unit.note or "",
        chips=tuple(_chips(corpus, unit, on=on)) if chips else (),
        table=unit.table,
        footnotes=tuple(_notes(unit)),
        under=unit.under,
    )


def _kind(corpus: Corpus, unit: Unit) -> str:
    """Return the kind of a unit; an unnumbered paragraph that its instrument counts as one is `plain`, no list item."""
    if unit.kind != "sub-paragraph":
        return unit.kind
    words = corpus.instruments[unit.id.instrument].record.words
    is_counted = any(word.further for key, word in words.items() if key == unit.id.word)
    return f"{unit.kind} plain" if is_counted else unit.kind


def _notes(unit: Unit) -> Iterator[NoteView]:
    for number, note in enumerate(unit.footnotes, start=1):
        anchor = f"{unit.id.eid}__note_{number}"
        yield NoteView(note.mark, note.text, anchor, f"{anchor}-mark")


def mark_own(corpus: Corpus, unit: Unit, *, on: str) -> tuple[Segment, ...]:
    """Cut a unit's own words into segments, with the mark of each footnote behind the words that bear it."""
    segments = list(mark_segments(corpus, unit.own, on=on))
    for note, view in zip(unit.footnotes, _notes(unit), strict=True):
        place, cut = _place_of(segments, note.after)
        mark = Segment(note.mark, f"#{view.anchor}", "note", anchor=view.back)
        if cut is None:
            segments.append(mark)
        else:
            before, after = segments[place].text[:cut], segments[place].text[cut:]
            rest = [replace(segments[place], text=after)] if after else []
            segments[place : place + 1] = [replace(segments[place], text=before), mark, *rest]
    return tuple(segments)


def _place_of(segments: list[Segment], words: str) -> tuple[int, int | None]:
    """Return the segment in which words end, and where in it; they do stand there."""
    text = "".join(segment.text for segment in segments)
    at = text.find(words)
    end = at + len(words)
    for index, segment in enumerate(segments):
        if at >= 0 and end <= len(segment.text):
            return index, end
        end -= len(segment.text)
    return len(segments), None


def prefix_notes(view: UnitView, prefix: str) -> UnitView:
    """Prefix the HTML ids of a unit's footnotes and of their marks."""
    if not view.footnotes:
        return view
    notes = tuple(replace(note, anchor=prefix + note.anchor, back=prefix + note.back) for note in view.footnotes)
    own = tuple(
        replace(part, href=f"#{prefix}{part.href[1:]}", anchor=prefix + part.anchor) if part.kind == "note" else part
        for part in view.own
    )
    return replace(view, own=own, footnotes=notes)


def prefix_unit(view: UnitView, prefix: str) -> UnitView:
    """Prefix the HTML ids of a unit and all inside it, so that each stands once on a page."""
    return replace(
        prefix_notes(view, prefix),
        eid=prefix + view.eid,
        under=replace(view.under, anchor=prefix + view.under.anchor) if view.under else None,
        items=tuple(prefix_unit(item, prefix) for item in view.items),
        more=tuple(prefix_unit(further, prefix) for further in view.more),
    )


def _chips(corpus: Corpus, unit: Unit, *, on: str) -> Iterator[Chip]:
    """Yield the marks of the statements that affect the unit: how many stand, whose, and how many were withdrawn."""
    statements = corpus.statements_at.get(str(unit.id), ())
    anchor = routes.href(f"{routes.part_page(unit.id)}#statements", on=on)
    for kind, noun in _CHIP_NOUNS.items():
        of_kind = [statement for statement in statements if statement.record.kind == kind]
        standing = [statement for statement in of_kind if stands(corpus, statement)]
        if standing:
            states = list(dict.fromkeys(statement.state.upper() for statement in standing))
            more = " …" if len(states) > SHOWN_STATES else ""
            said = f": {', '.join(states[:SHOWN_STATES])}{more}"
            yield Chip(kind, f"{write_count(len(standing), *noun)}{said}", anchor, gone=False)
        gone = sum(status_now(corpus, statement).code == WITHDRAWN for statement in of_kind)
        if gone and kind != "designation":
            yield Chip(kind, f"{write_count(gone, *noun)} withdrawn", anchor, gone=True)
