"""Return whether a copy of a site, a folder or a zip, still is what was published: each file against the manifest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.files.bounded import OddJson, read_json, unpack_to
from generator.files.copies import CopiedFile, OddCopy, SiteCopy, open_copy
from generator.files.hashes import MANIFEST, hash_bytes
from generator.files.printing import as_printed
from generator.law.writing import write_count
from generator.publish.sign import SIGNATURE, SIGNERS, NoSignature, check_signature

_BESIDE = frozenset({MANIFEST, SIGNATURE, SIGNERS})
"""What the manifest cannot list, because it is made after it."""
_HASH, _VERSION = re.compile("[0-9a-f]{64}"), re.compile(r"\w[\w.-]{0,99}", re.ASCII)
_MOST_IN_MANIFEST, _MOST_UNPACKED, _MOST_SIGNED = 16_000_000, 64_000_000, 100_000


class NoCopy(Exception):
    """Raised where something is no copy, or not the one that was asked for; its text says why."""


@dataclass(frozen=True)
class Verdict:
    """What became of a copy: its version, how many files it should have, and the paths that are not as published."""

    version: str
    count: int
    differs: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    manifest: str = ""
    """The SHA-256 of the manifest."""
    is_known: bool = False
    """Whether that hash was named by whoever asked. Without it, a copy only agrees with itself."""
    signed: str = ""
    """What became of the signature; empty where there is none."""

    @property
    def is_whole(self) -> bool:
        """Return whether every file is there as published, and no other."""
        return not (self.differs or self.missing or self.extra or self.signed.startswith("NOT"))

    def as_text(self) -> str:
        """Say it in one line, and against what; then name every file that is not as published, one a line."""
        version = f"version {as_printed(self.version)}"
        if self.is_whole:
            files = write_count(self.count, "file")
            signed = f"{self.signed}\n" if self.signed else ""
            if self.is_known:
                return f"whole: {files} as published, {version}; its manifest has the SHA-256 that was given\n{signed}"
            return (
                f"whole: {files} as the manifest inside says, {version}; whether that manifest is the published one, "
                f"tells --against with the hash that was published with it; here it is {self.manifest}\n{signed}"
            )
        differ = "differs" if len(self.differs) == 1 else "differ"
        counts = [
            f"{len(paths)} {word}"
            for paths, word in ((self.differs, differ), (self.missing, "missing"), (self.extra, "extra"))
            if paths
        ]
        lines = [f"not whole: {', '.join(counts)} of {write_count(self.count, 'file')}, {version}"]
        lines += [f"  differs: {as_printed(path)}" for path in self.differs]
        lines += [f"  missing: {as_printed(path)}" for path in self.missing]
        lines += [f"  extra: {as_printed(path)}" for path in self.extra]
        lines += [f"  {self.signed}"] if self.signed else []
        return "\n".join(lines) + "\n"


def verify(copy: Path, *, against: str = "") -> Verdict:
    """Hold a folder or a zip against the manifest inside it; `against` is the SHA-256 which that manifest must have.

    Raise NoCopy where there is no manifest or another one, or where no copy could be of that form.
    """
    shown = as_printed(str(copy))
    try:
        held = open_copy(copy)
        if MANIFEST not in held.files:
            raise NoCopy(f"{shown} holds no {MANIFEST}: it is no copy of a published site")
        content = held.files[MANIFEST].read(most=_MOST_IN_MANIFEST)
    except OddCopy as fault:
        words = str(fault)
        raise NoCopy(words if words.startswith(shown) else f"{MANIFEST} of {shown} {words}") from None
    found = hash_bytes(content)
    if against and found != against:
        raise NoCopy(f"{shown} is not the copy that was asked for: its manifest has the SHA-256 {found}")
    version, files = read_manifest(content, shown)
    return Verdict(
        version=version,
        count=len(files),
        differs=tuple(path for path in sorted(files) if path in held.files and held.files[path].hash() != files[path]),
        missing=tuple(path for path in sorted(files) if path not in held.files),
        extra=tuple(sorted(_find_extra(held, files, content))),
        manifest=found,
        is_known=bool(against),
        signed=_check_signature(held.files, content),
    )


def _check_signature(held: Mapping[str, CopiedFile], manifest: bytes) -> str:
    if SIGNATURE not in held:
        return ""
    if SIGNERS not in held:
        return f"NOT signed by the publisher: {SIGNERS} is missing"
    try:
        signature, signers = (held[path].read(most=_MOST_SIGNED) for path in (SIGNATURE, SIGNERS))
        return check_signature(manifest, signature, signers)
    except (NoSignature, OddCopy) as fault:
        return f"signature not checked: {fault}"


def read_manifest(content: bytes, shown: str) -> tuple[str, dict[str, str]]:
    """Return the version and the hashes by path that a manifest names; raise NoCopy where none of ours could be so."""
    try:
        manifest = read_json(content)
    except OddJson as fault:
        raise NoCopy(f"{MANIFEST} of {shown} cannot be read: {fault}") from None
    version = manifest.get("version") if isinstance(manifest, dict) else None
    files = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(version, str) or not _VERSION.fullmatch(version) or not isinstance(files, dict):
        raise NoCopy(f"{MANIFEST} of {shown} cannot be read: it is damaged")
    for path, own in files.items():
        plain = path != MANIFEST and all(part not in ("", ".", "..") for part in path.split("/"))
        if not plain or not isinstance(own, str) or not _HASH.fullmatch(own):
            raise NoCopy(f"{MANIFEST} of {shown} cannot be read: it is damaged at {as_printed(path)}")
    return version, files


def _find_extra(held: SiteCopy, files: Mapping[str, str], manifest: bytes) -> list[str]:
    others = [f"{path} ({what})" for path, what in held.others.items()]
    hashes = {**files, MANIFEST: hash_bytes(manifest)}
    known = {*hashes, *_BESIDE}
    strange = [path for path in held.files if path not in known and not _packs(path, held.files, hashes)]
    return [*others, *strange]


def _packs(path: str, held: Mapping[str, CopiedFile], hashes: Mapping[str, str]) -> bool:
    """Return whether a file is the compressed form of a published one, as a host may keep beside it."""
    plain, dot, ending = path.rpartition(".")
    if plain not in hashes or plain not in held or held[plain].size > _MOST_UNPACKED:
        return False
    size = held[plain].size
    try:
        content = unpack_to(held[path].read(most=size + 1024), ending=f"{dot}{ending}", size=size)
    except OddCopy:
        return False
    return content is not None and hash_bytes(content) == hashes[plain]
