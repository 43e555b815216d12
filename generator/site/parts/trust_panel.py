"""The panel that says how far a text can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part
from generator.law.ids import ProvisionId
from generator.law.language_status import status_of
from generator.law.last_changes import say_changed
from generator.law.records.articles import Provenance
from generator.law.writing import hash_text, write_date
from generator.site.parts.links import Link, hue_of
from generator.site.parts.named_links import link_to, source_link, source_links

_CHECK = f"{routes.DATA}#check"
_REPORT = f"{routes.METHOD}#report-an-error"


@dataclass(frozen=True)
class Trust:
    """What a reader needs in order to rely on a text: how it was made, its source, its hash, the official page."""

    status: str
    provenance: Provenance
    figures: str
    source: Link
    sha256: str
    changed: str
    """When a release last changed the words, as far as releases record it."""
    checked: str
    """Against what it was checked, and on which day."""
    check: str
    report: str
    """Where it is said how to report an error."""
    official: Link | None
    supplied: tuple[str, ...]
    edit_file: str


def view_trust(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Trust:
    """Make the panel that says how far a text can be relied on."""
    provenance = part.record.provenance
    source = corpus.sources[provenance.source]
    return Trust(
        status=status_of(instrument),
        provenance=provenance,
        figures=_write_figures(part),
        source=source_link(source, on=on),
        sha256=hash_text(list(part.unit.printed())),
        changed=say_changed(corpus, part.unit.walk()),
        checked=_say_checked(corpus, [part]),
        check=routes.href(_CHECK, on=on),
        report=routes.href(_REPORT, on=on),
        official=_official_link(instrument),
        supplied=part.figures.supplied_words if part.figures else (),
        edit_file=part.file,
    )


@dataclass(frozen=True)
class TextTrust:
    """How far one text on a page of several can be relied on. The hash is that of the whole text."""

    name: Link
    status: str
    how_made: str
    sources: tuple[Link, ...]
    checked: str
    official: Link | None
    sha256: str


@dataclass(frozen=True)
class TextsTrust:
    """The panel of a page that shows words of several provisions: its texts, and the hash of each provision."""

    texts: tuple[TextTrust, ...]
    provisions: tuple[tuple[Link, str], ...]
    changed: str
    check: str
    report: str


def view_texts_trust(
    corpus: Corpus, instruments: Iterable[str], *, on: str, provisions: Iterable[ProvisionId] = ()
) -> TextsTrust:
    """Make the panel of a page that shows words of these instruments; `provisions` are those whose hash is wanted."""
    texts = [corpus.instruments[slug] for slug in dict.fromkeys(instruments)]
    quoted = [corpus.units[str(unit)] for unit in dict.fromkeys(provisions)]
    shown = quoted or [part.unit for text in texts for part in text.parts]
    return TextsTrust(
        texts=tuple(_view_text(corpus, text, on=on) for text in texts),
        provisions=tuple(_hashed(corpus, unit.id, on=on) for unit in quoted),
        changed=say_changed(corpus, (inner for unit in shown for inner in unit.walk())),
        check=routes.href(_CHECK, on=on),
        report=routes.href(_REPORT, on=on),
    )


def _view_text(corpus: Corpus, instrument: Instrument, *, on: str) -> TextTrust:
    record = instrument.record
    sources = dict.fromkeys(part.record.provenance.source for part in instrument.parts)
    return TextTrust(
        name=link_to(record.short_title, routes.full_page(instrument.slug), on=on, hue=hue_of(instrument)),
        status=status_of(instrument),
        how_made=record.how_made or "",
        sources=source_links(corpus, sources, on=on),
        checked=_say_checked(corpus, instrument.parts),
        official=_official_link(instrument),
        sha256=hash_text(list(instrument.printed())),
    )


def _hashed(corpus: Corpus, unit: ProvisionId, *, on: str) -> tuple[Link, str]:
    instrument = corpus.instruments[unit.instrument]
    name = f"{instrument.record.label} {corpus.label_of(unit)}"
    link = link_to(name, routes.unit_place(unit), on=on, hue=hue_of(instrument))
    return link, hash_text(list(corpus.units[str(unit)].printed()))


def _official_link(instrument: Instrument) -> Link | None:
    record = instrument.record
    return Link(record.number or record.short_title, record.official_page) if record.official_page else None


def _say_checked(corpus: Corpus, parts: Iterable[Part]) -> str:
    """Say what the wording was compared with; only texts with evidence have a received copy."""
    day = write_date(corpus.concordance.as_of)
    if all(part.figures for part in parts):
        return f"held against the received copy, word by word, for the data of {day}"
    return f"for the data of {day}"


def _write_figures(part: Part) -> str:
    figures = part.figures
    if figures is None:
        return ""
    rest = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (figures.damaged, "is recognised in damaged form", "are recognised in damaged form"),
            (figures.moved, "stands at another place", "stand at another place"),
            (figures.supplied, "is supplied", "are supplied"),
        )
        if count
    ]
    stands = f"{figures.as_they_stand} of {figures.words} words stand in the received copy as they are"
    return ", ".join([stands, *rest])
