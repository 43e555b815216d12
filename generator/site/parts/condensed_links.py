"""Short lists of links to many units: the instrument named once, neighbours drawn together into ranges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId
from generator.site.parts.links import Link, hue_of, target_link


def condense(corpus: Corpus, targets: Iterable[str], *, on: str, qualified: bool = True) -> tuple[Link, ...]:
    """Link to units, divisions and instruments, each once, in the order of the texts.

    Three or more neighbours become one link to the first of them (`2 to 11`). With `qualified`, the first link of each
    instrument carries its label.
    """
    order = corpus.order
    wanted = sorted(dict.fromkeys(targets), key=lambda target: order.get(target, len(order)))
    links: list[Link] = []
    named = ""
    for run in _runs(corpus, wanted):
        slug = run[0].partition(":")[0]
        link = target_link(corpus, run[0], on=on, qualified=qualified and slug != named)
        if len(run) > 2:
            last = corpus.units[run[-1]]
            end = f"({last.no or last.id.steps[-1]})" if last.id.steps else last.label
            link = Link(f"{link.text} to {end}", link.href, hue_of(corpus.instruments[slug]), f"{len(run)} provisions")
        links += [link] if len(run) != 2 else [link, target_link(corpus, run[1], on=on, qualified=False)]
        named = slug
    return tuple(links)


def referring(corpus: Corpus, targets: Iterable[str]) -> list[str]:
    """Return the ids of the units whose words refer to any of `targets`."""
    return [str(pointer.source) for target in targets for pointer in corpus.pointers_to.get(target, ())]


def _runs(corpus: Corpus, targets: Iterable[str]) -> Iterator[list[str]]:
    """Cut a list in document order into runs of units that follow each other under one parent."""
    run: list[str] = []
    for target in targets:
        if run and not _follows(corpus, run[-1], target):
            yield run
            run = []
        run.append(target)
    if run:
        yield run


def _follows(corpus: Corpus, before: str, after: str) -> bool:
    if before not in corpus.units or after not in corpus.units:
        return False
    one, two = corpus.units[before].id, corpus.units[after].id
    if one.instrument != two.instrument or one.parent != two.parent:
        return False
    siblings = _siblings(corpus, one)
    return one in siblings and siblings.index(one) + 1 < len(siblings) and siblings[siblings.index(one) + 1] == two


def _siblings(corpus: Corpus, unit: ProvisionId) -> list[ProvisionId]:
    if unit.parent is None:
        return [part.id for part in corpus.instruments[unit.instrument].articles]
    return [child.id for child in corpus.units[str(unit.parent)].children]
