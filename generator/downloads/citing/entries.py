"""A citation of anything that can be cited: a provision, an instrument, a comparison, a State."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.downloads.citing.facts import Cited, gather_facts, list_own_days
from generator.downloads.citing.files import FORMATS, JOINED, escape, write_entry, write_page_entry
from generator.downloads.citing.pinpoints import write_pinpoint
from generator.downloads.citing.sites import SiteFacts, describe_site
from generator.downloads.citing.styles import STYLES, Template, write_american_date, write_template
from generator.law import routes
from generator.law.corpus import Corpus, Instrument
from generator.law.ids import parse_id
from generator.law.writing import write_date

FOLDER = "data/citations"
_PLACE = re.compile(r"\[\[([a-z]+)\]\]")
_ITALIC = re.compile(r"\[\[/?i\]\]")

Templates = Mapping[str, str]
"""By style or format, and `source`: the templates of one kind of thing."""


@dataclass(frozen=True)
class Citation:
    """How something is cited."""

    id: str
    forms: Mapping[str, str]
    """By style, with `[[i]]` and `[[/i]]` around italics."""
    source: str
    """Where it was read: status, site, day of the data, permalink."""
    files: Mapping[str, str]
    """By format: one entry."""

    def plain(self, style: str) -> str:
        """Return a form as plain text."""
        return _ITALIC.sub("", self.forms[style])

    def runs(self, style: str) -> tuple[tuple[str, bool], ...]:
        """Return a form as runs of words, each with whether it is set in italics."""
        pieces = _ITALIC.split(self.forms[style])
        return tuple((piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece)


def cite(corpus: Corpus, id_: str) -> Citation:
    """Cite a provision `slug:22(1)`, an instrument `slug`, a topic `topic:id` or a State `state:iso2`."""
    templates = _templates_of(corpus, id_)
    values = _values_of(corpus, id_)
    forms = {style: fill(templates[style], {**values, "pin": _pin(corpus, id_, style)}) for style in STYLES}
    files = {
        name: fill(templates[name], {key: _shield(name, key, value) for key, value in values.items()})
        for name in (*FORMATS, *JOINED)
        if name in templates
    }
    return Citation(id_, forms, fill(templates["source"], values), files)


def is_citable(corpus: Corpus, id_: str) -> bool:
    """Return whether there is something to cite by an id."""
    kind, colon, own = id_.partition(":")
    if colon and kind in _SUBJECTS:
        return own in _titles(corpus, kind)
    return id_ in corpus.units or id_ in corpus.instruments


def list_citable(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield what the joined files hold, with its page: instruments, their parts, topics."""
    for instrument in corpus.instruments.values():
        yield instrument.slug, routes.instrument_page(instrument.slug)
        for part in instrument.parts:
            yield str(part.id), routes.part_page(part.id)
    for topic in corpus.topics:
        yield f"topic:{topic}", routes.topic_page(topic)


def has_files(corpus: Corpus, id_: str) -> bool:
    """Return whether something has files of its own: an instrument known by facts alone has none."""
    instrument = corpus.instruments.get(id_)
    return instrument.has_text if instrument else not id_.startswith("state:")


def citation_file(page: str, ending: str) -> str:
    """Return the path of a page's citation: `data/citations/` and the page's own path with another ending."""
    return f"{FOLDER}/{page.removesuffix('.html')}.{ending}"


def write_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the citation files of every page that has them, each by its path in the site."""
    files: dict[str, bytes] = {}
    for id_, page in list_citable(corpus):
        if not has_files(corpus, id_):
            continue
        citation = cite(corpus, id_)
        for name, (_, ending) in FORMATS.items():
            files[citation_file(page, ending)] = join_entries(name, [citation.files[name]])
    return files


def list_files(corpus: Corpus) -> Iterator[str]:
    """Yield the path of every citation file that belongs to a page."""
    for id_, page in list_citable(corpus):
        if has_files(corpus, id_):
            yield from (citation_file(page, ending) for _, ending in FORMATS.values())


def join_files(corpus: Corpus) -> dict[str, bytes]:
    """Return all entries of a format as one file, by its path below `data/`."""
    citations = [cite(corpus, id_) for id_, _ in list_citable(corpus)]
    names = {name: f"all.{ending}" for name, (_, ending) in FORMATS.items()}
    names |= {name: file for name, (_, file) in JOINED.items()}
    return {
        f"citations/{file}": join_entries(name, [citation.files[name] for citation in citations])
        for name, file in names.items()
    }


def join_entries(name: str, entries: list[str]) -> bytes:
    """Join entries of a format to a file."""
    if name == "csl":
        return ("[\n" + ",\n".join(entries) + "\n]\n").encode()
    return ("\n" if name in ("biblatex", "bibtex") else "").join(entries).encode()


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the places of a template; a place without a value stays, as the marks of italics do."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), template)


def instrument_templates(corpus: Corpus, instrument: Instrument) -> tuple[Templates, Templates]:
    """Return the templates of an instrument as a whole, and of a unit of it; the second is empty without a text."""
    site, cited = describe_site(corpus), gather_facts(corpus, instrument)
    written = _write_all(cited, site)
    source = {"source": f"{site.source(cited.status, has_text=cited.has_text)}."}
    whole = {name: template.whole for name, template in written.items()} | source
    part = {name: template.part for name, template in written.items()} | source
    return whole, part if instrument.has_text else {}


def days_of_units(corpus: Corpus, slug: str) -> Mapping[str, str]:
    """Return the days of an instrument's units in words, by their head; those that never changed by an empty one."""
    return corpus.once(_list_days, slug)


