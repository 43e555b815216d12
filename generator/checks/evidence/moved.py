"""Pair what an alignment in order leaves over: words that moved, and fragments torn off damaged words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.evidence.links import Damage, Keys, WordLink
from generator.checks.evidence.similar import STRUCTURAL, WordLikeness

_NEAR = 30
_VERY_NEAR = 8


def find_moved(
    here: Sequence[str], there: Sequence[str], links: Sequence[WordLink], likeness: WordLikeness, damage: Damage
) -> list[WordLink]:
    """Pair what is left over on both sides: the same word, then its damaged form, then what is known to stand for it.

    Structural words are paired only nearby, since there is always one somewhere.
    """
    lost = _left_over(len(here), [index for link in links for index in link.restored])
    spare = _left_over(len(there), [index for link in links for index in link.received])
    place = _expected_places(len(here), links)
    moved: list[WordLink] = []
    for least, nearness in ((1.0, _NEAR), (0.75, _VERY_NEAR)):
        for index in list(lost):
            near = [
                (abs(other - place[index]), other)
                for other in spare
                if likeness.of(here[index], there[other]) >= least
                and (here[index] not in STRUCTURAL or abs(other - place[index]) <= nearness)
            ]
            if near:
                _, other = min(near)
                moved.append(WordLink((index,), (other,), "moved"))
                lost.remove(index)
                spare.remove(other)
    for run, meanings in damage.substitutions.items():
        if STRUCTURAL.issuperset(run):
            continue
        for other in list(spare):
            places = tuple(range(other, other + len(run)))
            if not set(places) <= set(spare) or tuple(there[i] for i in places) != run:
                continue
            found = next((wanted for meant in meanings if (wanted := _find_run(here, lost, meant))), None)
            if found:
                moved.append(WordLink(found, places, "moved"))
                lost = [index for index in lost if index not in found]
                spare = [index for index in spare if index not in places]
    return moved


def _find_run(here: Sequence[str], lost: Sequence[int], meant: Keys) -> tuple[int, ...] | None:
    for index in lost:
        run = tuple(range(index, index + len(meant)))
        if set(run) <= set(lost) and tuple(here[i] for i in run) == meant:
            return run
    return None


def _left_over(count: int, taken: Sequence[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(count) if index not in used]


def _expected_places(count: int, links: Sequence[WordLink]) -> list[int]:
    """Return for each word of the text where the copy would have it: after the word before it."""
    known = {link.restored[0]: link.received[-1] for link in links}
    places, last = [], 0
    for index in range(count):
        last = known.get(index, last)
        places.append(last)
    return places


def add_fragments(there: Sequence[str], links: Sequence[WordLink], damage: Damage) -> list[WordLink]:
    """Return a stray fragment to the nearest damaged word that it was torn off."""
    spare = _left_over(len(there), [index for link in links for index in link.received])
    done = list(links)
    for index in spare:
        hosts = damage.fragments.get(there[index], {})
        near = [
            (abs(link.received[-1] - index), number)
            for number, link in enumerate(done)
            if link.kind != "stands" and abs(link.received[-1] - index) <= hosts.get(there[link.received[-1]], 0)
        ]
        if near:
            number = min(near)[1]
            link = done[number]
            done[number] = WordLink(link.restored, tuple(sorted((*link.received, index))), link.kind)
    return done
