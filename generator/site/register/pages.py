"""The pages of the register: States, statements, authorities, pairs of States, gaps."""

from __future__ import annotations

from functools import partial

from generator.law import routes
from generator.law.corpus import Corpus, State
from generator.law.writing import write_list
from generator.site.charts.growth import draw_growth
from generator.site.charts.pair_matrix import draw_pair_matrix
from generator.site.charts.tiles import draw_tiles
from generator.site.charts.timeline import draw_timeline
from generator.site.lists.texts_and_sources import describe
from generator.site.register.authorities import view_authorities
from generator.site.register.dossier import Tallies, tally_positions, view_dossier
from generator.site.register.gaps import view_gaps
from generator.site.register.matrix import view_matrix
from generator.site.register.pairs import view_pair_matrix, view_pairs
from generator.site.register.statement_table import view_register
from generator.site.register.states import view_states
from generator.site.render import Page, PageJob, PlainPage, render_body

SECTION = "States"
STYLES = ("register",)


def plan_register(corpus: Corpus) -> list[PageJob]:
    """Return the jobs that make every page of the register, in a stable order."""
    if not corpus.states:
        return []
    tallies = tally_positions(corpus)
    return [
        PageJob(routes.STATES, partial(_render_states, corpus)),
        *(
            PageJob(routes.state_page(state.record.slug), partial(_render_dossier, corpus, tallies, state), tallies)
            for state in corpus.states.values()
        ),
        *(page.job(corpus) for page in _TABLES),
        PageJob(routes.PAIR_MATRIX, partial(_render_pair_matrix, corpus)),
    ]


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
    return Page(path, "States", about, SECTION, body, scripts=_SIFT, styles=STYLES)


def _render_pair_matrix(corpus: Corpus) -> Page:
    path, view = routes.PAIR_MATRIX, view_pair_matrix(corpus)
    labels = write_list([instrument.record.label for instrument in corpus.compared])
    picture = draw_pair_matrix(
        view,
        title=f"Pairs of States and {labels}",
        description="States in rows and columns; a bar for each instrument in common. The lists hold the same facts.",
    )
    body = render_body("pair-matrix.html", on=path, page=view, picture=picture)
    return Page(path, "All pairs of States", _OF_PAIRS, SECTION, body, styles=STYLES)


def _render_dossier(corpus: Corpus, tallies: Tallies, state: State) -> Page:
    view = view_dossier(corpus, state, tallies)
    timeline = draw_timeline(
        view.timeline,
        title=f"{view.name}: signature, consent and entry into force",
        description="A lane for each instrument. The list below tells the same dates.",
    )
    body = render_body("state.html", on=view.path, page=view, timeline=timeline)
    about = describe(f"{view.name}: instruments, dates, statements, authorities and gaps.")
    return Page(view.path, view.name, about, SECTION, body, state.file, ("cite",), STYLES)


_OF_PAIRS = "What binds two States on a day, what their statements change, and whom to ask."
_SIFT = ("form-state", "register")
_OF_STATEMENTS = "Every reservation, declaration and designation that rests on a source, with its status."
_OF_CLAUSES = "Which State made which reservation or declaration under which clause, and what was withdrawn."
_OF_GAPS = "Everything in the data that is missing, unverified or disputed."
_table = partial(PlainPage, section=SECTION, styles=STYLES)
_TAKEN = (*_SIFT, "register-take")
_TABLES = (
    _table(routes.STATEMENTS, "statements.html", "Statements of States", _OF_STATEMENTS, view_register, scripts=_TAKEN),
    _table(routes.MATRIX, "matrix.html", "Reservations and declarations by clause", _OF_CLAUSES, view_matrix),
    _table(
        routes.AUTHORITIES, "authorities.html", "Authorities", "Who receives what.", view_authorities, scripts=_SIFT
    ),
    _table(
        routes.PAIRS, "pairs.html", "What binds two States", _OF_PAIRS, view_pairs, scripts=("pairs", "state-names")
    ),
    _table(routes.GAPS, "gaps.html", "What is missing or unverified", _OF_GAPS, view_gaps),
)
