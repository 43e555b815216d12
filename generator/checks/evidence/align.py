"""Align a sound text with a damaged copy, so that every word of both is accounted for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.checks.evidence.links import Damage, Keys, WordLink
from generator.checks.evidence.moved import add_fragments, find_moved
from generator.checks.evidence.similar import WordLikeness, weigh
from generator.checks.evidence.words import Word

_ANCHOR = 4
_GAP = 0.02
_FOLLOWS = 0.15


@dataclass(frozen=True)
class Alignment:
    """Two runs of words and what links them; what no link names is supplied in the text, or noise in the copy."""

    restored: tuple[Word, ...]
    received: tuple[Word, ...]
    links: tuple[WordLink, ...]

    def kinds(self) -> list[str]:
        """Return for each word of the text: stands, damaged, moved or supplied."""
        found = ["supplied"] * len(self.restored)
        for link in self.links:
            for index in link.restored:
                found[index] = link.kind
        return found

    def kinds_received(self) -> list[str]:
        """Return for each word of the copy: stands, damaged, moved or noise."""
        found = ["noise"] * len(self.received)
        for link in self.links:
            for index in link.received:
                found[index] = link.kind
        return found


def align(
    restored: Sequence[Word], received: Sequence[Word], *, likeness: WordLikeness, damage: Damage | None = None
) -> Alignment:
    """Align two runs of words: in order first, then what has moved, then fragments torn off."""
    damage = damage or Damage()
    here, there = [word.key for word in restored], [word.key for word in received]
    links: list[WordLink] = []
    start_here = start_there = 0
    for anchor_here, anchor_there in [*_find_anchors(here, there), (len(here), len(there))]:
        block = _Block(here[start_here:anchor_here], there[start_there:anchor_there], likeness, damage)
        links += [_shift(link, start_here, start_there) for link in block.align()]
        if anchor_here < len(here):
            links.append(WordLink((anchor_here,), (anchor_there,), "stands"))
        start_here, start_there = anchor_here + 1, anchor_there + 1
    links += find_moved(here, there, links, likeness, damage)
    links = add_fragments(there, links, damage)
    return Alignment(tuple(restored), tuple(received), tuple(sorted(links, key=lambda link: link.restored)))


def _shift(link: WordLink, here: int, there: int) -> WordLink:
    return WordLink(tuple(i + here for i in link.restored), tuple(i + there for i in link.received), link.kind)


def _find_anchors(here: Sequence[str], there: Sequence[str]) -> list[tuple[int, int]]:
    """Return words inside runs of four that occur once in each text, in order: the frame between which we align."""
    first, second = _places_of_runs(here), _places_of_runs(there)
    once = [run for run, places in first.items() if len(places) == 1 == len(second.get(run, ()))]
    pairs = sorted((first[run][0], second[run][0]) for run in once)
    chain = _longest_rising([place for _, place in pairs])
    anchors: dict[int, int] = {}
    for index in chain:
        for step in range(_ANCHOR):
            anchors.setdefault(pairs[index][0] + step, pairs[index][1] + step)
    kept: list[tuple[int, int]] = []
    for pair in sorted(anchors.items()):
        if not kept or pair[1] > kept[-1][1]:
            kept.append(pair)
    return kept


def _places_of_runs(keys: Sequence[str]) -> dict[Keys, list[int]]:
    places: dict[Keys, list[int]] = {}
    for index in range(len(keys) - _ANCHOR + 1):
        places.setdefault(tuple(keys[index : index + _ANCHOR]), []).append(index)
    return places


def _longest_rising(values: Sequence[int]) -> list[int]:
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        at[place : place + 1] = [index]
    chain: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


class _Block:
    """Dynamic programming over two short runs of words."""

    def __init__(self, here: Sequence[str], there: Sequence[str], likeness: WordLikeness, damage: Damage) -> None:
        self._here, self._there, self._likeness, self._damage = here, there, likeness, damage

    def align(self) -> list[WordLink]:
        """Return the links of the best alignment, in order."""
        rows, columns = len(self._here), len(self._there)
        if not rows or not columns:
            return []
        best = [[-_GAP * column for column in range(columns + 1)]]
        moves: list[list[tuple[int, int]]] = [[(0, 1)] * (columns + 1)]
        for row in range(1, rows + 1):
            best.append([best[row - 1][0] - _GAP])
            moves.append([(1, 0)])
            for column in range(1, columns + 1):
                score, move = self._choose(best, moves, row, column)
                best[row].append(score)
                moves[row].append(move)
        return self._walk_back(moves)

    def _choose(
        self, best: list[list[float]], moves: list[list[tuple[int, int]]], row: int, column: int
    ) -> tuple[float, tuple[int, int]]:
        score, move = best[row - 1][column] - _GAP, (1, 0)
        if (left := best[row][column - 1] - _GAP) > score:
            score, move = left, (0, 1)
        for down, right, gain in self._gains(row, column):
            before = (row - down, column - right)
            total = best[before[0]][before[1]] + gain
            if 0 not in moves[before[0]][before[1]]:
                total += _FOLLOWS
            if total > score:
                score, move = total, (down, right)
        return score, move

    def _gains(self, row: int, column: int) -> list[tuple[int, int, float]]:
        here, there = self._here[row - 1], self._there[column - 1]
        gains: list[tuple[int, int, float]] = []
        if likeness := self._likeness.of(here, there):
            gains.append((1, 1, likeness * weigh(here)))
        if column > 1 and (likeness := self._likeness.of_pieces(here, self._there[column - 2], there)) > 0.7:
            gains.append((1, 2, likeness * weigh(here) + _FOLLOWS))
        if row > 1 and self._here[row - 2] + here == there:
            gains.append((2, 1, weigh(self._here[row - 2]) + weigh(here)))
        for length in range(1, min(4, column) + 1):
            for meant in self._damage.substitutions.get(tuple(self._there[column - length : column]), ()):
                if tuple(self._here[max(0, row - len(meant)) : row]) == meant:
                    gains.append((len(meant), length, 0.9 * sum(map(weigh, meant))))
        return gains

    def _walk_back(self, moves: list[list[tuple[int, int]]]) -> list[WordLink]:
        links = []
        row, column = len(self._here), len(self._there)
        while row and column:
            down, right = moves[row][column]
            row, column = row - down, column - right
            if down and right:
                here, there = tuple(range(row, row + down)), tuple(range(column, column + right))
                same = [self._here[i] for i in here] == [self._there[i] for i in there]
                links.append(WordLink(here, there, "stands" if same else "damaged"))
        return links[::-1]
