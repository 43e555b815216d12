"""The metadata of an Akoma Ntoso file: work, expression, manifestation, terms, language status, how the text was made.

The IRIs follow the form of the naming convention but are ours alone: no official identifier is ours to mint. A treaty
has no country, so that its IRIs bear `xx`, a code that ISO 3166 leaves to its users.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.downloads.akn_names import work_iri
from generator.downloads.akn_time import AknTime, entry_of
from generator.files.xml_text import escape, quoteattr
from generator.law.corpus import Corpus, Instrument, Part, TextInLanguage
from generator.law.languages import three_letters
from generator.law.writing import hash_text

OURS = "urn:x-concordance:akn"
"""Namespace of what Akoma Ntoso has no element for."""


def write_meta(corpus: Corpus, instrument: Instrument, lang: str = "") -> str:
    """Return the `meta` element of a text; `lang` where it is not in its first language."""
    time = AknTime(corpus, instrument)
    blocks = [_identification(corpus, instrument, lang), time.write_lifecycle(), time.write_temporal_data()]
    blocks.append(_references(corpus, instrument, time))
    return "<meta>\n" + "\n".join(filter(None, [*blocks, _ours(instrument, lang)])) + "\n</meta>"


def _value(name: str, value: str) -> str:
    return f"<{name} value={quoteattr(value)}/>"


def _date(day: str, name: str) -> str:
    """Write a date; Akoma Ntoso knows whole days only, so a month or year is given by its first day and says so."""
    whole = day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day
    said = name if whole == day else f"{name}, day not known"
    return f"<FRBRdate date={quoteattr(whole)} name={quoteattr(said)}/>"


def _identification(corpus: Corpus, instrument: Instrument, lang: str) -> str:
    record, work = instrument.record, work_iri(instrument)
    language = three_letters(lang or record.text_language or "en")
    expression = f"{work}/{language}@"
    fact = instrument.record.concluded
    # Akoma Ntoso asks for a date of the work: where none is known, that of the data stands in and says so.
    concluded = _date(fact.date, "concluded") if fact else _date(corpus.concordance.as_of, "day of the data")
    made = _date(corpus.concordance.as_of, "day of the data")
    lines = [
        '<identification source="#editors">',
        "<FRBRWork>",
        *(_value("FRBRthis", f"{work}/!main"), _value("FRBRuri", work)),
        *_aliases(instrument),
        *(concluded, '<FRBRauthor href="#author"/>'),
        *(_value("FRBRcountry", record.in_state or "xx"), _value("FRBRsubtype", record.kind.replace(" ", "-"))),
        *([_value("FRBRnumber", record.number)] if record.number else []),
        _value("FRBRname", record.short_title),
        "</FRBRWork>",
        "<FRBRExpression>",
        *(_value("FRBRthis", f"{expression}/!main"), _value("FRBRuri", expression), made),
        '<FRBRauthor href="#editors"/>',
        *('<FRBRauthoritative value="false"/>', f'<FRBRlanguage language="{language}"/>'),
        *(() if lang else _translation(instrument, work)),
        "</FRBRExpression>",
        "<FRBRManifestation>",
        *(_value("FRBRthis", f"{expression}/!main.xml"), _value("FRBRuri", f"{expression}.akn"), made),
        '<FRBRauthor href="#editors"/>',
        _value("FRBRformat", "application/akn+xml"),
        "</FRBRManifestation>",
        "</identification>",
    ]
    return "\n".join(lines)


def _translation(instrument: Instrument, work: str) -> Iterator[str]:
    """Yield what the text is a translation of, where it is one and the original's language is known."""
    record = instrument.record
    if record.text_status != "authentic" and record.authentic_languages:
        original = three_letters(record.authentic_languages[0])
        by = "#editors" if record.text_status == "our rendering" else "#translator"
        yield f'<FRBRtranslation href="{work}/{original}@" fromLanguage="{original}" authoritative="false" by="{by}"/>'


