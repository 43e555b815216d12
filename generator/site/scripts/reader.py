"""Data for previews, the reading list and filters: names of texts, terms, topics and States by their ids.

Words of provisions are not repeated here: they stand in the scripts of the texts.
"""

from __future__ import annotations

from generator.files.script_data import Json, assign
from generator.law import routes
from generator.law.corpus import Corpus, State, Term, Topic
from generator.law.language_status import status_of
from generator.law.register.positions import position_on
from generator.law.state_names import list_names
from generator.site.parts.links import hue_of

FOLDER = "assets/data"


def reader_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the data scripts by path; places in them lead from the site's root."""
    return {
        f"{FOLDER}/names.js": assign("window.concordance.names", _names(corpus)),
        f"{FOLDER}/terms.js": assign("window.concordance.terms", {name: _term(t) for name, t in corpus.terms.items()}),
        f"{FOLDER}/kept.js": assign("window.concordance.kept", _kept(corpus)),
    }


def state_name_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the names of each State by its code, read when somebody types into a filter."""
    names: dict[str, Json] = {iso2: list(list_names(corpus, iso2)) for iso2 in corpus.states}
    return {f"{FOLDER}/state-names.js": assign("window.concordance.stateNames", names)}


def _names(corpus: Corpus) -> Json:
    """Return what stands over a provision: the name of its text and what that text is."""
    return {
        text.slug: {
            "label": text.record.label,
            "name": text.record.short_title,
            "status": status_of(text),
            "hue": hue_of(text),
            "lang": text.lang,
        }
        for text in corpus.texts
    }


def _term(term: Term) -> Json:
    return {
        "term": term.record.term,
        "explanation": term.record.explanation or "",
        "at": [definition.at for definition in term.record.definitions],
    }


def _kept(corpus: Corpus) -> Json:
    """Return what can be kept besides provisions, with the words that a printed list shows of it."""
    entries: dict[str, Json] = {f"topic:{topic.id}": _topic(topic) for topic in corpus.topics.values()}
    entries |= {f"state:{iso2}": _state(corpus, state) for iso2, state in corpus.states.items()}
    return {"title": corpus.concordance.title, "entries": entries}


def _topic(topic: Topic) -> Json:
    record = topic.record
    return {
        "name": record.title,
        "about": "Topic",
        "place": routes.topic_page(topic.id),
        "words": [record.question, record.answer],
    }


def _state(corpus: Corpus, state: State) -> Json:
    day = corpus.concordance.as_of
    positions: list[Json] = [
        f"{text.record.short_title}: {position_on(corpus, state.iso2, text.slug, day).words}"
        for text in corpus.compared
    ]
    return {
        "name": state.record.name,
        "about": "State",
        "place": routes.state_page(state.record.slug),
        "words": positions,
    }
