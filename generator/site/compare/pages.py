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
from generator.site.render import Page, PageJob, render_body

SECTION = "Compare"
STYLES = ("compare",)
ROWS = (*STYLES, "rows")
_FILTERED = ("form-state", "compare-tables")
TOPIC_SCRIPTS = ("cite", "compare-topic")
ANY_SCRIPTS = ("compare-texts", "compare-marks", "compare-any")


def plan_compare(corpus: Corpus) -> list[PageJob]:
    """Return the jobs that make every page of the concordance, in a stable order."""
    if not corpus.topics:
        return []
    names = write_list([instrument.record.short_title for instrument in corpus.compared])
    return [
        PageJob(routes.COMPARE, partial(_render_coverage, corpus, names), names),
        *(
            PageJob(routes.topic_page(topic.id), partial(_render_topic, corpus, topic))
            for topic in corpus.topics.values()
        ),
        PageJob(routes.POINTS, partial(_render_points, corpus, names), names),
        PageJob(routes.COMPARE_ANY, partial(_render_any, corpus)),
        PageJob(routes.DIFFERENCES, partial(_render_differences, corpus)),
        PageJob(routes.REFERENCES, partial(_render_references, corpus)),
    ]


def _render_coverage(corpus: Corpus, names: str) -> Page:
    path = routes.COMPARE
    body = render_body("compare-index.html", on=path, page=view_compare(corpus))
    about = describe(f"Which subjects {names} treat, provision by provision, and how they stand to each other.")
    return Page(path, "Compare", about, SECTION, body, scripts=_FILTERED, styles=ROWS)


def _render_topic(corpus: Corpus, topic: Topic) -> Page:
    view = view_topic(corpus, topic, lineage=corpus.once(compare_lineage))
    body = render_body("compare-topic.html", on=view.path, page=view)
    title = f"{topic.record.title}: the texts compared"
    cited = view_cited(corpus, f"topic:{topic.id}", on=view.path)
    about = describe(topic.record.answer)
    return Page(view.path, title, about, SECTION, body, topic.file, TOPIC_SCRIPTS, ("topic",), cited)


def _render_points(corpus: Corpus, names: str) -> Page:
    path = routes.POINTS
    body = render_body("compare-points.html", on=path, page=view_points_page(corpus))
    about = describe(f"Every point on which {names} are compared, in one table.")
    return Page(path, "Points of comparison", about, SECTION, body, scripts=_FILTERED, styles=ROWS)


def _render_any(corpus: Corpus) -> Page:
    path = routes.COMPARE_ANY
    body = render_body("compare-any.html", on=path, page=view_any(corpus))
    about = "Put any two or three provisions, articles or whole texts side by side."
    return Page(path, "Compare anything", about, SECTION, body, scripts=ANY_SCRIPTS, styles=STYLES)


def _render_differences(corpus: Corpus) -> Page:
    path = routes.DIFFERENCES
    body = render_body("compare-differences.html", on=path, page=view_differences_page(corpus))
    about = "Provisions of one drafting lineage, word by word: what was struck and what was put in."
    return Page(path, "Word differences", about, SECTION, body, styles=STYLES)


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
