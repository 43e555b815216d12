"""The status of a statement over time.

Codes of the phases:
`not made` not made yet; `pending` made, the instrument not in force for the State yet; `in force`; `on record` made and
not withdrawn, but since when it has effect is not verified; `withdrawn` (a designation is `replaced` in words);
`unknown`; `no deposit` provided for in national documents only; `effected` for a withdrawal that has been made.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.law.corpus import Corpus, Participation, Statement
from generator.law.register.days import consent_day, entry_day, first_day, last_day, signing_day
from generator.law.register.effects import later_effect
from generator.law.register.phases import Phase, order_phases, phase_on
from generator.law.writing import write_date, write_when

NOT_MADE, PENDING, IN_FORCE, ON_RECORD = "not made", "pending", "in force", "on record"
WITHDRAWN, UNKNOWN, NO_DEPOSIT, EFFECTED = "withdrawn", "unknown", "no deposit", "effected"
STANDING = (PENDING, IN_FORCE, ON_RECORD)
STATUS_WORDS = {
    IN_FORCE: "in force",
    ON_RECORD: "on record, date of effect not verified",
    PENDING: "made, not in force yet",
    WITHDRAWN: "withdrawn or replaced",
    NO_DEPOSIT: "provided for in national documents; deposit not seen",
    EFFECTED: "withdrawal that took effect",
    UNKNOWN: "unknown",
    NOT_MADE: "not made yet",
}


def status_now(corpus: Corpus, statement: Statement) -> Phase:
    """Return the status of a statement on the day that counts as today."""
    return status_on(corpus, statement, corpus.concordance.as_of)


def stands(corpus: Corpus, statement: Statement) -> bool:
    """Return whether a statement is made and not withdrawn today."""
    return status_now(corpus, statement).code in STANDING


def status_on(corpus: Corpus, statement: Statement, day: str) -> Phase:
    """Return the status of a statement on a day."""
    return phase_on(status_phases(corpus, statement), day)


def status_phases(corpus: Corpus, statement: Statement) -> tuple[Phase, ...]:
    """Return the phases of a statement, from the beginning of time on."""
    if not statement.record.on_record:
        return (Phase("", NO_DEPOSIT, STATUS_WORDS[NO_DEPOSIT]),)
    participation = corpus.states[statement.state].participation(statement.instrument)
    assert participation is not None
    effect = later_effect(corpus, statement)
    phases = order_phases(_made_phases(statement, participation, corpus.concordance.as_of, effect))
    end = statement.record.withdrawn
    if end is None:
        return phases
    word = "replaced" if statement.record.kind == "designation" else "withdrawn"
    if _is_day(end):
        closing = [Phase(end, WITHDRAWN, f"{word} {write_date(end)}", end)]
    else:
        words = f"{word} {write_when(end)}, the day not found"
        closing = [Phase(first_day(end), UNKNOWN, words), Phase(last_day(end), WITHDRAWN, words)]
    return order_phases([*(phase for phase in phases if phase.start < first_day(end)), *closing])


def made_day(statement: Statement, participation: Participation) -> str | None:
    """Return when a statement was made: its own date, or the sourced day of the signature or deposit it came with."""
    made = statement.record.made
    if made.date:
        return made.date
    days = {"signature": signing_day(participation.record), "deposit": consent_day(participation.record)}
    return days.get(made.at or "")


def _made_phases(statement: Statement, participation: Participation, as_of: str, effect: str | None) -> Iterator[Phase]:
    made, entry = made_day(statement, participation), entry_day(participation.record)
    if made is None:
        yield Phase("", UNKNOWN, "unknown: when it was made was not found")
        # What came with signature or deposit was there when the instrument entered into force.
        if entry and statement.record.made.at in ("signature", "deposit"):
            yield Phase(entry, IN_FORCE, f"in force since {write_date(entry)}", entry)
        elif statement.record.withdrawn is None:
            yield _standing(statement, as_of, "", entry)
        return
    yield Phase("", NOT_MADE, "not made yet")
    if not _is_day(made):
        yield Phase(first_day(made), UNKNOWN, f"made {write_when(made)}, the day not found")
    start = last_day(made)
    if statement.record.kind != "withdrawal" and entry and start < entry:
        yield Phase(start, PENDING, f"made {write_when(made)}, not in force yet", made if _is_day(made) else None)
        start = made = entry
    if effect and effect > start:
        words = f"made {write_when(statement.record.made.date or made)}, takes effect on {write_date(effect)}"
        yield Phase(start, PENDING, words, start)
        start = made = effect
    yield _standing(statement, start, made, entry)


def _standing(statement: Statement, start: str, since: str, entry: str | None) -> Phase:
    """Return the phase of a statement that stands from `start` on; `since` is full, partial, or empty: not found."""
    day = since if _is_day(since) else None
    if statement.record.kind == "withdrawal":
        when = f" {write_date(since)}" if day else f" {write_when(since)}, the day not found" if since else ""
        return Phase(start, EFFECTED, f"took effect{when or ', day not found'}", day)
    if entry is None:
        return Phase(start, ON_RECORD, STATUS_WORDS[ON_RECORD])
    known = f"in force since {write_date(since)}{'' if day else ', the day not found'}" if since else ""
    return Phase(start, IN_FORCE, known or "in force, since when was not found", day)


def _is_day(day: str) -> bool:
    return bool(day) and first_day(day) == last_day(day)


def effect_days(corpus: Corpus, statement: Statement) -> tuple[str | None, str | None]:
    """Return the first day on which a statement surely has effect, and the first on which it no longer surely has.

    Both are whole days. The first is None where it is not verified, the second where the statement stands: on a day
    for which `first <= day < second` holds, its status is `in force` (or `effected`).
    """
    phases = status_phases(corpus, statement)
    start = next((index for index, phase in enumerate(phases) if _has_effect(phase.code) and phase.since), None)
    if start is None:
        return None, None
    end = next((phase.start for phase in phases[start:] if not _has_effect(phase.code)), None)
    return phases[start].start, end


def _has_effect(code: str) -> bool:
    return code in (IN_FORCE, EFFECTED)
