"""Ask a built site for every name of every State, and for words that it does not hold; print what is found.

    python -m benchmarks.names site

Names: all that CLDR has for the States held, in seven languages, and those of data/find.yml; the right State has to
come first. Words: 2,000 of other languages and fields, from CLDR's names of currencies and languages; a word that is
taken instead may be no further off than two slips in a word over eight letters, one below, endings apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus
from generator.search.words import fold, stem

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "tests" / "node" / "engine.js"
LANGUAGES = ("en", "fr", "de", "es", "ru", "uk", "lv")
WORDS = 2000


def ask(site: Path, texts: list[str]) -> list[dict[str, Any]]:
    """Return the answers of the site's own script."""
    command = ["node", str(ENGINE), str(site)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def names_of_states(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield every name that is tried, with the State that has to come first."""
    seen = set()
    for language in LANGUAGES:
        territories = Locale(language).territories
        for iso2 in corpus.states:
            if iso2.upper() in territories:
                seen.add((territories[iso2.upper()], iso2))
    for iso2, names in corpus.finding.states.items():
        seen.update((name, iso2) for name in names)
    yield from sorted(seen)


def foreign_words() -> list[str]:
    """Return words that the site does not look for: names of currencies and languages."""
    found = []
    for language in LANGUAGES:
        locale = Locale(language)
        for name in (*locale.currencies.values(), *locale.languages.values()):
            found.extend(word for word in name.split() if word.isalpha() and len(word) > 4)
    return sorted(dict.fromkeys(found), key=lambda word: (sum(map(ord, word)) * 7919) % 10007)[:WORDS]


def slips(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, added or swapped."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, sign in enumerate(other, 1):
            row.append(min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != sign)))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == sign:
                row[-1] = min(row[-1], rows[-2][to - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def tell(site: Path, corpus: Corpus) -> None:
    """Ask and print."""
    names = list(names_of_states(corpus))
    answers = ask(site, [name for name, _ in names])
    misses = [
        (name, iso2, answer["ids"][:2])
        for (name, iso2), answer in zip(names, answers, strict=True)
        if answer["ids"][:1] != [f"state:{iso2}"]
    ]
    print(f"names of States: {len(names)}, right State first: {100 * (1 - len(misses) / len(names)):.2f} %")
    for miss in misses:
        print("  ", *miss)
    words = foreign_words()
    taken = [pair for answer in ask(site, words) for pair in answer["suggestions"]]
    far = [pair for pair in taken if slips(stem(fold(pair[0])), pair[2]) > (2 if len(pair[0]) > 8 else 1)]
    print(f"words of others: {len(words)}, taken for another: {len(taken)}, further than the rule allows: {len(far)}")
    for pair in far:
        print("  ", *pair)


if __name__ == "__main__":
    tell(Path(sys.argv[1] if len(sys.argv) > 1 else "site"), need_corpus(ROOT))
