"""Write zip files whose bytes follow from their content alone: the same on every machine and at every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_PACKED = (".epub", ".gz", ".png", ".woff2")
"""What is compressed already gains nothing from being compressed again."""


def write_zip(files: Mapping[str, bytes], *, day: str, first: str = "", pack: bool = True) -> bytes:
    """Return a zip of `files`, sorted by path; every entry bears `day` (an ISO date), so that no clock is read.

    `first` names an entry that stands first and uncompressed, as EPUB asks of its `mimetype`. Without `pack` nothing is
    compressed: many small files then gain more from being compressed together, where the zip itself stands in another.
    """
    year, month, date = (int(part) for part in day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(path, (year, month, date, 0, 0, 0))
            entry.create_system = 3  # Unix, on Windows too: otherwise the byte would tell the machine
            entry.external_attr = 0o644 << 16
            stored = path == first or not pack or path.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return out.getvalue()
