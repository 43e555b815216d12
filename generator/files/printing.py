"""Write text from outside so that a terminal shows it and never obeys it."""

from __future__ import annotations

_LONGEST = 300


def as_printed(text: str, *, longest: int = _LONGEST) -> str:
    """Return a text on one line, with an escape such as `\\n` for whatever has no shape; cut where it is long.

    A backslash is doubled where anything is escaped, so that what was escaped is never taken for what was written.
    """
    cut = text if len(text) <= longest else f"{text[:longest]} …"
    if cut.isprintable():
        return cut
    return "".join(_escape(char) for char in cut)


def _escape(char: str) -> str:
    if char == "\\":
        return "\\\\"
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
