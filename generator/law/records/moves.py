"""The record of what became of published ids: `moved.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationError

from generator.law.fields import BadValue, Day, Record, Text


class Move(Record):
    """A published id or page that has moved: old links are led on."""

    from_: Annotated[Text, Field(alias="from")]
    """The id or page as the ledger `ids.txt` has it: `topic:old-name`, `xa:books:old-statement`, `states/old.html`."""
    to: Text
    """The id or page that takes its place, and exists."""
    date: Day
    because: Text | None = None


class Moved(Record):
    """What became of published ids, so that old links still lead somewhere: `moved.yml`."""

    moves: Annotated[tuple[Move, ...], Field(min_length=1)]


def need_reason(because: str | None) -> None:
    """Raise BadValue where a move could not give these words as its reason."""
    try:
        Move.model_validate({"from": "one", "to": "other", "date": "2020-01-01", "because": because})
    except ValidationError as fault:
        found = fault.errors()[0].get("ctx", {}).get("error")
        raise found if isinstance(found, BadValue) else BadValue("should be a text", "", "") from None
