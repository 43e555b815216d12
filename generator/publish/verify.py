"""Return whether a copy of a site, a folder or a zip, still is what was published: each file against the manifest."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.files.hashes import MANIFEST, hash_bytes
from generator.files.packing import unpack
from generator.law.writing import write_count
from generator.publish.manifest import NOT_OURS


class NoCopy(Exception):
    """Raised where there is nothing to verify; its text says why."""


@dataclass(frozen=True)
class Verdict:
    """What became of a copy: its version, how many files it should have, and the paths that are not as published."""

    version: str
    count: int
    differs: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether every file is there as published, and no other."""
        return not (self.differs or self.missing or self.extra)

    def as_text(self) -> str:
        """Say it in one line, then name every file that is not as published, one a line."""
        if self.is_whole:
            return f"whole: {write_count(self.count, 'file')} as published, version {self.version}\n"
        differ = "differs" if len(self.differs) == 1 else "differ"
        counts = [
            f"{len(paths)} {word}"
            for paths, word in ((self.differs, differ), (self.missing, "missing"), (self.extra, "extra"))
            if paths
        ]
        lines = [f"not whole: {', '.join(counts)} of {write_count(self.count, 'file')}, version {self.version}"]
        lines += [f"  differs: {path}" for path in self.differs]
        lines += [f"  missing: {path}" for path in self.missing]
        lines += [f"  extra: {path}" for path in self.extra]
        return "\n".join(lines) + "\n"


def verify(copy: Path) -> Verdict:
    """Hold a folder or a zip against the manifest inside it; raise NoCopy where it has none."""
    held = _read_zip(copy) if copy.is_file() else _read_folder(copy)
    if MANIFEST not in held:
        raise NoCopy(f"{copy} holds no {MANIFEST}: it is no copy of a published site")
    try:
        manifest = json.loads(held[MANIFEST]())
        files: dict[str, str] = dict(manifest["files"])
        version = str(manifest["version"])
    except (ValueError, KeyError, TypeError):
        raise NoCopy(f"{MANIFEST} of {copy} cannot be read: it is damaged") from None
    return Verdict(
        version=version,
        count=len(files),
        differs=tuple(path for path in sorted(files) if path in held and _hash_of(held[path]) != files[path]),
        missing=tuple(path for path in sorted(files) if path not in held),
        extra=tuple(
            path for path in sorted(held) if path != MANIFEST and path not in files and not _packs(path, held, files)
        ),
    )


Reader = Callable[[], bytes]


def _hash_of(read: Reader) -> str:
    try:
        return hash_bytes(read())
    except (zipfile.BadZipFile, zlib.error, OSError):
        return ""


def _packs(path: str, held: Mapping[str, Reader], files: Mapping[str, str]) -> bool:
    """Return whether a file is the compressed form of a published one, as a host may keep beside it."""
    plain, dot, ending = path.rpartition(".")
    if not (plain in files or plain == MANIFEST):
        return False
    content = unpack(held[path](), ending=f"{dot}{ending}")
    return content is not None and hash_bytes(content) == (files.get(plain) or _hash_of(held[plain]))


def _read_folder(folder: Path) -> dict[str, Reader]:
    if not folder.is_dir():
        raise NoCopy(f"{folder} is neither a folder nor a zip file")
    return {
        file.relative_to(folder).as_posix(): file.read_bytes
        for file in folder.rglob("*")
        if file.is_file() and file.name not in NOT_OURS
    }


def _read_zip(file: Path) -> dict[str, Reader]:
    """Read a zip; where everything stands in one folder, paths are inside it."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError):
        raise NoCopy(f"{file} is no zip file, or is damaged") from None
    names = [
        entry.filename
        for entry in archive.infolist()
        if not entry.is_dir()
        and Path(entry.filename).name not in NOT_OURS
        and not entry.filename.startswith("__MACOSX/")
    ]
    start = next((name.removesuffix(MANIFEST) for name in names if name.endswith(f"/{MANIFEST}")), "")
    prefix = start if all(name.startswith(start) for name in names) else ""
    return {name.removeprefix(prefix): partial(archive.read, name) for name in names}
