"""The menu of the site, as the configuration names it: what this site has none of is left out."""

from __future__ import annotations

from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation

from generator.law import routes


def keep_found(nav: Navigation) -> None:
    """Leave out what leads to a page that some sites have and this one has not; a page that no site has is a fault."""
    nav.items = [item for item in nav.items if not _leads_nowhere(item)]


def _leads_nowhere(item: StructureItem) -> bool:
    if not (isinstance(item, Link) and item.url.endswith(".md")):
        return False
    if f"{item.url[:-3]}.html" not in routes.FIXED:
        raise PluginError(f'nav of the configuration names "{item.url}", and there is no such page')
    return True
