"""Akoma Ntoso 3.0 XML of each text: structure, numbers, words, references, defined terms and definitions.

eIds are those of the pages. A unit is a hierarchical element: its own words are `intro` (or `content`, where nothing
follows), the words after its list `wrapUp`. Our summaries and notes are left out: the file holds the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.downloads.akn_meta import text_in, write_meta
from generator.downloads.akn_names import work_iri
from generator.downloads.akn_time import AknTime
from generator.files.xml_text import escape, quoteattr
from generator.law.corpus import Corpus, Division, Instrument, Part, Unit, Wording
from generator.law.ids import parse_id
from generator.law.in_time import is_repealed
from generator.law.marks import WordingPiece, cut_wording

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_TAGS = {
    "subsec": "subsection", "para": "paragraph", "point": "point", "indent": "indent", "subpara": "subparagraph",
}  # fmt: skip
"""The element of a unit by how its eId begins."""
_ELEMENTS = ("article", "section", "rule", "clause")
"""What Akoma Ntoso has an element for; a schedule is a container of a name."""


def write_akn(corpus: Corpus, instrument: Instrument, lang: str = "") -> bytes:
    """Return the file of one text; `lang` asks for its version in that language."""
    return _Writer(corpus, instrument, lang).write().encode()


def tag(name: str, inner: str, /, **attributes: str) -> str:
    """Write an element; `inner` is XML already. A trailing underscore of an attribute's name is dropped."""
    said = "".join(f" {key.rstrip('_')}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


class _Writer:
    """Writes one text; knows which terms each unit defines."""

    def __init__(self, corpus: Corpus, instrument: Instrument, lang: str) -> None:
        self.corpus = corpus
        self.lang = lang
        self.instrument = instrument
        self.time = AknTime(corpus, instrument)
        self.counts: dict[tuple[str, str], int] = {}
        self.defines: dict[str, list[str]] = {}
        for term in corpus.terms.values():
            for definition in term.record.definitions:
                self.defines.setdefault(definition.at, []).append(term.id)

    def write(self) -> str:
        instrument = self.instrument
        title = tag("longTitle", tag("p", tag("docTitle", escape(instrument.record.title))))
        preamble, conclusions = instrument.part("preamble"), instrument.part("conclusions")
        blocks = [
            write_meta(self.corpus, instrument, self.lang),
            tag("preface", title),
            self._preamble(preamble) if preamble else "",
            tag("body", "\n" + "\n".join(self._body()) + "\n"),
            self._conclusions(conclusions) if conclusions else "",
        ]
        name = instrument.record.kind.replace(" ", "-")
        act = tag("act", "\n" + "\n".join(filter(None, blocks)) + "\n", name=name, contains="originalVersion")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n{act}\n</akomaNtoso>\n'

    def _body(self) -> Iterator[str]:
        articles = {part.id.head: part for part in self.instrument.articles}
        for division in self.instrument.divisions:
            yield self._division(division, articles)
        in_divisions = {number for division in self.instrument.divisions for number in division.all_articles()}
        for number, part in articles.items():
            if number not in in_divisions:
                yield self._article(part)
        yield from (self._article(part) for part in self.instrument.attached)

    def _division(self, division: Division, articles: dict[str, Part]) -> str:
        inner = [tag("num", escape(division.name)), tag("heading", escape(division.heading))]
        inner += [self._article(articles[number]) for number in division.articles if number in articles]
        inner += [self._division(nested, articles) for nested in division.divisions]
        return tag(division.kind, "\n".join(inner), eId=division.anchor)

    def _article(self, part: Part) -> str:
        version = text_in(part, self.lang)
        if self.lang and version is None:
            return ""
        heading, unit = (version.heading, version.unit) if version else (part.heading, part.unit)
        head = tag("num", escape(part.name)) + (tag("heading", escape(heading)) if heading else "")
        status = "removed" if is_repealed(part, self.corpus.concordance.as_of) else ""
        said = {"eId": part.id.eid, "status": status, "period": self.time.period_of(part)}
        if part.id.word in _ELEMENTS:
            return tag(part.id.word, head + self._inside(unit), **said)
        return tag("hcontainer", head + self._inside(unit), name=part.id.word, **said)

    def _unit(self, unit: Unit) -> str:
        number = self._number(unit)
        step = unit.id.eid.rpartition("__")[2].partition("_")[0]
        if unit.kind == "division" and unit.under:
            head = tag("num", escape(unit.under.name)) + tag("heading", escape(unit.under.heading))
            return tag(step, head + self._units(unit.items), eId=unit.id.eid)
        return tag(_TAGS[step], number + self._inside(unit), eId=unit.id.eid)

    def _inside(self, unit: Unit) -> str:
        """Write what a unit holds: its own words, its list, the words after it, its further paragraphs."""
        own = self._paragraph(unit, unit.own) + self._table(unit)
        if not unit.children and not unit.closing:
            return tag("content", own)
        items = self._units(unit.items)
        further = self._units(unit.more)
        intro = tag("intro", own) if own else ""
        wrap_up = tag("wrapUp", self._paragraph(unit, unit.closing)) if unit.closing else ""
        if unit.more and (wrap_up or (own and items)):
            # Nothing may follow a wrapUp, so the list gets an element of its own.
            intro, items, wrap_up = tag("list", intro + items + wrap_up, eId=f"{unit.id.eid}__list_1"), "", ""
        return intro + items + wrap_up + further

    def _unit_of(self, part: Part) -> Unit | None:
        """Return the text of a part in the language of the file; None where it is not held in it."""
        version = text_in(part, self.lang)
        return version.unit if version else None if self.lang else part.unit

    def _units(self, units: tuple[Unit, ...]) -> str:
        """Write units one after the other, those of a division of a schedule inside it."""
        groups: list[tuple[Division | None, list[str]]] = []
        for unit in units:
            if unit.under or not groups:
                groups.append((None if unit.kind == "division" else unit.under, []))
            groups[-1][1].append(f"\n{self._unit(unit)}")
        return "".join(self._group(division, "".join(inner)) for division, inner in groups)

    def _group(self, division: Division | None, inner: str) -> str:
        if division is None:
            return inner
        head = tag("num", escape(division.name)) + tag("heading", escape(division.heading))
        return "\n" + tag(division.kind, head + inner, eId=division.anchor)

    def _preamble(self, part: Part) -> str:
        unit = self._unit_of(part)
        if unit is None:
            return ""
        recitals = "".join(
            f"\n{tag('recital', self._number(item) + self._paragraph(item, item.own), eId=item.id.eid)}"
            for item in unit.items
        )
        blocks = [self._formula(unit, "opening", unit.own), tag("recitals", recitals, eId=f"{unit.id.eid}__recs_1")]
        blocks.append(self._formula(unit, "enacting", unit.closing))
        return tag("preamble", "\n".join(filter(None, blocks)), eId=unit.id.eid)

    def _number(self, unit: Unit) -> str:
        return tag("num", escape(unit.no)) if unit.no and unit.shows_number else ""

    def _formula(self, unit: Unit, name: str, words: Wording | None) -> str:
        return tag("formula", self._paragraph(unit, words), name=name, eId=f"{unit.id.eid}__{name}") if words else ""

    def _conclusions(self, part: Part) -> str:
        unit = self._unit_of(part)
        return tag("conclusions", self._blocks(unit), eId=unit.id.eid) if unit else ""

    def _blocks(self, unit: Unit) -> str:
        """Write the units of a closing formula, where hierarchical elements may not stand."""
        own, closing = self._paragraph(unit, unit.own) + self._table(unit), self._paragraph(unit, unit.closing)
        nested = [tag("blockContainer", self._blocks(inner), eId=inner.id.eid) for inner in (*unit.items, *unit.more)]
        items, further = nested[: len(unit.items)], nested[len(unit.items) :]
        return "\n".join(filter(None, [own, *items, closing, *further]))

    def _paragraph(self, unit: Unit, words: Wording | None) -> str:
        if words is None:
            return ""
        terms = list(self.defines.get(str(unit.id), ())) if words is unit.own else []
        written = "".join(self._run(run, unit.id.eid, terms) for run in cut_wording(words))
        return tag("p", self._footnotes(unit, written) if words is unit.own else written)

    def _table(self, unit: Unit) -> str:
        if unit.table is None:
            return ""
        head = tag("tr", "".join(tag("th", tag("p", escape(name))) for name in unit.table.columns))
        rows = ("".join(tag("td", tag("p", escape(cell))) for cell in row) for row in unit.table.rows)
        caption = tag("caption", escape(unit.table.caption))
        return tag("table", caption + head + "".join(tag("tr", row) for row in rows), eId=f"{unit.id.eid}__table_1")

    def _footnotes(self, unit: Unit, written: str) -> str:
        """Put the notes of a unit behind the words that bear their marks, where these are plain words."""
        for number, note in enumerate(unit.footnotes, start=1):
            words = escape(note.after)
            body = tag("authorialNote", tag("p", escape(note.text)), marker=note.mark, placement="bottom",
                       eId=f"{unit.id.eid}__authorialNote_{number}")  # fmt: skip
            written = written.replace(words, words + body, 1) if words in written else written + body
        return written

    def _next(self, unit: str, name: str) -> str:
        """Return the eId of the next element of a name in a unit, as the Naming Convention counts: `art_2__term_1`."""
        self.counts[unit, name] = self.counts.get((unit, name), 0) + 1
        return f"{unit}__{name}_{self.counts[unit, name]}"

    def _run(self, run: WordingPiece, unit: str, terms: list[str]) -> str:
        if run.term:
            name = "def" if run.term in terms else "term"
            return tag(name, escape(run.text), refersTo=f"#term-{run.term}", eId=self._next(unit, name))
        if len(run.targets) > 1:
            first, last = self._iri(run.targets[0]), self._iri(run.targets[-1])
            return tag("rref", escape(run.text), from_=first, upTo=last, eId=self._next(unit, "rref"))
        if run.targets:
            return tag("ref", escape(run.text), href=self._iri(run.targets[0]), eId=self._next(unit, "ref"))
        return self._define(run.text, unit, terms)

    def _define(self, text: str, unit: str, terms: list[str]) -> str:
        """Mark the first place where plain words name a term that the unit defines; what is marked leaves `terms`."""
        for term in list(terms):
            forms = sorted(self.corpus.terms[term].record.forms, key=len, reverse=True)
            found = re.search(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", text, re.IGNORECASE) if forms else None
            if found:
                terms.remove(term)
                before = self._define(text[: found.start()], unit, terms)
                marked = tag("def", escape(found[0]), refersTo=f"#term-{term}", eId=self._next(unit, "def"))
                return before + marked + self._define(text[found.end() :], unit, terms)
        return escape(text)

    def _iri(self, target: str) -> str:
        """Return the address of a unit, a division or an instrument: a fragment where it stands in this text."""
        slug = target.partition(":")[0]
        base = "" if slug == self.instrument.slug else work_iri(self.corpus.instruments[slug])
        if target == slug:
            return base or work_iri(self.instrument)
        if target in self.corpus.divisions:
            return f"{base}#{self.corpus.divisions[target].anchor}"
        return f"{base}#{parse_id(target).eid}"
