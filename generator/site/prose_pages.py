"""Hand-written pages: their Markdown with links, and below quoted words of law what to know about the texts."""

from __future__ import annotations

from generator.law.corpus import Corpus
from generator.site.parts.trust_panel import view_texts_trust
from generator.site.prose import link_markdown, quoted_units
from generator.site.render import render_text


def finish_markdown(corpus: Corpus, markdown: str, *, on: str) -> str:
    """Return the Markdown of a hand-written page with its citations as links; raise ProseFault for unknown ones."""
    linked = link_markdown(corpus, markdown, on=on)
    units = quoted_units(corpus, markdown)
    if not units:
        return linked
    trust = view_texts_trust(corpus, [unit.instrument for unit in units], on=on, provisions=units)
    panel = render_text("quoted.html", on=on, page=trust)
    return f"{linked}\n\n{panel}"
