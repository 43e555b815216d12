"""The templates for the script of the pages, which fills them for any unit: `assets/texts/cite.js`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.downloads.citing.entries import days_of_units, instrument_templates, page_templates
from generator.downloads.citing.files import FORMATS, JOINED
from generator.downloads.citing.pinpoints import list_own_rules, list_rules
from generator.downloads.citing.sites import describe_site
from generator.downloads.citing.styles import STYLES
from generator.files.script_data import Json, assign
from generator.law import routes
from generator.law.corpus import Corpus, Instrument

FILE = "assets/texts/cite.js"


def citing_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the data script by its path."""
    return {FILE: assign("window.concordance.citeData", _data(corpus))}


def _data(corpus: Corpus) -> Json:
    site = describe_site(corpus)
    return {
        "site": site.title,
        "address": site.address,
        "styles": [[style, name] for style, name in STYLES.items()],
        "formats": [[name, words, ending] for name, (words, ending) in FORMATS.items()],
        "rules": {style: _rules(list_rules(style)) for style in STYLES},
        "instruments": {slug: _instrument(corpus, entry) for slug, entry in corpus.instruments.items()},
        "pages": {kind: _offered(page_templates(corpus, kind)) for kind in ("topic", "state")},
        "topic": {
            id_: [
                topic.record.title,
                routes.topic_page(id_),
                [str(unit) for entry in corpus.compared for unit in topic.provisions.get(entry.slug, ())],
            ]
            for id_, topic in corpus.topics.items()
        },
        "state": {
            id_: [state.record.name, routes.state_page(state.record.slug)] for id_, state in corpus.states.items()
        },
    }


def _offered(templates: Mapping[str, str]) -> dict[str, Json]:
    """Return the templates that the script offers: not those of which there is one file with all entries."""
    return {name: text for name, text in templates.items() if name not in JOINED}


def _rules(rules: tuple[tuple[str, str], ...]) -> Json:
    return [[pattern, words] for pattern, words in rules]


def _instrument(corpus: Corpus, instrument: Instrument) -> Json:
    whole, part = instrument_templates(corpus, instrument)
    own = {style: _rules(list_own_rules(corpus, instrument.slug, style)) for style in STYLES}
    data: dict[str, Json] = {"name": instrument.record.short_title, "whole": _offered(whole)}
    if part:
        data["part"] = {name: text for name, text in _offered(part).items() if text != whole[name]}
    if any("[[days]]" in text for text in part.values()):
        data["days"] = dict(days_of_units(corpus, instrument.slug))
    if any(own.values()):
        data["rules"] = dict(own)
    return data
