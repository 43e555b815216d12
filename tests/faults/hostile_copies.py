"""Copies of a small site that are damaged, forged or made to harm: zips and folders, each with what was done to it."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.files.archive import write_zip
from generator.files.hashes import MANIFEST, hash_all
from generator.publish.manifest import make_manifest

VERSION = "2020-01-01-abcdef01"
PROVISIONS = b'[{"id": "pact:1", "instrument": "pact", "label": "1", "text": "Be quiet at night."}]'
SITE = {"index.html": b"<p>one</p>" * 40, "data/provisions.json": PROVISIONS, "texts/a.html": b"two" * 90}
_CENTRAL, _LOCAL, _END = b"PK\1\2", b"PK\3\4", b"PK\5\6"

Maker = Callable[[Path], object]


def publish(extra: dict[str, bytes] | None = None, **manifest: object) -> dict[str, bytes]:
    """Return the files of the site with their manifest; `manifest` replaces keys of it, `extra` are files beside it."""
    made = json.loads(make_manifest(hash_all(SITE), title="Pacts", version=VERSION, texts={}))
    return {**SITE, MANIFEST: json.dumps({**made, **manifest}).encode(), **(extra or {})}


def pack(files: dict[str, bytes] | None = None) -> bytes:
    """Return a plain zip of them."""
    return write_zip(files or publish(), day="2020-01-01")


def hostile_zips() -> Iterator[tuple[str, bytes]]:
    """Yield every hostile zip with a name that says what it is."""
    yield from _flipped()
    yield from _around()
    yield from _fields()
    yield from _names()
    yield from _kinds()
    yield from _bombs()
    yield from ((f"manifest: {name}", pack({**SITE, MANIFEST: content})) for name, content in _manifests())
    yield from ((f"table: {name}", pack(_with_table(content))) for name, content in _tables())


def _flipped() -> Iterator[tuple[str, bytes]]:
    whole, chance = pack(), random.Random(21)
    for number in range(40):
        spoilt = bytearray(whole)
        at = chance.randrange(len(whole))
        spoilt[at] ^= 1 << chance.randrange(8)
        yield f"bit {number} flipped at {at}", bytes(spoilt)
    for number in range(10):
        yield f"cut short {number}", whole[: chance.randrange(len(whole))]


def _around() -> Iterator[tuple[str, bytes]]:
    whole = pack()
    start = whole.index(_CENTRAL)
    yield "bytes before", b"#!/bin/sh\nrm -rf /\n" + whole
    yield "bytes behind", whole + b"more"
    yield "a comment", whole[:-2] + struct.pack("<H", 4) + b"more"
    yield "a second zip behind", whole + pack({"other.html": b"x"})
    yield "a second zip before", pack({"other.html": b"x"}) + whole
    yield "bytes between", _moved(whole[:start] + b"hidden" + whole[start:], 6)
    yield "bytes between, the list not moved", whole[:start] + b"hidden" + whole[start:]
    yield "only an end", whole[-22:]
    yield "an end of nothing", _END + b"\0" * 18
    yield "nothing", b""
    yield "no zip", b"<html>no zip</html>" * 9


def _moved(zipped: bytes, by: int) -> bytes:
    """Return a zip whose end says that its list begins later."""
    (at,) = struct.unpack_from("<L", zipped, len(zipped) - 6)
    return zipped[:-6] + struct.pack("<L", at + by) + zipped[-2:]


def _set(zipped: bytes, sign: bytes, offset: int, form: str, value: int) -> bytes:
    spoilt = bytearray(zipped)
    struct.pack_into(form, spoilt, zipped.index(sign) + offset, value)
    return bytes(spoilt)


def _fields() -> Iterator[tuple[str, bytes]]:
    """Fields of the formats, each set to what it must not be, in the list, beside the file or in both."""
    whole = pack()
    for name, central, local, form, value in (
        ("encrypted", 8, 6, "<H", 1),
        ("strongly encrypted", 8, 6, "<H", 0x41),
        ("patched", 8, 6, "<H", 0x20),
        ("method 1", 10, 8, "<H", 1),
        ("method 12", 10, 8, "<H", 12),
        ("method 99", 10, 8, "<H", 99),
        ("checksum", 16, 14, "<L", 7),
        ("packed size", 20, 18, "<L", 1 << 30),
        ("size", 24, 22, "<L", 1 << 31),
        ("zip64 size", 24, 22, "<L", 0xFFFFFFFF),
        ("length of name", 28, 26, "<H", 60000),
        ("length of extra", 30, 28, "<H", 60000),
    ):
        yield f"{name} in the list", _set(whole, _CENTRAL, central, form, value)
        yield f"{name} beside the file", _set(whole, _LOCAL, local, form, value)
        yield f"{name} in both", _set(_set(whole, _CENTRAL, central, form, value), _LOCAL, local, form, value)
    for name, offset, form, value in (
        ("offset outside", 42, "<L", 1 << 30),
        ("offset of another", 42, "<L", 1),
        ("on another disk", 34, "<H", 3),
        ("with a comment", 32, "<H", 5),
    ):
        yield name, _set(whole, _CENTRAL, offset, form, value)
    for offset, value in ((4, 1), (6, 1), (8, 1), (10, 9), (12, 5), (16, 5), (16, 0xFFFFFFFF)):
        form = "<L" if offset >= 12 else "<H"
        yield f"end of list, {offset} is {value}", _set(whole, _END, offset, form, value)


def _names() -> Iterator[tuple[str, bytes]]:
    for name in (
        "__MACOSX/x.html",
        "../../x",
        "data/../../x",
        "/etc/x",
        "C:/x",
        "a\\b.html",
        "./index.html",
        "data//x",
        "a\nb",
        "x.html/",
        "\x1b[2J",
        "index.html/x",
        "Index.html",
        "extra.html",
        ".DS_Store",
        "Thumbs.db",
        "data/.DS_Store",
        ".gitignore",
        "index.html.gz",
        "index.html.br",
        "a" * 300,
        "/".join("a" * 90),
        "\u202etxt.html",
        "data/manifest.json.gz",
    ):
        yield f"also {name!r}"[:60], pack(publish({name: b"x" if not name.endswith("/") else b""}))
    whole = pack()
    yield "other name in the list", whole.replace(b"index.html", b"index.htmx").replace(b"index.htmx", b"index.html", 1)
    yield "other name beside the file", whole.replace(b"index.html", b"index.htmx", 1)
    yield "NUL in a name", whole.replace(b"index.html", b"index\0html")
    yield "name in no encoding", whole.replace(b"index.html", b"index\xffhtml")
    yield "two folders", pack({**{f"a/{path}": text for path, text in publish().items()}, "b/x.html": b"x"})
    yield "two copies", pack({f"{top}/{path}": text for path, text in publish().items() for top in "ab"})
    yield "two entries of one name", _doubled("index.html", b"forged")
    yield "two manifests", _doubled(MANIFEST, b"{}")
    yield "a gz of another file", pack(publish({"index.html.gz": _gzip(b"forged")}))
    yield "a gz with a comment", pack(publish({"index.html.gz": _gzip(SITE["index.html"], b"\x10", b"hidden\0")}))
    yield "a gz with more behind", pack(publish({"index.html.gz": _gzip(SITE["index.html"]) + b"hidden"}))
    yield "two gz in one", pack(publish({"index.html.gz": _gzip(SITE["index.html"]) + _gzip(b"x")}))


def _gzip(content: bytes, flags: bytes = b"\0", head: bytes = b"") -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(content) + packer.flush()
    ends = struct.pack("<2L", zlib.crc32(content), len(content))
    return b"\x1f\x8b\x08" + flags + b"\0" * 4 + b"\2\xff" + head + body + ends


def _doubled(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, held in [*publish().items()]:
            archive.writestr(path, held)
        archive.writestr(f"{name[:-1]}?", content)
    return out.getvalue().replace(f"{name[:-1]}?".encode(), name.encode())


def _kinds() -> Iterator[tuple[str, bytes]]:
    for name, mode in (("link", 0o120777), ("pipe", 0o010644), ("device", 0o060644), ("folder", 0o040755)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for path, content in publish().items():
                entry = zipfile.ZipInfo(path)
                entry.external_attr = (mode if path == "index.html" else 0o100644) << 16
                archive.writestr(entry, content)
        yield f"a {name} by its flags", out.getvalue()
    for name, field in (("another name", b"up"), ("zip64 sizes", b"\1\0"), ("of nobody", b"zz")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for path, content in publish().items():
                entry = zipfile.ZipInfo(path)
                entry.extra = field + struct.pack("<H", 8) + b"12345678" if path == "index.html" else b""
                archive.writestr(entry, content)
        yield f"an extra field with {name}", out.getvalue()


def _bombs() -> Iterator[tuple[str, bytes]]:
    zeros = b"\0" * 200_000_000
    yield "a bomb beside", pack(publish({"x.html": zeros}))
    yield "a bomb as manifest", pack({**SITE, MANIFEST: zeros})
    yield "a bomb that is listed", pack({**publish(files={**hash_all(SITE), "x": "0" * 64}), "x": zeros})
    yield "a bomb as gz", pack(publish({"index.html.gz": _gzip(zeros)}))
    yield "a bomb as table", pack(_with_table(b" " * 200_000_000 + PROVISIONS))
    whole = pack()
    yield "a size that lies", _set(_set(whole, _CENTRAL, 24, "<L", 5), _LOCAL, 22, "<L", 5)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    yield "60,000 files", out.getvalue()


def _manifests() -> Iterator[tuple[str, bytes]]:
    good = json.loads(publish()[MANIFEST])
    files = good["files"]
    yield "deep list", b"[" * 200_000
    yield "deep object", b'{"a":' * 200_000 + b"1" + b"}" * 200_000
    yield "many lists", b"[" + b"[]," * 4_000_000 + b"[]]"
    yield "many texts", b"[" + b'"ab",' * 3_000_000 + b'""]'
    yield "not UTF-8", b'{"files": {}, "version": "\xff"}'
    yield "a huge number", b'{"files": {}, "version": ' + b"9" * 100_000 + b"}"
    yield "not a number", json.dumps({**good, "version": float("nan")}).encode()
    for name, content in (
        ("a list", []),
        ("nothing", None),
        ("a number", 7),
        ("a text", "files"),
        ("no files", {"version": VERSION}),
        ("files a list", {**good, "files": list(files)}),
        ("files nothing", {**good, "files": None}),
        ("no version", {"files": files}),
        ("version a list", {**good, "version": [VERSION]}),
        ("version nothing", {**good, "version": None}),
        ("version of two lines", {**good, "version": "1\nwhole: 9 files as published"}),
        ("hash a number", {**good, "files": {**files, "a": 7}}),
        ("version with escapes", {**good, "version": "\x1b[2K\x1b[1Gwhole"}),
        ("hash short", {**good, "files": {**files, "a": "ab"}}),
        ("version with a half character", {**good, "version": "\ud800"}),
        ("hash nothing", {**good, "files": {**files, "a": None}}),
        ("a path of two lines", {**good, "files": {**files, "a\nwhole: all": "0" * 64}}),
        ("a path upward", {**good, "files": {**files, "../x": "0" * 64}}),
        ("an absolute path", {**good, "files": {**files, "/etc/passwd": "0" * 64}}),
        ("an empty path", {**good, "files": {**files, "": "0" * 64}}),
        ("itself", {**good, "files": {**files, MANIFEST: "0" * 64}}),
        ("half a character", {**good, "files": {**files, "\ud800": "0" * 64}}),
    ):
        yield name, json.dumps(content).encode()
    yield (
        "a file twice",
        publish()[MANIFEST].replace(b'"index.html"', b'"texts/a.html": "' + b"0" * 64 + b'", "index.html"'),
    )


def _with_table(content: bytes) -> dict[str, bytes]:
    """Return a forged site whose manifest agrees with its table: `verify` may call it whole, `diff` must not break."""
    files = {**SITE, "data/provisions.json": content}
    return {**files, MANIFEST: make_manifest(hash_all(files), title="Pacts", version=VERSION, texts={})}


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "deep", b"[" * 100_000
    yield "many rows", b"[" + b"{}," * 5_000_000 + b"{}]"
    long = " ".join(f"w{number}" for number in range(30_000))
    yield "a long text", json.dumps([{"id": "pact:1", "text": long}]).encode()
    for name, content in (
        ("a text", "x"),
        ("nothing", None),
        ("an object", {"id": 1}),
        ("rows of text", ["x"]),
        ("a row without id", [{"text": "x"}]),
        ("id a number", [{"id": 7}]),
        ("id a list", [{"id": ["x"]}]),
        ("text an object", [{"id": "x", "text": {"a": 1}}]),
        ("one id twice", [{"id": "x"}, {"id": "x"}]),
        ("list of numbers", [{"id": "x", "text": [1, 2]}]),
        ("fractions", [{"id": "x", "text": 0.5}]),
        ("half a character", [{"id": "\ud800", "text": "\ud800 b"}]),
        ("escapes", [{"id": "\x1b[2J\n", "label": "\x1b]0;x\x07"}]),
    ):
        yield name, json.dumps(content).encode()


def hostile_folders() -> Iterator[tuple[str, Maker]]:
    """Yield what spoils a folder that holds the site, with a name that says how."""
    yield "a link to a file outside", lambda site: (site / "x.html").symlink_to("/etc/hostname")
    yield "a link to a folder outside", lambda site: (site / "more").symlink_to("/etc")
    yield "a link to itself", lambda site: (site / "more").symlink_to(site)
    yield "a link to nothing", lambda site: (site / "more").symlink_to("/nowhere")
    yield "a file that became a link", _link_file
    yield "a folder that became a link", _link_folder
    yield "the manifest a link", lambda site: _as_link(site / MANIFEST)
    yield "a pipe", lambda site: os.mkfifo(site / "x.html")
    yield "a pipe in place of a file", lambda site: _as_pipe(site / "index.html")
    yield "a pipe in place of the manifest", lambda site: _as_pipe(site / MANIFEST)
    yield "a folder in place of a file", lambda site: _as_folder(site / "index.html")
    yield "a folder as manifest", lambda site: _as_folder(site / MANIFEST)
    yield "an empty folder", lambda site: (site / "more").mkdir()
    yield "a deep folder", lambda site: (site / "/".join("a" * 80)).mkdir(parents=True)
    yield "a name that is no UTF-8", lambda site: Path(os.fsdecode(os.fsencode(site) + b"/\xff.html")).write_bytes(b"")
    yield "a name of two lines", lambda site: (site / "a\nwhole: 3 files").write_bytes(b"")
    yield "a name with escapes", lambda site: (site / "\x1b[2J").write_bytes(b"")
    yield "a hole of a terabyte", lambda site: os.truncate(site / "index.html", 1 << 40)
    yield "a manifest with a hole", lambda site: os.truncate(site / MANIFEST, 1 << 40)
    yield "a table with a hole", lambda site: os.truncate(site / "data/provisions.json", 1 << 40)
    yield "another .gitignore", lambda site: (site / ".gitignore").write_text("<script>", encoding="utf-8")
    yield "a .DS_Store", lambda site: (site / "data/.DS_Store").write_bytes(b"x")
    yield "a brotli of another file", lambda site: (site / "index.html.br").write_bytes(b"\x0b\x02\x80abcdef\x03")
    for name, content in _manifests():
        yield f"manifest: {name}", partial(_write_manifest, content)


def _write_manifest(content: bytes, site: Path) -> None:
    (site / MANIFEST).write_bytes(content)


def _as_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _as_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _as_link(file: Path) -> None:
    file.rename(file.parent.parent.parent / "outside")
    file.symlink_to(file.parent.parent.parent / "outside")


def _link_file(site: Path) -> None:
    (site / "index.html").rename(site.parent / "outside")
    (site / "index.html").symlink_to(site.parent / "outside")


def _link_folder(site: Path) -> None:
    (site / "texts").rename(site.parent / "outside")
    (site / "texts").symlink_to(site.parent / "outside")
