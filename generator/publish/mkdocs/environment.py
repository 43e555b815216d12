"""The environment of the theme's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.render import ShownFiles

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme


def make_environment(theme: Theme) -> Environment:
    """Return the environment of a theme as MkDocs makes it, but quicker to list."""
    environment = type(theme).get_env(theme)
    environment.loader = ShownFiles(theme.dirs)
    return environment
