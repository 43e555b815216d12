"""Write a text as one line of YAML that is read back as the same text."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z0-9][^:#\[\]{}\"'&*!|>%@`,\\]*(?<! )")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
"""Words that some readers of YAML take for something else."""


def is_line(text: str) -> bool:
    """Return whether a text is one line without doubled or outer spaces, and not empty."""
    return bool(text) and text == " ".join(text.split())


def quote_line(text: str) -> str:
    """Return a line as YAML writes it: in quotation marks where it would say something else without."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