def _aliases(instrument: Instrument) -> Iterator[str]:
    """Yield the titles by which a work is known, each once."""
    record = instrument.record
    titles = {"title": record.title, "short title": record.short_title}
    if record.original_title:
        titles["original title"] = record.original_title.text
    for name, title in titles.items():
        if name == "title" or title != record.title:
            yield f'<FRBRalias value={quoteattr(title)} name="{name}"/>'


def _references(corpus: Corpus, instrument: Instrument, time: AknTime) -> str:
    record = instrument.record
    author = record.enacted_by or "The States that concluded it"
    lines = [
        f'<original eId="original" href={quoteattr(work_iri(instrument))} showAs={quoteattr(record.title)}/>',
        f'<TLCOrganization eId="author" href="/ontology/organization/{_name(author)}" showAs={quoteattr(author)}/>',
        '<TLCOrganization eId="editors" href="/ontology/organization/editors" '
        f"showAs={quoteattr('The editors of the ' + corpus.concordance.title)}/>",
    ]
    if record.text_status in ("official translation", "unofficial translation"):
        translator = "The translator, who is not known"
        lines.append(f'<TLCPerson eId="translator" href="/ontology/person/translator" showAs="{translator}"/>')
    if entry_of(instrument):
        lines.append(
            '<TLCEvent eId="entry-into-force" href="/ontology/event/entry-into-force" showAs="Entry into force"/>'
        )
    lines += time.write_references()
    for term in corpus.terms.values():
        defined_here = any(definition.at.startswith(f"{instrument.slug}:") for definition in term.record.definitions)
        used_here = any(unit.instrument == instrument.slug for unit in corpus.definition_uses.get(term.id, ()))
        if defined_here or used_here:
            place = f"/ontology/term/{term.id}"
            lines.append(f'<TLCTerm eId="term-{term.id}" href="{place}" showAs={quoteattr(term.record.term)}/>')
    return '<references source="#editors">\n' + "\n".join(lines) + "\n</references>"


def _name(body: str) -> str:
    """Return the name of a body as an address holds it: one for each body, whichever file names it."""
    return "-".join(re.findall("[^\\W_]+", body.lower()))


def _ours(instrument: Instrument, lang: str) -> str:
    """Write what a reader needs in order to rely on the text; there is no element for it in Akoma Ntoso."""
    record = instrument.record
    version = next((version for version in record.versions if version.lang == lang), None)
    facts = [
        ("languageStatus", version.status if version else record.text_status or ""),
        ("howMade", version.how_made if version else record.how_made or ""),
        ("officialPage", record.official_page or ""),
        ("textSha256", _hash_whole(instrument, lang)),
    ]
    lines = [f"<o:{name}>{escape(value)}</o:{name}>" for name, value in facts if value]
    lines += [_part(part, lang) for part in instrument.parts if not lang or text_in(part, lang)]
    return f'<proprietary source="#editors" xmlns:o="{OURS}">\n' + "\n".join(lines) + "\n</proprietary>"


def _hash_whole(instrument: Instrument, lang: str) -> str:
    """Return the hash of the whole text, in its first language as the manifest has it: no other data move it."""
    versions = (text_in(part, lang) for part in instrument.parts) if lang else ()
    units = [version.unit for version in versions if version] if lang else [part.unit for part in instrument.parts]
    return hash_text([line for unit in units for line in unit.printed()])


def text_in(part: Part, lang: str) -> TextInLanguage | None:
    """Return the version of a part in a language; None where it is not held in it."""
    return next((version for version in part.versions if version.lang == lang), None)


def _part(part: Part, lang: str) -> str:
    version = text_in(part, lang)
    unit = version.unit if version else part.unit
    provenance, sha256 = part.record.provenance, hash_text(list(unit.printed()))
    return f'<o:part of="#{part.id.eid}" made="{provenance.made}" source="{provenance.source}" sha256="{sha256}"/>'
