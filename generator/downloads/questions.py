"""Views of the SQLite file: the questions that readers of the register and the texts ask most, each as one query.

What was found in national documents only, without a deposit, is no statement made to other States: no view holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.downloads.pairs import find_closest
from generator.law.corpus import Corpus
from generator.law.register.statuses import effect_days


@dataclass(frozen=True)
class StoredQuery:
    """A view: its name, the question it answers, and its query."""

    name: str
    asks: str
    sql: str
    example: str = ""
    """One line that asks it, with places such as `{article}` for what the data holds."""


_PLACE = re.compile(r"\{([a-z_]+)\}")
_STANDS = "(effective_to IS NULL OR effective_to > '{day}')"
QUESTIONS: tuple[StoredQuery, ...] = (
    StoredQuery(
        "reservations_by_article",
        "Which reservations to an article were in force on a day? Those without a day of effect are not verified.",
        """SELECT l.article, l.provision, t.state, t.state_name, t.iso3, t.instrument, t.made, t.effective_from,
       t.effective_to, t.status, t.effect, t.id AS statement
  FROM statement_provisions l JOIN statements t ON t.id = l.statement JOIN provisions v ON v.id = l.provision
 WHERE l.role = 'affects' AND t.kind = 'reservation' AND t.status <> 'no deposit' ORDER BY v.rowid, t.state_name""",
        "SELECT * FROM reservations_by_article WHERE article = '{article}' AND effective_from <= '{day}'"
        f" AND {_STANDS}",
    ),
    StoredQuery(
        "authorities_by_article",
        "Which authorities were named under an article, and for what?",
        """SELECT l.article, l.provision, c.state, c.state_name, c.iso3, c.instrument, c.role, c.name AS authority,
       c.unit, c.place, t.effective_from, t.effective_to, c.replaced, c.status, c.statement
  FROM statement_provisions l JOIN authorities c ON c.statement = l.statement JOIN statements t ON t.id = l.statement
  JOIN provisions v ON v.id = l.provision
 WHERE l.role = 'affects' AND c.status <> 'no deposit' ORDER BY v.rowid, c.state_name""",
        "SELECT * FROM authorities_by_article WHERE article = '{authority_article}' AND replaced IS NULL",
    ),
    StoredQuery(
        "bound_states",
        "Who was bound on a day? Where no day is verified, bound_from is empty.",
        """SELECT p.instrument, i.short_title AS instrument_name, p.state, p.state_name, p.iso3, p.bound_from,
       p.position
  FROM participation p JOIN instruments i ON i.id = p.instrument
 WHERE p.position IN ('bound', 'unverified') ORDER BY i.rowid, p.state_name""",
        "SELECT * FROM bound_states WHERE instrument = '{instrument}' AND bound_from <= '{day}'",
    ),
    StoredQuery(
        "instruments_by_pair",
        "What is in force between two States, and since when? Each pair stands in both orders.",
        """SELECT a.state, a.state_name, b.state AS other, b.state_name AS other_name, l.instrument, l.verified, l.since
  FROM pair_instruments l JOIN participation a ON a.instrument = l.instrument JOIN participation b
    ON b.instrument = l.instrument
 WHERE (a.state = l.first AND b.state = l.second) OR (a.state = l.second AND b.state = l.first)""",
        "SELECT * FROM instruments_by_pair WHERE state = '{state}' AND other = '{other}' AND verified",
    ),
    StoredQuery(
        "provisions_by_topic",
        "Which provisions speak to a topic, in which words?",
        """SELECT l.topic, t.title AS topic_title, l.instrument, l.article, l.provision, v.label, v.text, v.url
  FROM topic_provisions l JOIN topics t ON t.id = l.topic JOIN provisions v ON v.id = l.provision
 ORDER BY t.rowid, l.sequence""",
        "SELECT * FROM provisions_by_topic WHERE topic = '{topic}'",
    ),
    StoredQuery(
        "references_to_articles",
        "What refers to an article: to it, to a unit of it, or to a chapter that it stands in?",
        """SELECT v.instrument || ':' || v.article AS article, r.to_kind, r.to_id, r.from_provision, r.quote
  FROM cross_references r JOIN provisions v ON v.id = r.to_provision