def _list_days(corpus: Corpus, slug: str) -> Mapping[str, str]:
    instrument = corpus.instruments[slug]
    return {"": gather_facts(corpus, instrument).days, **list_own_days(corpus, instrument)}


@cache
def _write_all(cited: Cited, site: SiteFacts) -> dict[str, Template]:
    """Write every style and format of an instrument: each of its pages asks for them."""
    return {style: write_template(cited, style) for style in STYLES} | {
        name: write_entry(cited, site, name) for name in (*FORMATS, *JOINED)
    }


def page_templates(corpus: Corpus, kind: str) -> Templates:
    """Return the templates of our own pages of a kind: `topic` or `state`."""
    site = describe_site(corpus)
    subject = _SUBJECTS[kind]
    day, american = write_date(site.day), write_american_date(site.day)
    address = "<[[place]]>"
    return {
        "oscola": f"‘[[title]]: {subject}’ ({site.title}, {day}) {address}",
        "aglc": f"‘[[title]]: {subject}’, [[i]]{site.title}[[/i]] (Web Page, {day}) {address}",
        "bluebook": f"[[i]][[title]]: {subject}[[/i]], {site.title} ({american}), [[place]]",
        "plain": f"[[title]]: {subject}, {site.title}, {day}, [[place]]",
        "source": f"{site.source()}.",
        **{name: write_page_entry(site, _SUBJECTS[kind].capitalize(), name) for name in (*FORMATS, *JOINED)},
    }


_SUBJECTS = {"topic": "the texts compared", "state": "instruments and statements"}


def _templates_of(corpus: Corpus, id_: str) -> Templates:
    kind, colon, own = id_.partition(":")
    if colon and kind in _SUBJECTS and own in _titles(corpus, kind):
        return page_templates(corpus, kind)
    return instrument_templates(corpus, corpus.instruments[kind])[1 if colon else 0]


def _titles(corpus: Corpus, kind: str) -> Mapping[str, object]:
    return corpus.topics if kind == "topic" else corpus.states


def _values_of(corpus: Corpus, id_: str) -> dict[str, str]:
    kind, colon, own = id_.partition(":")
    values = {"key": make_key(id_)}
    if kind == "topic" and own in corpus.topics:
        values["title"] = corpus.topics[own].record.title
        path = routes.topic_page(own)
    elif kind == "state" and own in corpus.states:
        values["title"] = corpus.states[own].record.name
        path = routes.state_page(corpus.states[own].record.slug)
    elif colon:
        unit = parse_id(id_)
        values["name"] = _pin(corpus, id_, "plain")
        values["pin"] = _pin(corpus, id_, "oscola")
        values["days"] = days_of_units(corpus, kind).get(unit.head) or days_of_units(corpus, kind)[""]
        path = routes.unit_place(unit)
    else:
        path = routes.instrument_page(id_)
    values["place"] = values["url"] = corpus.address + path
    return values


def _pin(corpus: Corpus, id_: str, style: str) -> str:
    kind, colon, _ = id_.partition(":")
    if not colon or kind not in corpus.instruments:
        return ""
    return write_pinpoint(corpus, parse_id(id_), style)


def make_key(id_: str) -> str:
    """Return the key of an entry: the id with hyphens for whatever is neither letter nor digit."""
    return re.sub("[^0-9a-z]+", "-", id_).strip("-")


def _shield(name: str, place: str, value: str) -> str:
    return value if place in ("url", "key") and name in ("biblatex", "bibtex") else escape(name, value)
