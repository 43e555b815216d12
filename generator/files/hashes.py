"""SHA-256 of contents in hexadecimal, and where a site keeps those of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

MANIFEST = "data/manifest.json"
"""The file of a site that holds the hash of every other, from the site's root."""


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def hash_all(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of every file by its path."""
    return {path: hash_bytes(content) for path, content in files.items()}