UNION ALL
SELECT a.id, r.to_kind, r.to_id, r.from_provision, r.quote
  FROM cross_references r JOIN divisions d ON d.id = r.to_division JOIN provisions f ON f.id = d.first_article
  JOIN provisions l ON l.id = d.last_article
  JOIN provisions a ON a.instrument = d.instrument AND a.parent IS NULL
   AND a.sequence BETWEEN f.sequence AND l.sequence""",
        "SELECT * FROM references_to_articles WHERE article = '{article}'",
    ),
    StoredQuery(
        "statements_by_source",
        "What rests on a source?",
        """SELECT l.source, s.title AS source_title, t.state, t.state_name, t.instrument, t.kind, t.made, t.status,
       t.effect, t.id AS statement
  FROM statement_sources l JOIN statements t ON t.id = l.statement JOIN sources s ON s.id = l.source
 WHERE t.status <> 'no deposit' ORDER BY s.rowid, t.rowid""",
        "SELECT * FROM statements_by_source WHERE source = '{source}'",
    ),
    StoredQuery(
        "parties",
        "Which States are bound by which instrument, and since when?",
        """SELECT s.name AS state, i.short_title AS instrument, p.consent_kind, p.consent, p.in_force,
       p.in_force_confidence AS confidence
  FROM participation p JOIN states s ON s.id = p.state JOIN instruments i ON i.id = p.instrument
 WHERE p.consent_kind IS NOT NULL ORDER BY i.rowid, s.name""",
    ),
    StoredQuery(
        "reservations_on_record",
        "Which reservations stand, on which provision, with what effect?",
        """SELECT s.name AS state, i.short_title AS instrument, v.label AS provision, t.made, t.effect,
       t.id AS statement
  FROM statement_provisions a JOIN statements t ON t.id = a.statement JOIN states s ON s.id = t.state
  JOIN instruments i ON i.id = t.instrument JOIN provisions v ON v.id = a.provision
 WHERE a.role = 'affects' AND t.kind = 'reservation' AND t.status IN ('in force', 'on record')
 ORDER BY i.rowid, v.rowid, s.name""",
    ),
    StoredQuery(
        "statements_by_provision",
        "What did States say on a provision, whatever became of it?",
        """SELECT a.provision, t.kind, s.name AS state, t.made, t.withdrawn, t.status, t.effect, t.id AS statement
  FROM statement_provisions a JOIN statements t ON t.id = a.statement JOIN states s ON s.id = t.state
  JOIN provisions v ON v.id = a.provision
 WHERE a.role = 'affects' AND t.status <> 'no deposit' ORDER BY v.rowid, t.kind, s.name""",
    ),
    StoredQuery(
        "who_to_contact",
        "Which authority receives requests, by State and role? Replaced ones are left out.",
        """SELECT s.name AS state, i.short_title AS instrument, c.role, c.name AS authority, c.unit, c.place, c.status
  FROM authorities c JOIN states s ON s.id = c.state JOIN instruments i ON i.id = c.instrument
 WHERE c.replaced IS NULL AND c.status <> 'no deposit' ORDER BY s.name, i.rowid, c.role""",
    ),
    StoredQuery(
        "concordance",
        "What does each instrument say on a topic, in its own words?",
        """SELECT t.title AS topic, i.short_title AS instrument, v.label AS provision, v.text, v.url
  FROM topic_provisions a JOIN topics t ON t.id = a.topic JOIN provisions v ON v.id = a.provision
  JOIN instruments i ON i.id = v.instrument
 ORDER BY t.rowid, i.rowid, v.rowid""",
    ),
    StoredQuery(
        "silences",
        "Which points of comparison does an instrument not address?",
        """SELECT t.title AS topic, p.point, i.short_title AS instrument
  FROM points p JOIN topics t ON t.id = p.topic JOIN instruments i ON i.id = p.instrument
 WHERE NOT p.addressed ORDER BY t.rowid, p.rowid""",
    ),
    StoredQuery(
        "referred_to_by",
        "Which provisions refer to a provision?",
        """SELECT r.to_id AS provision, r.from_provision AS referred_to_by, r.quote
  FROM cross_references r LEFT JOIN provisions v ON v.id = r.to_id ORDER BY v.rowid, r.number""",
    ),
)

_SEARCH = (
    "SELECT p.label, p.url, snippet(search, 1, '[', ']', ' … ', 12) "
    "FROM search JOIN provisions p ON p.rowid = search.rowid WHERE search MATCH '{words}' ORDER BY rank"
)


def write_search(corpus: Corpus) -> str:
    """Return a full-text query over the provisions, as the page about the data shows it."""
    headings = (part.heading for part in corpus.parts.values() if part.heading)
    words = corpus.editorial.samples.words or next(headings, "law").split()[0]
    return _SEARCH.format(words=words.replace("'", "''"))


def write_examples(corpus: Corpus) -> dict[str, str]:
    """Return one line for each question that is asked of something, with what the data holds in its places."""
    values = {"day": corpus.concordance.as_of, **_choose(corpus)}
    examples = {question.name: question.example for question in QUESTIONS if question.example}
    return {
        name: _PLACE.sub(lambda found: values[found[1]], text)
        for name, text in examples.items()
        if all(place in values for place in _PLACE.findall(text))
    }  # A corpus may hold nothing of a kind.


def _choose(corpus: Corpus) -> dict[str, str]:
    """Choose what the examples ask for: what most statements are about, and the first of everything else."""
    reserved = [
        str(unit.article)
        for statement in corpus.statements
        if statement.record.kind == "reservation" and effect_days(corpus, statement)[0]
        for unit in statement.affects
    ]
    named = [str(unit.article) for entry in corpus.statements if entry.record.authority for unit in entry.affects]
    first, second = find_closest(corpus) or ("", "")
    sources = [source for statement in corpus.statements for source in statement.record.sources]
    chosen = {
        "article": _most_named(reserved),
        "authority_article": _most_named(named),
        "instrument": next(iter(corpus.concordance.instruments)),
        "state": first,
        "other": second,
        "topic": next(iter(corpus.topics), ""),
        "source": _most_named(sources),
    }
    return {name: value for name, value in chosen.items() if value}


def _most_named(names: Iterable[str]) -> str:
    """Return the name that stands most often, the first of several; empty where there is none."""
    counted = Counter(names)  # In the order of the names.
    return max(counted, key=counted.__getitem__, default="")
