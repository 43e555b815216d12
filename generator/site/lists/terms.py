"""The view of the glossary: every term from A to Z, its definitions side by side, or our explanation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.law import records, routes
from generator.law.corpus import Corpus
from generator.law.writing import write_count
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust


@dataclass(frozen=True)
class DefinitionView:
    """A definition as it stands, with where it stands and where it applies."""

    where: Link
    words: str
    applies_in: tuple[str, ...]
    lang: str
    hue: str


@dataclass(frozen=True)
class TermView:
    """A term with its definitions or our explanation."""

    id: str
    record: records.Term
    kind: str
    definitions: tuple[DefinitionView, ...]
    leads_to: tuple[Link, ...]
    used_in: tuple[Link, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True)
class Letter:
    """The terms that begin with a letter."""

    letter: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class TermsPage:
    """The glossary."""

    counts: str
    letters: tuple[Letter, ...]
    trust: TextsTrust


def view_terms(corpus: Corpus) -> TermsPage:
    """Make the glossary."""
    views = [_term(corpus, term_id) for term_id in corpus.terms]
    views.sort(key=lambda view: (view.record.term.casefold(), view.id))
    letters = tuple(
        Letter(letter, f"letter-{letter[0].lower()}", tuple(terms))
        for letter, terms in groupby(
            views, key=lambda view: view.record.term[0].upper() if view.record.term[0].isalpha() else "0 to 9"
        )
    )
    defined = sum(bool(view.definitions) for view in views)
    explained = sum(bool(view.record.explanation) and not view.definitions for view in views)
    counts = f"{write_count(len(views), 'term')}: {defined} that the texts define, {explained} that we explain"
    units = [corpus.units[row.at].id for term in corpus.terms.values() for row in term.record.definitions]
    trust = view_texts_trust(corpus, [unit.instrument for unit in units], on=routes.TERMS, provisions=units)
    return TermsPage(counts, letters, trust)


def _term(corpus: Corpus, term_id: str) -> TermView:
    path, record = routes.TERMS, corpus.terms[term_id].record
    definitions = []
    for definition in record.definitions:
        unit = corpus.units[definition.at]
        instrument = corpus.instruments[unit.id.instrument]
        definitions.append(
            DefinitionView(
                where=target_link(corpus, definition.at, on=path),
                words=" ".join(unit.words()),
                applies_in=tuple(corpus.instruments[slug].record.label for slug in definition.applies_in),
                lang=instrument.lang,
                hue=hue_of(instrument),
            )
        )
    explained = "explained by us" if record.explanation else "an everyday word"
    return TermView(
        id=term_id,
        record=record,
        kind="defined in the texts" if definitions else explained,
        definitions=tuple(definitions),
        leads_to=condense(corpus, record.leads_to, on=path),
        used_in=condense(corpus, map(str, corpus.definition_uses.get(term_id, ())), on=path),
        related=tuple(Link(corpus.terms[other].record.term, f"#{other}") for other in record.related),
    )
