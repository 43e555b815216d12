"""Data as classic scripts: `fetch` and modules fail on file://."""

from __future__ import annotations

import json

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def write_value(value: object) -> str:
    """Write a value of JSON that may stand in a script, and in a script element.

    The two line separators of Unicode would end the line of a script in old browsers; "<" could close the element.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def assign(target: str, value: object) -> bytes:
    """Write a script that assigns a value to a target: `window.name`, or any expression that can be assigned to."""
    return f"{target} = {write_value(value)};\n".encode()
