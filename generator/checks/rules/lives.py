"""Rules of what happens over time: days of effect, ends, lists of a day, and what a clause carries over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.ids import parse_id
from generator.law.register.days import entry_day, first_day, last_day
from generator.law.register.effects import counted_effect
from generator.reading.problems import Problem


@rule("effect-as-counted")
def check_effects(world: World) -> Iterator[Problem]:
    """A stated day of effect is the day that the clause counts from the receipt, and never before the making.

    Why: an extension to a territory binds from a day that the treaty counts; an earlier one misstates what binds whom.
    Fails: `takes_effect` of three months, made on 2024-06-27, `effective: 2024-09-01`. Mend: check both days in the
    source.
    """
    why = "a statement must never be shown in force before it takes effect"
    for statement in world.corpus.statements:
        stated, made = statement.record.effective, statement.record.made.date
        counted, what = counted_effect(world.corpus, statement), ""
        if stated and counted and stated != counted:
            what = f"it takes effect on {stated}, but its clause counts {counted} from {made}"
        elif stated and made and last_day(stated) < first_day(made):
            what = f"it takes effect on {stated}, before it was made on {made}"
        if what:
            entry = world.loaded.participations[statement.state, statement.instrument]
            index = [one.id for one in entry.record.statements].index(statement.record.id)
            place = entry.document.place_of(("statements", index, "effective"))
            yield Problem(place, "effect-as-counted", what, why, "check both days in the source")


@rule("counted-back")
def check_counted_back(world: World) -> Iterator[Problem]:
    """A computed consent is what the treaty's rule counts back from the entry into force, as far as it can.

    Why: a day that no source gives must follow from one that a source does. Counting in months gives a month, counting
    in days a day. Fails: in force 2007-06-01, three months, a computed consent of 2007-01. Mend: write the counted one.
    """
    for (_, slug), entry in world.loaded.participations.items():
        consent, instrument = entry.record.participation.consent, world.corpus.instruments.get(slug)
        entered = entry_day(entry.record.participation)
        if consent is None or consent.confidence != "computed" or instrument is None:
            continue
        rule_ = instrument.record.entry_rule
        counted = count_back(rule_, entered) if rule_ and entered else ""
        if consent.date != counted:
            what = f"the consent is computed as {consent.date}, but the rule counts back to {counted or 'nothing'}"
            place = entry.document.place_of(("participation", "consent"))
            why = "a computed date follows from a sourced one"
            yield Problem(place, "counted-back", what, why, "write what the rule gives, or leave the date out")


def count_back(rule_: records.EntryRule, entered: str) -> str:
    """Return the month, or the day, of the consent from which a rule counts to an entry into force."""
    if rule_.kind == "days-after":
        return (datetime.date.fromisoformat(entered) - datetime.timedelta(days=rule_.days or 0)).isoformat()
    months = int(entered[:4]) * 12 + int(entered[5:7]) - 2 - (rule_.months or 0)
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


@rule("ended-after-entry")
def check_ends(world: World) -> Iterator[Problem]:
    """Participation ends after it began: received after the consent, effective as the instrument's exit rule counts.

    Why: a State shown as bound after it left, or before, misleads both sides. Fails: `received` before the consent; an
    end without any consent; `by: replacement` where no instrument replaces this one. Mend: check it in the source.
    """
    replaced = {one.of for other in world.corpus.instruments.values() for one in other.record.replaces}
    for (_, slug), entry in world.loaded.participations.items():
        part = entry.record.participation
        ended, what = part.ended, ""
        if ended is None:
            continue
        began = part.consent.date if part.consent else None
        left = ended.received or ended.effective
        if part.consent is None:
            what = "it ended, but no consent is recorded"
        elif began and left and last_day(left) < first_day(began):
            what = f"it ended on {left}, before the consent of {began}"
        elif ended.by == "replacement" and slug not in replaced:
            what = "it ended by replacement, but no instrument here replaces this one"
        if what:
            place = entry.document.place_of(("participation", "ended"))
            yield Problem(
                place, "ended-after-entry", what, "what binds whom would be misstated", "check it in the source"
            )


@rule("objection-to")
def check_objections(world: World) -> Iterator[Problem]:
    """An objection names a statement of another State under the same instrument, and only an objection does.

    Why: it says nothing without the statement that it is about. Fails: `objects_to` of a statement that is not here.
    Mend: name the statement by State, instrument and id.
    """
    known = {statement.id for statement in world.corpus.statements}
    for (iso2, slug), entry in world.loaded.participations.items():
        for index, statement in enumerate(entry.record.statements):
            target, what = statement.objects_to, ""
            if (statement.kind == "objection") != (target is not None):
                what = "an objection names the statement that it is about, and only an objection does"
            elif target and target not in known:
                what = f'there is no statement "{target}"'
            elif target and (target.startswith(f"{iso2}:") or target.split(":")[1] != slug):
                what = f'"{target}" is no statement of another State under this instrument'
            if what:
                place = entry.document.place_of(("statements", index))
                why = "an objection says nothing without its statement"
                yield Problem(place, "objection-to", what, why, "write objects_to: like xa:books:2-2-reservation")


@rule("complete-list")
def check_lists(world: World) -> Iterator[Problem]:
    """Only the depositary's own list is complete, and every Party on the day of a list of Parties has what it shows.

    Why: a kind that a complete list does not name is told as "none on record". Fails: `complete: true` with a database
    as its source; a Party since before the list's day without `listed`. Mend: leave `complete` out; copy the row.
    """
    for (_, slug), entry in world.loaded.participations.items():
        listed, what = entry.record.listed, ""
        kinds = {world.loaded.sources[name].record.kind for name in listed.sources} if listed else set()
        instrument = world.corpus.instruments.get(slug)
        whole = instrument.record.party_list if instrument else None
        consent = entry.record.participation.consent
        if listed and listed.complete and (kinds != {"depositary"} or not listed.date):
            what = "a list is complete only where it is the depositary's own, of a day"
        elif whole and _bound_by(consent, whole.date) and not (listed and listed.complete):
            what = f"it was a Party on {whole.date}, but what the list of that day shows for it is missing"
        if what:
            place = entry.document.place_of(("listed",) if listed else ("participation",))
            why = "what a complete list does not name is told as none"
            yield Problem(place, "complete-list", what, why, "copy the row of the depositary's list")


@rule("carried-as-written")
def check_carried(world: World) -> Iterator[Problem]:
    """The articles that a clause carries over are those that its own words name.

    Why: dossiers, pairs and comparisons rest on this list. Fails: Article 44 left out of a list of eight. Mend: compare
    the list with the clause.
    """
    for slug, entry in world.loaded.instruments.items():
        for index, carried in enumerate(entry.record.carries_over):
            named = {
                parse_id(pointer.target).head
                for pointer in world.corpus.pointers_from.get(f"{slug}:{carried.at}", ())
                if pointer.target.startswith(f"{carried.of}:")
            }
            listed = set(carried.articles)
            if carried.articles and named and named != listed:
                differ = ", ".join(sorted(named ^ listed, key=_order))
                what = f"the list and the words of {carried.at} differ in {differ}"
                place = entry.document.place_of(("carries_over", index, "articles"))
                why = "what applies here would be misstated"
                yield Problem(place, "carried-as-written", what, why, "compare the list with the clause")


def _order(number: str) -> tuple[int, str]:
    digits = "".join(letter for letter in number if letter.isdigit())
    return int(digits or 0), number


def _bound_by(consent: records.Consent | None, day: str) -> bool:
    return bool(consent and consent.date and last_day(consent.date) <= day)
