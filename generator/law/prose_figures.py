"""Named figures that prose may use, computed from the data so that they follow it: `{parties:treaty}`, `{as-of}`.

A figure is a name and its arguments, joined by colons. Positions are those on the day that counts as today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from generator.files.docstrings import read_docstring
from generator.files.near import find_near
from generator.law import records
from generator.law.corpus import Corpus
from generator.law.register.positions import BOUND, CONSENTED, SIGNED, UNVERIFIED, position_on
from generator.law.register.statuses import stands, status_now
from generator.law.writing import write_count, write_date, write_list


class UnknownFigure(ValueError):
    """Raised for a figure that does not exist; its text says what is wrong."""


def write_figure(corpus: Corpus, name: str) -> str:
    """Return a figure in words or digits; raise UnknownFigure for a name or an argument that is not known."""
    kind, *arguments = name.split(":")
    if kind not in _FIGURES:
        near = find_near(kind, _FIGURES)
        offer = f'did you mean "{near}"?' if near else f"there are: {', '.join(_FIGURES)}"
        raise UnknownFigure(f'there is no figure "{kind}"; {offer}')
    forms, write = _FIGURES[kind]
    wanted = forms.split()
    if len(arguments) != len(wanted):
        raise UnknownFigure(f'"{kind}" is written {{{":".join([kind, *wanted])}}}')
    for form, argument in zip(wanted, arguments, strict=True):
        _need(corpus, form, argument)
    return write(corpus, arguments)


def describe_figures() -> tuple[tuple[str, str], ...]:
    """Return every figure with what it stands for, for the page that documents them."""
    return tuple(
        ("{" + ":".join([kind, *forms.split()]) + "}", read_docstring(write).splitlines()[0])
        for kind, (forms, write) in _FIGURES.items()
    )


def _need(corpus: Corpus, form: str, argument: str) -> None:
    known: dict[str, Sequence[str]] = {
        "INSTRUMENT": tuple(corpus.instruments),
        "STATE": tuple(corpus.states),
        "ROLE": tuple(role.replace(" ", "-") for role in corpus.editorial.roles),
        "KIND": get_args(records.StatementKind),
        "STATEMENT": tuple(statement.id.replace(":", "/") for statement in corpus.statements),
    }
    if argument not in known[form]:
        near = find_near(argument, known[form])
        offer = f'; did you mean "{near}"?' if near else ""
        raise UnknownFigure(f'"{argument}" is no {form.lower()} of this data{offer}')


def _count_positions(corpus: Corpus, instrument: str, codes: tuple[str, ...]) -> str:
    day = corpus.concordance.as_of
    return str(sum(position_on(corpus, state, instrument, day).code in codes for state in corpus.states))


def _parties(corpus: Corpus, given: Sequence[str]) -> str:
    """How many States the register holds as Parties today, their dates verified or not."""
    return _count_positions(corpus, given[0], (BOUND, UNVERIFIED))


def _verified(corpus: Corpus, given: Sequence[str]) -> str:
    """How many of them have a verified date of entry into force."""
    return _count_positions(corpus, given[0], (BOUND,))


def _signatories(corpus: Corpus, given: Sequence[str]) -> str:
    """How many States have signed and not consented yet."""
    return _count_positions(corpus, given[0], (SIGNED,))


def _consents(corpus: Corpus, given: Sequence[str]) -> str:
    """How many States have consented while it is not in force for them."""
    return _count_positions(corpus, given[0], (CONSENTED,))


def _statements(corpus: Corpus, given: Sequence[str]) -> str:
    """How many statements of a kind stand today under an instrument."""
    kind, instrument = given
    of_kind = (entry for entry in corpus.statements if entry.record.kind == kind and entry.instrument == instrument)
    return str(sum(stands(corpus, statement) for statement in of_kind))


def _articles(corpus: Corpus, given: Sequence[str]) -> str:
    """How many articles an instrument has."""
    return str(len(corpus.instruments[given[0]].articles))


def _topics(corpus: Corpus, given: Sequence[str]) -> str:
    """How many topics the concordance has."""
    return str(len(corpus.topics))


def _topics_of(corpus: Corpus, given: Sequence[str]) -> str:
    """On how many topics an instrument has a provision."""
    return str(sum(bool(topic.provisions.get(given[0])) for topic in corpus.topics.values()))


def _shared(corpus: Corpus, given: Sequence[str]) -> str:
    """On how many topics two instruments both have a provision."""
    return str(sum(all(topic.provisions.get(slug) for slug in given) for topic in corpus.topics.values()))


def _only(corpus: Corpus, given: Sequence[str]) -> str:
    """On how many topics one instrument alone has a provision."""
    return str(
        sum(
            [slug for slug, units in topic.provisions.items() if units] == [given[0]]
            for topic in corpus.topics.values()
        )
    )


def _states(corpus: Corpus, given: Sequence[str]) -> str:
    """How many States and organisations the register holds."""
    return str(len(corpus.states))


def _as_of(corpus: Corpus, given: Sequence[str]) -> str:
    """The day that counts as today."""
    return write_date(corpus.concordance.as_of)


def _texts(corpus: Corpus, given: Sequence[str]) -> str:
    """The instruments whose text is held here, by their short titles."""
    return write_list([instrument.record.short_title for instrument in corpus.texts])


def _concluded(corpus: Corpus, given: Sequence[str]) -> str:
    """When an instrument was signed, adopted or opened for signature."""
    return _say(corpus.instruments[given[0]].record.concluded)


def _in_force(corpus: Corpus, given: Sequence[str]) -> str:
    """When an instrument entered into force."""
    return _say(corpus.instruments[given[0]].record.in_force)


def _position(corpus: Corpus, given: Sequence[str]) -> str:
    """The position of a State in an instrument today."""
    return position_on(corpus, given[0], given[1], corpus.concordance.as_of).words


def _signed(corpus: Corpus, given: Sequence[str]) -> str:
    """When a State signed an instrument."""
    part = corpus.states[given[0]].participation(given[1])
    return _say(part.record.signed if part else None)


def _consented(corpus: Corpus, given: Sequence[str]) -> str:
    """How and when a State consented to be bound by an instrument."""
    part = corpus.states[given[0]].participation(given[1])
    fact = part.record.consent if part else None
    return f"{fact.kind} on {_say(fact)}" if fact else _say(None)


def _status(corpus: Corpus, given: Sequence[str]) -> str:
    """The status of a statement today; its id is written `xa/treaty/22-2-reservation`."""
    found = next(entry for entry in corpus.statements if entry.id == given[0].replace("/", ":"))
    return status_now(corpus, found).words


def _authorities(corpus: Corpus, given: Sequence[str]) -> str:
    """How many States have named an authority for a role; a space in the role is written as a hyphen."""
    named = [(entry.state, entry.record.authority) for entry in corpus.statements]
    found = {state for state, authority in named if authority and authority.role.replace(" ", "-") == given[0]}
    return write_count(len(found), "State")


def _say(fact: records.Concluded | records.DatedFact | records.Fact | None) -> str:
    if fact is None:
        return "no date in this data"
    return write_date(fact.date) if fact.date else "a day that was not found"


_FIGURES: dict[str, tuple[str, Callable[[Corpus, Sequence[str]], str]]] = {
    "parties": ("INSTRUMENT", _parties),
    "verified": ("INSTRUMENT", _verified),
    "signatories": ("INSTRUMENT", _signatories),
    "consents": ("INSTRUMENT", _consents),
    "standing": ("KIND INSTRUMENT", _statements),
    "articles": ("INSTRUMENT", _articles),
    "topics": ("", _topics),
    "topics-of": ("INSTRUMENT", _topics_of),
    "shared": ("INSTRUMENT INSTRUMENT", _shared),
    "only": ("INSTRUMENT", _only),
    "states": ("", _states),
    "as-of": ("", _as_of),
    "texts": ("", _texts),
    "concluded": ("INSTRUMENT", _concluded),
    "in-force": ("INSTRUMENT", _in_force),
    "position": ("STATE INSTRUMENT", _position),
    "signed": ("STATE INSTRUMENT", _signed),
    "consent": ("STATE INSTRUMENT", _consented),
    "status": ("STATEMENT", _status),
    "named": ("ROLE", _authorities),
}
