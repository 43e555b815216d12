"""Check that a site needs nothing but itself: links, fragments, and whatever a page would load from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from generator.law import routes

_TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"', re.IGNORECASE)
_LOADS = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "use": ("href",),
    "form": ("action",),
}
"""What a browser fetches or sends without being asked, by element and attribute."""
_REMOTE_STYLE = re.compile(r"""(?:@import\s+|url\(\s*)["']?((?:[a-z]+:)?//[^"')\s]*)""", re.IGNORECASE)
_REMOTE_SCRIPT = re.compile(
    r"""(?:\bfetch|\bimport|importScripts|\.src\s*=|\.open)\s*\(?\s*["'`]((?:https?:)?//[^"'`]*)""", re.IGNORECASE
)


def find_faults(files: Mapping[str, bytes]) -> list[str]:
    """List what would fail or reach outside, as `page: what`, in the order of the pages."""
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    ids = {path: _find_ids(text) for path, text in pages.items()}
    faults = [f"{path}: {fault}" for path, text in pages.items() for fault in _check_page(path, text, files, ids)]
    for path, content in files.items():
        pattern = {".css": _REMOTE_STYLE, ".js": _REMOTE_SCRIPT}.get(posixpath.splitext(path)[1])
        if pattern:
            faults += [f"{path}: loads {found[1]}" for found in pattern.finditer(content.decode())]
    return faults


def _find_ids(text: str) -> frozenset[str]:
    return frozenset(
        unescape(value) for tag in _TAG.finditer(text) for name, value in _ATTRIBUTE.findall(tag[2]) if name == "id"
    )


def _check_page(path: str, text: str, files: Mapping[str, bytes], ids: Mapping[str, frozenset[str]]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for tag in _TAG.finditer(text):
        name = tag[1].lower()
        for attribute, raw in _ATTRIBUTE.findall(tag[2]):
            loads = attribute.lower() in _LOADS.get(name, ()) and 'rel="canonical"' not in tag[2]
            if (not loads and attribute.lower() != "href") or (name, raw) in seen:
                continue
            seen.add((name, raw))
            fault = _check_address(unescape(raw), path, files, ids, loads=loads)
            if fault:
                yield fault


def _check_address(
    address: str, path: str, files: Mapping[str, bytes], ids: Mapping[str, frozenset[str]], *, loads: bool
) -> str:
    parts = urlsplit(address)
    if parts.scheme == "data":
        return ""
    if parts.scheme or parts.netloc:
        return f"loads {address}" if loads else ""
    if address.startswith("/"):
        return f"{address} leads to the root of a disk"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if target not in files:
        return f"{address} leads to nothing"
    if target not in ids or target in routes.STATE_IN_HASH or not parts.fragment:
        return ""
    if unquote(parts.fragment) not in ids[target]:
        return f"{address} leads to no part of its page"
    return ""
