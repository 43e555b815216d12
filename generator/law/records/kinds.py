"""What statements are called, and how one State's statement is named from another's record."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, WithJsonSchema

from generator.law.fields import BadValue, Name
from generator.law.ids import STATE_FORM

StatementKind = Literal[
    "reservation",
    "declaration",
    "designation",
    "territorial",
    "withdrawal",
    "objection",
    "communication",
    "derogation",
]
DivisionKind = Literal["chapter", "section", "title", "part", "book", "subpart"]
"""What the divisions of a text, and of a schedule or annex, are called."""
DIVISION_KINDS: tuple[str, ...] = get_args(DivisionKind)
HeadWord = Literal["article", "section", "rule", "regulation", "clause", "schedule", "annex", "appendix"]
"""What ids say that a text inside an instrument is."""
EnglishRule = Literal[
    "numbers-agree", "words-fit", "force-agrees", "denial-agrees", "opposites-agree", "articles-agree"
]
"""Rules that read numbers and words as English has them."""
Role = Name
"""What an authority is named for: a role that `editorial.yml` lists."""
Nature = Literal["option", "interpretative", "non-recognition"]
"""What a declaration is: the choice of an option that the treaty gives, a reading of it, or a non-recognition."""
ListedKind = Literal[
    "reservations",
    "declarations",
    "authorities",
    "territorial application",
    "communications",
    "objections",
    "reservations or declarations",
]
"""What the columns of a list are called; the last one for a list that does not tell the two apart."""

_STATEMENT = re.compile(STATE_FORM + ":[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*")


def _need_statement(text: str) -> str:
    if not _STATEMENT.fullmatch(text):
        should = "should name a statement by State, instrument and its own id"
        raise BadValue(should, "an objection is to one statement", "write it like xa:books:2-2-reservation")
    return text


StatementId = Annotated[
    str, AfterValidator(_need_statement), WithJsonSchema({"type": "string", "pattern": f"^{_STATEMENT.pattern}$"})
]
"""A statement of any State: `<iso2>:<instrument>:<id>`."""
