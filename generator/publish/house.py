"""What every page of a site depends on besides the data: the code, the theme, the configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from generator.files.cache import version_of_code
from generator.files.hashes import hash_bytes
from generator.publish.last_site import hash_files_of
from generator.site.assets import THEME

_INHERITED = re.compile(rb"(?m)^INHERIT:\s*(\S+)")
_ASKED = re.compile(rb"!ENV\s*\[?\s*(\w+)")
_MAKERS = ("mkdocs", "mkdocs-material", "markdown", "brotli")
PREVIEW = "CONCORDANCE_PREVIEW"
"""The name of the variable that asks for a site which shows what nobody accepted yet."""
_FLAGS = ("CONCORDANCE_PDF", "CONCORDANCE_DATA", PREVIEW)
STATE, SITE, CLEAN, WHY = "CONCORDANCE_STATE", "CONCORDANCE_SITE", "CONCORDANCE_CLEAN", "CONCORDANCE_WHY"
"""Names of variables that tell a build what is known of the last site, where that stands, and what is asked of it."""
CHECKED = "CONCORDANCE_CHECKED"
"""Names the record of programs that ran on the files, for the page about the data."""
START_ANEW = 75
"""The exit code of a build that found its last site unfit, so that it must start from nothing."""


def is_preview() -> bool:
    """Return whether this build shows what nobody accepted yet."""
    return bool(os.environ.get(PREVIEW))


def store_of(site: Path) -> Path:
    """Return the folder where what is made stands until it is put into a site: beside it, on the same disk."""
    return site.with_name(f"{site.name}.made")


def hash_house(config: Path, variables: Mapping[str, str]) -> str:
    """Return a hash of all that a site made with a configuration depends on besides the data and the prose.

    `variables` say what is wanted of the build.
    """
    asked_of = {**os.environ, **variables}
    said = _read_config(config)
    asked = [name.decode() for name in _ASKED.findall(b"\n".join(said))]
    flags = [f"{name}={asked_of.get(name, '')}" for name in (*asked, *_FLAGS)]
    versions = [f"{name} {metadata.version(name)}" for name in _MAKERS]
    parts = [version_of_code().hex(), hash_files_of([THEME]), *map(hash_bytes, said), *flags, *versions]
    return hash_bytes("\n".join(parts).encode())


def hash_source(folders: Iterable[Path]) -> str:
    """Return a hash of all data and prose, and of the record of programs that the page about the data shows."""
    record = Path(os.environ.get(CHECKED, ""))
    said = hash_bytes(record.read_bytes()) if record.is_file() else ""
    return hash_bytes(f"{hash_files_of(folders)} {said}".encode())


def _read_config(config: Path) -> list[bytes]:
    """Return the bytes of a configuration and of those that it builds upon."""
    own = config.read_bytes()
    found = _INHERITED.search(own)
    return [own, *(_read_config(config.parent / found[1].decode()) if found else ())]
