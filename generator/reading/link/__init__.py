"""Make the Corpus out of the records: build units, resolve every id and every reference, report what is unknown."""

from __future__ import annotations

from pathlib import Path

from generator.law import records
from generator.law.corpus import Corpus, Release, Source, Term
from generator.reading.link.concordance import link_topics
from generator.reading.link.editorial import need_editorial
from generator.reading.link.guides import link_exercises, link_literature, link_scenarios, need_extracts
from generator.reading.link.instruments import build_instruments
from generator.reading.link.names import Names
from generator.reading.link.references import link_references
from generator.reading.link.states import link_states
from generator.reading.load import Loaded, Records
from generator.reading.problems import Location, Problem


def link_corpus(loaded: Records, *, cache: Path | None = None) -> tuple[Corpus | None, list[Problem]]:
    """Link all records; return the Corpus (None only where nothing says what is compared) and every problem found.

    `cache` names a folder that keeps work from one build to the next; the Corpus is the same without it.
    """
    if loaded.concordance is None:
        if ("concordance", ()) in loaded.faulty:
            return None, []
        what = "there is no file concordance.yml"
        fix = "write it with title, subtitle, as_of, instruments and groups"
        place = Location(f"{loaded.folder}/concordance.yml")
        return None, [Problem(place, "missing-file", what, "it says what is compared, and in which order", fix)]
    problems: list[Problem] = []
    bare = build_instruments(loaded, problems)
    names = Names(bare, loaded)
    instruments, pointers, outside, uses = link_references(loaded, bare, names, problems, cache=cache)
    _check_slugs(loaded, names, problems)
    corpus = Corpus(
        concordance=loaded.concordance.record,
        instruments=instruments,
        topics=link_topics(loaded, names, problems),
        terms={key: Term(key, entry.record, entry.document.path) for key, entry in _by_term(loaded)},
        sources={key: Source(key, entry.record, entry.document.path) for key, entry in loaded.sources.items()},
        states=link_states(loaded, names, problems),
        literature=link_literature(loaded, names, problems),
        pointers=tuple(pointers),
        outside=tuple(outside),
        definition_uses=uses,
        scenarios=link_scenarios(loaded, names, problems),
        exercises=link_exercises(loaded, names, problems),
        editorial=need_editorial(loaded, names, problems),
        extracts=need_extracts(loaded, names, problems),
        finding=_need_finding(loaded, names, problems),
        releases=tuple(
            Release(day, entry.record, entry.document.path)
            for day, entry in sorted(loaded.releases.items(), reverse=True)
        ),
    )
    return corpus, problems


def _need_finding(loaded: Records, names: Names, problems: list[Problem]) -> records.Finding:
    """Return the names and words to find things by; those of what does not exist are reported."""
    entry = loaded.finding
    if entry is None:
        return records.Finding()
    for slug in entry.record.instruments:
        names.need_instrument(slug, entry.document, ("instruments", slug), problems)
    for kind, given, held in (
        ("topic", entry.record.topics, loaded.topics),
        ("State", entry.record.states, loaded.states),
    ):
        for key in given:
            if key not in held:
                names.report(key, kind, held, entry.document, (f"{kind.lower()}s", key), problems)
    return entry.record


def _by_term(loaded: Records) -> list[tuple[str, Loaded[records.Term]]]:
    return sorted(loaded.terms.items(), key=lambda item: item[1].record.term.casefold())


def _check_slugs(loaded: Records, names: Names, problems: list[Problem]) -> None:
    """Resolve what is named outside topics, States and texts: sources, instruments, terms, topics, units."""
    assert loaded.concordance is not None
    document = loaded.concordance.document
    for index, slug in enumerate(loaded.concordance.record.instruments):
        names.need_instrument(slug, document, ("instruments", index), problems)
    for index, pair in enumerate(loaded.concordance.record.lineage):
        names.need_unit(pair.earlier, document, ("lineage", index, "earlier"), problems)
        names.need_unit(pair.later, document, ("lineage", index, "later"), problems)
    _check_instruments(loaded, names, problems)
    _check_terms(loaded, names, problems)
    _check_sources(loaded, names, problems)


