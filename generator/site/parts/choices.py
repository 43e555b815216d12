"""What a reader may choose from: entries of filters and lists, and ways on with a line on each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.parts.links import Link


@dataclass(frozen=True)
class Choice:
    """An entry of a filter or list: the value that a script looks for, and its words."""

    value: str
    text: str


@dataclass(frozen=True)
class Signpost:
    """A way on, with a line on what stands there."""

    link: Link
    about: str
