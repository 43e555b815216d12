"""Tables of the guides: scenarios and what the texts say to them, scholarly works and their claims, extracts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.extracts import KINDS, list_shown, table_of
from generator.law.inline_forms import plain_prose


def _scenarios(corpus: Corpus) -> Iterator[Row]:
    for scenario in corpus.scenarios.values():
        record = scenario.record
        yield {
            "id": scenario.id,
            "title": record.title,
            "scenario_group": record.group,
            "story": plain_prose(corpus, record.story),
            "questions": record.questions,
            "provisions": tuple(str(unit) for units in scenario.provisions.values() for unit in units),
            "silent": record.silent,
            "part": tuple(plain_prose(corpus, text) for text in record.part),
            "national": tuple(plain_prose(corpus, text) for text in record.national),
            "topics": record.topics,
            "url": routes.scenario_page(scenario.id),
        }


def _sayings(corpus: Corpus) -> Iterator[Row]:
    for scenario in corpus.scenarios.values():
        for slug, cells in scenario.record.instruments.items():
            for number, cell in enumerate(cells, start=1):
                yield {
                    "scenario": scenario.id,
                    "instrument": slug,
                    "number": number,
                    "says": plain_prose(corpus, cell.says),
                    "at": tuple(f"{slug}:{path}" for path in cell.at),
                }


def _literature(corpus: Corpus) -> Iterator[Row]:
    for work in corpus.literature.values():
        record = work.record
        yield {
            "id": work.id,
            "title": record.title.text,
            "lang": record.title.lang,
            "title_en": record.title_en,
            "authors": record.authors,
            "institution": record.institution,
            "year": record.year,
            "published_in": record.in_,
            "licence": record.licence,
            "address": record.url,
            "about": plain_prose(corpus, record.about),
            "seen": plain_prose(corpus, record.seen),
            "url": routes.work_page(work.id),
        }


def _claims(corpus: Corpus) -> Iterator[Row]:
    for work in corpus.literature.values():
        for number, claim in enumerate(work.record.claims, start=1):
            yield {
                "work": work.id,
                "number": number,
                "title": claim.title,
                "says": plain_prose(corpus, claim.says),
                "we_find": plain_prose(corpus, claim.we_find) if claim.we_find else None,
                "provisions": claim.provisions,
                "topics": claim.topics,
                "states": claim.states,
            }


def _extracts(corpus: Corpus) -> Iterator[Row]:
    for kind in KINDS:
        says = {row.at: row.says for row in table_of(corpus, kind).rows}
        for found in list_shown(corpus, kind):
            yield {
                "kind": kind,
                "provision": str(found.unit),
                "words": found.words,
                "sentences": tuple(sentence.text for sentence in found.sentences),
                "says": says.get(str(found.unit)),
            }


GUIDE_TABLES = (
    Table(
        "scenarios",
        "Everyday stories and the provisions that speak to them",
        (
            Column("id", "The scenario's id"),
            Column("title", "Title"),
            Column("scenario_group", "The group it stands in"),
            Column("story", "The story, made up"),
            Column("questions", "What a reader would ask", "list"),
            Column("provisions", "Provisions that speak to it", "list", "provisions.id"),
            Column("silent", "Compared instruments in which no provision speaks to it", "list", "instruments.id"),
            Column("part", "Where the instruments part", "list"),
            Column("national", "What depends on national law", "list"),
            Column("topics", "Topics to read on", "list", "topics.id"),
            Column("url", "The scenario's page, relative to the site's root"),
        ),
        _scenarios,
        key=("id",),
    ),
    Table(
        "sayings",
        "What each instrument says to each scenario, in our words",
        (
            Column("scenario", "The scenario's id", refers="scenarios.id"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("number", "Its place in the column", "integer"),
            Column("says", "What it says, in our words"),
            Column("at", "The provisions it rests on", "list", "provisions.id"),
        ),
        _sayings,
        key=("scenario", "instrument", "number"),
    ),
    Table(
        "literature",
        "Scholarly works on the treaties",
        (
            Column("id", "The work's id"),
            Column("title", "Title in its own language"),
            Column("lang", "Language of the title"),
            Column("title_en", "Our translation of the title"),
            Column("authors", "Authors", "list"),
            Column("institution", "Institution"),
            Column("year", "Year; null where it was not found", "integer"),
            Column("published_in", "Journal or collection"),
            Column("licence", "Licence"),
            Column("address", "Where it can be read"),
            Column("about", "What it is about, in our words"),
            Column("seen", "What of it was read"),
            Column("url", "The work's page, relative to the site's root"),
        ),
        _literature,
        key=("id",),
    ),
    Table(
        "claims",
        "What the works say, in our words, beside what the texts and the register show",
        (
            Column("work", "The work's id", refers="literature.id"),
            Column("number", "Its place in the work's page", "integer"),
            Column("title", "The claim in a few words"),
            Column("says", "The claim in our words"),
            Column("we_find", "What the texts and the register show"),
            Column("provisions", "Provisions it is about", "list", "provisions.id"),
            Column("topics", "Topics it is about", "list", "topics.id"),
            Column("states", "States it is about, by their codes", "list", "states.id"),
        ),
        _claims,
        key=("work", "number"),
    ),
    Table(
        "extracts",
        "Every period of time, threshold of seriousness and choice found in the wordings",
        (
            Column("kind", "periods, thresholds or options", codes="extract kind"),
            Column("provision", "The provision", refers="provisions.id"),
            Column("words", "The words that were found", "list"),
            Column("sentences", "The sentences they stand in", "list"),
            Column("says", "What it says in short, in our words"),
        ),
        _extracts,
        key=("kind", "provision"),
    ),
)
