"""Rules of denials: our words deny what the law denies, once, and a text names what they say that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.clause_words import nearest, stems_of
from generator.checks.rules.forces import compared, is_meant, shorten
from generator.checks.rules.our_words import is_read, list_said
from generator.checks.rules.registry import World, rule
from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId
from generator.reading.problems import Problem

_DENIED = re.compile(
    r"\b(?:may|must|shall|can|could|is|are|was|were|be|need) not\b(?!\W*$|,? (?:among|named?|mention\w*|defin\w*))"
    r"|\bcannot\b",
    re.IGNORECASE,
)
"""A denial of law, not of the text: that a text names something not is no rule of it."""
_DENYING = re.compile(r"\b(?:not|no|neither|never|none|nothing|nobody|cannot)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\b(?:not|cannot|no)\b.*\bonly\b", re.IGNORECASE)
_PARTS = re.compile(r"[.;:,]\s|\b(?:but|and|or|so|if|where|though|unless|except|which|who|that)\b")
_NAMED = re.compile(r"^\W*(?P<what>[^,;:]+?) (?:is|are) (?P<denied>not )?(?:named|mentioned|listed|defined)\b")


@rule("denial-agrees", by_folder=True)
def check_denials(world: World) -> Iterator[Problem]:
    """Our words say "may not", "must not", "is not" where the cited provisions deny or limit, and do not drop theirs.

    Why: one "not" too many or too few says the opposite of the law, and no other word is wrong. A clause of ours is
    held against the sentence that shares most words with it; that a text does not name or define a thing is no denial
    of law. Texts in other languages than English are not judged, nor an article that waives it with a reason
    (`waived`). Fails: "The data must not be kept for sixty days"; "consent may be required" of a text that
    says "shall not be required". Mend: read the provision; say what it denies in its own words.
    """
    for clause, beside in compared(world, "denial-agrees"):
        law = beside.law
        if _DENIED.search(clause.text):
            same, _ = nearest(clause, [one for one in law if one.denies])
            share, other = nearest(clause, [one for one in law if not one.denies])
            sides = "our words deny", "the text does not"
        elif clause.forces and not clause.denies:
            same, _ = nearest(clause, [one for one in law if not one.forbids])
            share, other = nearest(clause, [one for one in law if one.forbids])
            sides = "our words do not deny", "the text does"
        else:
            continue
        if other and is_meant(share, same):
            what = f'{sides[0]} ("{shorten(clause)}"), {sides[1]} ("{shorten(other)}")'
            why = "one denial too many or too few says the opposite of the law"
            fix = "read the provision; say what it denies in its own words"
            yield Problem(beside.document.place_of(beside.where), "denial-agrees", what, why, fix)


@rule("plain-denial", by_folder=True)
def check_plain(world: World) -> Iterator[Problem]:
    """A clause of our words about law denies once, and does not say "not" before "only".

    Why: two denials cancel each other, and "is not an offence only if" is read in two ways; both come from one "not"
    too many. Fails: "where no treaty is not in force". Mend: say it without one of the two.
    """
    for words, _, document, where in list_said(world):
        for part in _PARTS.split(words):
            if len(_DENYING.findall(part)) > 1 or _NOT_ONLY.search(part):
                what = f'"{part.strip()}" denies twice, or says "not" before "only"'
                why = "two denials cancel each other, and a reader sees one"
                yield Problem(document.place_of(where), "plain-denial", what, why, "say it with one denial, or without")


@rule("named-as-said", by_folder=True)
def check_named(world: World) -> Iterator[Problem]:
    """What our words say that a provision names, mentions, lists or defines stands in it; what it does not, does not.

    Why: whether a text is silent is what a reader of a comparison asks first. Looked at are cells, stories and rows of
    tables about texts in English, word by word without endings. Fails: "Films are named" of a provision without films.
    Mend: read the provision.
    """
    for words, units, document, where in list_said(world):
        if where[0] in ("answer", "summary") or not is_read(world.corpus, units, "denial-agrees"):
            continue
        held = frozenset().union(*(world.corpus.once(_stems, unit) for unit in units))
        for part in re.split(r"[.;]\s+", words):
            found = _NAMED.match(part)
            stems = stems_of(found["what"]) if found else frozenset()
            if found and stems and (stems <= held if found["denied"] else not stems & held):
                what = (
                    f'"{part}": {"its words stand" if found["denied"] else "none of its words stands"} in the provision'
                )
                why = "whether a text is silent is what a reader asks first"
                yield Problem(document.place_of(where), "named-as-said", what, why, "read the provision")


def _stems(corpus: Corpus, name: ProvisionId) -> frozenset[str]:
    unit = corpus.units.get(str(name))
    return stems_of(" ".join(unit.words())) if unit else frozenset()
