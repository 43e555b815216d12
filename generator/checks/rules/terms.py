"""Rules of terms: what is defined is used, and every form leads to one definition."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.carrying import clause_carrying
from generator.law.corpus import Corpus
from generator.law.ids import parse_id
from generator.law.whole_words import stands_whole
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_


@rule("term-forms")
def check_forms(world: World) -> Iterator[Problem]:
    """Every form of a defined term stands somewhere in the texts to which the definition applies.

    Why: a form that occurs nowhere is misspelt, and its real form would not be linked. Without `forms` the term itself
    is looked for. Fails: `forms: [computer sistem]`. Mend: write the form as the text has it, or remove it.
    """
    words = {instrument.slug: _words(world, instrument.slug) for instrument in world.corpus.texts}
    for entry in world.loaded.terms.values():
        record, document = entry.record, entry.document
        slugs = {slug for definition in record.definitions for slug in definition.applies_in}
        if not slugs:
            continue
        listed: list[tuple[str, Path_]] = [(form, ("forms", index)) for index, form in enumerate(record.forms)]
        for form, where in listed or [(record.term, ("term",))]:
            if not any(stands_whole(form.casefold(), words.get(slug, "")) for slug in slugs):
                what = f'"{form}" stands nowhere in the text of {", ".join(sorted(slugs))}'
                why = "a form that occurs nowhere is misspelt, and the real one is not linked"
                fix = "write it as the text has it (other forms under forms:), or remove it"
                yield Problem(document.place_of(where), "term-forms", what, why, fix)


def _words(world: World, slug: str) -> str:
    """Return all words of an instrument in small letters, joined once for all rules."""
    return world.corpus.once(_join_words, slug)


def _join_words(corpus: Corpus, slug: str) -> str:
    parts = corpus.instruments[slug].parts
    return "\n".join(words for part in parts for words in part.unit.words()).casefold()


@rule("term-meaning")
def check_meaning(world: World) -> Iterator[Problem]:
    """A term has a definition in an instrument, or our explanation; forms are given only with a definition.

    Why: an entry without a meaning helps nobody. Mend: name the definition, or write an explanation.
    """
    for entry in world.loaded.terms.values():
        record = entry.record
        if not record.definitions and not record.explanation:
            what = f'"{record.term}" has neither a definition nor an explanation'
            why = "an entry without a meaning helps nobody"
            fix = "add definitions: or explanation:"
            yield Problem(entry.document.place_of(()), "term-meaning", what, why, fix)
        elif record.forms and not record.definitions:
            place = entry.document.place_of(("forms",))
            what = "forms are given, but no definition that they would lead to"
            yield Problem(
                place, "term-meaning", what, "they would never be linked", "remove forms:, or add definitions:"
            )


@rule("term-once")
def check_one_meaning(world: World) -> Iterator[Problem]:
    """In one instrument, a form belongs to one term and one definition.

    Why: a reader who follows a term must reach the definition that applies. Fails: two files with `data` as a form for
    the same instrument. Mend: leave the form to one of them.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for key, entry in world.loaded.terms.items():
        for index, definition in enumerate(entry.record.definitions):
            for slug in definition.applies_in:
                for form in entry.record.forms or (entry.record.term,):
                    owner = first.setdefault((slug, form.casefold()), (key, definition.at))
                    if owner != (key, definition.at):
                        what = f'"{form}" in {slug} leads to {owner[1]} already (terms/{owner[0]}.yml)'
                        place = entry.document.place_of(("definitions", index))
                        why = "a reader must reach the one definition that applies"
                        yield Problem(place, "term-once", what, why, "leave the form or the instrument to one of them")


@rule("term-everywhere")
def check_everywhere(world: World) -> Iterator[Problem]:
    """Each instrument to which a definition applies has a form of the term, or carries the definition over.

    Why: a definition that is said to apply where the term never stands misleads about that text. Fails: `applies_in`
    with an instrument that neither uses the term nor takes the article over. Mend: take it off the list.
    """
    words = {instrument.slug: _words(world, instrument.slug) for instrument in world.corpus.texts}
    for entry in world.loaded.terms.values():
        record = entry.record
        if not record.definitions:
            continue
        forms = [form.casefold() for form in record.forms or (record.term,)]
        used = {slug for slug, text in words.items() if any(stands_whole(form, text) for form in forms)}
        for index, definition in enumerate(record.definitions if used else ()):
            for place, slug in enumerate(definition.applies_in):
                unit = parse_id(definition.at)
                carried, named = clause_carrying(world.corpus, slug, unit), world.corpus.name_of(unit)
                if slug in words and slug not in used and not carried:
                    what = f'"{record.term}" stands nowhere in {slug}, which does not carry {named} over either'
                    why = "a definition would be shown for a text that never uses it"
                    where = entry.document.place_of(("definitions", index, "applies_in", place))
                    yield Problem(where, "term-everywhere", what, why, "take it off the list")


@rule("form-missing")
def check_missing_forms(world: World) -> Iterator[Problem]:
    """Where a term lists its forms, the plural or singular of one that stands in its texts is listed too.

    Why: a form that is not listed is not linked to its definition. Fails: `forms: [boat]` of a text with "boats". Mend:
    list it.
    """
    words = {instrument.slug: _words(world, instrument.slug) for instrument in world.corpus.texts}
    for entry in world.loaded.terms.values():
        listed = {form.casefold() for form in entry.record.forms}
        slugs = {slug for definition in entry.record.definitions for slug in definition.applies_in}
        for form in sorted(listed):
            other = form.removesuffix("s") if form.endswith("s") else f"{form}s"
            if other not in listed and any(stands_whole(other, words.get(slug, "")) for slug in slugs):
                what = f'"{other}" stands in the text, but only "{form}" is among the forms'
                place = entry.document.place_of(("forms",))
                yield Problem(place, "form-missing", what, "it is not linked to its definition", "list it")
