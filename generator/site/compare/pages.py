"""The pages of the concordance: the coverage matrix, a page a topic, all points, any provisions, the references."""

from __future__ import annotations

from functools import partial

from generator.law import routes
from generator.law.comparison import compare_lineage
from generator.law.corpus import Corpus, Topic
from generator.law.writing import write_list
from generator.site.charts.arcs import draw_arcs
from generator.site.compare.any_provisions import view_any
from generator.site.compare.coverage import view_compare
from generator.site.compare.points_table import view_points_page
from generator.site.compare.reference_table import view_references
from generator.site.compare.topic import view_topic
from generator.site.compare.word_differences import view_differences_page
from generator.site.lists.texts_and_sources import describe
from generator.site.parts.cited_head import view_cited
from generator.site.parts.special_styles import styles_of_units
from generator.site.render import Page, PageJob, PlainPage, render_body

SECTION = "Compare"
STYLES = ("compare",)
TOPIC_SCRIPTS = ("cite", "compare-topic")


_OF_ANY = "Put any two or three provisions, articles or whole texts side by side."
_OF_DIFFERENCES = "Provisions of one drafting lineage, word by word: what was struck and what was put in."
_plain = partial(PlainPage, section=SECTION, styles=STYLES)
_filtered = partial(PlainPage, section=SECTION, scripts=("form-state", "compare-tables"), styles=(*STYLES, "rows"))
_ANY = _plain(
    routes.COMPARE_ANY, "compare-any.html", "Compare anything", _OF_ANY, view_any,
    scripts=("compare-texts", "compare-marks", "compare-any"),
)  # fmt: skip
_DIFFERENCES = _plain(
    routes.DIFFERENCES, "compare-differences.html", "Word differences", _OF_DIFFERENCES, view_differences_page
)


def plan_compare(corpus: Corpus) -> list[PageJob]:
    """Return the jobs that make every page of the concordance, in a stable order."""
    if not corpus.topics:
        return []
    names = write_list([instrument.record.short_title for instrument in corpus.compared])
    about = describe(f"Which subjects {names} treat, provision by provision, and how they stand to each other.")
    topics = _filtered(routes.COMPARE, "compare-index.html", "Compare", about, view_compare)
    about = describe(f"Every point on which {names} are compared, in one table.")
    points = _filtered(routes.POINTS, "compare-points.html", "Points of comparison", about, view_points_page)
    return [
        topics.job(corpus, given=names),
        *(
            PageJob(routes.topic_page(topic.id), partial(_render_topic, corpus, topic))
            for topic in corpus.topics.values()
        ),
        points.job(corpus, given=names),
        _ANY.job(corpus),
        _DIFFERENCES.job(corpus),
        PageJob(routes.REFERENCES, partial(_render_references, corpus)),
    ]


def _render_topic(corpus: Corpus, topic: Topic) -> Page:
    view = view_topic(corpus, topic, lineage=corpus.once(compare_lineage))
    body = render_body("compare-topic.html", on=view.path, page=view)
    title = f"{topic.record.title}: the texts compared"
    cited = view_cited(corpus, f"topic:{topic.id}", on=view.path)
    about = describe(topic.record.answer)
    units = [corpus.units[str(unit)] for units in topic.provisions.values() for unit in units]
    held = [corpus.instruments[slug] for slug in topic.provisions if slug in corpus.instruments]
    styles = ("topic", *styles_of_units(held, units))
    return Page(view.path, title, about, SECTION, body, topic.file, TOPIC_SCRIPTS, styles, cited)


def _render_references(corpus: Corpus) -> Page:
    path = routes.REFERENCES
    view = view_references(corpus)
    labels = write_list([instrument.record.label for instrument in corpus.texts])
    picture = draw_arcs(
        view.strands,
        view.bonds,
        title=f"References within and between {labels}",
        description="Each arc joins an article to what it refers to. The table below holds the same references.",
    )
    body = render_body("compare-references.html", on=path, page=view, picture=picture)
    about = "Which article refers to which, within each text and between the texts."
    return Page(path, "References", about, SECTION, body, styles=STYLES)
