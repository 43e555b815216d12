"""The names of States: official, former and short ones, and what other languages call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from generator.law.corpus import Corpus, State

LANGUAGES = ("en", "fr", "de", "es", "ru", "uk", "lv", "kk")
_SMALL = ("of", "and", "the")


def names_of(corpus: Corpus, state: State) -> tuple[str, ...]:
    """Return every other name by which a State is found, each once: initials, our data's, CLDR's, its code last."""
    name = state.record.name
    typed = corpus.finding.states.get(state.iso2, ())
    found = (*_initials(name), *state.record.known_as, *_foreign(state.iso2), *typed, state.iso2.upper())
    return tuple(other for other in dict.fromkeys(found) if other != name)


def _initials(name: str) -> tuple[str, ...]:
    words = [word for word in name.split() if word not in _SMALL]
    return ("".join(word[0] for word in words),) if len(words) > 1 and all(word[0].isupper() for word in words) else ()


def _foreign(iso2: str) -> Iterator[str]:
    for language in LANGUAGES:
        name = _territories(language).get(iso2.upper())
        if name:
            yield name


@cache
def _territories(language: str) -> Mapping[str, str]:
    # Loading a language takes some milliseconds, so only who asks for names pays for it.
    from babel import Locale

    return dict(Locale(language).territories)
