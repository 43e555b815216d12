"""Write text as XML: what Python's `xml.sax.saxutils` does, without loading a web client as that module does."""

from __future__ import annotations

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Return a text as it stands between tags."""
    return text.translate(_TEXT)


def quoteattr(value: str) -> str:
    """Return a value as it stands behind the name of an attribute, in quotes."""
    written = escape(value).translate(_LINES)
    if '"' not in written:
        return f'"{written}"'
    return f"'{written}'" if "'" not in written else '"' + written.replace('"', "&quot;") + '"'
