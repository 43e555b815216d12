"""Rules that hold facts of the register against each other: ids, clauses, steps, sources, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.register.days import consent_day, first_day, last_day, signing_day
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

Entry = Loaded[records.StateInstrument]
_KINDS = get_args(records.StatementKind)
_SOURCE = "check it in the source"


@rule("statement-id", by_file=True)
def check_statement_ids(world: World) -> Iterator[Problem]:
    """A statement's id says the clause it is made under, then its kind: `22-2-reservation`, `24-7-designation-2`.

    Why: the id is a second witness, so that a statement tied to a wrong clause, or of a wrong kind, is seen. Without a
    clause the article affected counts; a withdrawal may bear the clause of what it takes back. Fails:
    `22-2-reservation` with `permitted_by: ["29(4)"]`. Mend: tie it to the right clause; a published id stays, or moves
    by `rename`.
    """
    for entry in world.loaded.participations.values():
        by_id = {statement.id: statement for statement in entry.record.statements}
        for index, statement in enumerate(entry.record.statements):
            taken = by_id.get(statement.withdraws or "", statement) if statement.kind == "withdrawal" else statement
            paths = list(dict.fromkeys((*_clause(statement), *_clause(taken))))
            words = statement.id.split("-")
            length = next((at for at, word in enumerate(words) if word in _KINDS), len(words))
            number, kind = words[:length], "".join(words[length : length + 1])
            if kind != statement.kind or not any(_agree(number, _steps(path)) for path in paths):
                meant = f"{_article(statement.kind)} {statement.kind} under {' and '.join(paths)}"
                what = f'the id "{statement.id}" does not fit {meant}'
                place = entry.document.place_of(("statements", index, "id"))
                fix = f'tie it to the right clause and kind; or begin its id with "{"-".join(_steps(paths[0]))}-'
                yield Problem(place, "statement-id", what, "one of the two must be wrong", f'{fix}{statement.kind}"')


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _clause(statement: records.Statement) -> tuple[str, ...]:
    """Return the clauses; of a statement outside the lists the articles that it affects."""
    return statement.permitted_by or tuple(path.partition("(")[0] for path in statement.affects)


def _steps(path: str) -> list[str]:
    return re.sub("[^a-z0-9]+", " ", path).split()


def _agree(one: list[str], other: list[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


@rule("designated-role")
def check_roles(world: World) -> Iterator[Problem]:
    """An authority has the role for which the clause has States name one: `role` in `permits` of the instrument.

    Why: a request sent to the wrong authority is lost. Fails: an office for `returns` under the clause on
    complaints. Mend: name the right clause or role.
    """
    for (iso2, slug), entry in world.loaded.participations.items():
        if slug not in world.corpus.instruments:
            continue
        roles = {one.at: one.role for one in world.corpus.instruments[slug].record.permits if one.role}
        for index, statement in enumerate(entry.record.statements):
            wanted = {roles[path] for path in statement.permitted_by if path in roles}
            if statement.authority and wanted and statement.authority.role not in wanted:
                role = statement.authority.role
                what = f"{' and '.join(statement.permitted_by)} names authorities for {wanted.pop()}, not for {role}"
                place = entry.document.place_of(("statements", index, "authority", "role"))
                fix = f"{_SOURCE} of {iso2} which clause it was named under"
                yield Problem(place, "designated-role", what, "a request to the wrong authority is lost", fix)


@rule("made-with-step", by_file=True)
def check_steps(world: World) -> Iterator[Problem]:
    """A statement made `at` signature or deposit bears that day, and one made `later` a later day than the consent.

    Why: each date is a witness for the other. Fails: consent on 2007-02-14, made at deposit on 2007-03-14. Mend: check
    both dates in the source; where the day differs, it was made `later`.
    """
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        days = {"signature": signing_day(part), "deposit": consent_day(part), "later": consent_day(part)}
        for index, statement in enumerate(entry.record.statements):
            made = statement.made
            day = days.get(made.at or "")
            if not day or not made.date:
                continue
            same = day[: len(made.date)] == made.date
            if made.at == "later" and statement.kind != "withdrawal":
                wrong = made.date <= day[: len(made.date)] and not (same and len(made.date) < len(day))
            else:
                wrong = made.at != "later" and not same
            if wrong:
                step = "consent" if made.at == "later" else made.at
                what = f"made {made.at} on {made.date}, but the {step} is of {day}"
                place = entry.document.place_of(("statements", index, "made", "date"))
                yield Problem(
                    place, "made-with-step", what, "one of the two must be wrong", "check both dates in the source"
                )


@rule("consent-kind", by_file=True)
def check_consents(world: World) -> Iterator[Problem]:
    """A State that signed does not accede; one that ratifies, accepts or approves has signed, or a note says why not.

    Why: accession is the road of a State that did not sign (Articles 14 and 15 of the Vienna Convention on the Law of
    Treaties). Fails: `signed` beside `kind: accession`. Mend: check both in the source; where a signature is only not
    known, say so in `note`.
    """
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        kind = part.consent.kind if part.consent else None
        what = ""
        if kind == "accession" and part.signed:
            what = "it signed, yet its consent is an accession"
        elif kind in ("ratification", "acceptance", "approval") and not part.signed and not part.note:
            what = f"its consent is {_article(kind)} {kind}, yet no signature is recorded"
        if what:
            place = entry.document.place_of(("participation", "consent", "kind"))
            why = "accession is the road of a State that did not sign"
            yield Problem(place, "consent-kind", what, why, f"{_SOURCE}, or explain it in the note")


@rule("confirmed-twice")
def check_confirmed(world: World) -> Iterator[Problem]:
    """What is called confirmed rests on two sources, or on the depositary itself.

    Why: readers take the word for a promise. Fails: `confidence: confirmed` with one newspaper. Mend: name the second
    source, or say `single-source`.
    """
    sources = world.loaded.sources
    for entry in world.loaded.participations.values():
        part = entry.record.participation
        given: list[tuple[Path_, str, tuple[str, ...]]] = [(("participation",), part.confidence, part.sources)]
        given += [
            (("statements", index), one.confidence, one.sources) for index, one in enumerate(entry.record.statements)
        ]
        for where, confidence, names in given:
            kinds = {sources[name].record.kind for name in names if name in sources}
            if confidence == "confirmed" and len(names) == len(kinds) == 1 and "depositary" not in kinds:
                place = entry.document.place_of((*where, "confidence"))
                what = f'it is called confirmed, but rests on "{names[0]}" alone'
                why = "confirmed means two sources, or the depositary itself"
                yield Problem(place, "confirmed-twice", what, why, 'name the second source, or write "single-source"')


@rule("counted-parties")
def check_counts(world: World) -> Iterator[Problem]:
    """The register has as many consents or signatures on a day as a source counted: `counted` of the instrument.

    Why: a count from outside shows a State that is missing, or is taken for a Party. Those whose day is not known may
    or may not count. Fails: 81 counted, 80 recorded. Mend: find the State that is missing or too many.
    """
    for slug, entry in world.loaded.instruments.items():
        for index, counted in enumerate(entry.record.counted):
            sure = possible = 0
            for (_, other), held in world.loaded.participations.items():
                part = held.record.participation
                fact = (part.consent if counted.what == "consents" else part.signed) if other == slug else None
                if fact is None or (fact.date and first_day(fact.date) > last_day(counted.date)):
                    continue
                possible += 1
                sure += bool(fact.date and last_day(fact.date) <= first_day(counted.date))
            if not sure <= counted.number - counted.unnamed <= possible:
                held_text = str(sure) if sure == possible else f"{sure} to {possible}"
                what = f"{counted.number} {counted.what} were counted on {counted.date}, the register has {held_text}"
                place = entry.document.place_of(("counted", index, "number"))
                why = "a State is missing, or one too many is recorded"
                yield Problem(place, "counted-parties", what, why, f"compare the States with {counted.sources[0]}")
