"""Read files of unknown origin within bounds: what would take too much memory or time is refused."""

from __future__ import annotations

import json
import os
import stat
import zlib
from collections.abc import Iterable
from pathlib import Path

import brotli

_BRACKET, _TEXT, _COMMA = 72, 64, 16
"""So many bytes at most are taken by an empty list or object, a short text, and a place in a list or object."""
_MOST = 100_000_000


class OddJson(Exception):
    """Raised where a file is no JSON that our files hold; its text says why."""


class NoPlainFile(OSError):
    """Raised where a path leads to a folder, a pipe or a device, of which a read may never end."""


def read_plain(file: Path, *, most: int) -> bytes:
    """Return the bytes of an ordinary file, at most one more than `most`; raise NoPlainFile where it is none.

    It is the file that was opened which is looked at: another thing may have taken its name since it was listed.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(file, flags)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoPlainFile(None, "is no ordinary file", str(file))
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read(most + 1)
    finally:
        os.close(handle)


def read_whole(file: Path, *, most: int) -> bytes:
    """Return the bytes of an ordinary file; raise OSError where they are more than `most`, or cannot be read."""
    content = read_plain(file, most=most)
    if len(content) > most:
        raise OSError(None, f"it has more than {most:,} bytes", str(file))
    return content


def read_json(content: bytes, *, most: int = _MOST) -> object:
    """Return what a JSON file in UTF-8 holds; raise OddJson where it is damaged or would take more than `most` bytes.

    A key that stands twice in one object, NaN and infinities are refused: programs differ in what they read there.
    """
    brackets = content.count(b"[") + content.count(b"{")
    weight = 4 * len(content) + _BRACKET * brackets + _TEXT * content.count(b'"') // 2 + _COMMA * content.count(b",")
    if weight > most:
        raise OddJson("it is too large or too finely nested")
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse)
    except RecursionError:
        raise OddJson("it is too finely nested") from None
    except ValueError:
        raise OddJson("it is damaged") from None


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    listed = list(pairs)
    made = dict(listed)
    if len(made) != len(listed):
        raise OddJson("an object names one key twice")
    return made


def _refuse(name: str) -> object:
    raise OddJson(f"it holds {name}, which is no number")


def unpack_to(content: bytes, *, ending: str, size: int) -> bytes | None:
    """Return what a file packed by gzip or Brotli holds where that is `size` bytes and nothing is hidden beside them.

    None where it holds anything else, is damaged or of another packing; never more than `size` bytes are unpacked.
    """
    try:
        if ending == ".gz":
            return _unzip(content, size)
        return _unbrotli(content, size) if ending == ".br" else None
    except (zlib.error, brotli.error):
        return None


def _unzip(content: bytes, size: int) -> bytes | None:
    if content[3:4] != b"\0":  # A name, a comment or an extra field in the head (RFC 1952) would be bytes of anybody's.
        return None
    unpacker = zlib.decompressobj(31)
    found = unpacker.decompress(content, size + 1)
    found += unpacker.decompress(unpacker.unconsumed_tail, 1)  # the checksum behind the last byte
    return found if unpacker.eof and not unpacker.unused_data and len(found) == size else None


def _unbrotli(content: bytes, size: int) -> bytes | None:
    unpacker = brotli.Decompressor()
    found = bytearray(unpacker.process(content, output_buffer_limit=size + 1))
    while not unpacker.is_finished() and len(found) <= size:
        more = unpacker.process(b"", output_buffer_limit=size + 1 - len(found))
        if not more:
            break
        found += more
    return bytes(found) if unpacker.is_finished() and len(found) == size else None
