"""Rules of participation: entries into force follow the treaty's own rule, nothing precedes signature, States exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.iso_codes import list_iso_codes
from generator.law.register.days import SOURCED, consent_day, count_entry, first_day, own_entry_day, signing_day
from generator.reading.problems import Problem

# ISO 3166-1 leaves XA to XZ to users.
_FREE_CODE = re.compile(r"x[a-z]")


@rule("entry-into-force")
def check_entries(world: World) -> Iterator[Problem]:
    """The entry into force for a State is the day that the treaty's own rule gives for its consent.

    Why: a slip in either date shows at once. The rule stands in `entry_rule` of the instrument; the day is never
    earlier than the instrument's own entry. Fails: consent on 2007-02-14 with three months, in force on 2007-05-14.
    Mend: check both dates; where sources really disagree, say so in `conflict`.
    """
    for (iso2, slug), entry in world.loaded.participations.items():
        instrument = world.corpus.instruments.get(slug)
        part = entry.record.participation
        consent = consent_day(part)
        if instrument is None or instrument.record.entry_rule is None or consent is None or part.in_force is None:
            continue
        stated = part.in_force
        if stated.date is None or (part.conflict and stated.confidence in SOURCED):
            continue
        counted = count_entry(instrument.record.entry_rule, consent, not_before=own_entry_day(instrument.record))
        if not counted.startswith(stated.date):
            what = f"in force on {stated.date}, but the treaty's rule gives {counted} for a consent on {consent}"
            place = entry.document.place_of(("participation", "in_force", "date"))
            fix = f"check both dates of {iso2} in the source, or explain the difference in conflict"
            yield Problem(place, "entry-into-force", what, "one of the two dates must be wrong", fix)


@rule("statement-before-signature", by_file=True)
def check_first_steps(world: World) -> Iterator[Problem]:
    """No statement is earlier than the State's signature; without a signature, none is earlier than its consent.

    Why: a statement goes with signature or consent, or follows them. Fails: signed 2008-06-30, made 2008-06-03. Mend:
    check both dates in the source.
    """
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        fact, full = (part.signed, signing_day(part)) if part.signed else (part.consent, consent_day(part))
        first = full or (first_day(fact.date) if fact and fact.date and fact.confidence in SOURCED else None)
        step = "signature" if part.signed else "consent"
        for index, statement in enumerate(entry.record.statements):
            made = statement.made.date
            if first and made and made < first[: len(made)]:
                place = entry.document.place_of(("statements", index, "made", "date"))
                what = f"made on {made}, before the {step} of {full or (fact and fact.date)}"
                why = "a statement goes with signature or consent, or follows them"
                yield Problem(place, "statement-before-signature", what, why, "check both dates in the source")


@rule("known-state", by_file=True)
def check_states(world: World) -> Iterator[Problem]:
    """The folder of a State is its ISO 3166-1 alpha-2 code in lower case, one of `xa` to `xz`, or a code of the corpus.

    Why: the code is part of every statement's id. Fails: `states/uk/` for the State whose code is `gb`. Mend:
    rename the folder. The codes `xa` to `xz` are free for what has none; others stand in
    `codes` of editorial.yml.
    """
    codes = list_iso_codes() | world.corpus.editorial.codes.keys()
    for iso2, entry in world.loaded.states.items():
        if iso2 not in codes and not _FREE_CODE.fullmatch(iso2):
            what = f'"{iso2}" is no code of ISO 3166-1'
            fix = "name the folder by the State's alpha-2 code, or list the code in editorial.yml"
            yield Problem(entry.document.place_of(()), "known-state", what, "the code is part of every id", fix)


@rule("one-page-a-state")
def check_state_slugs(world: World) -> Iterator[Problem]:
    """No two States share the name of their page.

    Why: one page would overwrite the other. Mend: give each `slug` its own words.
    """
    first: dict[str, str] = {}
    for iso2, entry in world.loaded.states.items():
        other = first.setdefault(entry.record.slug, iso2)
        if other != iso2:
            what = f'the slug "{entry.record.slug}" is that of "{other}" too'
            place = entry.document.place_of(("slug",))
            yield Problem(place, "one-page-a-state", what, "one page would overwrite the other", "choose another slug")


@rule("empty-participation", by_file=True)
def check_empty_participation(world: World) -> Iterator[Problem]:
    """A participation record without any step says in `note` or `conflict` why it is there.

    Why: a bare record would look like participation. Mend: say what was looked for and not established.
    """
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        if not (part.signed or part.consent or part.in_force or part.note or part.conflict):
            place = entry.document.place_of(("participation",))
            what = "the record names no step and explains nothing"
            why = "it would look like participation"
            yield Problem(place, "empty-participation", what, why, "add the steps, or a note")
