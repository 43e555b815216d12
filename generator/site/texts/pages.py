"""The pages of the instruments: contents and facts, the whole text, a page an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.law import routes
from generator.law.corpus import Corpus, Instrument
from generator.site.lists.texts_and_sources import describe
from generator.site.parts.cited_head import view_cited
from generator.site.render import Page, render_body
from generator.site.texts.article import view_part
from generator.site.texts.instrument import view_full, view_instrument

SCRIPTS = ("cite",)


def render_instruments(corpus: Corpus, instruments: Iterable[Instrument]) -> Iterator[Page]:
    """Yield the pages of instruments, one instrument after the other."""
    for instrument in instruments:
        yield from _render_instrument(corpus, instrument)


def _render_instrument(corpus: Corpus, instrument: Instrument) -> Iterator[Page]:
    record = instrument.record
    path = routes.instrument_page(instrument.slug)
    body = render_body("instrument.html", on=path, page=view_instrument(corpus, instrument))
    named_alike = sum(other.record.title == record.title for other in corpus.instruments.values()) > 1
    title = f"{record.title} ({record.short_title})" if named_alike else record.title
    about = describe(f"{record.short_title}: contents and facts.")
    cited = view_cited(corpus, instrument.slug, on=path)
    yield Page(path, title, about, "Texts", body, instrument.file, SCRIPTS, cited=cited)
    if not instrument.has_text:
        return
    path = routes.full_page(instrument.slug)
    body = render_body("full.html", on=path, page=view_full(corpus, instrument))
    title = f"{record.short_title}: the whole text"
    yield Page(path, title, describe(f"The whole text of: {record.title}."), "Texts", body, scripts=SCRIPTS)
    for part in instrument.parts:
        view = view_part(corpus, instrument, part)
        body = render_body("part.html", on=view.path, page=view)
        title = f"{part.name}{': ' + part.heading if part.heading else ''}, {record.short_title}"
        summary = part.summary or f"{part.name} of the {record.short_title}."
        cited = view_cited(corpus, str(part.id), on=view.path)
        yield Page(view.path, title, describe(summary), "Texts", body, part.file, SCRIPTS, cited=cited)
