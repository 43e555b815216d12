"""Write SVG elements, everything escaped."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: Markup | str, **attributes: str | float) -> Markup:
    """Write an element; `class_` is `class`, an underscore in an attribute's name is a hyphen, numbers are kept short."""
    head = "".join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _value(value)) for key, value in attributes.items()
    )
    inner = Markup("").join(escape(child) for child in children)
    if not inner:
        return Markup("<{}{}/>").format(Markup(name), Markup(head))
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), Markup(head), inner)


def number(value: float) -> str:
    """Write a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
