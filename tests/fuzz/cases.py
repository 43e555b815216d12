"""One case of bad data: made from a number, tried, and judged.

A case ends well in a report with a place, or in a record or a site that holds exactly what the files say.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.law.records import Record
from generator.publish.pipeline import check_data, make_site
from generator.reading.layout import LAYOUT, Place
from generator.reading.problems import Problem, Report
from generator.reading.record_shape import read_record
from generator.reading.yamlio import read_document
from tests.fuzz.spoil import SPOILERS
from tests.fuzz.trees import MINI, TREE_SPOILERS, WEIGHTS, lay_out

DATA = Path(__file__).resolve().parents[2] / "data"
NOBODY = 65534


class Fault(AssertionError):
    """Raised where a case ends in neither a sound report nor what the files say."""


@dataclass(frozen=True)
class Case:
    """One case: `of` is "file", "tree" or "site", and the number makes everything else."""

    of: str
    number: int

    @property
    def kind(self) -> str:
        """Return the way in which the data are spoilt."""
        if self.of == "file":
            return sorted(SPOILERS)[self.number % len(SPOILERS)]
        spoilers = WEIGHTS if self.of == "site" else TREE_SPOILERS
        kinds = [kind for kind in sorted(spoilers) for _ in range(WEIGHTS.get(kind, 1))]
        return kinds[self.number % len(kinds)]

    def run(self) -> str:
        """Try the case and give its outcome; raise what it raises, or Fault."""
        chance = Random(zlib.crc32(f"{self.of} {self.number}".encode()))
        return (
            _run_file(self.kind, chance) if self.of == "file" else _run_tree(self.kind, chance, whole=self.of == "site")
        )


@cache
def real_files() -> tuple[tuple[Path, type[Record]], ...]:
    """Return files of the real and of the invented data with the record of each: a dozen of each kind."""
    found: list[tuple[Path, type[Record]]] = []
    for place in LAYOUT:
        files = [
            file for data in (DATA, MINI / "data") for file in sorted(data.rglob("*.yml")) if _is(place, file, data)
        ]
        found += [(file, place.record) for file in files[:: max(1, len(files) // 12)]]
    return tuple(found)


def _is(place: Place, file: Path, data: Path) -> bool:
    inside = file.relative_to(data).as_posix()
    first = next((one for one in LAYOUT if one.pattern.fullmatch(inside)), None)
    return first is place


@cache
def _read(file: Path) -> bytes:
    return file.read_bytes()


def _run_file(kind: str, chance: Random) -> str:
    (file, record), (other, _) = chance.choice(real_files()), chance.choice(real_files())
    return judge_bytes(SPOILERS[kind](_read(file), chance, _read(other)), record)


def judge_bytes(spoilt: bytes, kind: type[Record]) -> str:
    """Read bytes as a record; say what came of it."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder) / "x.yml"
        file.write_bytes(spoilt)
        document, problems = read_document(file, "x.yml")
        record = None
        if document is not None:
            record, faults = read_record(kind, document)
            problems = [*problems, *faults]
        if record is None or problems:
            need_sound(Report(problems, root=Path(folder)), "x.yml", {"x.yml": spoilt})
            return "report"
    need_same(record, spoilt)
    return "record"


def need_same(record: Record, raw: bytes) -> None:
    """Raise Fault where a record holds anything else than a plain reading of the file: nothing dropped or changed."""
    told = yaml.load(raw, Loader=yaml.CBaseLoader)
    held = _plain(record.model_dump(mode="json", by_alias=True, exclude_unset=True))
    if held != told:
        raise Fault(f"the record holds {held!r:.300}, the file says {told!r:.300}")
    events = Counter(
        event.value for event in yaml.parse(raw, Loader=yaml.CSafeLoader) if isinstance(event, yaml.ScalarEvent)
    )
    if events != Counter(_scalars(held)):
        raise Fault(f"the file says more than the record holds: {events - Counter(_scalars(held))!r:.300}")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    else:
        yield value


def _run_tree(kind: str, chance: Random, *, whole: bool) -> str:
    with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        lay_out(root)
        TREE_SPOILERS[kind](root, chance)
        with _bound_by_rights(root, needed=kind == "no right to read"):
            corpus, report = check_data(root)
            if report:
                need_sound(report, ("data", "content"), None)
                outcome = "report"
            elif corpus is None:
                raise Fault("neither a corpus nor a problem")
            else:
                outcome = "corpus"
                if whole:
                    _need_site(root)
                    outcome = "site"
        for path in root.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
    return outcome


def _need_site(root: Path) -> None:
    site = make_site(root)
    if not site.pages:
        raise Fault("a site without pages")
    for path in (*(page.path for page in site.pages), *site.files):
        parts = path.split("/")
        if path.startswith("/") or ".." in parts or any(len(part.encode()) > 200 for part in parts):
            raise Fault(f"the site would hold {path!r:.200}")


@contextmanager
def _bound_by_rights(root: Path, *, needed: bool) -> Iterator[None]:
    """Act as a user whom rights bind: they do not bind root."""
    if not needed or os.geteuid() != 0:
        yield
        return
    root.chmod(0o755)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def need_sound(report: Report, roots: str | tuple[str, ...], contents: dict[str, bytes] | None) -> None:
    """Raise Fault where a problem has no place, no words, or the report cannot be written."""
    if not report.problems:
        raise Fault("neither a record nor a problem")
    for problem in report.problems:
        if not _is_sound(problem, roots, contents):
            raise Fault(f"a problem that does not help: {problem!r:.400}")
    for rendering in (report.as_text(), report.as_json(), report.as_annotations()):
        if "Traceback" in rendering or len(rendering) > 5_000 * (len(report.problems) + 1):
            raise Fault(f"a report that nobody reads: {rendering:.300}")
        rendering.encode()


def _is_sound(problem: Problem, roots: str | tuple[str, ...], contents: dict[str, bytes] | None) -> bool:
    place = problem.location
    if not (place.path.startswith(roots) and problem.what and problem.why and problem.fix):
        return False
    if min(place.line, place.column) < 1 or "pydantic" in problem.what or "Error" in problem.what:
        return False
    raw = contents.get(place.path) if contents else None
    return raw is None or place.line <= raw.count(b"\n") + raw.count(b"\r") + raw.count("\u2028".encode()) + 2
