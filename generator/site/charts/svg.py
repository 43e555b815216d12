"""Write SVG elements, everything escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

Value = str | float


def element(name: str, *children: Markup | str, **attributes: Value) -> Markup:
    """Write an element; `class_` is `class`, an underscore in an attribute's name a hyphen, numbers are kept short."""
    # Plain strings, each value escaped by itself: Markup.format costs ten times as much, and a page can hold thousands.
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"' for key, value in attributes.items()
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{head}>{inner}</{name}>" if inner else f"<{name}{head}/>")


def draw_picture(
    name: str, *body: Markup, title: str, description: str, size: tuple[float, float], role: str = "img", **more: Value
) -> Markup:
    """Draw an image with a title and a description, of the class `name`; `more` are attributes besides."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *body,
        class_=name,
        role=role,
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        **more,
    )


def number(value: float) -> str:
    """Write a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: Value) -> str:
    return value if isinstance(value, str) else number(value)
