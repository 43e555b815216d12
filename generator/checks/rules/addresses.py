"""Rules of addresses: every page of the site has one of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import routes
from generator.reading.problems import Problem
from generator.reading.yamlio import Document


@rule("one-address")
def check_addresses(world: World) -> Iterator[Problem]:
    """No id gives an instrument, topic, State, scenario or work the address of another page.

    Why: one page would overwrite the other. Fails: a topic `index`, an instrument `states`. Mend: choose another id.
    """
    first: dict[str, str] = dict.fromkeys(routes.FIXED, "a page that every site has")
    for page, document in _pages(world):
        owner = first.setdefault(page, document.path)
        if owner != document.path:
            what = f"the page {page} would be that of {owner} too"
            fix = "rename the file or folder, or, for a State, its slug"
            yield Problem(document.place_of(()), "one-address", what, "one page would overwrite the other", fix)


def _pages(world: World) -> Iterator[tuple[str, Document]]:
    loaded = world.loaded
    for slug, instrument in loaded.instruments.items():
        yield routes.instrument_page(slug), instrument.document
    for key, topic in loaded.topics.items():
        yield routes.topic_page(key), topic.document
    for key, scenario in loaded.scenarios.items():
        yield routes.scenario_page(key), scenario.document
    for key, work in loaded.literature.items():
        yield routes.work_page(key), work.document
    slugs = set()
    for state in loaded.states.values():
        # Two States of one slug are reported by their own rule.
        if state.record.slug not in slugs:
            yield routes.state_page(state.record.slug), state.document
        slugs.add(state.record.slug)
