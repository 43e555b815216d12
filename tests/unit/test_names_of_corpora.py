"""The program knows no treaty, no State, no body and no subject: their names are data, of whichever corpus they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.law.corpus import Corpus
from generator.search.typed import load_grammar
from tests.unit.corpora import BOTH, MINI, ROOT, THIRD, corpus_of, name_of

FOLDERS = (ROOT / "generator", ROOT / "theme")
SUFFIXES = (".py", ".html", ".css", ".js", ".json", ".md", ".yml", ".svg")
SHORTEST = 4
"""Letters of the shortest name that is looked for in any case: shorter ones are codes of languages and files too."""
_INITIALS = re.compile(r"[A-Z]{3}")
GENERIC = {
    # Kinds of texts, of which a corpus may have one that is called by nothing else.
    *("act", "agreement", "charter", "convention", "directive", "protocol", "the agreement", "the convention"),
    *("the directive", "the protocol", "this agreement", "this convention"),
    # What treaties and registers everywhere are made of; the records have fields and kinds of these names.
    *("acceptance", "accession", "amendment", "approval", "consent to be bound", "declaration", "declarations"),
    *("definitions", "denunciation", "depositary", "designation", "duties", "entry into force", "entry-into-force"),
    *("evidence", "final clauses", "ratification", "reservation", "reservations", "signature", "signatory", "terms"),
    *("territorial application", "territorial-application", "party", "use of terms", "the register", "in force"),
    *("authentic text", "defined terms", "refusal", "co-operation", "how long", "purpose", "final", "beginning"),
    # A field of every format of citations: whose law it is.
    "jurisdiction",
    # The law of treaties, which rules and pages name as their ground.
    "vienna",
    # Words of the program and of its pages that are subjects somewhere: a damaged copy has noise.
    *("general", "noise", "record", "asking", "keeping", "language", "procedure", "requests", "between states"),
    *("time-limits", "encryption"),
    # Mental element of an offence: words of any criminal law.
    *("intent", "minor"),
    # A typeface, a partial of Material, and a reader of ZIM files whose maker publishes a source.
    *("georgia", "copyright", "kiwix"),
}


def _names(corpus: Corpus) -> Iterator[str | None]:
    """Yield what names the instruments, bodies, places, States, subjects and roles of a corpus, and its series."""
    yield from _names_of_texts(corpus)
    for names in (corpus.finding.states, corpus.finding.absent):
        for name, others in names.items():
            yield from (name, *others)
    yield from (*corpus.finding.beside, *corpus.finding.elsewhere)
    for state in corpus.states.values():
        yield from (state.record.name, state.record.slug)
    for topic in corpus.topics.values():
        yield from (topic.id, topic.record.title)
    for term in corpus.terms.values():
        yield from (term.id, term.record.term)
    for source in corpus.sources.values():
        yield source.record.publisher
    for role, words in corpus.editorial.roles.items():
        yield from (role, words.title)
    for group in corpus.concordance.groups:
        yield from (group.id, group.title)
    yield from (name for group in corpus.editorial.scenario_groups.items() for name in group)


def _names_of_texts(corpus: Corpus) -> Iterator[str | None]:
    for instrument in corpus.instruments.values():
        held = instrument.record
        yield from (instrument.slug, held.title, held.short_title, held.label, held.number, held.depositary)
        yield from (held.enacted_by, held.concluded.place if held.concluded else None, *held.cited_as, *held.known_as)
        yield held.original_title.text if held.original_title else None
        yield from (division.heading for division in held.divisions)
        yield from held.calls
    for names in (corpus.finding.instruments, corpus.finding.series):
        for name, others in names.items():
            yield from (name, *others)


@cache
def _wanted(root: Path) -> frozenset[str]:
    """Return the names in one case; words for a kind of text in the languages that the grammar reads are no names."""
    kinds = {word.casefold() for words in load_grammar().data["kinds"].values() for word in words}
    names = {name.strip().casefold() for name in _names(corpus_of(root)) if name}
    return frozenset(name for name in names - GENERIC - kinds if len(name) >= SHORTEST)


@pytest.mark.parametrize("root", BOTH, ids=name_of)
def test_no_name_of_a_corpus_stands_in_the_program(root: Path) -> None:
    """Code, templates, scripts, grammars, comments and manuals name nothing of any corpus, not as an example either."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_wanted(root), reverse=True)))})(?![\w-])")
    initials = {name for name in _names_of_texts(corpus_of(root)) if name and _INITIALS.fullmatch(name)}
    found = [
        f"{file.relative_to(ROOT)}:{number}: {word}"
        for file, number, line in _lines()
        for word in [*pattern.findall(line.casefold()), *(initials & {*re.findall(r"\w+", line)})]
    ]
    assert found == []


def _lines() -> Iterator[tuple[Path, int, str]]:
    for folder in FOLDERS:
        for file in sorted(folder.rglob("*")):
            if file.suffix in SUFFIXES and "vendor" not in file.parts:
                for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
                    yield file, number, line


def test_names_of_every_kind_are_looked_for() -> None:
    """The names that once stood in the grammar and the examples are among them, and those of the invented corpora."""
    kinds = {"budapest", "council of europe", "strasbourg", "c.e.t.s.", "cybercrime convention", "illegal access"}
    assert kinds | {"mutual assistance", "criminal law", "latvia", "24/7"} <= _wanted(ROOT) | _wanted(MINI)
    assert {"bureau of quiet waters", "arland", "convention on quiet lakes", "stillwater"} <= _wanted(MINI)
    assert {"records act", "norland", "parliament of norland", "midhaven", "keeping records"} <= _wanted(THIRD)
