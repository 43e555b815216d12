"""What people call a State: its own name, the names of CLDR in several languages, short, former and official ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from babel.localedata import exists, load

from generator.law.corpus import Corpus
from generator.law.languages import ENGLISH

_SMALL = ("of", "and", "the")


def list_names(corpus: Corpus, iso2: str) -> tuple[str, ...]:
    """Return every name of a State once, its own first and its code last."""
    record = corpus.states[iso2].record
    typed = corpus.finding.states.get(iso2, ())
    names = (record.name, *_initials(record.name), *record.known_as, *_translated(corpus, iso2), *typed, iso2.upper())
    return tuple(dict.fromkeys(names))


def _initials(name: str) -> tuple[str, ...]:
    words = [word for word in name.split() if word not in _SMALL]
    return ("".join(word[0] for word in words),) if len(words) > 1 and all(word[0].isupper() for word in words) else ()


def _translated(corpus: Corpus, iso2: str) -> Iterator[str]:
    for language in corpus.once(_list_languages):
        name = _territories(language).get(iso2.upper())
        if name:
            yield name


def _list_languages(corpus: Corpus) -> tuple[str, ...]:
    """Return the languages in which people type names: English, and those that the data name or that texts are in."""
    texts = (lang for text in corpus.texts for lang in (text.lang, *text.record.authentic_languages))
    return tuple(dict.fromkeys((ENGLISH, *(corpus.finding.languages or texts))))


@cache
def _territories(language: str) -> Mapping[str, str]:
    # Without what a language inherits, which has no names of its own: loading it would take longer than the names.
    locale = language.replace("-", "_")
    held: Mapping[str, str] = load(locale, merge_inherited=False).get("territories", {}) if exists(locale) else {}
    return held
