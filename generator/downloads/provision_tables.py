"""Tables of the texts: provisions, references, instruments, terms, sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law import routes
from generator.law.corpus import Corpus, Part, Unit, division_inside


def _provisions(corpus: Corpus) -> Iterator[Row]:
    for instrument in corpus.texts:
        number = 0
        for part in instrument.parts:
            for unit in part.unit.walk():
                record, number = instrument.record, number + 1
                own = _provision(part, unit, instrument.lang, record.text_status or "")
                yield {**own, "sequence": number}


def _provision(part: Part, unit: Unit, lang: str, status: str) -> Row:
    return {
        "id": str(unit.id),
        "instrument": unit.id.instrument,
        "article": unit.id.head,
        "eid": unit.id.eid,
        "label": unit.label,
        "depth": len(unit.id.steps),
        "heading": part.heading if not unit.id.steps else None,
        "text": unit.own.text if unit.own else "",
        "closing": unit.closing.text if unit.closing else "",
        "lang": lang,
        "status": status,
        "url": routes.unit_place(unit.id),
        "parent": str(unit.id.parent) if unit.id.parent else None,
        "division": part.divisions[-1].id if part.divisions else division_inside(part.unit, unit),
        "chapter": part.divisions[0].id if part.divisions else None,
    }


def _references(corpus: Corpus) -> Iterator[Row]:
    for number, pointer in enumerate(corpus.pointers, start=1):
        target = pointer.target
        kind = "provision" if target in corpus.units else "division" if target in corpus.divisions else "instrument"
        yield {
            "number": number,
            "from_provision": str(pointer.source),
            "to_id": target,
            "to_kind": kind,
            "to_provision": target if kind == "provision" else None,
            "to_division": target if kind == "division" else None,
            "to_instrument": target.partition(":")[0],
            "quote": pointer.quote,
        }


def _instruments(corpus: Corpus) -> Iterator[Row]:
    for instrument in corpus.instruments.values():
        record = instrument.record
        yield {
            "id": instrument.slug,
            "title": record.title,
            "short_title": record.short_title,
            "kind": record.kind,
            "number": record.number,
            "original_title": record.original_title.text if record.original_title else None,
            "original_lang": record.original_title.lang if record.original_title else None,
            "place": record.concluded.place if record.concluded else None,
            "concluded": record.concluded.date if record.concluded else None,
            "concluded_confidence": record.concluded.confidence if record.concluded else None,
            "in_force": record.in_force.date if record.in_force else None,
            "in_force_confidence": record.in_force.confidence if record.in_force else None,
            "authentic_languages": tuple(record.authentic_languages),
            "text_language": record.text_language,
            "text_status": record.text_status,
            "how_made": record.how_made,
            "depositary": record.depositary,
            "consents_needed": record.consents_needed.number if record.consents_needed else None,
            "official_page": record.official_page,
            "articles": len(instrument.articles),
            "sources": record.sources,
            "url": routes.instrument_page(instrument.slug),
        }


def _terms(corpus: Corpus) -> Iterator[Row]:
    for term in corpus.terms.values():
        yield {
            "id": term.id,
            "term": term.record.term,
            "definitions": tuple(definition.at for definition in term.record.definitions),
            "explanation": term.record.explanation,
            "everyday": term.record.everyday,
            "leads_to": term.record.leads_to,
            "used_in": tuple(str(unit) for unit in corpus.definition_uses.get(term.id, ())),
            "url": routes.term_place(term.id),
        }


def _sources(corpus: Corpus) -> Iterator[Row]:
    for source in corpus.sources.values():
        record = source.record
        yield {
            "id": source.id,
            "title": record.title,
            "publisher": record.publisher,
            "web_address": record.url,
            "as_of": record.as_of,
            "kind": record.kind,
            "lang": record.lang,
            "note": record.note,
            "url": routes.source_place(source.id),
        }


_URL = Column("url", "The page that shows it, relative to the site's root")

TEXT_TABLES = (
    Table(
        "provisions",
        "Every unit of every text, in document order, parents before children",
        (
            Column("id", "The provision id, such as treaty:22(1)(d)"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("article", "The article's number, or preamble, or conclusions"),
            Column("eid", "The Akoma Ntoso eId, which is also the HTML id"),
            Column("label", "The form a lawyer writes"),
            Column("depth", "Steps below the article: 0 is the article itself", "integer"),
            Column("heading", "The article's heading, on its own row only"),
            Column("text", "The unit's own words, without its number and what stands inside it"),
            Column("closing", "The words of the unit that follow its list"),
            Column("lang", "Language of the text", codes="language"),
            Column("status", "Language status of the text", codes="text status"),
            _URL,
            Column("parent", "The unit that it stands in; null for an article", refers="provisions.id"),
            Column("division", "The innermost division that its article stands in", refers="divisions.id"),
            Column("chapter", "The outermost division that its article stands in", refers="divisions.id"),
            Column("sequence", "Its place in the text, from 1", "integer"),
        ),
        _provisions,
        key=("id",),
    ),
    Table(
        "cross_references",
        "Every reference inside the texts, ranges expanded",
        (
            Column("number", "Its place among all references, from 1", "integer"),
            Column("from_provision", "The unit whose words refer", refers="provisions.id"),
            Column("to_id", "What they refer to: a unit, a chapter or section, or a whole instrument"),
            Column("to_kind", "provision, division or instrument", codes="target kind"),
            Column("to_provision", "That id, where it is a unit", refers="provisions.id"),
            Column("to_division", "That id, where it is a chapter, section or title", refers="divisions.id"),
            Column("to_instrument", "The instrument that it is, or is of", refers="instruments.id"),
            Column("quote", "The words of the reference"),
        ),
        _references,
        key=("number",),
    ),
    Table(
        "instruments",
        "The instruments held here and those that their texts name",
        (
            Column("id", "The slug"),
            Column("title", "Full title"),
            Column("short_title", "Short title"),
            Column("kind", "treaty, national act, union act or model law", codes="instrument kind"),
            Column("number", "Number in its series"),
            Column("original_title", "Title in its original language, where held"),
            Column("original_lang", "Language of that title"),
            Column("place", "Place of conclusion or adoption"),
            Column("concluded", "Date of conclusion, adoption or opening for signature", "date"),
            Column("concluded_confidence", "confirmed or single-source"),
            Column("in_force", "Date of entry into force, where known", "date"),
            Column("in_force_confidence", "confirmed or single-source", codes="confidence"),
            Column("authentic_languages", "Languages of the authentic texts", "list"),
            Column("text_language", "Language of the text held here", codes="language"),
            Column("text_status", "Language status of the text held here", codes="text status"),
            Column("how_made", "How the text held here was made"),
            Column("depositary", "Depositary"),
            Column("consents_needed", "Consents needed for entry into force", "integer"),
            Column("official_page", "Address of the official page"),
            Column("articles", "Articles held here", "integer"),
            Column("sources", "Ids of sources", "list", "sources.id"),
            _URL,
        ),
        _instruments,
        key=("id",),
    ),
    Table(
        "terms",
        "Defined terms, terms of treaty law, and everyday words",
        (
            Column("id", "The term's id"),
            Column("term", "The term"),
            Column("definitions", "Units that define it", "list", "provisions.id"),
            Column("explanation", "Our explanation, for a term that no text defines"),
            Column("everyday", "Everyday words for it", "list"),
            Column("leads_to", "Provisions that search offers for it", "list", "provisions.id"),
            Column("used_in", "Units that use the defined term", "list", "provisions.id"),
            _URL,
        ),
        _terms,
        key=("id",),
    ),
    Table(
        "sources",
        "What texts and facts rest on",
        (
            Column("id", "The source's id"),
            Column("title", "Title"),
            Column("publisher", "Publisher"),
            Column("web_address", "Where the copy was found"),
            Column("as_of", "Date of the copy or its content"),
            Column("kind", "received copy, depositary, official, database, scholarship or press", codes="source kind"),
            Column("lang", "Language"),
            Column("note", "What should be known about it"),
            _URL,
        ),
        _sources,
        key=("id",),
    ),
)
