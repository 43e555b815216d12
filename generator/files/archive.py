"""Write zip files whose bytes follow from their content alone: the same on every machine and at every time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

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


_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def replace_in_zip(content: bytes, entries: Collection[str], old: bytes, new: bytes) -> bytes | None:
    """Return a zip with other words in some entries, which each hold the old ones once; nothing where that is not so.

    The rest is copied as it is packed. The zip must be as Python's `zipfile` writes a small one: without comments,
    gaps and fields for large files, the entries in the order of its directory.
    """
    out, directory, changed = io.BytesIO(), io.BytesIO(), 0
    count, start, place = *_END.unpack(content[-_END.size :])[4:7:2], 0
    for _ in range(count):
        head = list(_CENTRAL.unpack_from(content, start))
        name = content[start + _CENTRAL.size : start + _CENTRAL.size + head[10]]
        start += _CENTRAL.size + head[10]
        local = list(_LOCAL.unpack_from(content, place))
        body = place + _LOCAL.size + local[9]
        packed = content[body : body + head[8]]
        if local[0] != b"PK\x03\x04" or head[11] or head[12] or local[10] or head[16] != place:
            return None
        place = body + head[8]
        if name.decode() in entries:
            plain = zlib.decompress(packed, -zlib.MAX_WBITS)
            if plain.count(old) != 1 or head[4] != zipfile.ZIP_DEFLATED:
                return None
            plain, changed = plain.replace(old, new), changed + 1
            packed = _deflate(plain)
            head[7:10] = local[6:9] = zlib.crc32(plain), len(packed), len(plain)
        head[16] = out.tell()
        out.write(_LOCAL.pack(*local) + name + packed)
        directory.write(_CENTRAL.pack(*head) + name)
    size, whole = directory.tell(), out.tell()
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, whole, 0)
    return out.getvalue() + directory.getvalue() + end if changed == len(entries) else None


def _deflate(plain: bytes) -> bytes:
    """Pack as `zipfile` does where no level is named."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush()
