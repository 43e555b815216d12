"""What rules look at the quick way is what they would find the long way."""

from __future__ import annotations

import random
import re

from generator.checks.evidence.counts import digest, digest_words
from generator.checks.evidence.words import join_keys, split_words
from generator.checks.rules.likeness import SummaryLikeness
from generator.law.whole_words import find_whole, stands_whole

_SIGNS = "ab a-b_ (é1."
_WORDS = ["noise", "boat", "film", "ticket", "wheel", "house", "owner", "seal", "mark", "paper"]


def test_whole_words_are_those_that_a_pattern_finds() -> None:
    """A run is found where the pattern with word borders finds it: at borders, twice, inside words, at the ends."""
    chance = random.Random(21)
    for _ in range(3000):
        text, run = ("".join(chance.choices(_SIGNS, k=chance.randint(low, high))) for low, high in ((0, 24), (1, 4)))
        expected = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(run)}(?!\w)", text)]
        assert list(find_whole(run, text)) == expected, (run, text)
        assert stands_whole(run, text) is bool(expected)


def test_the_nearest_text_is_that_of_all_scores() -> None:
    """A stranger is found exactly where the best of all texts is so much nearer, whether or not all are looked at."""
    chance = random.Random(21)
    found = set()
    for _ in range(400):
        texts = {f"t{at}": " ".join(chance.choices(_WORDS, k=chance.randint(1, 9))) for at in range(5)}
        words = " ".join(chance.choices(_WORDS, k=chance.randint(1, 5)))
        least = chance.choice((0.1, 0.3, 0.5, 0.9))
        likeness = SummaryLikeness(texts)
        scores = likeness.scores(words)
        best = max(scores, key=lambda name: scores[name])
        expected = best if scores[best] >= 0.06 and scores["t0"] < least * scores[best] else None
        assert likeness.find_nearer(words, ("t0",), least=least) == expected, (texts, words)
        found.add(expected is None)
    assert found == {True, False}


def test_a_text_has_the_same_digest_as_its_words() -> None:
    """Words joined at once are those cut one by one: apostrophes, compounds, capitals, letters that grow."""
    for texts in (["Each Party’s co-operation.-in", "", "(a) İstanbul, STRASSE ß_x"], ["1. noise"], []):
        words = [word for text in texts for word in split_words(text)]
        assert digest(join_keys(texts)) == digest_words(words)
