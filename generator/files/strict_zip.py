"""Read a zip that must hold exactly what it shows: every byte of it belongs to an entry that every program reads alike.

Zip files can say one thing in their directory and another before their entries, hide bytes between, or unpack to a
thousand times their size. The format is PKWARE's APPNOTE 6.3; what only other programs than ours write and nobody needs
(zip64, encryption, several disks) is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_END, _ENTRY, _LOCAL = struct.Struct("<4s4H2LH"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
_DESCRIPTOR = struct.Struct("<3L")
_PACKED, _UTF8, _LATER = 8, 0x800, 0x8
_NEWEST = 20
"""The version of the format that has folders and packed files, times ten; what needs a newer one, not all can read."""
_FLAGS = _UTF8 | _LATER | 0x6
"""Flags that a plain entry may have: names in UTF-8, sizes behind the entry, and how hard it was packed."""
_EXTRAS = frozenset({0x000A, 0x5455, 0x7875})
"""Extra fields that hold times and owners. Others could give another name or size."""
_DIRECTORY, _REGULAR, _KINDS = 0o040000, 0o100000, 0o170000
_CHUNK = 1 << 16
_MOST_LISTED = 32_000_000
_MOST_UNPACKED, _RATIO, _SMALL = 4_000_000_000, 30, 64_000_000
"""A zip may unpack to thirty times its size (the pages of a site take a tenth), and a small one to 64 MB."""


class OddZip(Exception):
    """Raised where a file is no zip, is damaged, or is of a form that no copy has; its text says why."""


@dataclass(frozen=True)
class StrictEntry:
    """An entry of a zip: its name, its size unpacked and packed, its checksum, and where its bytes begin."""

    name: str
    size: int
    packed_size: int
    checksum: int
    is_packed: bool
    start: int


@dataclass(frozen=True)
class _Listed:
    raw: bytes
    flags: int
    method: int
    checksum: int
    packed_size: int
    size: int
    at: int


def read_entries(file: BinaryIO) -> list[StrictEntry]:
    """Return the entries of a zip in the order of their bytes; folders have a name that ends with a slash."""
    whole = file.seek(0, 2)
    start, listed = _read_list(file, whole)
    if sum(entry.size for entry in listed) > min(_MOST_UNPACKED, max(_SMALL, _RATIO * whole)):
        raise OddZip("would unpack to far more than a site holds")
    reached, entries = 0, []
    for entry in sorted(listed, key=lambda one: one.at):
        name = _need_name(entry)
        if entry.at != reached:
            raise OddZip("holds bytes that belong to no file")
        begin = _read_local(file, entry)
        reached = begin + entry.packed_size
        if reached > start:
            raise OddZip("is damaged: a file reaches outside")
        reached += _read_descriptor(file, entry, reached)
        packed = entry.method == _PACKED
        entries.append(StrictEntry(name, entry.size, entry.packed_size, entry.checksum, packed, begin))
    if reached != start:
        raise OddZip("holds bytes that belong to no file")
    return entries


def read_content(file: BinaryIO, entry: StrictEntry) -> Iterator[bytes]:
    """Yield the bytes of an entry; raise OddZip where they are not those that the zip promises."""
    unpacker = zlib.decompressobj(-15) if entry.is_packed else None
    left, size, checksum = entry.packed_size, 0, 0
    file.seek(entry.start)
    while left:
        read = file.read(min(left, _CHUNK))
        if not read:
            raise OddZip("is cut short")
        left -= len(read)
        for piece in _unpack(unpacker, read, entry.size) if unpacker else (read,):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if size > entry.size:
                raise OddZip("is damaged: a file is larger than it says")
            yield piece
    ended = unpacker is None or (unpacker.eof and not unpacker.unused_data)
    if size != entry.size or checksum != entry.checksum or not ended:
        raise OddZip("is damaged: a file is not what it says")


def _unpack(unpacker: zlib._Decompress, read: bytes, most: int) -> Iterator[bytes]:
    rest, length = read, min(most + 1, 16 * _CHUNK)
    while True:
        try:
            piece = unpacker.decompress(rest, length)
        except zlib.error:
            raise OddZip("is damaged: a file cannot be unpacked") from None
        yield piece
        rest = unpacker.unconsumed_tail
        if not rest and len(piece) < length:
            return


def _read_list(file: BinaryIO, whole: int) -> tuple[int, list[_Listed]]:
    """Return where the directory of a zip begins, and what it lists."""
    if whole < _END.size:
        raise OddZip("is no zip file, or is damaged")
    file.seek(-_END.size, 2)
    sign, disk, first, here, count, size, start, comment = _END.unpack(file.read(_END.size))
    if sign != b"PK\5\6":
        raise OddZip("is no zip file, or is damaged, or holds bytes behind its end")
    if disk or first or here != count or comment or start == 0xFFFFFFFF:
        raise OddZip("is damaged, or of a form that no copy has")
    if start + size != whole - _END.size:
        raise OddZip("holds bytes that belong to no file")
    if size > _MOST_LISTED:
        raise OddZip("lists far more files than a site has")
    file.seek(start)
    listed = list(_read_listed(file.read(size)))
    if len(listed) != count:
        raise OddZip("is damaged: it lists another number of files than it says")
    return start, listed


def _read_listed(directory: bytes) -> Iterator[_Listed]:
    at = 0
    while at < len(directory):
        if at + _ENTRY.size > len(directory):
            raise OddZip("is damaged: its list of files is cut short")
        sign, made, needed, flags, method, _, _, *rest = _ENTRY.unpack_from(directory, at)
        checksum, packed, size, name, extra, comment, disk, _, outer, offset = rest
        at += _ENTRY.size
        raw, extras = directory[at : at + name], directory[at + name : at + name + extra]
        at += name + extra
        if sign != b"PK\1\2" or at > len(directory) or comment or disk or needed > _NEWEST:
            raise OddZip("is damaged, or of a form that no copy has")
        _need_plain(flags, method, extras)
        _need_kind(raw, outer, size, unix=made >> 8 == 3)
        yield _Listed(raw, flags, method, checksum, packed, size, offset)


def _need_plain(flags: int, method: int, extras: bytes) -> None:
    if flags & ~_FLAGS:
        raise OddZip("holds a file that is encrypted or of a form that no copy has")
    if method not in (0, _PACKED):
        raise OddZip("holds a file that is packed in a way that no copy has")
    at = 0
    while at < len(extras):
        field = extras[at : at + 4]
        if len(field) < 4 or int.from_bytes(field[:2], "little") not in _EXTRAS:
            raise OddZip("holds a file with an extra field that no copy has")
        at += 4 + int.from_bytes(field[2:], "little")
    if at != len(extras):
        raise OddZip("is damaged, or of a form that no copy has")


def _need_kind(raw: bytes, outer: int, size: int, *, unix: bool) -> None:
    """Refuse what would not become a plain file or folder: links, devices, files that are called folders."""
    kind, is_folder = (outer >> 16) & _KINDS, raw.endswith(b"/")
    if kind not in (0, _DIRECTORY if is_folder else _REGULAR) or (bool(outer & 0x10) and not is_folder):
        raise OddZip("holds a link or another thing that is no plain file")
    if is_folder and size:
        raise OddZip("holds a folder with bytes of its own")


def _need_name(entry: _Listed) -> str:
    try:
        return entry.raw.decode("utf-8" if entry.flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        raise OddZip("holds a file whose name is in no encoding that it tells") from None


def _read_local(file: BinaryIO, entry: _Listed) -> int:
    """Return where the bytes of an entry begin; what stands before them must say what the directory says."""
    file.seek(entry.at)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size:
        raise OddZip("is damaged: a file reaches outside")
    sign, needed, flags, method, _, _, checksum, packed, size, name, extra = _LOCAL.unpack(head)
    raw, extras = file.read(name), file.read(extra)
    said, promised = (checksum, packed, size), (entry.checksum, entry.packed_size, entry.size)
    later = bool(flags & _LATER) and said == (0, 0, 0)
    same = (flags, method, raw) == (entry.flags, entry.method, entry.raw) and (later or said == promised)
    if sign != b"PK\3\4" or len(extras) != extra or needed > _NEWEST or not same:
        raise OddZip("says one thing of a file in its list and another beside the file")
    _need_plain(flags, method, extras)
    return entry.at + _LOCAL.size + len(raw) + len(extras)


def _read_descriptor(file: BinaryIO, entry: _Listed, at: int) -> int:
    """Return the length of what follows an entry whose sizes were written behind it."""
    if not entry.flags & _LATER:
        return 0
    file.seek(at)
    found, promised = file.read(4 + _DESCRIPTOR.size), (entry.checksum, entry.packed_size, entry.size)
    for sign in (b"PK\7\b", b""):
        if found.startswith(sign + _DESCRIPTOR.pack(*promised)):
            return len(sign) + _DESCRIPTOR.size
    raise OddZip("says one thing of a file in its list and another beside the file")
