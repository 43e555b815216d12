"""Say what a published copy holds: `data/manifest.json`.

It has the SHA-256 of every file of the site but itself, and of the words of every provision and of every whole text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.files.hashes import MANIFEST


def make_manifest(
    files: Mapping[str, str],
    *,
    title: str,
    version: str,
    texts: Mapping[str, str],
    instruments: Mapping[str, str] | None = None,
) -> bytes:
    """Return the manifest of files whose hashes are given by path.

    `texts` are the hashes of the words of each provision, in their order; `instruments` those of each whole text.
    """
    whole = {
        "title": title,
        "version": version,
        "files": {path: files[path] for path in sorted(files) if path != MANIFEST},
        "texts": texts,
        "instruments": instruments or {},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=0) + "\n").encode()
