"""The columns of a comparison: one for each compared instrument, and how a provision is cited in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus, Topic
from generator.law.ids import ProvisionId
from generator.law.language_status import status_of
from generator.site.parts.links import Link, hue_of


@dataclass(frozen=True)
class ComparedColumn:
    """The head of a column: whose text it is and how far it can be relied on."""

    slug: str
    label: str
    name: str
    hue: str
    status: str
    href: str
    lang: str
    silent: bool
    """Whether the instrument has no provision here, so that its column may be narrow."""


def view_columns(corpus: Corpus, topic: Topic | None = None, *, on: str) -> tuple[ComparedColumn, ...]:
    """Return a column for each compared instrument; with a topic, say which of them it leaves silent."""
    return tuple(
        ComparedColumn(
            slug=instrument.slug,
            label=instrument.record.label,
            name=instrument.record.short_title,
            hue=hue_of(instrument),
            status=status_of(instrument),
            href=routes.href(routes.instrument_page(instrument.slug), on=on),
            lang=instrument.lang,
            silent=topic is not None and not topic.provisions.get(instrument.slug),
        )
        for instrument in corpus.compared
    )


def separator(links: Iterable[Link]) -> str:
    """Return what stands between links: a semicolon where one of them holds a comma."""
    return "; " if any(", " in link.text for link in links) else ", "


def name_unit(corpus: Corpus, unit: ProvisionId) -> str:
    """Name a provision in a sentence: `Article 3(1)(a)`, `Preamble, recital 8`, `Closing formula`."""
    return corpus.name_of(unit)
