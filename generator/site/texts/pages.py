"""The pages of the instruments: contents and facts, the whole text, a page an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.law import routes
from generator.law.corpus import Corpus, Instrument, Part
from generator.site.lists.texts_and_sources import describe
from generator.site.parts.cited_head import view_cited
from generator.site.parts.special_styles import styles_of_contents, styles_of_parts
from generator.site.render import Page, PageJob, render_body
from generator.site.texts.article import view_part
from generator.site.texts.instrument import view_full, view_instrument

SCRIPTS = ("cite",)


def plan_instruments(corpus: Corpus) -> Iterator[PageJob]:
    """Yield the jobs that make the pages of instruments, one instrument after the other."""
    for instrument in corpus.instruments.values():
        yield PageJob(routes.instrument_page(instrument.slug), partial(_render_instrument, corpus, instrument))
        if instrument.has_text:
            yield PageJob(routes.full_page(instrument.slug), partial(_render_full, corpus, instrument))
            for part in instrument.parts:
                yield PageJob(routes.part_page(part.id), partial(_render_part, corpus, instrument, part))


def _render_instrument(corpus: Corpus, instrument: Instrument) -> Page:
    record = instrument.record
    path = routes.instrument_page(instrument.slug)
    body = render_body("instrument.html", on=path, page=view_instrument(corpus, instrument))
    named_alike = sum(other.record.title == record.title for other in corpus.instruments.values()) > 1
    title = f"{record.title} ({record.short_title})" if named_alike else record.title
    about = describe(f"{record.short_title}: contents and facts.")
    cited, styles = view_cited(corpus, instrument.slug, on=path), styles_of_contents(instrument)
    return Page(path, title, about, "Texts", body, instrument.file, SCRIPTS, styles, cited)


def _render_full(corpus: Corpus, instrument: Instrument) -> Page:
    record = instrument.record
    path = routes.full_page(instrument.slug)
    body = render_body("full.html", on=path, page=view_full(corpus, instrument))
    title = f"{record.short_title}: the whole text"
    about, styles = describe(f"The whole text of: {record.title}."), styles_of_parts(instrument, *instrument.parts)
    return Page(path, title, about, "Texts", body, scripts=SCRIPTS, styles=styles)


def _render_part(corpus: Corpus, instrument: Instrument, part: Part) -> Page:
    record = instrument.record
    view = view_part(corpus, instrument, part)
    body = render_body("part.html", on=view.path, page=view)
    title = f"{part.name}{': ' + part.heading if part.heading else ''}, {record.short_title}"
    summary = part.summary or f"{part.name} of the {record.short_title}."
    cited = view_cited(corpus, str(part.id), on=view.path)
    about, styles = describe(summary), styles_of_parts(instrument, part)
    return Page(view.path, title, about, "Texts", body, part.file, SCRIPTS, styles, cited)
