"""Rules that hold the facts about an instrument against its own words: its date, its entry, its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.ids import CONCLUSIONS
from generator.law.register.days import consent_day, count_entry, own_entry_day
from generator.law.writing import write_count, write_date
from generator.reading.problems import Problem


@rule("concluded-as-written")
def check_conclusion(world: World) -> Iterator[Problem]:
    """The day of conclusion is the one that the closing formula says: its year, its month and its number.

    Why: every State's dates are held against it. Fails: concluded on 2001-11-23, "Done … this 23rd day of December
    2001". Mend: read both again. Without a closing formula nothing is compared.
    """
    for slug, instrument in world.corpus.instruments.items():
        part, concluded = instrument.part(CONCLUSIONS), instrument.record.concluded
        if part is None or concluded is None or instrument.record.kind != "treaty":
            continue
        words = " ".join(part.unit.words())
        wanted = write_date(concluded.date).split()
        missing = [word for word in wanted if not re.search(rf"(?<!\w){word}(?:st|nd|rd|th)?(?!\w)", words)]
        if missing:
            what = f"concluded on {concluded.date}, but the closing formula does not say {' '.join(missing)}"
            place = world.loaded.instruments[slug].document.place_of(("concluded", "date"))
            yield Problem(place, "concluded-as-written", what, "one of the two must be wrong", "read both again")


@rule("entry-as-counted")
def check_own_entry(world: World) -> Iterator[Problem]:
    """The treaty's own entry into force is what its rule gives for the consent that completed the number needed.

    Why: every State's entry is counted from it. A consent whose day is not sourced may have come at any time; where
    `condition` asks for certain States, a later day may be right. Fails: five consents needed, the fifth of 2004-03-18
    with three months, in force on 2004-06-01. Mend: check the dates in the sources.
    """
    for slug, instrument in world.corpus.instruments.items():
        record, own = instrument.record, own_entry_day(instrument.record)
        if record.entry_rule is None or record.consents_needed is None or own is None:
            continue
        held = [
            entry.record.participation for (_, other), entry in world.loaded.participations.items() if other == slug
        ]
        known = sorted(day for part in held if (day := consent_day(part)))
        unknown = sum(part.consent is not None for part in held) - len(known)
        number = record.consents_needed.number
        latest, earliest = (
            count_entry(record.entry_rule, known[at - 1], not_before=None) if 0 < at <= len(known) else None
            for at in (number, number - unknown)
        )
        is_late = latest is not None and own > latest and not record.consents_needed.condition
        if is_late or (earliest is not None and own < earliest):
            counted = latest if is_late else earliest
            what = f"in force on {own}, but with {write_count(number, 'consent')} needed the rule gives {counted}"
            place = world.loaded.instruments[slug].document.place_of(("in_force", "date"))
            why = "one of the dates must be wrong"
            yield Problem(place, "entry-as-counted", what, why, "check the dates in the sources")


@rule("authentic-language", by_file=True)
def check_languages(world: World) -> Iterator[Problem]:
    """A text is called authentic only in an authentic language, and a translation only in another one.

    Why: readers must know which words are law. Fails: `text_status: authentic` with `text_language: en` while
    `authentic_languages` has Russian alone. Mend: say what kind of text it is.
    """
    for entry in world.loaded.instruments.values():
        record = entry.record
        if not (record.text_status and record.text_language and record.authentic_languages):
            continue
        is_authentic = record.text_language in record.authentic_languages
        if (record.text_status == "authentic") != is_authentic:
            what = f'the text is called "{record.text_status}", but the authentic languages are '
            what += ", ".join(record.authentic_languages)
            place = entry.document.place_of(("text_status",))
            yield Problem(
                place, "authentic-language", what, "readers must know which words are law", "say what text it is"
            )


@rule("made-as-received")
def check_making(world: World) -> Iterator[Problem]:
    """How a text was made fits what kind of text it is, and its copy: `made`, `text_status`, the source's language.

    `our rendering` belongs to a text of that status, and only it keeps the received wording beside it; a text taken
    `as received` or `restored` is in the language of its copy; one of which the evidence has damaged or supplied words
    is not as received.

    Why: readers must know whose words they read. Fails: `made: our rendering` of an unofficial translation. Mend: say
    how it was made.
    """
    entries = (world.loaded.articles, world.loaded.preambles, world.loaded.closings)
    for key, entry in ((key, entry) for held in entries for key, entry in held.items()):
        instrument = world.loaded.instruments.get(key if isinstance(key, str) else key[0])
        made = entry.record.provenance
        source = world.loaded.sources.get(made.source)
        if instrument is None or source is None or instrument.record.text_status is None:
            continue
        status, language, what = instrument.record.text_status, instrument.record.text_language, ""
        if (made.made == "our rendering") != (status == "our rendering"):
            what = f'the text is "{made.made}", but its instrument has the text status "{status}"'
        elif made.made == "as received" and not made.corrections and _is_restored(world, key):
            what = 'words of it were restored or supplied, by the evidence, but it is called "as received"'
        elif source.record.received is None and _figures_of(world, key):
            what = f'it was held against a received copy, and its source "{made.source}" is none'
        elif made.received and made.made != "our rendering":
            what = f'the received wording stands beside a text that is "{made.made}"'
        elif made.made != "our rendering" and source.record.lang and source.record.lang != language:
            what = f'the text is in "{language}", its copy in "{source.record.lang}"'
        if what:
            place = entry.document.place_of(("provenance", "made"))
            why = "readers must know whose words they read"
            yield Problem(place, "made-as-received", what, why, "say how it was made")


def _is_restored(world: World, key: str | tuple[str, str]) -> bool:
    """Return whether the evidence counted words that do not stand in the copy as they are printed."""
    figures = _figures_of(world, key)
    return figures is not None and figures.damaged + figures.supplied > 0


def _figures_of(world: World, key: str | tuple[str, str]) -> records.EvidenceFigures | None:
    slug, number = (key, "") if isinstance(key, str) else key
    evidence = world.loaded.evidence.get(slug)
    return evidence.record.figures.get(number) if evidence else None
