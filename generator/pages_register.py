"""The pages of the register: States, statements, authorities, pairs of States, gaps."""

from __future__ import annotations

from collections.abc import Iterator

from generator import routes
from generator.charts.growth import draw_growth
from generator.charts.tiles import draw_tiles
from generator.charts.timeline import draw_timeline
from generator.corpus import Corpus
from generator.render import Page, render_body
from generator.text import write_list
from generator.views.dossier import tally_positions, view_dossier
from generator.views.lists import describe
from generator.views.states import view_states

SECTION = "States"
STYLES = ("register",)


def render_register(corpus: Corpus) -> Iterator[Page]:
    """Yield every page of the register, in a stable order."""
    if not corpus.states:
        return
    yield _render_states(corpus)
    yield from _render_dossiers(corpus)


def _render_states(corpus: Corpus) -> Page:
    path, view = routes.STATES, view_states(corpus)
    labels = write_list([instrument.record.label for instrument in corpus.compared])
    tiles = draw_tiles(
        view.tiles,
        title=f"States and their part in {labels}",
        description="One tile a State, roughly where it lies. The table below holds the same facts.",
    )
    growth = draw_growth(
        view.growth,
        title=f"States bound by {labels} over time",
        description="A stepped line for each instrument. The table below holds the same counts.",
    )
    body = render_body("states.html", on=path, page=view, tiles=tiles, growth=growth)
    about = describe(f"Which States take part in {labels}, since when, and what each of them declared.")
    return Page(path, "States", about, SECTION, body, scripts=("register",), styles=STYLES)


def _render_dossiers(corpus: Corpus) -> Iterator[Page]:
    tallies = tally_positions(corpus)
    for state in corpus.states.values():
        view = view_dossier(corpus, state, tallies)
        timeline = draw_timeline(
            view.timeline,
            title=f"{view.name}: signature, consent and entry into force",
            description="A lane for each instrument. The list below tells the same dates.",
        )
        body = render_body("state.html", on=view.path, page=view, timeline=timeline)
        about = describe(f"{view.name}: instruments, dates, statements, authorities and gaps.")
        yield Page(view.path, view.name, about, SECTION, body, state.file, styles=STYLES)
