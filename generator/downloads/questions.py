"""Views of the SQLite file: the questions that readers of the register and the texts ask most, each as one query."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StoredQuery:
    """A view: its name, the question it answers, and its query."""

    name: str
    asks: str
    sql: str


QUESTIONS: tuple[StoredQuery, ...] = (
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
  FROM statements t JOIN states s ON s.id = t.state JOIN instruments i ON i.id = t.instrument,
       json_each(t.affects) a JOIN provisions v ON v.id = a.value
 WHERE t.kind = 'reservation' AND t.status IN ('in force', 'on record') ORDER BY i.rowid, v.rowid, s.name""",
    ),
    StoredQuery(
        "statements_by_provision",
        "What did States say on a provision, whatever became of it?",
        """SELECT a.value AS provision, t.kind, s.name AS state, t.made, t.withdrawn, t.status, t.effect,
       t.id AS statement
  FROM statements t JOIN states s ON s.id = t.state, json_each(t.affects) a LEFT JOIN provisions v ON v.id = a.value
 ORDER BY v.rowid, t.kind, s.name""",
    ),
    StoredQuery(
        "who_to_contact",
        "Which authority receives requests, by State and role? Replaced ones are left out.",
        """SELECT s.name AS state, i.short_title AS instrument, c.role, c.name AS authority, c.unit, c.place, c.status
  FROM authorities c JOIN states s ON s.id = c.state JOIN instruments i ON i.id = c.instrument
 WHERE c.replaced IS NULL ORDER BY s.name, i.rowid, c.role""",
    ),
    StoredQuery(
        "concordance",
        "What does each instrument say on a topic, in its own words?",
        """SELECT t.title AS topic, i.short_title AS instrument, v.label AS provision, v.text, v.url
  FROM topics t, json_each(t.provisions) a JOIN provisions v ON v.id = a.value JOIN instruments i ON i.id = v.instrument
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
        """SELECT r."to" AS provision, r."from" AS referred_to_by, r.quote
  FROM "references" r LEFT JOIN provisions v ON v.id = r."to" ORDER BY v.rowid, r.rowid""",
    ),
)

SEARCH_EXAMPLE = (
    "SELECT p.label, p.url, snippet(search, 1, '[', ']', ' … ', 12) "
    "FROM search JOIN provisions p ON p.rowid = search.rowid WHERE search MATCH 'jurisdiction' ORDER BY rank"
)
"""A full-text query over the provisions, as the page about the data shows it."""
