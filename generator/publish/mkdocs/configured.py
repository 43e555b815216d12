"""What a configuration of MkDocs says of folders, read without building; MkDocs is asked only where it must be."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SITE_DIR = re.compile(r"(?m)^site_dir:[ \t]*(?P<folder>[^\s!\"'#&*|>{\[][^\n#]*?)[ \t]*(?:#.*)?$")
_DATA = re.compile(r"(?m)^extra:[ \t]*\n(?:[ \t]+.*\n)*?[ \t]+data:[ \t]*(?P<folder>[^\s\"'#]+)")


@dataclass(frozen=True)
class ConfiguredFolders:
    """Where a configuration stands, and the folders that it names: its data, as written, and its prose."""

    base: Path
    data: str
    prose: Path


def read_site_dir(config: Path) -> str:
    """Return `site_dir`; MkDocs is asked only where it is not written plainly: it takes half a second to come."""
    try:
        text = config.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return "site"  # MkDocs says what is wrong with it.
    if found := _SITE_DIR.search(text):
        return found["folder"]
    if not re.search(r"(?m)^(site_dir|INHERIT):", text):
        return "site"
    from mkdocs.utils.yaml import yaml_load

    with config.open(encoding="utf-8") as file:
        return str(yaml_load(file).get("site_dir") or "site")


def read_data_folder(config: Path) -> str:
    """Return the folder of the data, from where the configuration stands; raise OSError where that cannot be read."""
    found = _DATA.search(config.read_text(encoding="utf-8"))
    return os.environ.get("CONCORDANCE_DATA") or (found["folder"] if found else "data")


def load_folders(config: Path) -> ConfiguredFolders:
    """Return the folders as MkDocs understands the configuration."""
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    loaded = load_config(str(config))
    return ConfiguredFolders(Path(loaded.config_file_path).parent, find_data(loaded), Path(loaded.docs_dir))


def find_data(config: MkDocsConfig) -> str:
    """Return the folder of the data that a loaded configuration names, as written."""
    return str(os.environ.get("CONCORDANCE_DATA") or config.extra.get("data", "data"))
