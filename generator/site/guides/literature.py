"""The views of scholarly works: a page for each, the list of all, and what they say on a provision, topic or State."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Work
from generator.law.languages import name_language
from generator.law.writing import write_count, write_list
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, state_link, topic_link, work_link
from generator.site.parts.prose_links import Prose, view_prose
from generator.site.parts.scholarship import claim_anchor


@dataclass(frozen=True)
class ClaimView:
    """A claim beside what is found, and what it is about."""

    anchor: str
    title: str
    says: Prose
    we_find: Prose
    provisions: tuple[Link, ...]
    topics: tuple[Link, ...]
    states: tuple[Link, ...]


@dataclass(frozen=True)
class WorkPage:
    """The page of a work."""

    path: str
    record: records.Work
    citation: str
    facts: tuple[tuple[str, str], ...]
    source: Link | None
    about: Prose
    seen: Prose
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class WorkRow:
    """A work on the list, with its claims."""

    link: Link
    lang: str
    citation: str
    about: Prose
    claims: tuple[Link, ...]


@dataclass(frozen=True)
class LiteraturePage:
    """The list of works."""

    count: str
    works: tuple[WorkRow, ...]


def view_work(corpus: Corpus, work: Work) -> WorkPage:
    """Make the page of a work."""
    path, record = routes.work_page(work.id), work.record
    source = record.source
    return WorkPage(
        path=path,
        record=record,
        citation=cite_work(record),
        facts=tuple(_facts(record)),
        source=link_to("its entry among the sources", routes.source_place(source), on=path) if source else None,
        about=view_prose(corpus, record.about, on=path),
        seen=view_prose(corpus, record.seen, on=path),
        claims=tuple(_claim(corpus, claim, index, on=path) for index, claim in enumerate(record.claims, start=1)),
    )


def cite_work(record: records.Work) -> str:
    """Cite a work in one line: authors, title, where it was printed, and when."""
    when = str(record.year) if record.year else "no year found"
    parts = [write_list(record.authors), f"“{record.title.text}”"]
    parts += [part for part in (record.in_, record.pages, record.institution if not record.in_ else None) if part]
    return f"{', '.join(parts)} ({when})"


def _facts(record: records.Work) -> Iterable[tuple[str, str]]:
    yield ("Author" if len(record.authors) == 1 else "Authors", write_list(record.authors))
    if record.institution:
        yield ("Institution", record.institution)
    if record.in_:
        yield ("Printed in", record.in_)
    yield ("Year", str(record.year) if record.year else "not found")
    yield ("Language", name_language(record.title.lang))
    if record.abstracts:
        yield ("Abstracts in", write_list([name_language(language) for language in record.abstracts]))
    if record.licence:
        yield ("Licence", record.licence)


def _claim(corpus: Corpus, claim: records.Claim, number: int, *, on: str) -> ClaimView:
    return ClaimView(
        anchor=claim_anchor(number),
        title=claim.title,
        says=view_prose(corpus, claim.says, on=on),
        we_find=view_prose(corpus, claim.we_find or "", on=on),
        provisions=condense(corpus, claim.provisions, on=on),
        topics=tuple(topic_link(corpus.topics[topic], on=on) for topic in claim.topics),
        states=tuple(state_link(corpus.states[iso2], on=on) for iso2 in claim.states),
    )


def view_literature(corpus: Corpus) -> LiteraturePage:
    """Make the list of works."""
    path = routes.LITERATURE
    return LiteraturePage(write_count(len(corpus.literature), "work"), list_works(corpus, on=path))


def list_works(corpus: Corpus, *, on: str) -> tuple[WorkRow, ...]:
    """Return the works for a list on the page `on`."""
    return tuple(
        WorkRow(
            link=work_link(work, on=on),
            lang=work.record.title.lang,
            citation=cite_work(work.record),
            about=view_prose(corpus, work.record.about, on=on),
            claims=tuple(
                link_to(claim.title, f"{routes.work_page(work.id)}#{claim_anchor(number)}", on=on)
                for number, claim in enumerate(work.record.claims, start=1)
            ),
        )
        for work in corpus.literature.values()
    )
