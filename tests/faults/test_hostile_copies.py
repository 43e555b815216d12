"""Copies that are damaged, forged or made to harm: `verify` and `diff` answer plainly, in little memory and time."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.files.hashes import MANIFEST
from tests.faults.hostile_copies import hostile_folders, hostile_zips, pack, publish

ROOT = Path(__file__).resolve().parents[2]
ROOM, LONGEST = 300_000_000, 10.0
FORGED = "table: "
"""Sites with a manifest that agrees with them: only a hash from elsewhere tells."""
RUN = """
import json, sys, time
from pathlib import Path
from click.testing import CliRunner
from generator.cli import main
found = []
good = sys.argv[1]
for place in map(str, sorted(Path(sys.argv[2]).iterdir())):
    for command in (["verify", f"{place}/copy"], ["diff", good, f"{place}/copy"]):
        start = time.process_time()
        done = CliRunner().invoke(main, command)
        fault = None if done.exception is None or isinstance(done.exception, SystemExit) else repr(done.exception)
        found.append([place, command[0], done.exit_code, done.output, fault, time.process_time() - start])
peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024
json.dump([found, peak], sys.stdout)
"""


@dataclass(frozen=True)
class Answer:
    """What a command said to a hostile copy."""

    name: str
    command: str
    code: int
    said: str
    fault: str | None
    seconds: float


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Answer], int]:
    """The answers of both commands to every hostile copy, and the peak of memory in bytes."""
    work = tmp_path_factory.mktemp("hostile")
    names = {}
    for number, (name, content) in enumerate(hostile_zips()):
        (work / "all" / f"z{number:03}").mkdir(parents=True)
        (work / "all" / f"z{number:03}" / "copy").write_bytes(content)
        names[f"z{number:03}"] = name
    for number, (name, spoil) in enumerate(hostile_folders()):
        site = work / "all" / f"f{number:03}" / "copy"
        for path, content in publish().items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        spoil(site)
        names[f"f{number:03}"] = f"folder: {name}"
    (work / "good.zip").write_bytes(pack())
    command = [sys.executable, "-c", RUN, str(work / "good.zip"), str(work / "all")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found, peak = json.loads(done.stdout)
    return [Answer(names[Path(place).name], *rest) for place, *rest in found], peak


def test_every_answer_is_plain(answers: tuple[list[Answer], int]) -> None:
    """No traceback; where nothing could be read, one line; nothing that a terminal would obey."""
    all_answers, _ = answers
    assert len({answer.name for answer in all_answers}) >= 120
    assert [answer for answer in all_answers if answer.fault] == []
    assert [answer for answer in all_answers if answer.code not in (0, 1)] == []
    assert [answer for answer in all_answers if not answer.said.replace("\n", "").isprintable()] == []
    for answer in all_answers:
        listed = answer.said.startswith("not whole") or answer.command == "diff"
        assert listed or answer.said.count("\n") == 1, answer


def test_whole_is_never_said_falsely(answers: tuple[list[Answer], int]) -> None:
    """Whole is only what holds exactly the published files; a flipped bit in a date leaves them as they are."""
    zips = dict(hostile_zips())
    for answer in answers[0]:
        if answer.command == "verify" and answer.code == 0 and not answer.name.startswith(FORGED):
            assert answer.name.startswith("bit "), answer
            with zipfile.ZipFile(io.BytesIO(zips[answer.name])) as archive:
                assert {name: archive.read(name) for name in archive.namelist()} == publish(), answer


def test_memory_and_time_are_bounded(answers: tuple[list[Answer], int]) -> None:
    """300 MB and 10 seconds of the processor, whatever the copy unpacks to."""
    all_answers, peak = answers
    slowest = max(all_answers, key=lambda answer: answer.seconds)
    print(f"{len(all_answers)} answers, peak {peak:,} bytes, slowest {slowest.seconds:.1f} s: {slowest.name}")
    assert peak <= ROOM
    assert slowest.seconds <= LONGEST, slowest


def test_the_hostile_set_starts_from_a_good_copy(tmp_path: Path) -> None:
    """What is spoilt is whole before."""
    (tmp_path / "good.zip").write_bytes(pack())
    command = [sys.executable, "-m", "generator", "verify", str(tmp_path / "good.zip")]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert MANIFEST in publish()
