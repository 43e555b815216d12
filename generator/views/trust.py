"""The panel that says how far a text can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from generator import records, routes
from generator.corpus import Corpus, Instrument, Part
from generator.text import hash_text
from generator.views.common import Link

STATUS_WORDS = {
    "authentic": "Authentic {language}",
    "official translation": "Official translation",
    "unofficial translation": "Unofficial translation",
    "our rendering": "Our rendering",
}
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "lv": "Latvian",
    "kk": "Kazakh",
    "uk": "Ukrainian",
    "es": "Spanish",
    "az": "Azerbaijani",
}


@dataclass(frozen=True)
class Trust:
    """What a reader needs in order to rely on a text: how it was made, its source, its hash, the official page."""

    status: str
    made: str
    figures: str
    source: Link
    source_at: str
    sha256: str
    version: str
    """The version of the data that the text belongs to."""
    check: str
    official: Link | None
    corrections: tuple[records.Correction, ...]
    supplied: tuple[str, ...]
    noise: int
    received: tuple[str, ...]
    edit_file: str


def status_of(instrument: Instrument) -> str:
    """Give the language status of an instrument's text in words."""
    language = LANGUAGES[instrument.record.text_language or "en"]
    return STATUS_WORDS[instrument.record.text_status or "authentic"].format(language=language)


def view_trust(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Trust:
    """Make the panel that says how far a text can be relied on."""
    provenance = part.record.provenance
    source = corpus.sources[provenance.source]
    official = instrument.record.official_page
    return Trust(
        status=status_of(instrument),
        made=provenance.made,
        figures=_write_figures(part),
        source=Link(source.record.title, routes.href(routes.source_place(source.id), on=on)),
        source_at=provenance.at,
        sha256=hash_text(list(part.unit.printed())),
        version=corpus.version,
        check=routes.href(f"{routes.DATA}#check", on=on),
        official=Link(f"{instrument.record.number or instrument.record.short_title}", official) if official else None,
        corrections=provenance.corrections,
        supplied=part.figures.supplied_words if part.figures else (),
        noise=part.figures.noise if part.figures else 0,
        received=provenance.received,
        edit_file=part.file,
    )


def _write_figures(part: Part) -> str:
    figures = part.figures
    if figures is None:
        return ""
    rest = [
        f"{count} {words}"
        for count, words in (
            (figures.damaged, "are recognised in damaged form"),
            (figures.moved, "stand at another place"),
            (figures.supplied, "are supplied"),
        )
        if count
    ]
    stands = f"{figures.as_they_stand} of {figures.words} words stand in the received copy as they are"
    return ", ".join([stands, *rest])