def _check_instruments(loaded: Records, names: Names, problems: list[Problem]) -> None:
    for slug, entry in loaded.instruments.items():
        record, document = entry.record, entry.document
        names.need_sources(record.sources, document, ("sources",), problems)
        for fact_name in ("in_force", "in_force_by", "promulgated"):
            fact: records.DatedFact | None = getattr(record, fact_name)
            if fact:
                names.need_sources(fact.sources, document, (fact_name, "sources"), problems)
        if record.concluded and record.concluded.at:
            names.need_unit(f"{slug}:{record.concluded.at}", document, ("concluded", "at"), problems)
        if record.supplements:
            names.need_instrument(record.supplements, document, ("supplements",), problems)
        for index, target in enumerate(record.acts_on):
            names.need_instrument(target, document, ("acts_on", index), problems)
        for phrase, target in record.calls.items():
            names.need_instrument(target, document, ("calls", phrase), problems)
        if record.in_state and record.in_state not in loaded.states:
            names.report(record.in_state, "State", loaded.states, document, ("in_state",), problems)
        _check_relations(slug, entry, names, problems)
        for index, permission in enumerate(record.permits):
            where = ("permits", index)
            paths: list[tuple[str, tuple[str | int, ...]]] = [(permission.at, (*where, "at"))]
            paths += [(path, (*where, "affects", i)) for i, path in enumerate(permission.affects)]
            if permission.listed_in:
                paths.append((permission.listed_in, (*where, "listed_in")))
            for path, place in paths:
                names.need_unit(f"{slug}:{path}", document, place, problems)
    for articles in (loaded.articles, loaded.preambles, loaded.closings):
        for entry_ in articles.values():
            source = entry_.record.provenance.source
            names.need_sources((source,), entry_.document, ("provenance", "source"), problems, listed=False)
    for article in loaded.articles.values():
        for index, target in enumerate(article.record.acts_on):
            names.need_unit(target, article.document, ("acts_on", index), problems)


def _check_sources(loaded: Records, names: Names, problems: list[Problem]) -> None:
    for entry in loaded.sources.values():
        listed = entry.record.list_of
        if listed and listed.state not in loaded.states:
            names.report(listed.state, "State", loaded.states, entry.document, ("list_of", "state"), problems)
        if listed:
            names.need_instrument(listed.instrument, entry.document, ("list_of", "instrument"), problems)


def _check_relations(slug: str, entry: Loaded[records.Instrument], names: Names, problems: list[Problem]) -> None:
    """Resolve what an instrument carries over or replaces, its duties and its list of Parties."""
    record, document = entry.record, entry.document
    for index, carried in enumerate(record.carries_over):
        place = ("carries_over", index)
        names.need_unit(f"{slug}:{carried.at}", document, (*place, "at"), problems)
        names.need_instrument(carried.of, document, (*place, "of"), problems)
        for i, number in enumerate(carried.articles):
            names.need_unit(f"{carried.of}:{number}", document, (*place, "articles", i), problems)
    for index, replacement in enumerate(record.replaces):
        names.need_unit(f"{slug}:{replacement.at}", document, ("replaces", index, "at"), problems)
        names.need_instrument(replacement.of, document, ("replaces", index, "of"), problems)
    for index, duty in enumerate(record.duties):
        for key in ("at", "bears_on"):
            for i, path in enumerate(getattr(duty, key)):
                names.need_unit(f"{slug}:{path}", document, ("duties", index, key, i), problems)
    if record.party_list:
        names.need_sources(record.party_list.sources, document, ("party_list", "sources"), problems)


def _check_terms(loaded: Records, names: Names, problems: list[Problem]) -> None:
    for entry in loaded.terms.values():
        record, document = entry.record, entry.document
        for index, definition in enumerate(record.definitions):
            names.need_unit(definition.at, document, ("definitions", index, "at"), problems)
            for i, slug in enumerate(definition.applies_in):
                names.need_instrument(slug, document, ("definitions", index, "applies_in", i), problems)
        for index, target in enumerate(record.leads_to):
            names.need_unit(target, document, ("leads_to", index), problems)
        for index, other in enumerate(record.related):
            if other not in loaded.terms:
                names.report(other, "term", loaded.terms, document, ("related", index), problems)


__all__ = ["link_corpus"]
