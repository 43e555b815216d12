"""Whose site a folder holds: where a configuration has its site, and that no build takes the place of another's."""

from __future__ import annotations

import json
import os
from pathlib import Path

from generator.files.hashes import MANIFEST
from generator.publish.last_site import read_own
from generator.publish.mkdocs.configured import read_data_folder, read_site_dir
from generator.reading.yamlio import read_document


class BuildFailed(Exception):
    """Raised when no new site was made; its text says why. The last good site is untouched."""


class NotReplaced(BuildFailed):
    """Raised where a site would take the place of what no build made, or of another configuration's site."""


def find_out(root: Path, config: str) -> str:
    """Return the folder of a configuration's site, as seen from `root`: its `site_dir`, from where it stands itself."""
    folder = os.path.join(os.path.dirname(config), read_site_dir(root / config))
    return os.path.normpath(folder)


def need_own_title(config: Path, site: Path, out: str, state: Path) -> None:
    """Raise NotReplaced where a folder holds the site of another concordance.

    A site is known as ours by what is kept of the last build of this configuration, and where nothing is kept, as in a
    fresh clone, by its title.
    """
    try:
        title = str(json.loads((site / MANIFEST).read_bytes())["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    own = _read_title(config)
    if own in ("", title) or read_own(state, site):
        return
    what = f'it holds the site of "{title}", and {config.name} makes "{own}"'
    raise NotReplaced(f"{out} cannot get the site, which takes the place of all that is there: {what}")


def _read_title(config: Path) -> str:
    """Return the title of the concordance that a configuration makes; empty where it cannot be read."""
    try:
        file = config.parent / read_data_folder(config) / "concordance.yml"
    except (OSError, ValueError):
        return ""
    if not file.is_file():
        return ""
    document, _ = read_document(file, file.name)
    held = document.value_at(("title",)) if document else None
    return held if isinstance(held, str) else ""
