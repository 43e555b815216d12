"""Write SVG elements, everything escaped."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: Markup | str, **attributes: str | float) -> Markup:
    """Write an element; `class_` is `class`, an underscore in an attribute's name a hyphen, numbers are kept short."""
    # Plain strings, each value escaped by itself: Markup.format costs ten times as much, and a page can hold thousands.
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"' for key, value in attributes.items()
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{head}>{inner}</{name}>" if inner else f"<{name}{head}/>")


def number(value: float) -> str:
    """Write a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
